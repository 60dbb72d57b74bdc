"""Which day the times of a text belong to."""
