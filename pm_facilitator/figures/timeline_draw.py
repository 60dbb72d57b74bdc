"""A laid-out timeline as plain shapes."""

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Figure, Line, Path, Rectangle, Shape, Text
from pm_facilitator.figures.timeline_lanes_draw import draw_lanes
from pm_facilitator.figures.timeline_layout import (
    ASIDE_SIZE,
    EDGE,
    GAP_CHANNEL,
    PADDING_Y,
    SHEETS,
    SMALL_SIZE,
    TAG_IN,
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
    shapes = draw_behind(layout, palette)
    for card in (*layout.cards, *layout.tray):
        shapes += draw_card(card, palette)
    return Figure(layout.width, layout.height, tuple(shapes), "Timeline", _description(layout))


def draw_behind(layout: TimelineLayout, palette: Palette) -> list[Shape]:
    """Draw everything but the cards, which lie over it."""
    shapes = draw_lanes(layout, palette)
    for marker in layout.markers:
        shapes += _marker(marker, layout, palette)
    for card in layout.cards:
        shapes += _leader(card, palette)
    shapes += draw_ruler(layout, palette)
    if layout.tray:
        heading = "Time not known yet"
        y = layout.tray_label_y
        shapes.append(Text(layout.tray[0].x, y, heading, TEXT_SIZE, palette["text_soft"], True))
    return shapes


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


def _leader(card: EventCard, palette: Palette) -> list[Shape]:
    above = card.y < card.foot
    near = card.y + card.height if above else card.y
    ink, x = palette["border_strong"], card.anchor_x
    shapes: list[Shape] = [Line(x, near, x, card.foot, ink, 0.75, dashed=card.is_about)]
    if card.end_x is None or card.bar_y is None:
        return shapes
    width = max(2.0, card.end_x - x)
    color = palette.event[card.kind]
    if card.is_about:
        shapes.append(Line(x, card.bar_y, x + width, card.bar_y, color, 2.0, dashed=True))
    else:
        shapes.append(Rectangle(x, card.bar_y - 2, width, 4.0, fill=color, radius=2))
    return shapes


def draw_card(card: EventCard, palette: Palette) -> list[Shape]:
    """Draw one card; what is known only roughly has a dashed outline."""
    m = measure()
    shapes = _sheet(card, palette)
    x, y = card.text_x, card.y + PADDING_Y
    if card.time_label:
        baseline = y + m.ascent(TIME_SIZE)
        shapes.append(Text(x, baseline, card.time_label, TIME_SIZE, palette["text"], True))
    y += m.line_height(TIME_SIZE) if card.has_head else 0.0
    for line in card.lines:
        shapes.append(Text(x, y + m.ascent(TEXT_SIZE), line, TEXT_SIZE, palette["text"]))
        y += m.line_height(TEXT_SIZE)
    for line, ink in _asides(card):
        shapes.append(Text(x, y + m.ascent(ASIDE_SIZE), line, ASIDE_SIZE, palette[ink]))
        y += m.line_height(ASIDE_SIZE)
    if card.tag:
        shapes += _tag(card, palette)
    if card.members:
        shapes.append(_fold_mark(card, palette))
    if card.agreed:
        shapes.append(_tick_mark(card, palette))
    return shapes


def _asides(card: EventCard) -> list[tuple[str, str]]:
    """Give the small lines below the text of a card, with the name of their ink."""
    then = [(line, "text_soft") for line in card.then_lines]
    return then + [(line, "text") for line in card.now_lines]


def _tag(card: EventCard, palette: Palette) -> list[Shape]:
    """Say at the right of a card's first line what it became after the group had agreed."""
    m = measure()
    width = m.width(card.tag, SMALL_SIZE) + 2 * TAG_IN
    height = m.line_height(SMALL_SIZE)
    right = card.x + card.width - EDGE - 2 - (16 if card.members else 0)
    left, top = right - width, card.y + PADDING_Y
    ink = palette["over"]
    paper = Rectangle(
        left, top, width, height, fill=palette["raised"], stroke=ink, stroke_width=0.75, radius=4
    )
    word = Text(left + TAG_IN, top + m.ascent(SMALL_SIZE), card.tag, SMALL_SIZE, ink)
    return [paper, word]


def _sheet(card: EventCard, palette: Palette) -> list[Shape]:
    """Draw the card's paper; a burst lies on two more sheets."""
    fill = palette["over_soft" if card.highlighted else "raised"]
    height = card.height - (SHEETS if card.members else 0.0)
    rows = ((SHEETS, 6.0), (SHEETS / 2, 3.0), (0.0, 0.0)) if card.members else ((0.0, 0.0),)
    shapes: list[Shape] = [
        Rectangle(
            card.x + inset,
            card.y + down,
            card.width - 2 * inset,
            height,
            fill=fill,
            stroke=palette["border_strong" if card.is_about else "border"],
            stroke_width=0.75,
            radius=4,
            dashed=card.is_about,
        )
        for down, inset in rows
    ]
    color = palette.event[card.kind]
    shapes.append(Rectangle(card.edge_x, card.y, EDGE, height, fill=color, radius=1.5))
    return shapes


def _tick_mark(card: EventCard, palette: Palette) -> Shape:
    x, y = card.x + card.width - EDGE - (32 if card.members else 16), card.y + 15
    points = ((x, y), (x + 3.5, y + 3.5), (x + 9.5, y - 4))
    return Path(points, stroke=palette["good"], stroke_width=1.6)


def _fold_mark(card: EventCard, palette: Palette) -> Shape:
    """Point down where the events of a burst are shown, and to the right where they are not."""
    x, y = card.x + card.width - EDGE - 12, card.y + 15
    if card.opened:
        points = ((x - 4.5, y - 2), (x, y + 3), (x + 4.5, y - 2))
    else:
        points = ((x - 2, y - 4.5), (x + 3, y), (x - 2, y + 4.5))
    return Path(points, stroke=palette["text_soft"], stroke_width=1.6)


def _description(layout: TimelineLayout) -> str:
    if not layout.cards and not layout.tray:
        return "No events yet."
    second = f" and {layout.second_label}" if layout.second_label else ""
    said = [f"{layout.zone_label}{second}."]
    said += [f"Milestone: {mark.label}." for mark in layout.milestones]
    said += [f"{marker.label} {marker.detail}." for marker in layout.markers]
    said += [f"{card.time_label}: {' '.join(card.lines)}." for card in layout.cards]
    said += [_gap_words(gap) for gap in layout.gaps if gap.label]
    said += [f"Time not known: {' '.join(card.lines)}." for card in layout.tray]
    return " ".join(said)


def _gap_words(gap: Gap) -> str:
    return f"{gap.label}."
