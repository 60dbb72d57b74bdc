"""Tests of the document page."""
