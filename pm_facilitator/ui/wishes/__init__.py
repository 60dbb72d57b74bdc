"""How the wishes of boards are granted: one module for each area of them."""
