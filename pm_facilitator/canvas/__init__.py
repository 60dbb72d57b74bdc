"""The whiteboard: graphics scenes that are projections of a board and emit intents."""
