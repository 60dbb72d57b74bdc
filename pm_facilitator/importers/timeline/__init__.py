"""Reading a timeline out of a text, from its lines to its events."""
