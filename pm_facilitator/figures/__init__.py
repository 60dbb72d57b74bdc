"""Layout and drawing of the boards as plain shapes, without Qt and without a screen."""
