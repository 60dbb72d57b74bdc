"""Dates as git writes them: its own form, ISO, that of e-mails, and seconds since 1970."""

import re
from datetime import datetime, timedelta, timezone

from pm_facilitator.importers.times.instants import Instant, read_instant

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_OWN = (
    rf"{_WEEKDAY} (?P<month>[A-Z][a-z]{{2}}) (?P<day>[0-9]{{1,2}})"
    r" (?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2}) (?P<year>[0-9]{4})(?: (?P<zone>[+-][0-9]{4}))?"
)
_ISO = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?: ?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?)?"
)
_MAIL = (
    rf"{_WEEKDAY}, [0-9]{{1,2}} [A-Z][a-z]{{2}} [0-9]{{4}} [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}"
    r" [+-][0-9]{4}"
)
_RAW = r"[0-9]{9,10}(?: [+-][0-9]{4})?"
DATE = rf"(?:{_ISO}|{_MAIL}|{_RAW}|{re.sub('[?]P<[a-z]+>', '?:', _OWN)})"
"""A pattern for all of them."""

_OWN_DATE = re.compile(_OWN)
_RAW_DATE = re.compile(r"(?P<seconds>[0-9]{9,10})(?: (?P<zone>[+-][0-9]{4}))?")


def read_date(told: str) -> Instant | None:
    """Read a date of git; None when it is none, or told as "3 days ago"."""
    told = told.strip()
    if match := _OWN_DATE.fullmatch(told):
        if match["month"] not in _MONTHS:
            return None
        month = _MONTHS.index(match["month"]) + 1
        iso = f"{match['year']}-{month:02}-{int(match['day']):02} {match['clock']}"
        at = read_instant(f"{iso}{match['zone'] or ''}")
        return Instant(at.time, told, at.zone) if at else None
    if match := _RAW_DATE.fullmatch(told):
        at = read_instant(match["seconds"])
        if at is None or not isinstance(at.time, datetime) or not match["zone"]:
            return at
        sign, hours, minutes = match["zone"][0], int(match["zone"][1:3]), int(match["zone"][3:])
        offset = timedelta(hours=min(hours, 15), minutes=min(minutes, 59))
        zone = timezone(offset if sign == "+" else -offset)
        return Instant(at.time.astimezone(zone), told, f"{sign}{hours:02}:{minutes:02}")
    return read_instant(told)
