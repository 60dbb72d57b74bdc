"""The small sign in a note's corner that says its meaning to those who cannot go by its colour."""

from collections.abc import Mapping

from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Line, Path, Point, Rectangle, Shape

SIZE = 9.0
"""How wide and tall a sign is at 100 %."""

INSET = 4.0
"""How far it stays from the edges: within the room that a note leaves around its text."""

_WIDTH = 1.6

# On a square of 1 by 1; the question mark has its dot below, and the observation is a disc.
_LINES: Mapping[NoteColor, tuple[Point, ...]] = {
    NoteColor.QUESTION: ((0.2, 0.28), (0.32, 0.08), (0.62, 0.04), (0.8, 0.26), (0.5, 0.7)),
    NoteColor.WENT_WELL: ((0.0, 0.55), (0.35, 0.9), (1.0, 0.12)),
    NoteColor.SURPRISE: ((0.62, 0.0), (0.2, 0.55), (0.75, 0.48), (0.36, 1.0)),
}
_AREAS: Mapping[NoteColor, tuple[Point, ...]] = {
    NoteColor.HARD: ((0.5, 0.06), (1.0, 0.94), (0.0, 0.94)),
    NoteColor.IDEA: (
        (0.5, 0.0),
        (0.63, 0.37),
        (1.0, 0.5),
        (0.63, 0.63),
        (0.5, 1.0),
        (0.37, 0.63),
        (0.0, 0.5),
        (0.37, 0.37),
    ),
}


def meaning_mark(
    meaning: NoteColor, x: float, y: float, ink: str, size: float = SIZE
) -> tuple[Shape, ...]:
    """Draw the sign of a meaning into a square by its top left corner."""

    def placed(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((x + size * across, y + size * down) for across, down in points)

    width = _WIDTH * size / SIZE
    if meaning in _AREAS:
        return (Path(placed(_AREAS[meaning]), fill=ink, closed=True),)
    if meaning in _LINES:
        line = Path(placed(_LINES[meaning]), stroke=ink, stroke_width=width)
        if meaning is not NoteColor.QUESTION:
            return (line,)
        middle, low = x + size / 2, y + size
        return line, Line(middle, low - 0.2, middle, low, ink, width)
    inner = size * 0.8
    off = (size - inner) / 2
    return (Rectangle(x + off, y + off, inner, inner, fill=ink, radius=inner / 2),)


def corner_mark(meaning: NoteColor, height: float, palette: Palette) -> tuple[Shape, ...]:
    """Draw the sign into the lower left corner of a note of this height."""
    return meaning_mark(meaning, INSET, height - INSET - SIZE, palette.note["text"])
