"""Days, months and clock times in the words of a time axis; they follow no machine's language."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pm_facilitator.domain.clock_changes import offset_beside

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def clock(moment: datetime, with_seconds: bool = False) -> str:
    """Say a local time of day; seconds only where they matter, and the offset if it comes twice."""
    said = f"{moment:%H:%M:%S}" if with_seconds or moment.second else f"{moment:%H:%M}"
    return said + offset_beside(moment)


def weekday(day: date) -> str:
    """Say a day of the week in three letters."""
    return _WEEKDAYS[day.weekday()]


def short_day(day: date) -> str:
    """Say a day without its year, such as "3 Nov"."""
    return f"{day.day} {short_month(day)}"


def short_month(day: date) -> str:
    """Say a month in three letters."""
    return _MONTHS[day.month - 1][:3]


def day_name(day: date) -> str:
    """Say a day in full, such as "Tue 3 Nov 2026"."""
    return f"{weekday(day)} {short_day(day)} {day.year}"


def month_name(day: date) -> str:
    """Say a month and its year."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def year_name(day: date) -> str:
    """Say a year."""
    return str(day.year)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Give the moment at which a day begins somewhere."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def days_from(day: date, step: int) -> Iterator[date]:
    """Give this day and every so many days after it, without an end."""
    while True:
        yield day
        day += timedelta(days=step)


def months_from(day: date, step: int) -> Iterator[date]:
    """Give the first of this month and of every so many months after it, without an end."""
    while True:
        yield day
        months = day.year * 12 + day.month - 1 + step
        day = date(months // 12, months % 12 + 1, 1)
