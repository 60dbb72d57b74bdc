"""The cards on one side of the axis, or below the line of a lane, with the bars of ranges."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pm_facilitator.figures.timeline_card import EventCard

_BAR_PITCH = 6.0
_CHANNEL = 14.0


class Side:
    """The cards on one side of an edge with their distances from the channel beside it.

    The channel is what stays free of cards for the bars of ranges and the names of gaps.
    """

    def __init__(self, cards: Sequence[tuple[EventCard, float]], least: float) -> None:
        self._cards = cards
        self._lanes = _bar_lanes([card for card, _ in cards])
        bars = _BAR_PITCH * (1 + max(self._lanes.values(), default=-1))
        self._channel = max(_CHANNEL, least, bars + 8.0)
        self.reach = self._channel + max((o + c.height for c, o in cards), default=0.0)

    def placed(self, edge: float, direction: int) -> Iterator[EventCard]:
        """Place the cards outwards from the edge: 1 is downwards, -1 upwards."""
        for card, offset in self._cards:
            near = edge + direction * (self._channel + offset)
            lane = self._lanes.get(card.id)
            yield replace(
                card,
                y=near if direction > 0 else near - card.height,
                foot=edge,
                bar_y=None if lane is None else edge + direction * _BAR_PITCH * (lane + 0.75),
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
