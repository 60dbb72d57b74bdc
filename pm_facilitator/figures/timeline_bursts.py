"""Bursts: runs of alerts that say the same within minutes, which a timeline shows as one card."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Precision

FEWEST = 5
"""How many events make a burst; fewer are as easily read one by one."""

PAUSE = timedelta(minutes=5)
"""The longest pause within a burst."""

_NUMBERED = re.compile(r"\S*\d\S*")
_Alike = tuple[EventKind, str, str, str]


@dataclass(frozen=True, slots=True)
class Burst:
    """Events that lie as one, by time; nothing about them is stored anywhere."""

    events: tuple[TimelineEvent, ...]

    @property
    def id(self) -> str:
        """Give an id that no event has and that stays while the burst grows at its end."""
        return f"burst-{self.events[0].id}"

    @property
    def start(self) -> datetime:
        """Give the time of the first event."""
        assert self.events[0].time is not None
        return self.events[0].time

    @property
    def end(self) -> datetime:
        """Give the time at which the last event was over."""
        return max(time for e in self.events for time in (e.time, e.end) if time is not None)

    @property
    def text(self) -> str:
        """Give the words that all of them share; what differs is left open."""
        columns = zip(*(event.text.split() for event in self.events), strict=True)
        return " ".join(words[0] if len(set(words)) == 1 else "…" for words in columns)

    def as_one(self) -> TimelineEvent:
        """Make one event of many: it lasts from the first to the last and says what all share."""
        return replace(
            self.events[0],
            text=self.text,
            end=self.end if self.end > self.start else None,
            agreed=all(event.agreed for event in self.events),
        )

    def is_opened(self, opened: frozenset[str]) -> bool:
        """Tell whether the burst is shown event by event."""
        return any(event.id in opened for event in self.events)


def find_bursts(
    events: Iterable[TimelineEvent], apart: frozenset[str] = frozenset()
) -> tuple[Burst, ...]:
    """Find the runs of at least five events of one kind and source with alike texts.

    What the group has marked, as highlighted or as a milestone, stays a card of its own, unless
    all of a run is marked alike.
    """
    rows: dict[_Alike, list[TimelineEvent]] = defaultdict(list)
    for event in events:
        if event.time is not None and _may_fold(event) and event.id not in apart:
            rows[_alike(event)].append(event)
    runs = [run for row in rows.values() if len(row) >= FEWEST for run in _runs(row)]
    found = [Burst(tuple(kept)) for run in runs if len(kept := _unmarked(run)) >= FEWEST]
    return tuple(sorted(found, key=lambda burst: (burst.start, burst.id)))


def folded(events: Sequence[TimelineEvent]) -> list[TimelineEvent]:
    """Give the events with one for each burst, which says how many there were."""
    bursts = find_bursts(events)
    ones = {
        burst.events[0].id: replace(one, text=f"{len(burst.events)} × {one.text}")
        for burst in bursts
        for one in (burst.as_one(),)
    }
    followers = {event.id for burst in bursts for event in burst.events[1:]}
    return [ones.get(event.id, event) for event in events if event.id not in followers]


def _may_fold(event: TimelineEvent) -> bool:
    exact = event.precision in (Precision.EXACT, Precision.APPROXIMATE)
    return exact and bool(event.text.strip())


def _alike(event: TimelineEvent) -> _Alike:
    return event.kind, event.source, event.lane, _folded(event.text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Give what alike texts have in common: words with a number in them do not count."""
    words = " ".join(_NUMBERED.sub("#", text.casefold()).split())
    return words if words.strip("# ") else text


def _runs(events: list[TimelineEvent]) -> Iterable[list[TimelineEvent]]:
    run: list[TimelineEvent] = []
    reached: datetime | None = None
    for event in sorted(events, key=lambda e: (e.time, e.order, e.id)):
        assert event.time is not None
        if reached is not None and event.time - reached > PAUSE:
            yield run
            run = []
        run.append(event)
        reached = max(filter(None, (reached, event.time, event.end)))
    yield run


def _unmarked(run: Sequence[TimelineEvent]) -> Sequence[TimelineEvent]:
    marks = {(event.highlighted, event.milestone) for event in run}
    if len(marks) == 1:
        return run
    return [event for event in run if not event.highlighted and not event.milestone]
