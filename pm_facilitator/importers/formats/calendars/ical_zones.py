"""Zones that a calendar brings along: what they are ahead of UTC by their own rules (RFC 5545)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pm_facilitator.importers.formats.calendars.ical_lines import TIME, Component

_OFFSET = re.compile(r"([+-])([0-9]{2})([0-9]{2})([0-9]{2})?")
_BY_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNDERSTOOD = frozenset(("FREQ", "INTERVAL", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "WKST"))
_SEASONS = ("STANDARD", "DAYLIGHT")
_MOST_DATES = 500


@dataclass(frozen=True, slots=True)
class _Yearly:
    """A day of each year.

    Attributes:
        weekday: from 0 for Monday; None where it is a day of the month alone.
        nth: which such weekday of the month, from its end when it is negative; 0 for the first
            among ``days``.
        days: days of the month.
        until: the last time, as a wall clock.
    """

    month: int
    weekday: int | None
    nth: int
    days: tuple[int, ...]
    until: datetime | None

    def day(self, year: int) -> date | None:
        """Give the day of a year; None when it has none."""
        last = monthrange(year, self.month)[1]
        days = [day for day in self.days or range(1, last + 1) if day <= last]
        if self.weekday is not None:
            days = [day for day in days if date(year, self.month, day).weekday() == self.weekday]
        place = self.nth - 1 if self.nth > 0 else self.nth
        return date(year, self.month, days[place]) if -len(days) <= place < len(days) else None


@dataclass(frozen=True, slots=True)
class _Season:
    """Standard time or summer time: when it begins, as a wall clock of the one before it."""

    start: datetime
    before: timedelta
    offset: timedelta
    rule: _Yearly | None
    dates: tuple[datetime, ...]

    def last_begin(self, wall: datetime) -> datetime | None:
        """Give when it began last, up to a wall clock."""
        return max((each for each in self._begins(wall) if each <= wall), default=None)

    def _begins(self, wall: datetime) -> Iterator[datetime]:
        yield self.start
        yield from self.dates
        for year in (wall.year - 1, wall.year) if self.rule else ():
            day = self.rule.day(year) if self.rule and year >= self.start.year else None
            begin = datetime.combine(day, self.start.time()) if day else None
            if (
                begin
                and begin >= self.start
                and not (self.rule and self.rule.until and begin > self.rule.until)
            ):
                yield begin


class CalendarZone:
    """A zone by its rules.

    Args:
        block: the component VTIMEZONE.

    Attributes:
        offsets: all that it ever is ahead of UTC.
        is_understood: whether all its rules are, so that an offset can be given.
    """

    def __init__(self, block: Component) -> None:
        parts = [each for each in block.parts if each.name in _SEASONS]
        seasons = [season for part in parts if (season := _season(part))]
        told = [_offset(part.text("TZOFFSETTO")) for part in parts]
        self.offsets = frozenset(each for each in told if each is not None)
        self.is_understood = 0 < len(seasons) == len(parts)
        self._seasons = sorted(seasons, key=lambda each: each.start)

    def offset(self, wall: datetime) -> timedelta:
        """Give what it is ahead of UTC at a wall clock."""
        begun = [(begin, each) for each in self._seasons if (begin := each.last_begin(wall))]
        if not begun:
            return self._seasons[0].before
        return max(begun, key=lambda pair: pair[0])[1].offset


def _season(part: Component) -> _Season | None:
    start = _time(part.text("DTSTART"), timedelta())
    before, offset = _offset(part.text("TZOFFSETFROM")), _offset(part.text("TZOFFSETTO"))
    if start is None or before is None or offset is None:
        return None
    rules = [each.value for each in part.properties if each.name == "RRULE"]
    rule = _rule(rules[0], start, before) if len(rules) == 1 else None
    told = [each.value for each in part.properties if each.name == "RDATE"]
    dates = [_time(value, before) for value in ",".join(told).split(",", _MOST_DATES) if value]
    if len(rules) > 1 or (rules and rule is None) or None in dates:
        return None
    return _Season(start, before, offset, rule, tuple(each for each in dates if each))


def _rule(told: str, start: datetime, before: timedelta) -> _Yearly | None:
    """Read a rule that names one day of each year; None for any other."""
    parts = {
        name.strip(): value.strip()
        for name, _, value in (each.partition("=") for each in told.upper().split(";") if each)
    }
    yearly = parts.get("FREQ") == "YEARLY" and parts.get("INTERVAL", "1") == "1"
    by_day = _BY_DAY.fullmatch(parts.get("BYDAY", ""))
    days = [each for each in parts.get("BYMONTHDAY", "").split(",") if each]
    month = parts.get("BYMONTH", "" if "BYDAY" in parts else str(start.month))
    until = _time(parts["UNTIL"], before) if "UNTIL" in parts else None
    if not (
        yearly
        and _UNDERSTOOD.issuperset(parts)
        and month.isdecimal()
        and 1 <= int(month[:3]) <= 12
        and all(each.isdecimal() and 1 <= int(each[:3]) <= 31 for each in days)
        and ("UNTIL" not in parts or until)
        and (by_day or "BYDAY" not in parts)
    ):
        return None
    if by_day is None:
        if len(days) > 1:
            return None
        alone = (int(days[0]) if days else start.day,)
        return _Yearly(int(month), None, 1, alone, until)
    if bool(by_day[1]) == bool(days):
        return None  # each such day of the month, or a count among some days
    return _Yearly(
        int(month), _WEEKDAYS.index(by_day[2]), int(by_day[1] or 1), tuple(map(int, days)), until
    )


def _time(told: str, before: timedelta) -> datetime | None:
    """Read a wall clock; one in UTC becomes that of the time before the change."""
    match = TIME.fullmatch(told.strip())
    if match is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
        time = datetime(year, month, day, hour, minute, second)
        return time + before if match[7] else time
    except (ValueError, OverflowError):
        return None


def _offset(told: str) -> timedelta | None:
    match = _OFFSET.fullmatch(told.strip())
    if match is None or int(match[2]) > 23:
        return None
    size = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return size if match[1] == "+" else -size
