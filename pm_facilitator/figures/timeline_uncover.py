"""Playing a timeline forward: what of it could be drawn after so many cards, and nothing later."""

from dataclasses import replace
from datetime import datetime

from pm_facilitator.figures.timeline_card import EventCard
from pm_facilitator.figures.timeline_layout import Lane, TimelineLayout


def uncover(layout: TimelineLayout, upto: int | None) -> TimelineLayout:
    """Give a layout with its first cards only, in the places that they keep.

    What is known later is not there at all: markers, phases and gaps that end later, ends of
    ranges that go on, the names of lanes in which nothing has happened yet, and events whose time
    nobody knows. When the last card is uncovered everything is there.
    """
    if upto is None or upto >= len(layout.cards) > 0:
        return layout
    seen = layout.cards[: max(0, upto)]
    now = max((card.time for card in seen if card.time), default=None)
    ids = {card.id for card in seen}
    return replace(
        layout,
        cards=tuple(_as_known(card, layout, now) for card in seen),
        gaps=tuple(gap for gap in layout.gaps if now and gap.end <= now),
        markers=tuple(marker for marker in layout.markers if now and marker.time <= now),
        phases=tuple(phase for phase in layout.phases if now and phase.end <= now),
        milestones=tuple(mark for mark in layout.milestones if mark.id in ids),
        lanes=tuple(_named_when_used(lane, seen) for lane in layout.lanes),
        tray=(),
    )


def _as_known(card: EventCard, layout: TimelineLayout, now: datetime | None) -> EventCard:
    """Leave out what is known now, and the end of a range or a burst as long as it goes on."""
    card = replace(card, now_lines=())
    if card.end is None or now is None or card.end <= now:
        return card
    reached = layout.x_at(now)
    return replace(
        card,
        time_label=card.open_label,
        lines=card.open_lines,
        end=None,
        end_x=reached if reached > card.anchor_x else None,
        bar_y=card.bar_y if reached > card.anchor_x else None,
    )


def _named_when_used(lane: Lane, seen: tuple[EventCard, ...]) -> Lane:
    used = any(
        not card.lane if lane.missing else card.lane.casefold() == lane.name.casefold()
        for card in seen
    )
    return lane if used else replace(lane, name="")
