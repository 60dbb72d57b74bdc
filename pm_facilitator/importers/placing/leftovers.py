"""Doubts about times of which a part was not understood, and stands where their text begins."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from pm_facilitator.importers.draft import Doubt, EventDraft, ImportWarning, TimelineDraft
from pm_facilitator.importers.times.calendar_names import MONTH, MONTHS, any_of
from pm_facilitator.importers.times.partial_date import day_of

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

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_NO_NUMBER_BEHIND = r"(?![0-9]|[-/.][0-9])"
_DATES = tuple(
    re.compile(rf"(?<![\w./-]){form}{_NO_NUMBER_BEHIND}", re.I | re.A)
    for form in (
        rf"(?P<one>[0-9]{{1,2}})(?P<sep>[-/.])(?P<other>[0-9]{{1,2}})(?P=sep){_YEAR}",
        # With dots it could be the number of a version.
        rf"{_YEAR}(?P<sep>[-/])(?P<month>[0-9]{{1,2}})(?P=sep)(?P<day>[0-9]{{1,2}})",
        rf"(?P<day>[0-9]{{1,2}})\.?[ -]{MONTH}[ -]{_YEAR}",
        rf"{MONTH}\s(?P<day>[0-9]{{1,2}}),?\s{_YEAR}",
    )
)
"""Dates with all their parts, be there such a day or not."""

_LEAST = 3
_LONGEST = 40
_FIRST = 24
"""How many entries show that most texts do not open so."""

_NO_SUCH_DAY = "There is no day {!r}; check which day this was."
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


def impossible_days(events: Iterable[EventDraft]) -> Iterator[ImportWarning]:
    """Tell of dates beside times that are in no calendar: "14:05 31/02/2026 text".

    They stand where the text begins, or among the words of the time where these are a cell.
    """
    for event in events:
        opening = event.text[:_LONGEST].removeprefix(event.told).lstrip(" ,;:([|–—-")
        found = _no_day(opening, at=0)
        if not found and isinstance(event.time, datetime):
            found = _no_day(event.told[:_LONGEST])
        if found:
            yield ImportWarning(event.line, _NO_SUCH_DAY.format(found), Doubt.DAY)


def _no_day(words: str, *, at: int | None = None) -> str:
    """Give a date among words that is no day; empty where each is one.

    Args:
        words: what may hold it.
        at: where it has to stand; None for anywhere.
    """
    for form in _DATES:
        match = form.search(words) if at is None else form.match(words, at)
        if match and not any(day_of(*numbers) for numbers in _readings(match)):
            return match[0]
    return ""


def _readings(match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """Give year, month and day of a date in each order in which it may be told."""
    found, year = match.groupdict(), int(match["year"])
    if "one" in found:
        one, other = int(found["one"]), int(found["other"])
        yield from ((year, one, other), (year, other, one))
    else:
        month = found["month"].lower()
        yield year, MONTHS.get(month) or int(month), int(found["day"])


def unread_clock(behind: str) -> str:
    """Give the doubt about what stands behind the day in a cell; empty where it is no clock."""
    if not _IS_CLOCK.fullmatch(behind[:_LONGEST].strip()):
        return ""
    return f"The time {behind.strip()!r} was not understood; only the day was taken."


def _opens(event: EventDraft) -> bool:
    return _OPENS.match(event.text) is not None
