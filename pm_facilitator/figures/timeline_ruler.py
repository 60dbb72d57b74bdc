"""The strip of the axis as plain shapes: ticks, days, gaps, phases and milestones."""

from pm_facilitator.figures.fonts import Measure, measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Line, Path, Rectangle, Shape, Text
from pm_facilitator.figures.timeline_axis import Zones
from pm_facilitator.figures.timeline_layout import (
    PHASES_HEIGHT,
    SMALL_SIZE,
    Gap,
    Milestone,
    TimelineLayout,
)
from pm_facilitator.figures.timeline_scale import Scale

_RULER = 38.0
_SECOND_ROW = 16.0
_TICK = 5.0
_BOUNDARY = 16.0
_TEXT_IN = 5.0


def ruler_height(zones: Zones) -> float:
    """Give the height of the rows of ticks and days; a second zone has a row of its own."""
    return _RULER + (_SECOND_ROW if zones.second else 0.0)


def zone_names_end(scale: Scale, names: tuple[str, str], measure: Measure) -> float:
    """Give how far the names of two zones reach before the ticks; one zone is named elsewhere."""
    if not names[1]:
        return float("-inf")
    return scale.stretches[0].x1 + _TEXT_IN + max(measure.width(n, SMALL_SIZE) for n in names)


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
    shapes += _zones(layout, palette)
    for gap in layout.gaps:
        shapes += _gap(gap, layout, palette)
    for tick in layout.ticks:
        shapes.append(Line(tick.x, top, tick.x, top + _TICK, palette["border_strong"], 1.0))
        shapes += _tick_labels(tick.x, (tick.label, tick.second), top, palette)
    for milestone in layout.milestones:
        shapes += _milestone(milestone, top, palette)
    return shapes


def _tick_labels(x: float, labels: tuple[str, str], top: float, palette: Palette) -> list[Shape]:
    inks = palette["text"], palette["text_soft"]
    return [
        Text(x, top + 17 + row * _SECOND_ROW, label, SMALL_SIZE, ink, anchor="middle")
        for row, (label, ink) in enumerate(zip(labels, inks, strict=True))
        if label
    ]


def _phases(layout: TimelineLayout, palette: Palette) -> list[Shape]:
    shapes: list[Shape] = []
    top = layout.axis_top + layout.ruler_height
    for phase in layout.phases:
        width = phase.x2 - phase.x1
        fill = palette.phase[phase.name]
        shapes.append(Rectangle(phase.x1, top, width, PHASES_HEIGHT, fill=fill))
        x, y = (phase.x1 + phase.x2) / 2, top + PHASES_HEIGHT / 2 + SMALL_SIZE * 0.36
        shapes.append(Text(x, y, phase.label, SMALL_SIZE, palette["text"], anchor="middle"))
    return shapes


def _days(layout: TimelineLayout, palette: Palette) -> list[Shape]:
    shapes: list[Shape] = []
    bottom = layout.axis_top + layout.ruler_height
    for day in layout.days:
        if day.boundary:
            top = bottom - _BOUNDARY
            shapes.append(Line(day.x1, top, day.x1, bottom, palette["border_strong"]))
        y = bottom - 6
        shapes.append(Text(day.x1 + _TEXT_IN, y, day.label, SMALL_SIZE, palette["text"], True))
    return shapes


def _zones(layout: TimelineLayout, palette: Palette) -> list[Shape]:
    """Name two zones before their ticks, and one at the right end of the days if it has room."""
    if not layout.days:
        return []
    if not layout.second_label:
        return _one_zone(layout, palette)
    x, y = layout.scale.stretches[0].x1 + _TEXT_IN, layout.axis_top + 17
    return [
        Text(x, y, layout.zone_label, SMALL_SIZE, palette["text"]),
        Text(x, y + _SECOND_ROW, layout.second_label, SMALL_SIZE, palette["text_soft"]),
    ]


def _one_zone(layout: TimelineLayout, palette: Palette) -> list[Shape]:
    m = measure()
    right = layout.scale.stretches[-1].x2 - _TEXT_IN
    left = right - m.width(layout.zone_label, SMALL_SIZE)
    last = max(day.x1 + 5 + m.width(day.label, SMALL_SIZE, bold=True) for day in layout.days)
    crossed = any(day.boundary and day.x1 > left for day in layout.days)
    crossed |= any(gap.broken and gap.x2 > left for gap in layout.gaps)
    if left < last + 12 or crossed:
        return []
    y = layout.axis_top + layout.ruler_height - 6
    return [Text(left, y, layout.zone_label, SMALL_SIZE, palette["text_soft"])]


def _milestone(milestone: Milestone, top: float, palette: Palette) -> list[Shape]:
    """Put a diamond on the axis and another one beside the name, in line below it."""
    color = palette.event[milestone.kind]
    y = milestone.y + SMALL_SIZE * 0.36
    name = milestone.label
    return [
        _diamond(milestone.x, top, 6.0, color, palette["surface"]),
        _diamond(milestone.x, milestone.y, 4.5, color, palette["surface"]),
        Text(milestone.label_x, y, name, SMALL_SIZE, palette["text"], True),
    ]


def _diamond(x: float, y: float, size: float, fill: str, rim: str) -> Shape:
    points = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
    return Path(points, fill=fill, stroke=rim, stroke_width=1.0, closed=True)


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
