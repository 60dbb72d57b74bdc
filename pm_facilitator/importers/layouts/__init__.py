"""The layouts in which people write the entries of a timeline."""
