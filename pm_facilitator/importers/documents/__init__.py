"""Whole incident documents: their parts, facts, people and actions."""
