"""The history of the schema, one numbered script for every step."""
