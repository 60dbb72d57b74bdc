"""Messengers and meetings: what they export, save, or let be copied out of their windows."""
