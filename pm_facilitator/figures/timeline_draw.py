"""A laid-out timeline as plain shapes."""

from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Figure, Line, Path, Rectangle, Shape, Text
from pm_facilitator.figures.timeline_layout import (
    EDGE,
    GAP_CHANNEL,
    PADDING_Y,
    SMALL_SIZE,
    TEXT_SIZE,
    TIME_SIZE,
    EventCard,
    Gap,
    Marker,
    TimelineLayout,
)
from pm_facilitator.figures.timeline_ruler import draw_ruler

_MARKER_KINDS = {
    "started": "trigger",
    "detected": "detection",
    "acknowledged": "escalation",
    "mitigated": "mitigation",
    "resolved": "resolution",
}


def draw_timeline(layout: TimelineLayout, palette: Palette) -> Figure:
    """Draw a timeline: markers, the ruler with its phases, leader lines, cards, and the tray."""
    shapes: list[Shape] = []
    for marker in layout.markers:
        shapes += _marker(marker, layout, palette)
    for card in layout.cards:
        shapes += _leader(card, layout, palette)
    shapes += draw_ruler(layout, palette)
    for card in (*layout.cards, *layout.tray):
        shapes += _card(card, palette)
    if layout.tray:
        heading = "Time not known yet"
        y = layout.tray_label_y
        shapes.append(Text(layout.tray[0].x, y, heading, TEXT_SIZE, palette["text_soft"], True))
    return Figure(layout.width, layout.height, tuple(shapes), "Timeline", _description(layout))


def _marker(marker: Marker, layout: TimelineLayout, palette: Palette) -> list[Shape]:
    m = measure()
    color = palette.event[_MARKER_KINDS[marker.name]]
    x, y = marker.label_x + 6, marker.label_y + m.ascent(TEXT_SIZE)
    below = y + m.line_height(SMALL_SIZE)
    foot = layout.axis_top - (GAP_CHANNEL if _in_gap(marker, layout) else 0.0)
    return [
        Line(marker.x, marker.label_y, marker.x, foot, color, 1.0, dashed=True),
        Text(x, y, marker.label, TEXT_SIZE, color, True),
        Text(x, below, marker.detail, SMALL_SIZE, palette["text_soft"]),
    ]


def _in_gap(marker: Marker, layout: TimelineLayout) -> bool:
    """Tell whether the line of a marker would run through the name of a gap."""
    return any(gap.label and gap.x1 < marker.x < gap.x2 for gap in layout.gaps)


def _leader(card: EventCard, layout: TimelineLayout, palette: Palette) -> list[Shape]:
    above = card.y < layout.axis_top
    edge = layout.axis_top if above else layout.axis_bottom
    near = card.y + card.height if above else card.y
    shapes: list[Shape] = [
        Line(card.anchor_x, near, card.anchor_x, edge, palette["border_strong"], 0.75)
    ]
    if card.end_x is not None and card.bar_y is not None:
        width = max(2.0, card.end_x - card.anchor_x)
        x, y = card.anchor_x, card.bar_y - 2
        color = palette.event[card.kind]
        if card.precision is Precision.DAY:
            shapes.append(Line(x, y + 2, x + width, y + 2, color, 1.5, dashed=True))
        else:
            shapes.append(Rectangle(x, y, width, 4.0, fill=color, radius=2))
    return shapes


def _card(card: EventCard, palette: Palette) -> list[Shape]:
    m = measure()
    unsure = card.precision in (Precision.UNKNOWN, Precision.DAY)
    shapes: list[Shape] = [
        Rectangle(
            card.x,
            card.y,
            card.width,
            card.height,
            fill=palette["over_soft"] if card.highlighted else palette["raised"],
            stroke=palette["border"],
            stroke_width=0.75,
            radius=4,
            dashed=unsure,
        ),
        Rectangle(
            card.edge_x, card.y, EDGE, card.height, fill=palette.event[card.kind], radius=1.5
        ),
    ]
    x, y = card.text_x, card.y + PADDING_Y
    if card.time_label:
        baseline = y + m.ascent(TIME_SIZE)
        shapes.append(Text(x, baseline, card.time_label, TIME_SIZE, palette["text"], True))
        y += m.line_height(TIME_SIZE)
    for line in card.lines:
        shapes.append(Text(x, y + m.ascent(TEXT_SIZE), line, TEXT_SIZE, palette["text"]))
        y += m.line_height(TEXT_SIZE)
    if card.agreed and card.time_label:
        shapes.append(_tick_mark(card, palette))
    return shapes


def _tick_mark(card: EventCard, palette: Palette) -> Shape:
    x, y = card.x + card.width - EDGE - 16, card.y + 15
    points = ((x, y), (x + 3.5, y + 3.5), (x + 9.5, y - 4))
    return Path(points, stroke=palette["good"], stroke_width=1.6)


def _description(layout: TimelineLayout) -> str:
    if not layout.cards and not layout.tray:
        return "No events yet."
    said = [f"{layout.zone_label}."]
    said += [f"{marker.label} {marker.detail}." for marker in layout.markers]
    said += [f"{card.time_label}: {' '.join(card.lines)}." for card in layout.cards]
    said += [_gap_words(gap) for gap in layout.gaps if gap.label]
    said += [f"Time not known: {' '.join(card.lines)}." for card in layout.tray]
    return " ".join(said)


def _gap_words(gap: Gap) -> str:
    return f"{gap.label}."
