"""What an empty board says: what the place is for, and the next step."""

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape, Text

_SIZES = (18.0, 14.0, 14.0, 14.0)


def empty_words(lines: tuple[str, ...], palette: Palette, x: float, y: float) -> tuple[Shape, ...]:
    """Write lines in the middle of an empty place; the first one is its heading."""
    shapes: list[Shape] = []
    for place, line in enumerate(lines):
        size = _SIZES[min(place, len(_SIZES) - 1)]
        ink = palette["text" if place == 0 else "text_soft"]
        shapes.append(Text(x, y, line, size, ink, bold=place == 0, anchor="middle"))
        y += measure().line_height(size) * (1.5 if place == 0 else 1.15)
    return tuple(shapes)
