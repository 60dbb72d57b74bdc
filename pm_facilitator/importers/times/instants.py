"""Times as machines write them: RFC 3339, the date of an e-mail, and seconds since 1970."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any

_ISO = re.compile(
    r"(?P<year>[0-9]{4})-?(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})"
    r"(?:(?:[T ]|\s@\s)(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})"
    r"(?::?(?P<second>[0-9]{2})(?:[.,](?P<part>[0-9]{1,9})[0-9]{0,9})?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+\-−][0-9]{2}(?::?[0-9]{2}){0,2})?)?",
    re.I,
)
_NUMBER = re.compile(r"[0-9]{9,20}(?:\.[0-9]{1,9})?")
_FIRST, _LAST = 631_152_000, 4_102_444_800  # 1990 and 2100, in seconds since 1970
_UNITS = (1, 1_000, 1_000_000, 1_000_000_000)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_YEARS = range(1900, 9000)
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Instant:
    """A time of a machine.

    Attributes:
        time: aware where it is known in which zone it was told, else a wall clock, or a bare day.
        told: how it was written; empty for a number, which nobody reads.
        zone: the zone that it was told in, as "UTC" or "+02:00"; empty for none.
    """

    time: datetime | date
    told: str = ""
    zone: str = ""


def read_instant(value: Any) -> Instant | None:
    """Read a time of JSON or of a whole cell; None when it is none or stands for none at all.

    Seconds since 1970 may also be milliseconds, microseconds or nanoseconds: between 1990 and 2100
    no number can be two of them.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if not isinstance(value, str):
        return _since_1970(value)
    text = value[: _LONGEST + 1].strip()
    if len(text) > _LONGEST or not text[-1:].isalnum():
        return None
    if match := _ISO.fullmatch(text):
        return _iso(match, text)
    if _NUMBER.fullmatch(text):
        whole, _, part = text.partition(".")
        return _since_1970(int(whole), int(part.ljust(9, "0")) if part else 0)
    return _of_email(text)


def moment_of(value: Any) -> datetime | date | None:
    """Give the time that `read_instant` reads, without how it was told."""
    at = read_instant(value)
    return at.time if at else None


def _since_1970(number: float, part: int = 0) -> Instant | None:
    """Read a number; of one with a fraction the nanoseconds may be given apart."""
    for unit in _UNITS:
        if _FIRST * unit <= number < _LAST * unit:
            micros = number * 1_000_000 // unit if isinstance(number, int) else None
            if micros is None:
                micros = round(number / unit * 1_000_000)
            if unit == 1:
                micros += part // 1000
            return Instant(_EPOCH + timedelta(microseconds=micros), zone="UTC")
    return None


def _iso(match: re.Match[str], told: str) -> Instant | None:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    if year not in _YEARS:  # the first year of the calendar stands for "never"
        return None
    try:
        if match["hour"] is None:
            return Instant(date(year, month, day), told)
        second = min(int(match["second"] or 0), 59)  # there is no place for leap seconds
        micro = int((match["part"] or "").ljust(6, "0")[:6])
        zone = _zone(match["zone"])
        hour, minute = int(match["hour"]), int(match["minute"])
        time = datetime(year, month, day, hour, minute, second, micro, zone)
    except ValueError:
        return None
    return Instant(time, told, _named(time))


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written[0].isalpha():
        return UTC
    digits = written[1:].replace(":", "").ljust(6, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]), seconds=int(digits[4:6]))
    offset = offset if written[0] == "+" else -offset
    return timezone(offset) if offset else UTC


def _of_email(text: str) -> Instant | None:
    if ":" not in text or not text[0].isalnum():
        return None
    try:
        time = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if time.year not in _YEARS:
        return None
    return Instant(time, text, _named(time))


def _named(time: datetime) -> str:
    offset = time.utcoffset()
    if offset is None:
        return ""
    minutes = offset // timedelta(minutes=1)
    if not minutes:
        return "UTC"
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
