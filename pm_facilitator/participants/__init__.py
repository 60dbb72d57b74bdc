"""The opt-in page on which participants write from their own devices; off unless switched on."""
