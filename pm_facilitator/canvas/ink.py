"""Where shapes leave ink, for those who paint anew only what has changed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.shapes import Anchor, Image, Line, Path, Point, Rectangle, Shape, Text

_AIR = 4.0
"""How far beyond its own points a shape may leave ink."""

_BEFORE: dict[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a text lies before its anchor."""

_LEAN = 0.12
"""How far a letter may lean out of its line, as a part of the text's size."""

_BEYOND_PLAIN = "\u0250"
"""From here on, letters may have marks above marks, or come from a typeface that is taller."""

_STRETCH = 120.0
"""How far a part of a line reaches."""


def bounds(shape: Shape) -> QRectF:
    """Give what a shape covers, with some air."""
    match shape:
        case Rectangle() | Image():
            return QRectF(shape.x, shape.y, shape.width, shape.height).adjusted(
                -_AIR, -_AIR, _AIR, _AIR
            )
        case Line():
            return _around(((shape.x1, shape.y1), (shape.x2, shape.y2)))
        case Path():
            return _around(shape.points)
        case Text():
            return _line_of(shape)


def _line_of(shape: Text) -> QRectF:
    """Give what a line of text covers: of plain letters hardly more than the line is high."""
    width = measure().width(shape.text, shape.size, shape.bold)
    ascent, height = measure().ascent(shape.size), measure().line_height(shape.size)
    line = QRectF(shape.x - width * _BEFORE[shape.anchor], shape.y - ascent, width, height)
    is_plain = max(shape.text, default="") < _BEYOND_PLAIN
    air = shape.size * _LEAN if is_plain else shape.size * _LEAN + _AIR
    return line.adjusted(-air, -air, air, air)


def differing(before: Sequence[Shape], after: Sequence[Shape]) -> list[Shape]:
    """Give the shapes of either drawing that the other one has not at the same place."""
    pairs = zip_longest(before, after)
    return [each for one, other in pairs if one != other for each in (one, other) if each]


def parts(shapes: Iterable[Shape], corner: QPointF) -> Iterator[QRectF]:
    """Give what shapes cover, each by itself and long lines in parts, when moved to a corner.

    The bounds of a slanting line cover far more than the line does.
    """
    for shape in shapes:
        areas = _along(shape) if isinstance(shape, Line) else (bounds(shape),)
        yield from (area.translated(corner) for area in areas)


def _along(line: Line) -> Iterator[QRectF]:
    dx, dy = line.x2 - line.x1, line.y2 - line.y1
    count = max(1, ceil(max(abs(dx), abs(dy)) / _STRETCH))
    points = [(line.x1 + dx * i / count, line.y1 + dy * i / count) for i in range(count + 1)]
    return (_around(points[i : i + 2]) for i in range(count))


def _around(points: Iterable[Point]) -> QRectF:
    across, down = zip(*points, strict=True)
    left, top = min(across), min(down)
    area = QRectF(left, top, max(across) - left, max(down) - top)
    return area.adjusted(-_AIR, -_AIR, _AIR, _AIR)
