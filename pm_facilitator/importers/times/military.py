"""Date-time groups as armed forces, fire brigades and aviation write them: 041403ZMAR26."""

import re
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from pm_facilitator.importers.times.clocks import Clock
from pm_facilitator.importers.times.partial_date import PartialDate
from pm_facilitator.importers.times.zone import Zone, signed_offset
from pm_facilitator.importers.times.zones import find_zone

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_GROUP = re.compile(
    r"(?P<day>[0-3][0-9])\s?(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])\s?(?P<zone>[A-Z])\s?"
    rf"(?P<month>{'|'.join(_MONTHS)})\s?(?P<year>(?:20)?[0-9]{{2}})?(?![0-9A-Z]|:[0-9])",
    re.I | re.A,
)
_PARTED = re.compile(
    r"(?P<day>[0-3][0-9])/(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?P<zone>Z)\b", re.A
)
"""The "18/0900Z" of logs and weather reports, which nothing else looks like."""

_SHORT = re.compile(
    r"(?P<day>[0-3][0-9])(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])\s?(?P<zone>[A-Z])\b", re.A
)
_EAST, _WEST = "ABCDEFGHIKLM", "NOPQRSTUVWXY"


_SIX_DIGITS = re.compile(r"\W{0,4}(?=[0-9]{6}Z\b)", re.A)
_MANY = 5
"""From so many lines on it is no chance that each second number is an hour."""


def tells_groups(text: str) -> bool:
    """Tell whether a line opens with a date-time group, so that the text may shorten others."""
    return bool(_GROUP.match(text.lstrip("*_`[( ")[:40]))


def are_groups(texts: Iterable[str]) -> bool:
    """Tell whether lines that open with "041403Z" do so with days, hours and minutes.

    As hours, minutes and seconds some of the minutes would be past 23.
    """
    opened = [(text, match.end()) for text in texts if (match := _SIX_DIGITS.match(text))]
    groups = [match for text, at in opened if (match := _SHORT.match(text, at))]
    days = [int(match["day"]) for match in groups]
    counted = all(day in (before, before + 1) for before, day in pairwise(days))
    return len(opened) == len(groups) >= _MANY and counted and 1 <= days[0] <= 31


def short_group_at(text: str, pos: int) -> tuple[PartialDate, Clock, Zone | None, int] | None:
    """Read the "041403Z" of a text that has such groups; elsewhere it is 04:14:03."""
    return _of_day(_SHORT.match(text, pos))


def _of_day(
    match: re.Match[str] | None,
) -> tuple[PartialDate, Clock, Zone | None, int] | None:
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    clock = Clock(int(match["hour"]), int(match["minute"]))
    return PartialDate(day=int(match["day"])), clock, _zone(match["zone"]), match.end()


def group_at(text: str, pos: int) -> tuple[PartialDate, Clock, Zone | None, int] | None:
    """Read a date-time group with its month, and give its parts with where it ends.

    The letter J means local time, and so no zone.
    """
    match = _GROUP.match(text, pos)
    if match is None and (found := _of_day(_PARTED.match(text, pos))):
        return found
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    year = match["year"] and 2000 + int(match["year"][-2:])
    date = PartialDate(_MONTHS.index(match["month"].upper()) + 1, int(match["day"]), year or None)
    if date.year and date.complete(None) is None:
        return None
    clock = Clock(int(match["hour"]), int(match["minute"]))
    return date, clock, _zone(match["zone"].upper()), match.end()


def _zone(letter: str) -> Zone | None:
    if letter == "J":
        return None
    hours = _EAST.find(letter) + 1 or -(_WEST.find(letter) + 1)
    return find_zone(signed_offset(timedelta(hours=hours)) if hours else "UTC")
