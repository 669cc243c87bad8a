"""Pages over the ledger for a browser on this computer: routes, templates, and the files that these load."""
