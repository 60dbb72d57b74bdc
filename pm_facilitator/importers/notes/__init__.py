"""Sticky notes of a round from what was written elsewhere."""
