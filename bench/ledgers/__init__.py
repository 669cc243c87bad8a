"""Gold ledgers that Talion is measured on: coding, scoring by the scripts that come with them, tables of the figures."""
