"""Headings and leads that tell the day of what stands below them by counting from the one above."""

import re

from pm_facilitator.importers.text.lines import HEADING, TEXT, Line
from pm_facilitator.importers.text.sections import is_label

_NUMBERS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTED = (
    rf"(?P<count>{'|'.join(_NUMBERS)}|one|[1-9]|[12][0-9])\s(?P<unit>day|week)s?"
    r"\s(?P<way>later|after|afterwards|earlier|before)\b"
)
_BESIDE = (
    r"(?:the\s|on\sthe\s)?(?:(?:day|night|evening|morning|afternoon)\s(?P<side>after|before)"
    r"|(?P<previous>previous)\s(?:day|night|evening|morning|afternoon))"
)
_OPENS = re.compile(
    rf"\W{{0,4}}(?:{_COUNTED}(?!\s(?:the|our|its|a)\b)|{_BESIDE}(?=\W{{0,4}}$))", re.I | re.A
)
_BRACKETED = re.compile(rf"\((?:{_COUNTED}|{_BESIDE})\)\W{{0,4}}$", re.I | re.A)
_CLOCK = re.compile(r"[0-9][:.h][0-5][0-9]|[0-9]\s?[ap]m\b", re.I | re.A)
_LONGEST = 100


def days_moved(line: Line) -> int:
    """Give by how many days a line leads on or back, as "Two days later it came back:" does.

    Returns:
        A number of days, below zero for "The night before"; 0 where a line tells none.
    """
    text = line.text
    leads = line.kind is HEADING or (line.kind is TEXT and (text[-1:] == ":" or is_label(text)))
    if not leads or len(text) > _LONGEST or _CLOCK.search(text):
        return 0
    match = _OPENS.match(text) or _BRACKETED.search(text)
    if match is None:
        return 0
    if match["count"] is None:
        return 1 if match["side"] and match["side"].lower() == "after" else -1
    said = match["count"].lower()
    count = int(said) if said.isdigit() else _NUMBERS.index("a" if said == "one" else said) + 1
    count *= 7 if match["unit"].lower() == "week" else 1
    return count if match["way"].lower() in ("later", "after", "afterwards") else -count
