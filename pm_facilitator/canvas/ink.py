"""Where shapes leave ink, for those who paint anew only what has changed."""

from collections.abc import Iterable, Iterator
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.shapes import Image, Line, Path, Point, Rectangle, Shape, Text

_AIR = 4.0
"""How far beyond its own points a shape may leave ink."""

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
            width = measure().width(shape.text, shape.size, shape.bold)
            above, below = shape.y - shape.size * 1.2, shape.y + shape.size * 0.5
            return _around(((shape.x - width, above), (shape.x + width, below)))


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
