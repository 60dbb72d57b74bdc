"""Arrows between whatever lies on a board: their way, their head and their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from pm_facilitator.domain.areas import Area, around
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Arrow
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Line, Path, Point, Rectangle, Shape, Text

WIDTH = 2.0
LABEL_SIZE = 13.0
_AWAY = 4.0
"""How far an arrow stays away from what it joins."""

_HEAD_LENGTH, _HEAD_HALF = 12.0, 5.5
_LABEL_WIDTH = 160.0
_LABEL_ROOM = 5.0
_MOST_COVERED = 0.6
"""The part of an arrow that its words may lie on; a shorter arrow has them beside it."""


@dataclass(frozen=True, slots=True)
class Route:
    """The way of an arrow on its board.

    Attributes:
        tail: where it starts.
        head: where its tip is.
        lines: its words, broken to stay narrow.
        label: the ground on which they are written, in the middle; None without words.
    """

    tail: Point
    head: Point
    lines: tuple[str, ...] = ()
    label: Area | None = None

    @property
    def box(self) -> Area:
        """Give where all of it lies."""
        ends = [Area(x, y, 0, 0).grown(_HEAD_HALF + WIDTH) for x, y in (self.tail, self.head)]
        return around([*ends, self.label] if self.label else ends)


def route_arrow(arrow: Arrow, places: Mapping[Key, Area]) -> Route | None:
    """Find the way from edge to edge; None where one of the two ends is not on this board."""
    start = _end(arrow.from_kind, arrow.from_id, (arrow.x1, arrow.y1), places)
    end = _end(arrow.to_kind, arrow.to_id, (arrow.x2, arrow.y2), places)
    if start is None or end is None:
        return None
    tail, head = start.center, end.center
    length = hypot(head[0] - tail[0], head[1] - tail[1])
    if not length:
        return None
    first, last = _way_out(start, tail, head), 1.0 - _way_out(end, head, tail)
    if first < last:  # otherwise they cover one another, and the arrow joins their middles
        tail, head = _between(tail, head, first), _between(tail, head, last)
    return Route(tail, head, *_label(arrow.text, tail, head))


def arrow_shapes(route: Route, palette: Palette) -> tuple[Shape, ...]:
    """Draw an arrow from the corner of its box: line, filled head, and words in the middle."""
    box, ink = route.box, palette["text_soft"]
    (x1, y1), (x2, y2) = _moved(route.tail, box), _moved(route.head, box)
    length = hypot(x2 - x1, y2 - y1)
    size = min(1.0, length / (2 * _HEAD_LENGTH))
    ux, uy = (x2 - x1) / length * size, (y2 - y1) / length * size
    base = x2 - ux * _HEAD_LENGTH, y2 - uy * _HEAD_LENGTH
    wing = uy * _HEAD_HALF, -ux * _HEAD_HALF
    head = (
        (x2, y2),
        (base[0] + wing[0], base[1] + wing[1]),
        (base[0] - wing[0], base[1] - wing[1]),
    )
    return (
        Line(x1, y1, *base, ink, WIDTH),
        Path(head, fill=ink, closed=True),
        *_label_shapes(route, box, palette),
    )


def _end(kind: str, id_: str, free: Point, places: Mapping[Key, Area]) -> Area | None:
    return places.get((kind, id_)) if id_ else Area(*free, 0.0, 0.0)


def _way_out(area: Area, center: Point, target: Point) -> float:
    """Give which part of the way to the target lies within an area and right beside it."""
    if not area.width and not area.height:
        return 0.0
    room = area.grown(_AWAY)
    dx, dy = abs(target[0] - center[0]), abs(target[1] - center[1])
    sides = [half / part for half, part in ((room.width / 2, dx), (room.height / 2, dy)) if part]
    return min(sides)


def _between(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _moved(point: Point, box: Area) -> Point:
    return point[0] - box.x, point[1] - box.y


def _label(text: str, tail: Point, head: Point) -> tuple[tuple[str, ...], Area | None]:
    if not text.strip():
        return (), None
    m = measure()
    lines = m.wrap(text.strip(), _LABEL_WIDTH, LABEL_SIZE)
    width = max(m.width(line, LABEL_SIZE) for line in lines) + 2 * _LABEL_ROOM
    height = len(lines) * m.line_height(LABEL_SIZE) + 4.0
    x, y = _beside(tail, head, width, height)
    return lines, Area(x - width / 2, y - height / 2, width, height)


def _beside(tail: Point, head: Point, width: float, height: float) -> Point:
    """Give the middle of a label: on the arrow, or above it where it would cover the arrow."""
    x, y = _between(tail, head, 0.5)
    length = hypot(head[0] - tail[0], head[1] - tail[1])
    across, down = abs(head[0] - tail[0]) / length, abs(head[1] - tail[1]) / length
    if width * across + height * down <= _MOST_COVERED * length:
        return x, y
    off = (width * down + height * across) / 2 + _HEAD_HALF
    rising = (head[0] - tail[0]) * (head[1] - tail[1]) < 0
    return x - off * down * (1 if rising else -1), y - off * across


def _label_shapes(route: Route, box: Area, palette: Palette) -> list[Shape]:
    if route.label is None:
        return []
    x, y = _moved((route.label.x, route.label.y), box)
    width, height = route.label.width, route.label.height
    ground = Rectangle(x, y, width, height, fill=palette["canvas"], radius=4)
    first, step = y + 2.0 + measure().ascent(LABEL_SIZE), measure().line_height(LABEL_SIZE)
    texts = [
        Text(x + width / 2, first + row * step, line, LABEL_SIZE, palette["text"], anchor="middle")
        for row, line in enumerate(route.lines)
    ]
    return [ground, *texts]
