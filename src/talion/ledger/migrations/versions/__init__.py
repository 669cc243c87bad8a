"""One step of the ledger's form a file; each file is named by its number and never changed once released."""
