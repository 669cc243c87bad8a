"""Mentions and the parse become Events: triggers, roles, realis, coreference inside one report."""
