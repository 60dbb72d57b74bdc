"""Calendars: their appointments and tasks, and the zones that they bring along."""
