"""The sections of the document, each decided from the board alone."""
