"""Nights that a text is about: the early hours of the "night of 9 to 10 May" are of the 10th."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from pm_facilitator.importers.text.lines import FRONT, HEADING, QUOTE, TEXT, Line
from pm_facilitator.importers.times.date_mentions import mentioned_date
from pm_facilitator.importers.times.partial_date import Order

_NIGHT = re.compile(
    r"\b(?:night|nacht|nuit|noche|noite|notte|natten?|nat|noc|nocy)\b[^.:!?]{0,30}?(?<![0-9])"
    r"(?P<first>[0-3]?[0-9])(?:\.|st|nd|rd|th)?"
    r"(?:\s?[-–/]\s?|\s(?:to|and|on|auf|zum|au|al|a|ao|til|till|naar|op|et|und|y|e|og|och|na)\s"
    r"(?:(?:the|den|el|il|le)\s)?)"
    r"(?P<last>[0-3]?[0-9])(?![0-9:])",
    re.I | re.A,
)
_LAST_NIGHT = re.compile(r"\blast night\b", re.I)
_MORNING = 8
"""The hour in which no one speaks of the night any more."""

_HEAD, _LONGEST = 40, 200
"""How many lines the head of a text has at most, and how much of one is looked at."""

_DAY = timedelta(days=1)


def night_told(
    lines: Sequence[Line], order: Order, day: date | None, *, of_writing: bool
) -> tuple[date | None, date | None]:
    """Find the evening's day of the night that a text is about.

    Args:
        lines: those of the text, from its first one on.
        order: how numeric dates are to be read.
        day: a date to find a year with that is not told.
        of_writing: whether that is the day on which the text was written.

    Returns:
        The day that is known, moved to the evening where "last night" is told on the morning after
        it, and the evening where the text is about a night.
    """
    if night := _night_between(lines, order, day):
        return day, night
    if of_writing and day and date.min < day and _says_last_night(lines):
        return day - _DAY, day - _DAY
    return day, None


def _says_last_night(lines: Sequence[Line]) -> bool:
    head = (line for line in lines[:_HEAD] if line.kind in (HEADING, TEXT, QUOTE, FRONT))
    return any(_LAST_NIGHT.search(line.text[:_LONGEST]) for line in head)


def _night_between(lines: Sequence[Line], order: Order, near: date | None) -> date | None:
    """Find the evening of the night that the head of a text names with both of its days."""
    for line in lines[:_HEAD]:
        if line.kind not in (HEADING, TEXT, QUOTE):
            continue
        match = _NIGHT.search(line.text[:_LONGEST])
        told = mentioned_date(line.text[:_LONGEST], order) if match else None
        day = told.complete(near) if told else None
        if match is None or day is None or not 1 < day.year < 9999:
            continue
        evening = day if day.day == int(match["first"]) else day - _DAY
        if (evening.day, (evening + _DAY).day) == (int(match["first"]), int(match["last"])):
            return evening
    return None


def is_early(hour: int) -> bool:
    """Tell whether an hour with which a night begins to be told of is past midnight."""
    return hour < _MORNING
