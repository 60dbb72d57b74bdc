"""Tests of the readers of texts and files."""
