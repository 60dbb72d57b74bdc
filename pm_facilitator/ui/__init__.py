"""The windows, and the glue between them and the session."""
