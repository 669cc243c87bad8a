"""Events of many reports become Incidents."""
