"""The first date of what happened, rather than of when it was written or what is due."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from pm_facilitator.importers.layouts.bylines import tells_of_writing
from pm_facilitator.importers.layouts.prose import SHORT, has_ended
from pm_facilitator.importers.text.headings import field_of, section_of
from pm_facilitator.importers.text.lines import (
    BLANK,
    CODE,
    FRONT,
    HEADING,
    HTML,
    ITEM,
    QUOTE,
    RULE,
    TABLE,
    TEXT,
    Line,
)
from pm_facilitator.importers.text.markup import opens_with_picture
from pm_facilitator.importers.times.calendar_names import DAY_OF_WEEK, MONTHS, any_of
from pm_facilitator.importers.times.date_mentions import (
    full_dates,
    mentioned_date,
    mentioned_month,
    mentioned_year,
)
from pm_facilitator.importers.times.dates import date_at
from pm_facilitator.importers.times.partial_date import Order, day_of
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.time_words import any_word

_MONTH = any_of(MONTHS)
_CUT = re.compile(
    rf"(?:\b(?:{DAY_OF_WEEK})\.?,?"
    r"|\b[0-3]?[0-9](?:st|nd|rd|th|\.)?(?:\sof|\sde)?"
    rf"|\b(?:{_MONTH})\.?(?:\s[0-3]?[0-9](?:st|nd|rd|th)?,?|\sdel?|\sof)?"
    r"|\b(?:times?|timestamps?)(?:\s[a-z]{2,12}){0,5},?|\([A-Za-z ]{0,20})$",
    re.I,
)
"""How a line ends whose date, or whose zone, goes on in the next one."""

PARTING = re.compile(r"\s?=\s?|:")
"""What stands between the name and the value of a line of front matter."""

_OF_NAME = r"(?:[A-Z][\w.&'’-]*|of|and|the|in|for|at|&|by)"
_OF_PAGE = re.compile(rf"(?:(?:[Bb]y\s)?{_OF_NAME}(?:,?\s{_OF_NAME}){{0,11}})?")
"""What may stand beside the day of a page: its section, or who wrote it and what they are."""

_NUMBERED = re.compile(r"\W{0,4}(?:T\s?[-+]\s?)?[0-9]")
"""How a line opens that may be an entry, whatever form its time has."""

_OF_BEFORE = re.compile(
    r"\b(?:since|until|after|before)\s(?:the|our|its|an?)\b|\bhad\s(?:[a-z]+ed|been|gone|set|put)\b",
    re.I,
)
"""How a sentence tells the day of what the incident came of: "Since the move of 3 February"."""

_TIME_FIRST = re.compile(r"[\W_]{0,6}[0-2]?[0-9][:.h][0-5][0-9]", re.A)
_SENTENCE = 30
"""The letters of a line that may be a sentence, and no name above a message."""

_PROSE = 60
_DAY_LENGTH = 40
_TOP = 40
_HIGHEST = 5
_LATELY = timedelta(days=120)
_IDENTIFIERS = ("id", "incident", "incident_id", "incident-id")
"""What may name an incident by its day in front matter: "id: 2026-03-02-shop-down"."""

_MENDED = re.compile(
    r"\b(?:fixed|resolved|closed|mended|repaired|solved|done|behoben|gelöst|erledigt|geschlossen"
    r"|repariert|résolue?|corrigée?|réparée?|resuelt[oa]|solucionad[oa]|corregid[oa]|cerrad[oa]"
    r"|resolvid[oa]|corrigid[oa]|risolt[oa]|corrett[oa]|opgelost|hersteld|løst|löst|åtgärdat"
    r"|naprawion[eoay]|rozwiązan[eoay])\W{0,4}(?:(?:on|am|den|in|le|el|em|il|op|dnia)\s)?"
    r"(?:[0-9][0-9./-]{5,9}|[0-3]?[0-9](?:st|nd|rd|th|\.)?\s(?:de\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s)?20[0-9]{2}"
    r"|[^\W\d_]{3,10}\.?\s[0-3]?[0-9](?:st|nd|rd|th)?,?\s20[0-9]{2})(?!\s?[0-9])",
    re.I,
)
"""A day on which something was mended: "fixed 2026-08-07", "behoben am 07.08.2026"."""

_HAS_DATE = re.compile(r"20[0-9]{2}|[0-9][./:-][0-9]", re.A)
_SUBJECT = re.compile(
    r"\W{0,6}(?:subject|betreff|objet|asunto|oggetto|onderwerp|ämne|emne):\s", re.I
)
_YESTERDAY = re.compile(rf"(?:{any_word('yesterday')})\b", re.I)
"""How a mail opens that tells what was on the day before it."""

_FAR = 200
_SENTENCE_OF_YEAR = 120
_CHANNEL = re.compile(
    r"(?<![\w&])#[a-z][a-z_]{0,20}[-_](20[0-9]{2})-?([01][0-9])-?([0-3][0-9])(?![0-9])", re.I | re.A
)
_OF_WEEK = re.compile(rf"\b{DAY_OF_WEEK}(?=[.,\s]{{1,3}}[0-9A-Z])", re.I)
_NO_DATES = (CODE, HTML, BLANK, RULE)
_PARTS = re.compile(r"\s[·•|]\s|>")
_DUE = re.compile(r"\[[ xX]\]\s|.*\b(?:due|target(?:ed)?|deadline)\b", re.I)
"""How a line opens, or what it holds, that tells by when something is to be done."""


def first_dates(
    lines: Sequence[Line],
    order: Order,
    front: date | None = None,
    paired: date | None = None,
) -> tuple[date | None, ...]:
    """Give the first date of what is told, or else when it was written and what is due when.

    A day without its year is one of the months before the text was written, where that is told,
    be it in the front matter.

    Args:
        lines: those of the text.
        order: how numeric dates are to be read.
        front: the day in the front matter, where that may be the one of writing.
        paired: the day of a sentence that tells the first time as well.
    """
    if started := _day_of_start(lines, order) or _day_of_channel(lines) or paired:
        return started, None, None
    above = dateline(lines, order)
    stated = next(full_dates(lines[above].text, order), None) if above >= 0 else None
    written: date | None = stated or _byline(lines, order)
    published = written or front
    due: date | None = None
    doubtful: date | None = None
    actions = False
    for index, each in enumerate(lines):
        if each.kind is QUOTE or each.kind in _NO_DATES or index == above:
            continue
        line = with_rest_of_sentence(lines, index)
        if line.kind is HEADING or _is_bold(line.text):
            actions = section_of(line.text) == "actions"
        found = next(full_dates(line.text[:400], order), None)
        if found is None and published and index < _TOP and not tells_of_writing(line.text):
            found = _before(published, line, order)
        if found is None:
            doubtful = doubtful or next(full_dates(line.text[:400], order, doubtful=True), None)
            continue
        if (front and _is_of_text(line, order)) or opens_with_picture(line.text):
            doubtful = doubtful or found
        elif (actions and line.kind is not HEADING) or is_due(line.text):
            due = due or found
        elif not (line.kind is FRONT or tells_of_writing(line.text) or is_of_mending(line)):
            return found, None, None
        else:
            written = written or found
    return None, written or doubtful, due


def _is_of_text(line: Line, order: Order) -> bool:
    """Tell whether a day stands in what an entry tells, whose own time has none."""
    if line.kind not in (ITEM, TABLE) or not _TIME_FIRST.match(line.text):
        return False
    stamp = read_stamp(line.text.lstrip("| "), order)
    return stamp is not None and stamp.date is None


def _day_of_start(lines: Sequence[Line], order: Order) -> date | None:
    """Give the day in "Start time: 11 November 2020 at 23:21", whatever other days a page has."""
    for line in lines[:_TOP]:
        name, colon, value = line.text[:_FAR].partition(":")
        if colon and line.kind is TEXT and field_of(name.strip("*_ ")) == "started":
            return next(full_dates(value, order), None)
    return None


def _day_of_channel(lines: Sequence[Line]) -> date | None:
    """Give the day in the name of the channel of an incident: "#inc-2024-05-29-empty-search"."""
    found = (_CHANNEL.search(line.text[:_FAR]) for line in lines[:_TOP])
    days = (day_of(*map(int, match.groups())) for match in found if match)
    return next(filter(None, days), None)


def _byline(lines: Sequence[Line], order: Order) -> date | None:
    """Give the day on which a line near the top says that the text was written."""
    for line in lines[:_TOP]:
        if line.kind is TEXT and tells_of_writing(line.text):
            return next(full_dates(line.text[:400], order), None)
    return None


def _before(written: date, line: Line, order: Order) -> date | None:
    """Give the day that a line names without its year, of the months before another one."""
    if line.kind not in (HEADING, TEXT, ITEM) or _OF_BEFORE.search(line.text):
        return None
    named = mentioned_date(line.text, order)
    if named is None or named.year or not named.month or named.doubtful:
        return None
    days = (day_of(year, named.month, named.day) for year in (written.year, written.year - 1))
    return next((day for day in days if day and timedelta(0) <= written - day <= _LATELY), None)


def dateline(lines: Sequence[Line], order: Order) -> int:
    """Find the line below the title of a page that says no more than when it was published.

    Returns:
        Its index; -1 where there is none, or where it is the day of times right below it.
    """
    told = [
        (i, line) for i, line in enumerate(lines[:_TOP]) if line.text and line.kind is not FRONT
    ]
    parts = (i for i, line in told if line.kind is HEADING)
    begun = next((i for i in parts if section_of(lines[i].text) == "timeline"), len(lines))
    for (at, line), (below, next_line) in pairwise(told[: _HIGHEST + 1]):
        if at > begun:
            break
        top = at == told[0][0]
        if top and _is_moment_of_note(lines, at, below, order):
            return at
        if top and (len(next_line.text) < _PROSE or below > at + 1):
            continue  # where nothing stands above it, a whole sentence shows that it is no entry
        stamp = read_stamp(line.text, order) if line.kind is TEXT else None
        if stamp and stamp.date_only and not stamp.text and stamp.date and not stamp.date.year:
            break  # "Friday", and so the next one is a day of several, too
        if stamp is None or stamp.date is None or stamp.date.year is None or stamp.clock:
            continue
        if (stamp.led or stamp.labelled) and not tells_of_writing(line.text):
            continue
        prose = next_line.kind is TEXT and len(next_line.text) >= _SENTENCE
        apart = (below > at + 1 or top) and (prose or next_line.kind is HEADING)
        apart = apart and not _NUMBERED.match(next_line.text)
        opens = read_stamp(next_line.text, order)
        if apart and (opens is None or opens.led) and _OF_PAGE.fullmatch(stamp.text):
            return -1 if _is_day_of_several(stamp, lines[below:begun], order) else at
        break
    return -1


def _is_moment_of_note(lines: Sequence[Line], at: int, below: int, order: Order) -> bool:
    """Tell whether a moment alone stands over the title of a note that goes on with times."""
    if below != at + 1 or lines[at].kind is not TEXT or lines[below].kind is not TEXT:
        return False
    if below + 2 >= len(lines) or lines[below + 1].kind is not BLANK:
        return False
    first = read_stamp(lines[at].text, order)
    if first is None or first.text or not (first.clock and first.date and first.date.year):
        return False
    opens = read_stamp(lines[below + 2].text, order)
    if opens is None or opens.date or not (opens.clock and opens.text):
        return False
    return read_stamp(lines[below].text, order) is None and opens.clock.time < first.clock.time


def _is_day_of_several(first: Stamp, lines: Sequence[Line], order: Order) -> bool:
    """Tell whether another day stands alone below one, as in a diary."""
    alone = (line for line in lines if line.kind is TEXT and len(line.text) <= _DAY_LENGTH)
    days = (read_stamp(line.text, order) for line in alone)
    return any(
        day.date_only and not day.text and not (day.led or day.labelled) and day.date != first.date
        for day in days
        if day
    )


def is_due(text: str) -> bool:
    """Tell whether a line says by when something is to be done."""
    return _DUE.match(text[:400]) is not None


def is_of_mending(line: Line) -> bool:
    """Tell whether a heading tells the day on which something was mended, and no other number."""
    if line.kind is not HEADING or not (match := _MENDED.search(line.text[:_FAR])):
        return False
    return not _HAS_DATE.search(line.text[: match.start()] + line.text[match.end() :])


def tells_of_note(line: Line) -> bool:
    """Tell whether the day in a line is that of writing or mending, and not of what happened."""
    return is_of_mending(line) or (line.kind is TEXT and tells_of_writing(line.text))


def front_day(lines: Sequence[Line], order: Order) -> tuple[date | None, bool]:
    """Give the date of the front matter; tell whether its name says what happened then.

    A mere "date" may be that of writing.
    """
    mere: date | None = None
    for line in lines:
        if line.kind is not FRONT:
            continue
        name, value = _name_and_value(line.text)
        found = next(full_dates(value[:80], order), None)
        called = name in _IDENTIFIERS and value.lstrip(" \"'")[:1].isdigit()
        if found is None or not (called or field_of(name) in ("date", "started", "detected")):
            continue
        if name != "date":
            return found, True
        mere = mere or found
    return mere, False


def titled_day(lines: Sequence[Line], order: Order, written: date) -> date | None:
    """Give the date that a document has in its title, be that in front matter or a heading.

    Without its year it is one of the months before the text was written.
    """
    for line in lines:
        said = line.text[:400]
        if line.kind is FRONT:
            name, said = _name_and_value(said)
            if name != "title":
                continue
        elif line.kind is BLANK or line.kind is RULE:
            continue
        elif line.kind is not HEADING:
            return None
        found = next(full_dates(said, order), None)
        found = found or _before(written, line._replace(kind=HEADING, text=said), order)
        if found or line.kind is HEADING:
            return found
    return None


def _is_bold(text: str) -> bool:
    return text[:2] == "**" and text.rstrip(" :")[-2:] == "**" and text.count("**") == 2


def _name_and_value(text: str) -> tuple[str, str]:
    name, _, value = PARTING.sub(":", text, count=1).partition(":")
    return name.strip().casefold(), value


def with_rest_of_sentence(lines: Sequence[Line], index: int, *, whole: bool = False) -> Line:
    """Give a line with the one below it, where a date or what is said of times was wrapped.

    Args:
        lines: all of them.
        index: which of them.
        whole: whether any sentence that goes on below a long line counts, too.
    """
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else line
    if line.kind not in (TEXT, ITEM) or below.kind is not TEXT or below is line:
        return line
    goes_on = whole and len(line.text) >= SHORT and not has_ended(line.text)
    if goes_on or _CUT.search(line.text[-40:]):
        return line._replace(text=f"{line.text} {below.text}")
    return line


def first_quoted(lines: Sequence[Line], order: Order) -> date | None:
    """Give the date of the mail or quote that the first time stands below, or else the next one.

    The subject of a mail, or its "yesterday", tells the day of what it is about.
    """
    found: date | None = None
    about: date | None = None
    for line in lines:
        if line.kind is QUOTE:
            told = (part for part in _PARTS.split(line.text[:400]) if not tells_of_writing(part))
            found = next((day for part in told for day in full_dates(part, order)), found)
            about = _day_of_subject(line.text, found, order) or about
        elif found and (line.kind is TEXT or line.kind is ITEM):
            stamp = read_stamp(line.text, order)
            if stamp and stamp.clock:
                break
            if line.kind is TEXT and about is None and _YESTERDAY.match(line.text[:_SENTENCE]):
                about = found - timedelta(days=1)
    return about or found


def _day_of_subject(text: str, sent: date | None, order: Order) -> date | None:
    """Read the day in "Subject: outage, 13 July" of a mail that was sent some days later."""
    match = _SUBJECT.match(text)
    told = mentioned_date(text[match.end() :][:_FAR], order) if match and sent else None
    if told is None or sent is None or not (told.month and told.day):
        return None
    day = told.complete(sent)
    return day if day and timedelta(0) <= sent - day <= _LATELY else None


def year_told(lines: Sequence[Line]) -> int | None:
    """Give the first year that stands without a day in a heading or above the entries."""
    said = (x for x in lines if x.kind in (HEADING, TEXT) and len(x.text) <= _SENTENCE_OF_YEAR)
    years = (mentioned_year(line.text, sure=line.kind is HEADING) for line in said)
    return next(filter(None, years), None)


def other_year_above(lines: Sequence[Line], day: date, order: Order) -> bool:
    """Tell whether a year alone stands above where a day of another one is named first."""
    for line in lines:
        if day in full_dates(line.text[:400], order):
            return False
        if year := year_told([line]):
            return year != day.year
    return False


def month_told(lines: Sequence[Line]) -> date | None:
    """Give the first month with its year that stands without a day."""
    said = (line for line in lines if line.kind in (HEADING, TEXT) and len(line.text) <= _FAR)
    return next(filter(None, (mentioned_month(line.text) for line in said)), None)


def days_of_week_told(lines: Sequence[Line], order: Order, near: date | None) -> dict[int, date]:
    """Give the days that the head of a text tells beside the name of their day of the week.

    "Friday, 16 August" says which Friday is meant by those below it.

    Args:
        lines: those of the text.
        order: how numeric dates are to be read.
        near: a date to find missing years with.

    Returns:
        The day by the number of its day of the week, from 0 for Monday; none where two are told.
    """
    found = dict[int, set[date]]()
    for line in lines[:_TOP]:
        if line.kind not in (HEADING, TEXT, QUOTE):
            continue
        for match in _OF_WEEK.finditer(line.text[:_FAR]):
            told, _ = date_at(line.text, match.start(), order) or (None, 0)
            day = told.complete(near) if told and told.month else None
            if told and day and day.weekday() == told.weekday:
                found.setdefault(day.weekday(), set()).add(day)
    return {number: days.pop() for number, days in found.items() if len(days) == 1}
