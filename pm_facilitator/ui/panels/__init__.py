"""The panels inside the facilitator window."""
