"""The command line: thin, over plain functions."""
