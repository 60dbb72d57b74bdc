"""What a time zone is called where people read it: "UTC+3" of "Etc/GMT-3"."""

import re

_OF_DATABASE = re.compile(r"Etc/GMT(?P<sign>[+-])(?P<hours>\d{1,2})", re.A)
_UTC = re.compile(r"Etc/(?:UTC|UCT|GMT|GMT0|Greenwich|Universal|Zulu)")
OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?", re.A)
"""An offset as events keep it: "+05:30"."""

_WRITTEN = re.compile(
    r"(?:utc|gmt)\s*(?P<sign>[+\-\u2212\u2013])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?",
    re.I | re.A,
)
_MOST_BEHIND, _MOST_AHEAD = 12, 14
"""So many hours from UTC the database has names for offsets."""

_WITH_MINUTES = {
    (4, 30): "Asia/Kabul",
    (5, 30): "Asia/Kolkata",
    (5, 45): "Asia/Kathmandu",
    (6, 30): "Asia/Yangon",
    (8, 45): "Australia/Eucla",
    (9, 30): "Australia/Darwin",
    (-9, 30): "Pacific/Marquesas",
}
"""Where it is so all the year, by hours and minutes: the database names no such offsets."""


def zone_name(zone: str) -> str:
    """Name a zone as people read it.

    The database counts offsets the other way round, so that nobody reads "Etc/GMT-3" as what it
    is, three hours ahead of UTC: that is "UTC+3". The sign is one that can be typed.

    Args:
        zone: an IANA name, an offset such as "+05:30", or anything else, which stays as it is.
    """
    if _UTC.fullmatch(zone):
        return "UTC"
    if match := _OF_DATABASE.fullmatch(zone):
        return _offset("-" if match["sign"] == "+" else "+", match["hours"])
    if match := OFFSET.fullmatch(zone):
        return _offset(match["sign"], match["hours"], match["minutes"] or "00")
    return zone


def zone_of_offset(written: str) -> str:
    """Give the IANA name of an offset as people write it: "Etc/GMT-3" of "UTC+3".

    Empty for all else, also for an offset that no place keeps all the year, as "UTC+10:30".
    """
    match = _WRITTEN.fullmatch(written.strip())
    if match is None:
        return ""
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    return zone_of_hours(hours if match["sign"] == "+" else -hours, minutes)


def zone_of_hours(hours: int, minutes: int = 0) -> str:
    """Give the IANA name of a zone that is always so far from UTC, or nothing.

    Args:
        hours: ahead of UTC; negative behind it.
        minutes: more than that, in the same direction.
    """
    if minutes:
        return _WITH_MINUTES.get((hours, minutes), "")
    if not -_MOST_BEHIND <= hours <= _MOST_AHEAD:
        return ""
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


def _offset(sign: str, hours: str, minutes: str = "00") -> str:
    rest = "" if minutes == "00" else f":{minutes}"
    return f"UTC{sign}{int(hours)}{rest}" if int(hours) or rest else "UTC"
