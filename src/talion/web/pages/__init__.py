"""One module a page: an address goes in, what the page shows comes out as a template and its data."""
