"""The reference drawings in ``docs/figures``: what they show, and how they are written anew."""
