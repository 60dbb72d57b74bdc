"""Where a long timeline is cut, so that each part can be read on a page of its own."""

from collections.abc import Sequence
from itertools import pairwise

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.figures.timeline_bursts import find_bursts

MOST_PARTS = 8
_MOST_EVENTS = 20
_SLACK = 0.3
"""How far from an even division a cut may be, to fall into a pause."""


def timeline_parts(events: Sequence[TimelineEvent]) -> list[list[TimelineEvent]]:
    """Cut the events with a time into stretches, each at a pause; a burst counts as one event.

    None when there would be more parts than anybody reads.
    """
    timed = [event for event in events if event.time is not None]
    followers = {e.id for burst in find_bursts(events) for e in burst.events[1:]}
    starts = [place for place, event in enumerate(timed) if event.id not in followers]
    count = -(-len(starts) // _MOST_EVENTS)
    if not 1 < count <= MOST_PARTS:
        return []
    cuts = [_cut(timed, starts, number / count, 1 / count) for number in range(1, count)]
    ends = [0, *cuts, len(timed)]
    return [timed[start:end] for start, end in pairwise(ends) if start < end]


def _cut(timed: list[TimelineEvent], starts: list[int], share: float, step: float) -> int:
    """Give the place of the event after the longest pause near a share of all events."""
    middle, slack = share * len(starts), _SLACK * step * len(starts)
    near = range(max(1, round(middle - slack)), min(len(starts), round(middle + slack) + 1))
    return starts[max(near, key=lambda at: (_pause(timed, starts[at]), -abs(at - middle)))]


def _pause(timed: list[TimelineEvent], place: int) -> float:
    before, after = timed[place - 1].time, timed[place].time
    return (after - before).total_seconds() if before and after else 0.0
