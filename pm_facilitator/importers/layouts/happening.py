"""Tells the times at which something happened from those of plans, habits and suppositions."""

import re

from pm_facilitator.importers.layouts.clauses import told_in
from pm_facilitator.importers.times.calendar_names import ENGLISH_DAY
from pm_facilitator.importers.times.stamp import Stamp

_PLANNED = re.compile(
    r"\b(?:(?:planned|scheduled|due|slated)\s(?:(?:for|on|to)\s(?:[\w,]{1,20}\s){0,4})?"
    r"|(?:is|are|will\sbe|will\smeet|meets?|takes\splace|starts|begins)\s(?:on\s(?:[\w,]{1,20}\s){0,4})?)$",
    re.I,
)
"""What leads to a time at which something was to happen, and perhaps did not."""

_ANY_DAY = (
    r"\b(?:(?:every|each)\s(?:other\s)?(?:day|night|week|morning|evening|weekday|month|hour"
    rf"|{ENGLISH_DAY})"
    rf"|on\s(?:weekdays|weekends|{ENGLISH_DAY}s))\b"
)
_HABIT_BEFORE = re.compile(
    rf"(?:{_ANY_DAY}|\b(?:usually|normally|ordinarily|typically))\s(?:\w+\s){{0,3}}$", re.I
)
_HABIT_BEHIND = re.compile(rf".{{3,20}}?{_ANY_DAY}", re.I)
"""What tells that a time is of no one day."""

_SO_TOO = re.compile(r"(?:and\s)?(?!(?:was|has)\b)[a-z]+s\s(?:again\s)?at\b")
"""How it goes on from a habit to the next one: "normally opens at 07:30 and closes at 18:00"."""

_OF_THEN = re.compile(r"between|from|since|before|after|until", re.I)
_DONE = re.compile(r"\b(?:[a-z]+ed|sent|made|given|written|taken|bought|sold|built)\s$", re.I)
_IS_THEN = re.compile(
    r".{0,40}?(?:[ap]\.?m\b\.?|[0-9]|\b[A-Z]{3,4})\s(?:were|was|are|is|had|have|has|will|may|must|could)\b"
)
"""What stands behind a span that only says which ones were meant."""

_MODAL = re.compile(
    r"\b(?:will|must|should|shall|might|would|could\shave|(?:has|have|is|are)\sto)\b"
    r"(?!\s(?:not\b|n['’]t|have\sbeen\sat\b))[^,;:.]{0,60}$",
    re.I,
)
"""What is to be, or would have been."""

_IF = re.compile(r"\W*(?:if|unless|whenever)\s", re.I)
_ENDS = re.compile(r"until|and|to|by", re.I)
_NEAR = 80
_DATE_FIELD = re.compile(r"[*_]{0,2}(?:date|sent|when)[*_]{0,2}:", re.I)
_NEXT_FIELD = re.compile(r"\W{0,4}[A-Z][A-Za-z ]{2,24}:\s")
_DATE_AGAIN = re.compile(r"20[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9T])(?!\s[0-2]?[0-9]:)")
_LENGTH = re.compile(r"(?:minutes?|mins?|hours?|seconds?)\b[.!?,;)*_]", re.I)
"""What stands behind how long something took, as "3:30 minutes." does."""

_ABOUT_THE_TIME = re.compile(
    r"(?:is|was|means|marks)\s(?:when|what|the|our|their|also|not|only|just|usually|normally|still"
    r"|too|before|after|outside|within|in)\b"
)
"""How a sentence goes on that tells of a time, and not what happened then."""

_SINCE = re.compile(r"\W{0,3}(?:since|seit|depuis|desde|sinds|sedan|siden)\s", re.I)


def first_that_was(sentence: str) -> re.Match[str] | None:
    """Find what leads to the first time of a sentence at which something happened."""
    planned = False
    for match in told_in(sentence):
        if planned and _ENDS.match(match[0]):
            continue  # "planned from 23:30 until 07:00"
        planned = is_no_fact(sentence, match.start())
        habit = _HABIT_BEHIND.match(sentence, match.end())
        if not (planned or habit or _is_of_then(sentence, match)):
            return match
    return None


def is_habit(clause: str, *, goes_on: bool) -> bool:
    """Tell whether a clause says what is so at a time of any day.

    Args:
        clause: a part of a sentence.
        goes_on: whether the clause before it says that.
    """
    if goes_on and _SO_TOO.match(clause):
        return True
    told = next(told_in(clause), None)
    return bool(told and _HABIT_BEFORE.search(clause, max(0, told.start() - _NEAR), told.start()))


def is_no_fact(sentence: str, at: int) -> bool:
    """Tell whether what leads to the time at this place makes it one of a plan or a habit."""
    if _IF.match(sentence):
        return True
    near = max(0, at - _NEAR)
    return any(form.search(sentence, near, at) for form in (_PLANNED, _MODAL, _HABIT_BEFORE))


def _is_of_then(sentence: str, told: re.Match[str]) -> bool:
    """Tell whether a span only says which ones: "orders placed between 14:03 and 14:10 were"."""
    if not _OF_THEN.match(told[0]) or not _DONE.search(sentence, 0, told.start()):
        return False
    return _IS_THEN.match(sentence, told.end()) is not None


def is_of_the_time(text: str, stamp: Stamp) -> bool:
    """Tell whether a line that opens with a time is a field of it, or tells of the time itself."""
    noted = not stamp.text or stamp.text[0] == "(" or _NEXT_FIELD.match(stamp.text)
    if noted and _DATE_FIELD.match(text):
        return True
    if stamp.date_only and _DATE_AGAIN.match(stamp.text):
        return True  # "2024-02-07, 2024-02-09" heads a report of several days
    if stamp.closed:
        return False
    if stamp.date_only and stamp.date and not stamp.date.month and _SINCE.match(text):
        return True  # "Since Saturday morning one of the pumps is off" goes on with an entry
    long = _LENGTH.match(stamp.text) if stamp.date is None else None
    return bool(long or _ABOUT_THE_TIME.match(stamp.text))
