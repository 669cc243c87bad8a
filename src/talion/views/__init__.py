"""Pure data for people to look at, used by the command line and the web alike."""
