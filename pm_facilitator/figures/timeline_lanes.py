"""Lanes: a band of its own for the events of each source or team, with their cards in it."""

from collections.abc import Iterator, Sequence

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import LaneBy
from pm_facilitator.figures.timeline_layout import EventCard, Lane
from pm_facilitator.figures.timeline_look import TimelineLook
from pm_facilitator.figures.timeline_rows import Block, stack
from pm_facilitator.figures.timeline_side import Side

HEADING = 22.0
"""The height of a lane's name, beside which no card lies."""

_BELOW = 10.0
_MISSING = {LaneBy.SOURCE: "No source", LaneBy.TEAM: "No team"}


def lane_of(event: TimelineEvent, look: TimelineLook) -> str:
    """Give the lane of an event: its source, or the team that it names or its source belongs to."""
    if look.lanes is LaneBy.NONE:
        return ""
    if look.lanes is LaneBy.SOURCE:
        return " ".join(event.source.split())
    named = " ".join(event.lane.split())
    source = event.source.strip().casefold()
    return named or next((team for who, team in look.teams if who == source), "")


def place_in_lanes(
    cards: Sequence[EventCard], by: LaneBy, top: float
) -> tuple[tuple[EventCard, ...], tuple[Lane, ...]]:
    """Stack the cards within their lanes, one lane below the other.

    Lanes are sorted by name, so that an event more or less moves none past another; what has no
    lane comes last.
    """
    names = {name.casefold(): name for name in sorted({c.lane for c in cards}, reverse=True)}
    lanes: list[Lane] = []
    placed: dict[str, EventCard] = {}
    for folded in sorted(names, key=lambda name: (not name, name)):
        inside = [card for card in cards if card.lane.casefold() == folded]
        side = _side(inside)
        height = HEADING + side.reach + _BELOW
        lanes.append(Lane(names[folded] or _MISSING[by], top, height, missing=not folded))
        placed |= _by_id(side.placed(top + HEADING, 1))
        top += height
    return tuple(placed[card.id] for card in cards), tuple(lanes)


def _side(cards: Sequence[EventCard]) -> Side:
    blocks = [Block(c.x, c.x + c.width, c.anchor_x, c.height) for c in cards]
    slots = stack(blocks, sides=1)
    return Side([(c, s.offset) for c, s in zip(cards, slots, strict=True)], 0.0)


def _by_id(cards: Iterator[EventCard]) -> dict[str, EventCard]:
    return {card.id: card for card in cards}
