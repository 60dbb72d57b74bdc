"""Which times of events and review a timeline shows, and how it says them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.figures.timeline_axis import clock, short_day

_SHORT = timedelta(minutes=10)
"""Below this span all clock times carry seconds as soon as one of them needs them."""

MARKER_NAMES = ("started", "detected", "acknowledged", "mitigated", "resolved")
"""The incident times in the order in which they are expected."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with the time that it is drawn at."""

    event: TimelineEvent
    time: datetime
    end: datetime | None
    label: str


def zone_of(review: Review) -> ZoneInfo:
    """Give the review's zone, or UTC when this machine does not know it."""
    try:
        return ZoneInfo(review.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def incident_times(review: Review) -> dict[str, datetime]:
    """Give the known incident times of a review by their short names."""
    times = {name: getattr(review, f"{name}_at") for name in MARKER_NAMES}
    return {name: time for name, time in times.items() if time is not None}


def place(events: Sequence[TimelineEvent], review: Review, zone: ZoneInfo) -> list[Placed]:
    """Give the events that have a time, by time, then order and id.

    An event of which only the day is known reaches over that day, as far as the other events go:
    it never stretches the axis by the empty hours of its day.
    """
    known = [e for e in events if e.time is not None and e.precision is not Precision.UNKNOWN]
    exact = [e for e in known if e.precision is not Precision.DAY]
    times = [time for e in exact for time in (e.time, e.end) if time is not None]
    times += incident_times(review).values()
    days = {time.astimezone(zone).date() for time in times} | {
        e.time.astimezone(zone).date() for e in known if e.time
    }
    several = len(days) > 1
    span = (min(times), max(times)) if times else None
    exactly = span is not None and span[1] - span[0] < _SHORT and any(t.second for t in times)
    placed = [_placed(event, span, several, exactly, zone) for event in known]
    return sorted(placed, key=lambda p: (p.time, p.event.order, p.event.id))


def _placed(
    event: TimelineEvent,
    span: tuple[datetime, datetime] | None,
    several_days: bool,
    with_seconds: bool,
    zone: ZoneInfo,
) -> Placed:
    assert event.time is not None
    start = event.time.astimezone(UTC)
    end = event.end.astimezone(UTC) if event.end and event.end > event.time else None
    if event.precision is Precision.DAY:
        start, end = _within_day(start, end, span, zone)
    return Placed(event, start, end, time_label(event, several_days, with_seconds, zone))


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
        last = f" – {short_day(end)}" if end and end.date() != start.date() else ""
        return f"{short_day(start)}{last}, time not known"
    about = "~" if event.precision is Precision.APPROXIMATE else ""
    day = f"{short_day(start)}, " if several_days else ""
    said = f"{day}{about}{clock(start, with_seconds)}"
    if end is None:
        return said
    other_day = f"{short_day(end)}, " if end.date() != start.date() else ""
    return f"{said} – {other_day}{clock(end, with_seconds)}"
