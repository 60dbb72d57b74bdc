"""Checks of a whole review, shown when a stage is left and before the document goes out; pure."""
