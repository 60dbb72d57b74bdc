"""Status pages, of whose incidents one is read at a time."""
