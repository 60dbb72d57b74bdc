"""Logs of systems, applications, clusters and clouds."""
