"""Alembic's scripts: a connection to a ledger of any earlier form goes in, one of this version's form comes out."""
