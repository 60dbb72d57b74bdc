"""Counting days on which people work: Monday to Friday.

Holidays differ by country and by company, and nobody could keep a table of them right here; so a
day that is offered is only an offer, and people move it.
"""

from datetime import date, timedelta

_SATURDAY = 5
_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Tell whether a day is none of a weekend."""
    return day.weekday() < _SATURDAY


def next_working_day(day: date) -> date:
    """Give the day itself, or the Monday after it when it is on a weekend."""
    return day if is_working_day(day) else day + timedelta(days=7 - day.weekday())


def after_working_days(day: date, count: int) -> date:
    """Give the day on which this many working days have passed since ``day``.

    Two working days after a Thursday is the Monday; after a Saturday it is the Tuesday.
    """
    for _ in range(count):
        day = next_working_day(day + _DAY)
    return next_working_day(day)


def working_days_until(today: date, day: date) -> int:
    """Count the working days after ``today`` up to and with ``day``; 0 when it is not later."""
    if day <= today:
        return 0
    weeks, rest = divmod((day - today).days, 7)
    return 5 * weeks + sum(is_working_day(today + timedelta(days=n)) for n in range(1, rest + 1))
