"""A small drawn mark for each kind of event, so that colour is never the only sign of it."""

from math import cos, pi, sin

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Path, Point, Rectangle, Shape

RADIUS = 8.0

Stroke = tuple[Point, ...]

_RING: Stroke = tuple((3 * cos(i * pi / 6) - 0.6, 3 * sin(i * pi / 6) - 0.6) for i in range(13))

_STROKES: dict[EventKind, tuple[Stroke, ...]] = {
    EventKind.OTHER: (((-2.5, 0.0), (2.5, 0.0)),),
    EventKind.TRIGGER: (((1.0, -4.0), (-2.0, 0.5), (2.0, -0.5), (-1.0, 4.0)),),
    EventKind.DETECTION: (_RING, ((1.7, 1.7), (4.0, 4.0))),
    EventKind.ESCALATION: (((-3.0, 0.0), (0.0, -3.5), (3.0, 0.0)), ((0.0, -3.0), (0.0, 4.0))),
    EventKind.COMMUNICATION: (
        ((-3.5, -3.0), (3.5, -3.0), (3.5, 1.5), (0.0, 1.5), (-2.0, 3.8), (-2.0, 1.5), (-3.5, 1.5)),
        ((-3.5, 1.5), (-3.5, -3.0)),
    ),
    EventKind.DECISION: (((0.0, -4.0), (4.0, 0.0), (0.0, 4.0), (-4.0, 0.0), (0.0, -4.0)),),
    EventKind.ACTION: (((-2.0, -3.5), (3.5, 0.0), (-2.0, 3.5), (-2.0, -3.5)),),
    EventKind.CHANGE: (
        ((-4.0, -1.5), (3.5, -1.5), (1.3, -3.7)),
        ((4.0, 1.5), (-3.5, 1.5), (-1.3, 3.7)),
    ),
    EventKind.DIAGNOSIS: (((-3.5, 0.0), (3.5, 0.0)), ((0.0, -3.5), (0.0, 3.5))),
    EventKind.MITIGATION: (
        ((-3.3, -3.2), (0.0, -4.0), (3.3, -3.2), (3.0, 1.0), (0.0, 4.0), (-3.0, 1.0), (-3.3, -3.2)),
    ),
    EventKind.RECOVERY: (((-4.0, -2.0), (-1.5, 2.5), (1.0, 0.0), (4.0, -3.5)),),
    EventKind.RESOLUTION: (((-3.5, 0.0), (-1.0, 2.7), (3.5, -2.7)),),
}


def event_mark(kind: EventKind, palette: Palette, x: float, y: float) -> list[Shape]:
    """Draw the mark of a kind on a disc of its colour, by the disc's middle."""
    ink = palette["surface"]
    disc = Rectangle(
        x - RADIUS,
        y - RADIUS,
        2 * RADIUS,
        2 * RADIUS,
        fill=palette.event[kind.value],
        stroke=palette["canvas"],
        stroke_width=1.5,
        radius=RADIUS,
    )
    strokes = [
        Path(tuple((x + px, y + py) for px, py in stroke), stroke=ink, stroke_width=1.4)
        for stroke in _STROKES[kind]
    ]
    return [disc, *strokes]
