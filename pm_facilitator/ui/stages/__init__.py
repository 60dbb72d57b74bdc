"""The five stages of the meeting, a page each in the facilitator window."""
