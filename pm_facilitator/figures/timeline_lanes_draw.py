"""The lanes of a timeline as plain shapes: their bands, their names, and the ticks led through."""

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Line, Rectangle, Shape, Text
from pm_facilitator.figures.timeline_lanes import HEADING
from pm_facilitator.figures.timeline_layout import TEXT_SIZE, Lane, TimelineLayout

_EVERY = 1200.0
"""How far apart the name of a lane is said again on a long axis."""

_DOT = 3.0


def draw_lanes(layout: TimelineLayout, palette: Palette) -> list[Shape]:
    """Draw the bands, every other one tinted, and where in them the times are."""
    shapes: list[Shape] = []
    for index, lane in enumerate(layout.lanes):
        shapes += _band(lane, layout, palette, tinted=index % 2 == 0)
    if not layout.lanes:
        return shapes
    bottom = layout.lanes[-1].y + layout.lanes[-1].height
    ink = palette["border"]
    shapes += [Line(tick.x, layout.axis_bottom, tick.x, bottom, ink, 0.75) for tick in layout.ticks]
    for lane in layout.lanes:
        shapes += _names(lane, layout, palette)
    for card in layout.cards:
        x, y, color = card.anchor_x - _DOT, card.foot - _DOT, palette.event[card.kind]
        shapes.append(Rectangle(x, y, 2 * _DOT, 2 * _DOT, fill=color, radius=_DOT))
    return shapes


def _ends(layout: TimelineLayout) -> tuple[float, float]:
    return layout.scale.stretches[0].x1, layout.scale.stretches[-1].x2


def _band(lane: Lane, layout: TimelineLayout, palette: Palette, *, tinted: bool) -> list[Shape]:
    x1, x2 = _ends(layout)
    fill = palette["sunken"] if tinted else None
    return [
        Rectangle(x1, lane.y, x2 - x1, lane.height, fill=fill),
        Line(x1, lane.y, x2, lane.y, palette["border_strong"], 0.75),
        Line(x1, lane.y + HEADING, x2, lane.y + HEADING, palette["border"], 0.75),
    ]


def _names(lane: Lane, layout: TimelineLayout, palette: Palette) -> list[Shape]:
    """Say the name at the left end, and again wherever somebody may be looking."""
    if not lane.name:
        return []
    x1, x2 = _ends(layout)
    name = measure().shorten(lane.name, x2 - x1 - 16, TEXT_SIZE, bold=True)
    width = measure().width(name, TEXT_SIZE, bold=True)
    tint = palette["sunken" if layout.lanes.index(lane) % 2 == 0 else "canvas"]
    shapes: list[Shape] = []
    x = x1 + 8
    while x + width <= x2 or not shapes:
        # The sheet keeps the lines of the ticks out of the name.
        shapes.append(Rectangle(x - 4, lane.y + 2, width + 8, HEADING - 4, fill=tint))
        shapes.append(Text(x, lane.y + 15.5, name, TEXT_SIZE, palette["text_soft"], True))
        x += _EVERY
    return shapes
