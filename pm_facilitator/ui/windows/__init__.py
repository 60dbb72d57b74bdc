"""The windows of the app."""
