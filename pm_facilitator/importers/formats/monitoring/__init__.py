"""Monitoring: alerts, problems, errors, and marks on dashboards."""
