"""Tests of the importers of single formats."""
