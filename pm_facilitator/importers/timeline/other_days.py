"""The doubt about the day of times that have none, where the text above them tells another one."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from pm_facilitator.importers.days.clock_told import day_of_first_clock
from pm_facilitator.importers.days.first_dates import is_due, is_of_mending, with_rest_of_sentence
from pm_facilitator.importers.draft import Doubt, ImportWarning, TimelineDraft
from pm_facilitator.importers.layouts.bylines import tells_of_writing
from pm_facilitator.importers.placing import doubts
from pm_facilitator.importers.text.lines import HEADING, ITEM, TABLE, TEXT, Line
from pm_facilitator.importers.text.table_rows import split_row
from pm_facilitator.importers.timeline.context import Surroundings
from pm_facilitator.importers.times.calendar_names import MONTHS, any_of
from pm_facilitator.importers.times.date_mentions import full_dates, mentioned_date
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_ABOVE = 150
"""So many lines are looked at."""

_SOON = timedelta(days=14)
"""Reports are written, and times filled in, so soon after what happened."""

_LONGEST = 600
_NIGHT = 2
_NOON = 12
_MONTH = any_of(MONTHS)
_SPAN = re.compile(
    rf"(?:(?:{_MONTH})\s)?(?<![0-9:./-])(?P<first>[0-3]?[0-9])(?:st|nd|rd|th|\.)?\s?(?:-|–|—|to|bis|al|au)\s?"
    rf"(?P<last>[0-3]?[0-9])(?:st|nd|rd|th|\.)?(?![0-9:./-])(?:(?<=.)(?=\sof\s|\s(?:{_MONTH})\b|,?\s20))",
    re.I | re.A,
)
"""Several days of one month: "17-23 October 2016", "October 17-23, 2016"."""


_NAMED = re.compile(r"[*_]{0,2}(?P<name>[^\W\d_][\w /-]{0,40}?)[*_]{0,2}\s?:(?![0-9])")
_OF_IT = re.compile(r"\b(?:incident|outage|event|start|beg[ai]n|happened|detected)", re.I)
_OF_WRITING = re.compile(
    r"\b(?:reports?|post-?mortem|reviews?|retrospective|minutes|notes|meeting|bericht|protokoll"
    r"|rapport|informe)\b",
    re.I,
)
"""What is called by the day on which it was written or held as often as by that of which it is."""


def with_other_day(
    draft: TimelineDraft, lines: Sequence[Line], around: Surroundings, given: date | None = None
) -> TimelineDraft:
    """Ask about the day of the first times, where the last one told above them is an earlier one.

    "Date: 28 April" may be the day of writing where the summary tells what happened on the 24th.

    Args:
        draft: what was read.
        lines: those of the text.
        around: what is known of the text.
        given: the day that was given with the text; where it tells others only, any is asked about.
    """
    order = around.order
    first = next((event for event in draft.events if isinstance(event.time, datetime)), None)
    if first is None or not isinstance(first.time, datetime):
        return draft
    at = next((i for i, line in enumerate(lines) if line.number == first.line), None)
    if at is None or _tells_day(first.told, order) or _says_day(lines[at], order):
        return draft
    day = first.time.date()
    if last := _last_of_span(day, lines[:at]):
        if last - day.day > _NIGHT:
            draft = draft.with_warnings([doubts.first_of_days(first.line, day, last)])
        elif first.time.hour < _NOON:
            until = _last_of_day(draft, lines, at, order)
            asked = doubts.other_day_told(first.line, first.time, day.replace(day=last), until)
            return draft.with_warnings([asked])
    if first is not draft.events[0]:
        return _with_day_above(draft, lines, at, first.time, order, given)
    paired = day_of_first_clock(lines, order) if given else around.paired
    if paired and timedelta(0) < abs(day - paired) <= _SOON:
        return _asked(draft, lines, at, first.time, paired, order)
    told, said = next(_days_above(lines, at, order), (day, ""))
    if told == day or not (day == given or timedelta(0) < day - told <= _SOON):
        return draft
    if re.search(rf"\b{day.day}\b", said) and day not in full_dates(said, order):
        return draft
    if any(_is_of(day, line, order) for line in lines[:at]):
        return draft
    if day == given and any(day in full_dates(line.text[:_LONGEST], order) for line in lines):
        return draft
    return _asked(draft, lines, at, first.time, told, order)


def _asked(
    draft: TimelineDraft,
    lines: Sequence[Line],
    at: int,
    time: datetime,
    other: date,
    order: Order,
    *,
    above: int = 0,
) -> TimelineDraft:
    """Ask whether the entry at an index is of another day, instead of the same of a line above."""
    line = lines[at].number
    asked = doubts.other_day_told(line, time, other, _last_of_day(draft, lines, at, order))
    kept = [each for each in draft.warnings if not _asks_the_same(each, above or line)]
    return replace(draft, warnings=tuple(sorted([*kept, asked], key=lambda each: each.line)))


def _last_of_span(day: date, lines: Sequence[Line]) -> int:
    """Give the last day of "week 42 (17-23 October)", where the first one was taken; 0 for none."""
    for line in lines[-_ABOVE:]:
        if line.kind not in (HEADING, TEXT, ITEM):
            continue
        for match in _SPAN.finditer(line.text[:_LONGEST]):
            first, last = int(match["first"]), int(match["last"])
            if first == day.day and first < last <= monthrange(day.year, day.month)[1]:
                return last
    return 0


def _with_day_above(
    draft: TimelineDraft,
    lines: Sequence[Line],
    at: int,
    time: datetime,
    order: Order,
    given: date | None,
) -> TimelineDraft:
    """Ask whether the first times are of the day of the entry above, or of the one told above both.

    Where the text tells none there, it may as well be the one that was given with it.

    "3/16: the price goes up", and then "05:35", below "Date: 2026-03-17".
    """
    begin = next(i for i, line in enumerate(lines) if line.number >= draft.events[0].line)
    told, _ = next(_days_above(lines, begin, order), (given or time.date(), ""))
    above = [event for event in draft.events if event.line < lines[at].number]
    day = above[-1].time if above else None
    if day is None or isinstance(day, datetime) or not timedelta(0) < told - day <= _SOON:
        return draft
    other = {day: told, told: day}.get(time.date())
    outer = next((line for line in lines if line.number == above[-1].line), lines[at])
    if other is None or outer.indent < lines[at].indent:
        return draft  # what is nested below a day is surely of it
    return _asked(draft, lines, at, time, other, order, above=above[-1].line)


def with_days_of_mending(
    draft: TimelineDraft, lines: Sequence[Line], order: Order
) -> TimelineDraft:
    """Ask about the day of times below a heading that only tells when something was mended."""
    heads = [line for line in lines if line.kind is HEADING]
    ends = [*(line.number for line in heads[1:]), lines[-1].number + 1 if lines else 0]
    asked = {each.line for each in draft.warnings if each.kind is Doubt.DAY}
    found = list[ImportWarning]()
    for head, end in zip(heads, ends, strict=False):
        if not is_of_mending(head):
            continue
        below = (event for event in draft.events if head.number < event.line < end)
        first = next((event for event in below if isinstance(event.time, datetime)), None)
        if first is None or first.line in asked or _tells_day(first.told, order):
            continue
        if isinstance(first.time, datetime) and first.time.date() in full_dates(head.text, order):
            found.append(doubts.day_of_mending(first.line, first.time.date()))
    return draft.with_warnings(found) if found else draft


def _asks_the_same(warning: ImportWarning, line: int) -> bool:
    return warning.line == line and warning.kind is Doubt.DAY and not warning.answers


def _days_above(lines: Sequence[Line], at: int, order: Order) -> Iterator[tuple[date, str]]:
    """Give the whole dates above a line, the nearest first, but those of writing and deadlines.

    With each goes the text that tells it: "Night of 9 to 10 March" tells of the next day, too.
    """
    for index in range(at - 1, max(-1, at - 1 - _ABOVE), -1):
        line = with_rest_of_sentence(lines, index)
        said = line.text[:_LONGEST]
        if line.kind in (HEADING, TEXT, ITEM) and not (tells_of_writing(said) or is_due(said)):
            yield from ((day, said) for day in reversed(list(full_dates(said, order))))


def _is_of(day: date, line: Line, order: Order) -> bool:
    """Tell whether a line says that something happened on a day, as a mere "Date:" does not."""
    said = line.text[:_LONGEST]
    if line.kind not in (HEADING, TEXT, ITEM, TABLE) or tells_of_writing(said) or is_due(said):
        return False
    if is_of_mending(line):
        return False
    if day not in full_dates(said, order):
        return False
    named = _NAMED.match(said)
    name = split_row(said)[0] if line.kind is TABLE else named["name"] if named else ""
    return bool(_OF_IT.search(name)) if name else not _OF_WRITING.search(said)


def _tells_day(told: str, order: Order) -> bool:
    """Tell whether the words of a time hold its day, be it "09-23" or "Thursday"."""
    stamp = read_stamp(told, order, column=True)
    return bool(stamp and stamp.date) or mentioned_date(told, order) is not None


def _says_day(line: Line, order: Order) -> bool:
    """Tell whether a line says its own day, at its beginning or as the heading of others."""
    if line.kind is HEADING:
        return mentioned_date(line.text, order) is not None
    if line.kind is TABLE:
        cells = split_row(line.text)[:3]
        return any(mentioned_date(cell[:40], order) for cell in cells)
    stamp = read_stamp(line.text, order)
    return stamp is not None and stamp.date is not None


def _last_of_day(draft: TimelineDraft, lines: Sequence[Line], at: int, order: Order) -> int:
    """Give the line of the last event that carries on the day of the first one."""
    later = (line.number for line in lines[at + 1 :] if line.text and _says_day(line, order))
    end = next(later, lines[-1].number + 1)
    carried = (event.line for event in draft.events if event.line < end)
    return max(carried, default=lines[at].number)
