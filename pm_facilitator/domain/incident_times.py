"""When an incident began, was noticed, taken up, softened and over: by hand, and by its events."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from pm_facilitator.domain.changes import with_field
from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.metrics import IncidentDurations, durations, words
from pm_facilitator.domain.vocabulary import EventKind, Precision

FIELDS = ("started_at", "detected_at", "acknowledged_at", "mitigated_at", "resolved_at")
"""The times of an incident in the order in which they are expected, as a review names them."""

FIGURES = {
    "to_detect": "Time to detect",
    "to_acknowledge": "Time to acknowledge",
    "to_mitigate": "Time to mitigate",
    "to_resolve": "Time to resolve",
}
"""The four durations, as ``IncidentDurations`` names them, with their labels."""

_ACKNOWLEDGED = re.compile(r"\back(?:ed|s|nowledge[ds]?)?\b", re.IGNORECASE)
_RESPONSES = frozenset(
    {
        EventKind.ESCALATION,
        EventKind.COMMUNICATION,
        EventKind.DIAGNOSIS,
        EventKind.DECISION,
        EventKind.ACTION,
        EventKind.MITIGATION,
    }
)
"""What only people do, once they work on it."""

_RETURNS = frozenset({EventKind.TRIGGER, EventKind.DETECTION})
"""What tells after a recovery that it did not hold."""


@dataclass(frozen=True, slots=True)
class Duration:
    """One figure of an incident, counted from what was set by hand and from what its events say.

    Attributes:
        name: one of ``FIGURES``.
        by_hand: None unless both of its times were set by hand.
        from_events: None unless both of its times can be told from events.
        value: the figure to show: each time set by hand counts before what the events say.
    """

    name: str
    by_hand: timedelta | None
    from_events: timedelta | None
    value: timedelta | None

    @property
    def difference(self) -> timedelta | None:
        """Give by how much the figure is longer than the events say; None when nothing differs."""
        if self.value is None or self.from_events is None or self.value == self.from_events:
            return None
        return self.value - self.from_events

    def origin(self) -> str:
        """Say where the figure comes from: "set by hand; 3 min more than the events say"."""
        if self.value is None:
            return "not known yet"
        off = self.difference
        if off is not None:
            said = "more" if off > timedelta() else "less"
            how = "set by hand" if self.by_hand is not None else "partly set by hand"
            return f"{how}; {words(abs(off))} {said} than the events say"
        if self.by_hand is not None:
            return "set by hand" if self.from_events is None else "set by hand, as the events say"
        return "from the events" if self.from_events is not None else "partly from the events"


def figures(review: Review, events: Sequence[TimelineEvent]) -> tuple[Duration, ...]:
    """Give the four durations of an incident."""
    by_hand = durations(review)
    told = times_of(events)
    from_events = durations(_with(Review(id=review.id), told))
    both = durations(completed(review, told))
    return tuple(
        Duration(name, *(_span(found, name) for found in (by_hand, from_events, both)))
        for name in FIGURES
    )


def completed(review: Review, told: Mapping[str, datetime]) -> Review:
    """Give the review with the times that nobody has set taken from its events."""
    return _with(review, {name: at for name, at in told.items() if getattr(review, name) is None})


def times_of(events: Sequence[TimelineEvent]) -> dict[str, datetime]:
    """Tell the times of an incident from the kinds of its events, by the review's field names.

    It begins with the first trigger and is detected by the first detection. It is acknowledged by
    the first event from then on that says so, or else by the first thing that people do. It is
    mitigated when the last mitigation before the end is done, since one that did not help is
    followed by another, and over at the last resolution, since an incident can come back.
    Where no resolution is told, what was done past a recovery that held is a clean-up, and one that
    is only then called mitigated was so when it recovered.
    Events of which only the day is known tell nothing.
    """
    known = sorted(filter(_is_timed, events), key=_start)
    found: dict[str, datetime | None] = {
        "started_at": _first(known, EventKind.TRIGGER),
        "detected_at": _first(known, EventKind.DETECTION),
        "resolved_at": _last(known, EventKind.RESOLUTION),
    }
    detected, resolved = found["detected_at"], found["resolved_at"]
    if detected is not None:
        found["acknowledged_at"] = _acknowledged(known, detected)
    found["mitigated_at"] = _mitigated(known, resolved)
    return {name: at for name in FIELDS if (at := found.get(name)) is not None}


def _acknowledged(known: Sequence[TimelineEvent], detected: datetime) -> datetime | None:
    after = [e for e in known if _start(e) >= detected]
    said = (e for e in after if _ACKNOWLEDGED.search(e.text))
    done = (e for e in after if e.kind in _RESPONSES)
    event = next(said, None) or next(done, None)
    return _start(event) if event is not None else None


def _mitigated(known: Sequence[TimelineEvent], resolved: datetime | None) -> datetime | None:
    held = _recovered(known) if resolved is None else None
    until = resolved or held
    by_then = _last((e for e in known if until is None or _start(e) <= until), EventKind.MITIGATION)
    if held is None:
        return by_then
    done = by_then or _last(known, EventKind.MITIGATION)
    return min(done, held) if done is not None else None


def _recovered(known: Sequence[TimelineEvent]) -> datetime | None:
    """Tell when it recovered for the last time, unless it came back after that."""
    at = _last(known, EventKind.RECOVERY)
    if at is None or any(e.kind in _RETURNS and _start(e) > at for e in known):
        return None
    return at


def _first(known: Iterable[TimelineEvent], kind: EventKind) -> datetime | None:
    return next((_start(event) for event in known if event.kind is kind), None)


def _last(known: Iterable[TimelineEvent], kind: EventKind) -> datetime | None:
    return max((event.end or _start(event) for event in known if event.kind is kind), default=None)


def _is_timed(event: TimelineEvent) -> bool:
    exact = event.precision in (Precision.EXACT, Precision.APPROXIMATE)
    return exact and event.time is not None


def _start(event: TimelineEvent) -> datetime:
    assert event.time is not None
    return event.time


def _span(found: IncidentDurations, name: str) -> timedelta | None:
    span: timedelta | None = getattr(found, name)
    return span


def _with(review: Review, times: Mapping[str, datetime]) -> Review:
    for name, at in times.items():
        review = cast(Review, with_field(review, name, at))
    return review
