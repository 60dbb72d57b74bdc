"""Which events go into a figure, when there are more than a reader can take in."""

from collections.abc import Sequence

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind

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

    All of a short timeline. Of a long one those that the group highlighted, then the turning
    points by kind, then others evenly spread over the rest.
    """
    if len(events) <= MOST_EVENTS:
        return list(events)
    timed = [event for event in events if event.time is not None]
    highlighted = [event for event in timed if event.highlighted]
    turning = [event for event in timed if event.kind in _KINDS and not event.highlighted]
    rest = [event for event in timed if event.kind not in _KINDS and not event.highlighted]
    chosen = _spread(highlighted, MOST_EVENTS)
    chosen += _spread(turning, MOST_EVENTS - len(chosen))
    chosen += _spread(rest, max(0, _ENOUGH - len(chosen)))
    return [event for event in timed if event in chosen]


def _spread(events: list[TimelineEvent], most: int) -> list[TimelineEvent]:
    """Keep at most so many, the first and the last among them."""
    if len(events) <= most:
        return events
    if most < 2:
        return events[:most]
    step = (len(events) - 1) / (most - 1)
    return [events[round(place * step)] for place in range(most)]
