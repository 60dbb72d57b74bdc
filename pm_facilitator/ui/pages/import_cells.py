"""The cells of an event that was read: how they are written, and read again when corrected."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Precision
from pm_facilitator.ui.widgets.moment_text import Reading, read_moment, write_moment

TIME, END, TEXT, KIND, SOURCE = "time", "end", "text", "kind", "source"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK_ALONE = re.compile(
    r"(?P<about>~?)\s*(?P<clock>\d{1,2}[:.]\d\d([:.]\d\d)?(\s*[ap]\.?m\.?)?)", re.I
)


def corrected(event: TimelineEvent, name: str, words: str, zone: ZoneInfo) -> TimelineEvent:
    """Give the event with one cell as it was written.

    Raises:
        ValueError: with a sentence that says how a time is written.
    """
    words = words.strip()
    match name:
        case "text":
            return replace(event, text=words)
        case "source":
            return replace(event, source=words)
        case "kind":
            return replace(event, kind=_kind(words))
        case "end":
            return replace(event, end=_end(words, event, zone))
    return _retimed(event, words, zone)


def with_day(words: str, near: datetime, zone: ZoneInfo) -> str:
    """Put before a clock time that stands alone the day on which it is nearest to a moment.

    Raises:
        ValueError: with a sentence that says how a time is written.
    """
    match = _CLOCK_ALONE.fullmatch(words.strip())
    if match is None:
        return words
    local = near.astimezone(zone)
    days = (f"{local + timedelta(days=by):%Y-%m-%d}" for by in (0, 1, -1))
    dated = (f"{day} {match['clock']}" for day in days)
    nearest = min(dated, key=lambda each: abs(read_moment(each, Reading(zone, near)) - near))
    return f"{match['about']}{nearest}"


def times_of(event: TimelineEvent, above: datetime | None, zone: ZoneInfo) -> tuple[str, str]:
    """Write time and end; the day only where it is not that of the time above."""
    if event.time and event.precision is Precision.DAY:
        return _day(event.time, zone), _day(event.end, zone)
    time = _shown(event.time, above, zone)
    if event.precision is Precision.APPROXIMATE:
        time = f"~{time}"
    return time, _shown(event.end, event.time, zone)


def shown_kind(kind: EventKind) -> str:
    """Name a kind; nothing where it is none in particular."""
    return "" if kind is EventKind.OTHER else kind.label


def _kind(words: str) -> EventKind:
    return next((kind for kind in EventKind if kind.label == words), EventKind.OTHER)


def _retimed(event: TimelineEvent, words: str, zone: ZoneInfo) -> TimelineEvent:
    known = Precision.APPROXIMATE if words.startswith("~") else Precision.EXACT
    words = words.removeprefix("~").strip()
    if not words:
        return replace(event, time=None, end=None, precision=Precision.UNKNOWN)
    if _DAY.fullmatch(words):
        return replace(event, time=_midnight(words, zone), end=None, precision=Precision.DAY)
    time = _read(words, event, zone)
    end = event.end if event.end and event.end > time else None
    return replace(event, time=time, end=end, precision=known)


def _end(words: str, event: TimelineEvent, zone: ZoneInfo) -> datetime | None:
    """Read the end of an event: of one of whole days it is a day, too."""
    if event.precision is Precision.DAY and _DAY.fullmatch(words):
        end = _midnight(words, zone)
        if event.time and end > event.time:
            return end
    return _read(words, event, zone, event.time) if words else None


def _day(moment: datetime | None, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d}" if moment else ""


def _midnight(day: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=zone).astimezone(UTC)


def _read(
    words: str, event: TimelineEvent, zone: ZoneInfo, after: datetime | None = None
) -> datetime:
    """Read a time as people write one; a clock time alone keeps the event's day."""
    base = event.time or datetime.now(UTC)
    like = base if after is None else None
    return read_moment(words, Reading(zone, base, after, like=like))


def _shown(moment: datetime | None, context: datetime | None, zone: ZoneInfo) -> str:
    if moment is None:
        return ""
    written = write_moment(moment, zone)
    day = written.split(" ")[0]
    same = context is not None and write_moment(context, zone).startswith(day)
    return written.removeprefix(f"{day} ") if same else written
