"""Days that stand alone above what happened then, and head it: "**Saturday, 16 January**"."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.layouts.prose import led_stamp
from pm_facilitator.importers.text.headings import OF_PAGE, section_of
from pm_facilitator.importers.text.lines import BLANK, HEADING, ITEM, TABLE, TEXT, Line, line_below
from pm_facilitator.importers.times.date_mentions import mentioned_date
from pm_facilitator.importers.times.partial_date import Order, PartialDate
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.time_words import any_word

_LONGEST = 80
_OF_LABELS = 7
"""The level of a label of a section; what lies within one is of a page."""

_PAST_MIDNIGHT = re.compile(
    rf"[*_]{{0,2}}(?:after|past|nach|après|despu[ée]s\sde(?:\sla)?|dopo|efter|na|po)\s"
    rf"{any_word('midnight')}[*_]{{0,2}}[\s,:–—-]{{1,3}}(?P<day>[^,:–—-].*)",
    re.I,
)
"""What stands before the day, where the entries of an evening go on below it."""

_EDITED = re.compile(
    r"(?P<day>[^()\[\]:]{4,40}?)[,:]?\s(?:[-–—]\s)?[*_(\[]{0,3}(?:(?:last|zuletzt)\s)?"
    r"(?:updated?|edited|edit|amended|modified|revised|aktualisiert|mis\sà\sjour|actualizado"
    r"|aggiornato|atualizado|bijgewerkt)(?:\s(?:on|at|am|um|le|el|il|em|op))?:?\s"
    r"(?P<when>[^()\[\]*_]{4,40})[*_)\]]{0,3}:?",
    re.I,
)
"""A day, and behind it when what is told of it was written anew."""

_MOMENT = 16
"""The last letters of such a line, in which the number of a day or time stands."""


def with_day_heads(lines: Sequence[Line], order: Order) -> list[Line]:
    """Take days alone for headings: over sentences with times, and in bold over any times."""
    lines = [_without_edit(line, order) for line in lines]
    found = list(lines)
    for index, line in enumerate(lines):
        if line.kind is not TEXT or len(line.text) > _LONGEST or not _stands_over(lines, index):
            continue
        if day := _past_midnight(line, order) or _said_twice(line, order):
            found[index] = line._replace(kind=HEADING, level=OF_PAGE, text=day)
        elif _is_day_over_sentences(lines, index, order) or _is_bold_day(lines, index, order):
            words = line.text.strip("*_ ")
            level = _OF_LABELS if section_of(words) == "timeline" else OF_PAGE
            found[index] = line._replace(kind=HEADING, level=level, text=words)
    return found


def _without_edit(line: Line, order: Order) -> Line:
    """Leave "13 March" of a line such as "13 March **Updated 2026-04-12 11:00 UTC**"."""
    if line.kind not in (TEXT, HEADING) or len(line.text) > _LONGEST:
        return line
    if not any(map(str.isdigit, line.text[-_MOMENT:])):
        return line  # at once, for nearly all lines
    match = _EDITED.fullmatch(line.text)
    if match is None or _day_alone(match["day"], order) is None:
        return line
    edited = read_stamp(match["when"], order)
    told = edited is not None and not edited.text and (edited.date or edited.clock)
    day = match["day"].strip()
    day = day.strip("*_ ") if day.count("**") % 2 else day
    return line._replace(text=day) if told else line


def _past_midnight(line: Line, order: Order) -> str:
    """Give the day of "After midnight (Sat Nov 16):"; nothing where it says something else."""
    match = _PAST_MIDNIGHT.fullmatch(line.text)
    day = match["day"].strip("()[]*_: ") if match else ""
    return day if day and _day_alone(day, order) else ""


def _said_twice(line: Line, order: Order) -> str:
    """Give the day of "January 19 / 19 janvier", which a page in two languages tells twice."""
    parts = line.text.strip("*_: ").split(" / ")
    told = [_day_alone(part, order) for part in parts] if len(parts) == 2 else []
    days = [day for day in told if day]
    if len(days) < 2 or (days[0].month, days[0].day) != (days[1].month, days[1].day):
        return ""
    return parts[1] if days[1].year else parts[0]


def _day_alone(text: str, order: Order) -> PartialDate | None:
    """Give the day that a text tells, if it tells nothing else."""
    stamp = read_stamp(text, order)
    return stamp.date if stamp and stamp.tells_day_alone else None


def _stands_over(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    above = lines[index - 1].kind if index else BLANK
    return above is BLANK and any(map(str.isdigit, text)) and line_below(lines, index) is not None


def _is_day_over_sentences(lines: Sequence[Line], index: int, order: Order) -> bool:
    below = line_below(lines, index)
    if below is None or below.kind is not TEXT or not below.text[:1].isalpha():
        return False
    day = _day_alone(lines[index].text, order)
    if day is None or not day.month:
        return False
    told = led_stamp(below.text, order)
    return told is not None and not told.date_only


def _is_bold_day(lines: Sequence[Line], index: int, order: Order) -> bool:
    text = lines[index].text.rstrip(": ")
    if text[:2] not in ("**", "__") or text[-2:] != text[:2] or text.count(text[:2]) != 2:
        return False
    stamp = read_stamp(text, order)
    day = mentioned_date(text, order)
    if day is None or not day.month or (stamp and stamp.clock):
        return False
    below = line_below(lines, index)
    if below is None or below.kind is TABLE:
        return below is not None
    told = read_stamp(below.text, order) if below.kind in (ITEM, TEXT) else None
    return bool(told and told.clock and told.text and not told.date)
