"""Hands a drawn figure out to cards, so that the board shows just what the document shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pm_facilitator.canvas.card import TextLine, place_lines
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.shapes import Image, Line, Path, Rectangle, Shape, Text
from pm_facilitator.figures.shapes import moved as moved

_SLACK = 2.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a figure."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        across = self.x - _SLACK <= x <= self.x + self.width + _SLACK
        return across and self.y - _SLACK <= y <= self.y + self.height + _SLACK

    def distance(self, x: float, y: float) -> float:
        """Give how far a point lies outside, 0 inside."""
        dx = max(self.x - x, 0.0, x - self.x - self.width)
        dy = max(self.y - y, 0.0, y - self.y - self.height)
        return float((dx * dx + dy * dy) ** 0.5)


def split(
    shapes: Sequence[Shape], areas: Mapping[Key, Area]
) -> tuple[list[Shape], dict[Key, list[Shape]]]:
    """Give the shapes outside of all areas, and those wholly inside of each one."""
    rest: list[Shape] = []
    parts: dict[Key, list[Shape]] = {key: [] for key in areas}
    last: Key | None = None
    for shape in shapes:
        corners = _corners(shape)
        if last is None or not _inside(corners, areas[last]):
            last = next((key for key, area in areas.items() if _inside(corners, area)), None)
        (rest if last is None else parts[last]).append(shape)
    return rest, parts


def text_lines(shapes: Sequence[Shape], text: str, lines: tuple[str, ...]) -> tuple[TextLine, ...]:
    """Find where a card's shapes write the lines of its record's text."""
    found: list[TextLine] = []
    starts = place_lines(text, lines, 0, 0, 0)
    for shape in shapes:
        if len(found) < len(lines) and isinstance(shape, Text) and shape.text == lines[len(found)]:
            line = starts[len(found)]
            found.append(TextLine(_left(shape), shape.y, line.text, line.start))
    return tuple(found)


def _inside(corners: Sequence[tuple[float, float]], area: Area) -> bool:
    return all(area.holds(x, y) for x, y in corners)


def _corners(shape: Shape) -> tuple[tuple[float, float], ...]:
    match shape:
        case Rectangle() | Image():
            return (shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)
        case Line():
            return (shape.x1, shape.y1), (shape.x2, shape.y2)
        case Path():
            return shape.points
        case Text():
            return ((_left(shape), shape.y),)


def _left(shape: Text) -> float:
    if shape.anchor == "start":
        return shape.x
    width = measure().width(shape.text, shape.size, shape.bold)
    return shape.x - (width if shape.anchor == "end" else width / 2)
