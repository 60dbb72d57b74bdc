"""Doubts about times of which a part was not understood, and stands where their text begins."""

import re
from datetime import date

from pm_facilitator.importers.calendar_names import MONTHS, any_of
from pm_facilitator.importers.draft import Doubt, EventDraft, ImportWarning, TimelineDraft

_OPENS = re.compile(
    # In brackets or behind a mark, as in "(03:55L) text" and "| 07:20 AM PT text".
    r"[\[({|/=~]{1,2}\s?[^\[\](){}]{0,40}?(?<![0-9-])[0-9]{1,2}:[0-9]{2}(?![0-9])"
    r"|\(\s?[0-2][0-9][0-5][0-9]\s?[A-Z]{0,4}\)|[0-9]{1,2}[:.][0-9]{2}(?![0-9])"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s[0-9]|[0-9]{1,4}[-/.][0-9]{1,2}[-/.]"
    rf"|(?:[0-9]{{1,2}}\s)?(?:{any_of(MONTHS)})\.?\s[0-9]",
    re.I | re.A,
)
_OPENS_WITH_CLOCK = re.compile(
    r"[\W_]{0,3}(?:[^\W\d_]{1,12}\s){0,3}[0-9]{1,2}:[0-9]{2}(?![0-9]|:[0-9]|\s?min)", re.A
)
_IS_CLOCK = re.compile(
    r"[\W_]{0,3}(?:at\s|T(?=[0-9]))?[0-9]{1,4}(?:[:.h][0-9xX?]{1,2}\S{0,12}|\s?h(?:rs?)?\b)?"
    r"\s?(?:[ap]\.?m\b\.?)?(?:\s(?-i:[A-Z]{2,5}))?",
    re.I | re.A,
)
"""What stands behind a day in a cell and can be nothing but its clock time: "25:99 PM"."""

_LEAST = 3
_LONGEST = 40
_FIRST = 24
"""How many entries show that most texts do not open so."""

_DAY_ONLY = "Only the day of this entry was understood; a time stands at the head of its text."
_MESSAGE = "This text still opens with what looks like a time; check what the time of the entry is."


def with_leftovers(draft: TimelineDraft) -> TimelineDraft:
    """Tell of texts that open with a time, of days alone or where at least half of all do.

    Behind a time of its own a single text may well do so: "14:05 - 10:00 release taken back".
    """
    days = (event for event in draft.events if type(event.time) is date)
    cut = [event for event in days if _OPENS_WITH_CLOCK.match(event.text)]
    if cut:
        draft = draft.with_warnings(ImportWarning(e.line, _DAY_ONLY, Doubt.OTHER) for e in cut)
    timed = [event for event in draft.events if event.time is not None]
    if 4 * sum(map(_opens, timed[:_FIRST])) < len(timed[:_FIRST]):
        return draft  # at once, for nearly all texts
    found = [event for event in timed if _opens(event)]
    if len(found) < _LEAST or 2 * len(found) < len(timed):
        return draft
    return draft.with_warnings(ImportWarning(e.line, _MESSAGE, Doubt.OTHER) for e in found)


def unread_clock(behind: str) -> str:
    """Give the doubt about what stands behind the day in a cell; empty where it is no clock."""
    if not _IS_CLOCK.fullmatch(behind[:_LONGEST].strip()):
        return ""
    return f"The time {behind.strip()!r} was not understood; only the day was taken."


def _opens(event: EventDraft) -> bool:
    return _OPENS.match(event.text) is not None
