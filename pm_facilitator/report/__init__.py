"""The document of a review: one tree of blocks and a renderer for each format."""
