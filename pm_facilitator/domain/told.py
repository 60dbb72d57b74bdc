"""How an event's time was told where it came from, beside what it is in the zone meant there."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from pm_facilitator.domain.clock_changes import offset_beside
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.domain.zone_names import OFFSET, zone_name

_ABBREVIATED = re.compile(r"[^\W\d_]{2,6} \((?P<offset>[^()]+)\)")
_CLOCK_OFF = re.compile(r" ?\(clock (?:fast|slow) by [0-9 mins]+\)$")
"""What ``told_by_clock`` puts behind a time."""


def told_words(event: TimelineEvent) -> str:
    """Say how an event's time was told, and its time now in that zone; empty when neither is known.

    The second half is worked out anew from the event: when its time was corrected since, the two
    differ, and that can be seen.
    """
    said = [f"Told as {_quoted(event.told)}"] if event.told else []
    zone = zone_told(event.told_zone)
    known = event.time is not None and event.precision in (Precision.EXACT, Precision.APPROXIMATE)
    if zone is not None and event.time is not None and known:
        said.append(f"{_clock(event.time, zone)} in {_name(event.told_zone)}")
    elif event.told_zone:
        said.append(f"in {_name(event.told_zone)}")
    return ", ".join(said)


def told_elsewhere(event: TimelineEvent, home: tzinfo) -> str:
    """Say how a time was told if that was in a zone with another offset; else nothing."""
    zone = zone_told(event.told_zone)
    if zone is None or event.time is None or not event.told:
        return ""
    offsets = {event.time.astimezone(each).utcoffset() for each in (zone, home)}
    return f"told as {_quoted(event.told)}" if len(offsets) > 1 else ""


def told_by_clock(told: str, fast: timedelta) -> str:
    """Give how a time was told, with by how much the clock was off that told it.

    Args:
        told: the words, without a remark about a clock.
        fast: by how much the clock was ahead; negative where it was behind.
    """
    if not fast:
        return told
    off = "fast" if fast > timedelta() else "slow"
    return f"{told} (clock {off} by {_span(abs(fast))})".strip()


def zone_told(name: str) -> tzinfo | None:
    """Give the zone of a name or an offset, or None when this machine does not know it.

    Of an abbreviation with its offset, such as "CEST (+02:00)", it is the offset.
    """
    if match := _ABBREVIATED.fullmatch(name):
        name = match["offset"]
    if name.upper() in ("Z", "UTC", "GMT"):
        return UTC
    offset = OFFSET.fullmatch(name.strip())
    try:
        if offset is None:
            return ZoneInfo(name) if name else None
        span = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        return timezone(-span if offset["sign"] == "-" else span)
    except (LookupError, ValueError, OSError):
        return None


def _quoted(told: str) -> str:
    """Quote what was told, and leave out of the quotes what was said of its clock."""
    words, clock = told, ""
    if match := _CLOCK_OFF.search(told):
        words, clock = told[: match.start()], match[0]
    return f"\u201c{words}\u201d{clock}" if words else clock.strip()


def _span(span: timedelta) -> str:
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    said = (f"{minutes} min" if minutes else "", f"{seconds} s" if seconds else "")
    return " ".join(filter(None, said))


def _name(zone: str) -> str:
    """Name a zone as it was told: "CEST" of "CEST (+02:00)"."""
    return zone.partition(" ")[0] if _ABBREVIATED.fullmatch(zone) else zone_name(zone)


def _clock(time: datetime, zone: tzinfo) -> str:
    local = time.astimezone(zone)
    clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    return f"{clock}{offset_beside(local)} on {local.day} {local:%b}"
