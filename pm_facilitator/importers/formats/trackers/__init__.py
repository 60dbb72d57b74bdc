"""Trackers: issues, tickets, work items and cards, and what became of them."""
