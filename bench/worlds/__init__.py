"""Made-up worlds of conflict, for measuring what no gold is needed for."""
