"""Days of the week of which a text says that they are of the week in which it was written."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from pm_facilitator.importers.text.lines import HEADING, QUOTE, TEXT, Line

_THIS_WEEK = re.compile(
    r"\b(?:(?:this|the\spast)\sweek|in\sdieser\swoche|diese\swoche|cette\ssemaine|esta\ssemana"
    r"|questa\ssettimana|deze\sweek|denna\svecka|(?:den\sher|denne)\suge|denne\suken|tällä\sviikolla"
    r"|w\stym\stygodniu|на\sэтой\sнеделе)\b|今週|本周|이번\s주",
    re.I,
)
_TOP = 12
"""The lines in which a text says so."""

_LONGEST = 300
_DAYS = 7


def days_of_this_week(lines: Sequence[Line], day: date | None) -> dict[int, date]:
    """Give the days of the week of a day, where the text says that it tells of that week.

    Args:
        lines: those of the text.
        day: when it was written; nothing is known without one.

    Returns:
        The day by the number of its day of the week, from 0 for Monday.
    """
    said = (line for line in lines[:_TOP] if line.kind in (HEADING, TEXT, QUOTE))
    if day is None or not any(_THIS_WEEK.search(line.text[:_LONGEST]) for line in said):
        return {}
    monday = day - timedelta(days=day.weekday())
    return {number: monday + timedelta(days=number) for number in range(_DAYS)}
