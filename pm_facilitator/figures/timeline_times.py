"""Which times of events and review a timeline shows, and how it says them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.figures.timeline_bursts import Burst, find_bursts
from pm_facilitator.figures.timeline_calendar import clock, short_day
from pm_facilitator.figures.timeline_look import TimelineLook

_MINUTE = timedelta(minutes=1)
_SHORT = timedelta(minutes=10)
"""Below this span all clock times carry seconds as soon as one of them needs them."""

MARKER_NAMES = ("started", "detected", "acknowledged", "mitigated", "resolved")
"""The incident times in the order in which they are expected."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An event, or a burst of them, with the time that it is drawn at.

    ``open_label`` is what can be said of its time as long as its end has not come.
    """

    event: TimelineEvent
    time: datetime
    end: datetime | None
    label: str
    open_label: str = ""
    burst: Burst | None = None
    opened: bool = False

    @property
    def id(self) -> str:
        """Give the id of the event or of the burst."""
        return self.burst.id if self.burst else self.event.id

    @property
    def text(self) -> str:
        """Give the words on the card; those of a burst begin with how many there were."""
        return f"{len(self.burst.events)} × {self.event.text}" if self.burst else self.event.text


@dataclass(frozen=True, slots=True)
class _Saying:
    """What all times of one timeline have in common in how they are said."""

    zone: ZoneInfo
    span: tuple[datetime, datetime] | None
    several_days: bool
    with_seconds: bool


def zone_of(review: Review) -> ZoneInfo:
    """Give the review's zone, or UTC when this machine does not know it."""
    try:
        return ZoneInfo(review.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def second_zone(look: TimelineLook, first: ZoneInfo) -> ZoneInfo | None:
    """Give the zone that is shown besides; None without one, or when it is not known here."""
    if not look.second_zone or look.second_zone == first.key:
        return None
    try:
        return ZoneInfo(look.second_zone)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def incident_times(review: Review) -> dict[str, datetime]:
    """Give the known incident times of a review by their short names."""
    times = {name: getattr(review, f"{name}_at") for name in MARKER_NAMES}
    return {name: time for name, time in times.items() if time is not None}


def place(
    events: Sequence[TimelineEvent], review: Review, zone: ZoneInfo, look: TimelineLook
) -> tuple[list[Placed], list[Placed]]:
    """Give all events that have a time, and what is shown of them when bursts lie as one.

    Both are sorted by time, then order and id. An event of which only the day is known reaches
    over that day, as far as the other events go: it never stretches the axis by the empty hours
    of its day.
    """
    known = [e for e in events if e.time is not None and e.precision is not Precision.UNKNOWN]
    saying = _saying(known, review, zone)
    every = {event.id: _placed(event, saying) for event in known}
    bursts = find_bursts(known, look.apart)
    hidden = {e.id for b in bursts if not b.is_opened(look.opened) for e in b.events}
    shown = [placed for id_, placed in every.items() if id_ not in hidden]
    shown += [_burst(burst, burst.is_opened(look.opened), saying) for burst in bursts]
    return sorted(every.values(), key=_by_time), sorted(shown, key=_by_time)


def _by_time(placed: Placed) -> tuple[datetime, float, bool, str]:
    return placed.time, placed.event.order, placed.burst is None, placed.event.id


def _saying(known: Sequence[TimelineEvent], review: Review, zone: ZoneInfo) -> _Saying:
    exact = [e for e in known if e.precision is not Precision.DAY]
    times = [time for e in exact for time in (e.time, e.end) if time is not None]
    times += incident_times(review).values()
    days = {time.astimezone(zone).date() for time in times} | {
        e.time.astimezone(zone).date() for e in known if e.time
    }
    span = (min(times), max(times)) if times else None
    exactly = span is not None and span[1] - span[0] < _SHORT and any(t.second for t in times)
    return _Saying(zone, span, len(days) > 1, exactly)


def _placed(event: TimelineEvent, saying: _Saying) -> Placed:
    assert event.time is not None
    start = event.time.astimezone(UTC)
    end = event.end.astimezone(UTC) if event.end and event.end > event.time else None
    if event.precision is Precision.DAY:
        start, end = _within_day(start, end, saying.span, saying.zone)
    label = time_label(event, saying.several_days, saying.with_seconds, saying.zone)
    if end is None or event.precision is Precision.DAY:
        return Placed(event, start, end, label, label)
    return Placed(event, start, end, label, f"{label.partition(' – ')[0]} –")


def _burst(burst: Burst, opened: bool, saying: _Saying) -> Placed:
    whole = burst.as_one()
    placed = _placed(whole, saying)
    if burst.end - burst.start >= _MINUTE and not saying.with_seconds:
        # Of a burst over minutes nobody needs the seconds.
        first_minute, last_minute = (t.replace(second=0) for t in (burst.start, burst.end))
        said = _placed(replace(whole, time=first_minute, end=last_minute), saying)
        placed = replace(placed, label=said.label, open_label=said.open_label)
    return replace(placed, burst=burst, opened=opened)


def _within_day(
    start: datetime,
    end: datetime | None,
    span: tuple[datetime, datetime] | None,
    zone: ZoneInfo,
) -> tuple[datetime, datetime | None]:
    following = start.astimezone(zone) + timedelta(days=1)
    end = end or following.astimezone(UTC)
    if span is None or end < span[0] or start > span[1]:
        return start, end if span is None else None
    start, end = max(start, span[0]), min(end, span[1])
    return start, end if end > start else None


def time_label(event: TimelineEvent, several_days: bool, with_seconds: bool, zone: ZoneInfo) -> str:
    """Say when an event was, in the review's zone; the day is named when there are several."""
    if event.time is None or event.precision is Precision.UNKNOWN:
        return "time not known"
    start = event.time.astimezone(zone)
    end = event.end.astimezone(zone) if event.end and event.end > event.time else None
    if event.precision is Precision.DAY:
        if end is not None and end.date() != start.date():
            return f"{short_day(start)} – {short_day(end)}"
        return f"{short_day(start)}, time not known"
    about = "~" if event.precision is Precision.APPROXIMATE else ""
    day = f"{short_day(start)}, " if several_days else ""
    said = f"{day}{about}{clock(start, with_seconds)}"
    if end is None:
        return said
    other_day = f"{short_day(end)}, " if end.date() != start.date() else ""
    return f"{said} – {other_day}{clock(end, with_seconds)}"
