"""The cards of a timeline: measured, stacked around the axis, and laid into the tray."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.timeline_layout import (
    EDGE,
    GAP_CHANNEL,
    PADDING_X,
    PADDING_Y,
    TEXT_SIZE,
    TIME_SIZE,
    EventCard,
)
from pm_facilitator.figures.timeline_rows import CARD_GAP, Block, stack
from pm_facilitator.figures.timeline_scale import Scale
from pm_facilitator.figures.timeline_times import Placed

MARGIN = 12.0
BAR_PITCH = 6.0
_CHANNEL = 14.0
_WIDEST = 200.0
_NARROWEST = 64.0
_MOST_LINES = 4
_MARK_ROOM = 20.0
"""What the mark of an agreed event needs beside the time, kept free before it is there."""


def timed_cards(
    placed: Sequence[Placed], scale: Scale, width: float, measure: Measure
) -> list[EventCard]:
    """Measure the cards of events with a time; their y is still to come."""
    cards = []
    for item in placed:
        card = _card(item.event, item.label, width, measure)
        anchor = scale.x_at(item.time)
        left = anchor - EDGE / 2
        if left + card.width > width:
            left = max(0.0, anchor + EDGE / 2 - card.width)
        end_x = None if item.end is None else scale.x_at(item.end)
        cards.append(replace(card, x=left, anchor_x=anchor, end_x=end_x))
    return cards


def tray(
    events: Sequence[TimelineEvent], top: float, width: float, measure: Measure
) -> tuple[EventCard, ...]:
    """Lay the events without a time side by side, from left to right and downwards."""
    waiting = [e for e in events if e.time is None or e.precision is Precision.UNKNOWN]
    cards: list[EventCard] = []
    x, y, tallest = MARGIN, top, 0.0
    for event in sorted(waiting, key=lambda e: (e.order, e.id)):
        card = _card(event, "", width, measure)
        if x > MARGIN and x + card.width > width - MARGIN:
            x, y, tallest = MARGIN, y + tallest + CARD_GAP, 0.0
        cards.append(replace(card, x=x, y=y, anchor_x=x))
        x += card.width + CARD_GAP
        tallest = max(tallest, card.height)
    return tuple(cards)


@dataclass(frozen=True, slots=True)
class Stacked:
    """Cards in their final places, and where that puts the strip of the axis."""

    cards: tuple[EventCard, ...]
    axis_top: float
    bottom: float


def place_cards(cards: Sequence[EventCard], top: float, strip: float, names_gaps: bool) -> Stacked:
    """Stack cards above and below the strip of the axis, with the bars of ranges between."""
    slots = stack([Block(c.x, c.x + c.width, c.anchor_x, c.height) for c in cards])
    pairs = list(zip(cards, slots, strict=True))
    above = _Side([(c, s.offset) for c, s in pairs if s.above], GAP_CHANNEL if names_gaps else 0.0)
    below = _Side([(c, s.offset) for c, s in pairs if not s.above], 0.0)
    axis_top = top + above.reach
    axis_bottom = axis_top + strip
    placed = {card.id: card for card in above.placed(axis_top, -1)}
    placed |= {card.id: card for card in below.placed(axis_bottom, 1)}
    return Stacked(tuple(placed[c.id] for c in cards), axis_top, axis_bottom + below.reach)


class _Side:
    """The cards on one side of the axis with their distances from the channel beside it.

    The channel is what stays free of cards for the bars of ranges and the names of gaps.
    """

    def __init__(self, cards: Sequence[tuple[EventCard, float]], least: float) -> None:
        self._cards = cards
        self._lanes = _bar_lanes([card for card, _ in cards])
        bars = BAR_PITCH * (1 + max(self._lanes.values(), default=-1))
        self._channel = max(_CHANNEL, least, bars + 8.0)
        self.reach = self._channel + max((o + c.height for c, o in cards), default=0.0)

    def placed(self, edge: float, direction: int) -> Iterator[EventCard]:
        """Place the cards outwards from an edge of the axis: 1 is downwards, -1 upwards."""
        for card, offset in self._cards:
            near = edge + direction * (self._channel + offset)
            lane = self._lanes.get(card.id)
            yield replace(
                card,
                y=near if direction > 0 else near - card.height,
                bar_y=None if lane is None else edge + direction * BAR_PITCH * (lane + 0.75),
            )


def _bar_lanes(cards: Sequence[EventCard]) -> dict[str, int]:
    """Give each range a lane, counted outwards from the axis, so that no two bars meet."""
    ends: list[float] = []
    lanes: dict[str, int] = {}
    for card in cards:
        if card.end_x is not None:
            lane = next((i for i, end in enumerate(ends) if end + 2 < card.anchor_x), len(ends))
            ends[lane : lane + 1] = [card.end_x]
            lanes[card.id] = lane
    return lanes


def _card(event: TimelineEvent, label: str, width: float, measure: Measure) -> EventCard:
    room = min(_WIDEST, width - 2 * MARGIN) - EDGE - 2 * PADDING_X
    lines = measure.wrap(event.text, room, TEXT_SIZE, max_lines=_MOST_LINES)
    label = measure.shorten(label, room - _MARK_ROOM, TIME_SIZE, bold=True) if label else ""
    widest = max(
        measure.width(label, TIME_SIZE, bold=True) + _MARK_ROOM,
        *(measure.width(line, TEXT_SIZE) for line in lines),
    )
    height = 2 * PADDING_Y + len(lines) * measure.line_height(TEXT_SIZE)
    if label:
        height += measure.line_height(TIME_SIZE)
    return EventCard(
        id=event.id,
        x=0.0,
        y=0.0,
        width=max(_NARROWEST, widest + EDGE + 2 * PADDING_X),
        height=height,
        anchor_x=0.0,
        end_x=None,
        bar_y=None,
        time_label=label,
        lines=lines,
        kind=event.kind,
        precision=event.precision,
        highlighted=event.highlighted,
        agreed=event.agreed,
    )
