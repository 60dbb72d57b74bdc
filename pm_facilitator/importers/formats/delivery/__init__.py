"""Delivery of software: what was committed, built and deployed."""
