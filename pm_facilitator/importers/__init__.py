"""Readers of text and files: bytes in, drafts and warnings out, all pure."""
