"""The document page: sections with help, preview, what is missing, and the life of the document."""
