"""From what is dropped or chosen to a source, and from a source to a draft, within bounds."""
