"""The coach on documents: finds them, reads them, and tells what was heard in every usual form."""
