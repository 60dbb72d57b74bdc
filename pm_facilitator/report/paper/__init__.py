"""The document on paper: broken into pages of plain shapes, before anything draws them."""
