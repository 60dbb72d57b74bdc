"""Tests of what the facilitator sees of a round."""
