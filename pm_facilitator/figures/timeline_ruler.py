"""The strip of the axis as plain shapes: ticks, days, gaps, and the phases of the incident."""

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Line, Path, Rectangle, Shape, Text
from pm_facilitator.figures.timeline_layout import SMALL_SIZE, Gap, TimelineLayout

RULER_HEIGHT = 38.0
_TICK = 5.0
_BOUNDARY_FROM = 22.0


def draw_ruler(layout: TimelineLayout, palette: Palette) -> list[Shape]:
    """Draw the strip between the cards above and below."""
    x1, x2 = layout.scale.stretches[0].x1, layout.scale.stretches[-1].x2
    top, bottom = layout.axis_top, layout.axis_bottom
    shapes: list[Shape] = [
        Rectangle(x1, top, x2 - x1, bottom - top, fill=palette["surface"]),
        Line(x1, top, x2, top, palette["border_strong"], 1.5),
        Line(x1, bottom, x2, bottom, palette["border"], 1.0),
    ]
    shapes += _phases(layout, palette)
    shapes += _days(layout, palette)
    shapes += _zone(layout, palette)
    for gap in layout.gaps:
        shapes += _gap(gap, layout, palette)
    for tick in layout.ticks:
        shapes.append(Line(tick.x, top, tick.x, top + _TICK, palette["border_strong"], 1.0))
        y = top + 17
        shapes.append(
            Text(tick.x, y, tick.label, SMALL_SIZE, palette["text_soft"], anchor="middle")
        )
    return shapes


def _phases(layout: TimelineLayout, palette: Palette) -> list[Shape]:
    shapes: list[Shape] = []
    top = layout.axis_top + RULER_HEIGHT
    height = layout.axis_bottom - top
    for phase in layout.phases:
        width = phase.x2 - phase.x1
        shapes.append(Rectangle(phase.x1, top, width, height, fill=palette.phase[phase.name]))
        x, y = (phase.x1 + phase.x2) / 2, top + height / 2 + SMALL_SIZE * 0.36
        shapes.append(Text(x, y, phase.label, SMALL_SIZE, palette["text"], anchor="middle"))
    return shapes


def _days(layout: TimelineLayout, palette: Palette) -> list[Shape]:
    shapes: list[Shape] = []
    bottom = layout.axis_top + RULER_HEIGHT
    for day in layout.days:
        if day.boundary:
            top = layout.axis_top + _BOUNDARY_FROM
            shapes.append(Line(day.x1, top, day.x1, bottom, palette["border_strong"]))
        y = bottom - 6
        shapes.append(Text(day.x1 + 5, y, day.label, SMALL_SIZE, palette["text"], True))
    return shapes


def _zone(layout: TimelineLayout, palette: Palette) -> list[Shape]:
    """Name the zone at the right end of the days, unless the last day's name is there."""
    if not layout.days:
        return []
    m = measure()
    right = layout.scale.stretches[-1].x2 - 5
    left = right - m.width(layout.zone_label, SMALL_SIZE)
    last = max(day.x1 + 5 + m.width(day.label, SMALL_SIZE, bold=True) for day in layout.days)
    crossed = any(day.boundary and day.x1 > left for day in layout.days)
    crossed |= any(gap.broken and gap.x2 > left for gap in layout.gaps)
    if left < last + 12 or crossed:
        return []
    y = layout.axis_top + RULER_HEIGHT - 6
    return [Text(left, y, layout.zone_label, SMALL_SIZE, palette["text_soft"])]


def _gap_label(gap: Gap, layout: TimelineLayout, palette: Palette) -> list[Shape]:
    if not gap.label:
        return []
    middle, y = (gap.x1 + gap.x2) / 2, layout.axis_top - 8
    return [Text(middle, y, gap.label, SMALL_SIZE, palette["gap"], anchor="middle")]


def _gap(gap: Gap, layout: TimelineLayout, palette: Palette) -> list[Shape]:
    y, color = layout.axis_top, palette["gap"]
    middle = (gap.x1 + gap.x2) / 2
    shapes: list[Shape] = [
        Line(gap.x1 + 2, y, gap.x2 - 2, y, palette["surface"], 2.5),
        Line(gap.x1 + 2, y, gap.x2 - 2, y, color, 1.25, dashed=True),
        *_gap_label(gap, layout, palette),
    ]
    if gap.broken:
        for x in (middle - 3, middle + 3):
            bottom = layout.axis_bottom
            points = ((x + 3, y - 3), (x - 3, bottom + 3))
            shapes.append(Path(points, stroke=color, stroke_width=1.25))
    return shapes
