"""Which events go into a figure, when there are more than a reader can take in."""

from collections.abc import Sequence

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.figures.timeline_bursts import find_bursts

MOST_EVENTS = 24
_ENOUGH = 12
_KINDS = frozenset(
    {
        EventKind.TRIGGER,
        EventKind.DETECTION,
        EventKind.ESCALATION,
        EventKind.MITIGATION,
        EventKind.RECOVERY,
        EventKind.RESOLUTION,
    }
)


def key_events(events: Sequence[TimelineEvent]) -> list[TimelineEvent]:
    """Choose the events for a figure, in their order.

    All of a short timeline. Of a long one those that the group marked, then the turning points by
    kind, then others evenly spread over the rest. A burst takes the room of one event.
    """
    followers = {e.id: b.events[0].id for b in find_bursts(events) for e in b.events[1:]}
    single = [event for event in events if event.id not in followers]
    if len(single) <= MOST_EVENTS:
        return list(events)
    chosen = {event.id for event in _chosen([e for e in single if e.time is not None])}
    return [event for event in events if followers.get(event.id, event.id) in chosen]


def _chosen(timed: list[TimelineEvent]) -> list[TimelineEvent]:
    marked = [event for event in timed if event.highlighted or event.milestone]
    plain = [event for event in timed if not event.highlighted and not event.milestone]
    turning = [event for event in plain if event.kind in _KINDS]
    rest = [event for event in plain if event.kind not in _KINDS]
    chosen = _spread(marked, MOST_EVENTS)
    chosen += _spread(turning, MOST_EVENTS - len(chosen))
    chosen += _spread(rest, max(0, _ENOUGH - len(chosen)))
    return chosen


def _spread(events: list[TimelineEvent], most: int) -> list[TimelineEvent]:
    """Keep at most so many, the first and the last among them."""
    if len(events) <= most:
        return events
    if most < 2:
        return events[:most]
    step = (len(events) - 1) / (most - 1)
    return [events[round(place * step)] for place in range(most)]
