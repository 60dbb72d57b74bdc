"""The names of months and of days of the week, in the languages of ``importers/calendar.toml``."""

from collections.abc import Iterable

from pm_facilitator import assets


def _numbers(table: str, first: int) -> dict[str, int]:
    names: list[str] = assets.toml("importers/calendar.toml")[table]
    return {name: number for number, each in enumerate(names, first) for name in each.split()}


MONTHS = _numbers("months", 1)
"""The number of each month by its names in small letters, from 1."""

MONTHS_BEHIND_DAYS = _numbers("months_behind_days", 1)
"""The same by short forms that are such a name only behind a day, in front of a year or clock."""

ALL_MONTHS = {**MONTHS_BEHIND_DAYS, **MONTHS}
"""The number of each month by all of its names."""

WEEKDAYS = _numbers("weekdays", 0)
"""The number of each day of the week, from 0 for Monday."""

SHORT_WEEKDAYS = _numbers("short_weekdays", 0)
"""The same by two or three letters, which are such a name only in front of the rest of a date."""

ENGLISH_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
"""A pattern for the days of the week as English sentences name them, written out."""

CALENDAR_WORDS = frozenset(name.split("-")[0] for name in (*MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS))
"""What a line that opens with one of these names begins with."""


def any_of(names: Iterable[str]) -> str:
    """Give a pattern that matches any of these names, long ones first."""
    return "|".join(sorted(names, key=len, reverse=True))


DAY_OF_WEEK = any_of((*WEEKDAYS, *SHORT_WEEKDAYS))
"""A pattern for the name of a day of the week, short or long, in any language."""

MONTH = rf"(?P<month>{any_of(MONTHS)})\b\.?"
"""A pattern for the name of a month, in a group of that name, in any letters."""
