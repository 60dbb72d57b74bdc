"""Dates inside sentences and headings, also nights and other spans of days."""

import re
from collections.abc import Iterator
from datetime import date

from pm_facilitator.importers.times.calendar_names import (
    DAY_OF_WEEK,
    MONTH,
    MONTHS,
    WEEKDAYS,
    any_of,
)
from pm_facilitator.importers.times.dates import (
    ANY_MONTH,
    NO_TIME,
    PART_OF_MONTH,
    YEAR,
    bare_date_at,
    day_and_month_at,
    day_of_part,
    from_groups,
    short_date_at,
)
from pm_facilitator.importers.times.partial_date import Order, PartialDate, day_of
from pm_facilitator.importers.times.time_words import any_word, with_plain_digits

_WEEKDAY_BEHIND = re.compile(
    rf"(?:^|[,(:–—-]\s?|\b(?:on|early|late)\s)(?P<day>{any_of(WEEKDAYS)})"
    r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon|midday))?[\s):*_]{0,4}$",
    re.I,
)
# Nights and other spans of days in a sentence: what counts is the first day.
_THROUGH = rf"\s?(?:-|–|—|→|->|/|&|(?:{any_word('to')}|and|into|auf|e|y)(?![^\W\d_]))\s?"
_WEEKDAY_INSIDE = rf"(?:(?:the\s|le\s|el\s|il\s)?(?:{DAY_OF_WEEK})\b\.?,?\s)?"
_END_DAY = r"(?:the\s|den\s|l['’])?(?P<last>[0-3]?[0-9])(?:st|nd|rd|th|er|\.)?"
_START_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|er|\.)?"
_END_MONTH = ANY_MONTH.replace("<month>", "<until>") + r"\.?"
_YEAR_OR_NONE = rf"(?:,?\s(?:del?\s)?{YEAR}|{NO_TIME}(?!,?\s[0-9]{{4}}))"
_SPANS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"{MONTH}\s{_START_DAY}{_THROUGH}{_WEEKDAY_INSIDE}{_END_DAY},?\s{YEAR}",
        rf"{MONTH}\s{_START_DAY}{_THROUGH}{_WEEKDAY_INSIDE}{_END_MONTH}\s{_END_DAY},?\s{YEAR}",
        rf"{_START_DAY}{_THROUGH}{_WEEKDAY_INSIDE}{_END_DAY}\s(?:of\s|de\s)?{MONTH}{_YEAR_OR_NONE}",
        rf"{_START_DAY}\s(?:of\s|de\s)?{MONTH}{_THROUGH}{_WEEKDAY_INSIDE}{_END_DAY}\s(?:of\s|de\s)?"
        rf"{_END_MONTH}{_YEAR_OR_NONE}",
        rf"{_START_DAY}\s?(?:-|–|—|→|->)\s?{_END_DAY}/(?P<number>[01]?[0-9])/{YEAR}",
        rf"{_START_DAY}{_THROUGH}{_WEEKDAY_INSIDE}(?:den\s)?[0-3]?[0-9]\.\s?(?P<number>[01]?[0-9])\.\s?{YEAR}",
    )
)
_WEEKDAY_BEHIND_DASH = re.compile(rf"[-–—/]\s?(?:{DAY_OF_WEEK})\b", re.I)
_OPENS_SPAN = re.compile(
    rf"\b(?:{DAY_OF_WEEK}|of|from|on|the|nights?|between|von|vom|den|am)"
    r"\.?,?\s$",
    re.I,
)
"""What stands before the first day of a span, and not before the number of a room."""

_STARTS = re.compile(
    r"(?<![0-9A-Za-z/.-])(?<![0-9A-Za-z]:)(?<!\b[Dd]ay\s)(?<!\b[Dd]ay\s#)"
    r"(?=[0-9]|[JFMASONDE](?:[a-zéèû]{2}|[A-Z]{2})"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\.?\s[0-3]?[0-9](?:st|nd|rd|th)?"
    r",?\s(?:19|20)[0-9]{2}(?![0-9])"
    r"|[0-3]?[0-9](?:st|nd|rd|th)?\s(?:of\s)?[a-z]{3,9}\s(?:19|20)[0-9]{2}(?![0-9]))"
    r"|(?<=[a-z]s/)(?=20[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9]))",
    re.A,
)
_NUMBER = re.compile(
    r"[0-9](?<![0-9:].)[0-9]*(?![0-9]|:[0-9])|(?<![0-9])(?:19|20)[0-9]{6}(?![0-9])", re.A
)
"""A number that is no part of a clock time; no date is without one."""

_VERSION = re.compile(r"20[0-9]{2}\.(?:[0-9]\.[0-9]{1,2}|1[0-2]\.[0-9])(?![0-9]|\.[0-9])", re.A)
"""A date with dots that has no noughts, as the versions of many programs are written."""

_IN_WIKI = re.compile(r"(?:^|\s)(?:[A-Z][a-z]{2,20}:)?[A-Z][a-z]{2,20}/$")
"""How the name of a page in a wiki opens that ends with its day: "Tech:Incidents/2019-02-20"."""

_VERSION_OF = re.compile(r"\b(?:versions?|releases?)\s$", re.I)
_PRODUCT = re.compile(
    rf"(?<![\w/-])(?!(?i:{DAY_OF_WEEK}"
    r"|am|vom|den|on|at|since|from|dated?|datum|day|week|deadline|due|start(?:ed)?|began|end(?:ed)?"
    r"|incident|outage|post-?mortem|reports?|reviews?|meeting|minutes|notes|log|timeline|chronology"
    r"|update|status|released|vorfall|st\u00f6rung|ausfall|bericht|protokoll|zeitleiste|stand)\b)"
    r"(?![A-Z]+-[0-9]+\s)[A-Z][A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)?\s$",
)
"""The name in front of a version, which is none of what reports and their days are called."""

_MONTH_TOLD = re.compile(rf"\b{PART_OF_MONTH}{MONTH},?\s{YEAR}", re.I)
_YEAR_HEADING = re.compile(r"\W{0,4}(?:year\s)?(?P<year>(?:19|20)[0-9]{2})\W{0,4}", re.I | re.A)
_YEAR_ALONE = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?![0-9])", re.A)
_YEAR_TOLD = re.compile(
    rf"(?:\b(?:in|of|for|since|during|from|year(?:\sis|:)?|refers?\sto|spring|summer|autumn|fall|winter|q[1-4]"
    rf"|{any_of(MONTHS)})"
    r"\.?,?\s|[(\[,/–—-]\s?|^\W*|^\W*(?-i:[A-Z][a-z]{2,20}),?\s|©\s?)(?P<year>(?:19|20)[0-9]{2})"
    r"(?=[)\],.;:/–—-]|[*_\s]*$|\s[-–—(]|\s(?:and|the|at|by|with|to|on|we|our|was|were|is|unless|except|if|where)\b)(?![.,][0-9])",
    re.I | re.A,
)
"""A year as sentences tell one, and not the number of a process or of those that were there."""

_FROM_DAY_TO_DAY = re.compile(
    rf"{_WEEKDAY_INSIDE}{_START_DAY}\s?(?:-|–|—|/|{any_word('to')})\s?{_WEEKDAY_INSIDE}"
    r"(?P<last>[0-3]?[0-9])(?:st|nd|rd|th|er|\.)?"
    rf"\s(?:of\s|de\s)?{MONTH}{_YEAR_OR_NONE}",
    re.I,
)

_FROM_DAY_TO_DATE = re.compile(
    rf"{_START_DAY}\s?[-–—]\s?(?P<last>[0-3]?[0-9])(?P<sep>[./])(?P<number>[01]?[0-9])(?P=sep){YEAR}"
)
"""In "10.-11.5.2022" the span leaves no doubt which number is the month."""


_TAIL = 30
_LAST = re.compile(
    r"(?:\(|\b(?:am|vom|den|on|of|le|el|du|del|den|d\.)\s)(?:[^\W\d]{2,3}\.?,?\s)?"
    r"(?P<said>[0-3]?[0-9]\.\s?[01]?[0-9]\.|[0-3]?[0-9]/[0-3]?[0-9])\)?:[*_]{0,2}$",
    re.A,
)


_ISO_MONTH = re.compile(
    r"(?<![\w.-])(?P<year>20[0-9]{2})-(?P<number>0[1-9]|1[0-2])(?![\w-]|\.[0-9])", re.A
)


def days_at(text: str, pos: int) -> tuple[PartialDate, PartialDate, int] | None:
    """Read the first and the last day of "26–30 June 2023", with where it ends."""
    match = _FROM_DAY_TO_DAY.match(text, pos) or _FROM_DAY_TO_DATE.match(text, pos)
    found = from_groups(match.groupdict()) if match else None
    if match is None or found is None or not found.day < int(match["last"]) <= 31:
        return None
    return found, found._replace(day=int(match["last"])), match.end()


def mentioned_month(text: str) -> date | None:
    """Find a month with its year that a heading or sentence names, as a day in the midst of it."""
    match = _MONTH_TOLD.search(text[:200])
    if match is None:
        iso = _ISO_MONTH.search(text[:200])
        return date(int(iso["year"]), int(iso["number"]), 15) if iso else None
    return day_of(int(match["year"]), MONTHS[match["month"].lower()], day_of_part(match, 15))


def may_date(text: str) -> bool:
    """Tell quickly whether a line can hold a date at all; one with no more than a clock cannot."""
    return _NUMBER.search(text) is not None


def full_dates(text: str, order: Order, *, doubtful: bool = False) -> Iterator[date]:
    """Give the dates in a text that have a year, one after the other."""
    text = with_plain_digits(text)
    if not may_date(text):
        return
    end = 0
    for match in _STARTS.finditer(text):
        if match.start() < end or _is_of_other(text, match.start(), sure=doubtful):
            continue
        found = _span_at(text, match.start()) or bare_date_at(text, match.start(), order)
        if found and found[0].year and (day := found[0].complete(None)):
            end = found[1]
            yield day


def mentioned_date(text: str, order: Order) -> PartialDate | None:
    """Find the first date that a sentence or heading names, with or without a year."""
    text = with_plain_digits(text[:400])
    if not may_date(text):
        return None
    for match in _STARTS.finditer(text):
        start = match.start()
        if _is_of_other(text, start):
            continue
        if found := _span_at(text, start) or bare_date_at(text, start, order):
            return found[0]
    return None


def led_date(text: str, order: Order) -> PartialDate | None:
    """Find the date in a line that leads to times, be it as short as in "the runs (04.08.):"."""
    if found := mentioned_date(text, order):
        return found
    if (match := _LAST.search(text[-_TAIL:])) is None:
        return None
    said = f"{match['said']}:"
    short = day_and_month_at(said, 0, order, dotted=True) or short_date_at(said, 0, order)
    return short[0] if short else None


def _is_of_other(text: str, pos: int, *, sure: bool = False) -> bool:
    """Tell whether what stands here is a version, or a part of an address."""
    in_path = text[pos - 1 : pos] == "/"
    return _is_version(text, pos, sure=sure) or (in_path and not _IN_WIKI.search(text[:pos]))


def _is_version(text: str, pos: int, *, sure: bool = False) -> bool:
    """Tell whether what stands here is the version of something, as in "Gatelib 2026.8.2".

    Of "Northwind 2026.8.2" nobody can be sure without more words.
    """
    if _VERSION.match(text, pos) is None:
        return False
    above = text[max(0, pos - 40) : pos]
    return bool(_VERSION_OF.search(above) or (not sure and _PRODUCT.search(above)))


def year_alone(text: str) -> int | None:
    """Give the year that a heading tells and nothing besides, as in "2024" or "Year 2024"."""
    match = _YEAR_HEADING.fullmatch(text[:20])
    return int(match["year"]) if match else None


def mentioned_year(text: str, *, sure: bool = True) -> int | None:
    """Find a year that stands alone, as in the column header "Date (2021)".

    Args:
        text: a heading, the name of a column, or a sentence.
        sure: whether any number of four digits is a year; in a sentence "2000 hosts" is none.
    """
    match = (_YEAR_ALONE if sure else _YEAR_TOLD).search(text[:200])
    return int(match["year"]) if match else None


def _span_at(text: str, pos: int) -> tuple[PartialDate, int] | None:
    for form in _SPANS:
        if (match := form.match(text, pos)) and (found := from_groups(match.groupdict())):
            until, last = match.groupdict().get("until"), match.groupdict().get("last")
            if last and not until and int(last) <= found.day:
                continue  # "Pump 3 / 2 March"
            told = until or _OPENS_SPAN.search(text[:pos])
            if not told and _WEEKDAY_BEHIND_DASH.search(match[0]):
                continue  # "room 2 - Thursday 9 September"
            if until and found.year and MONTHS[until.lower()] < found.month:
                found = found._replace(year=found.year - 1)  # the year stands with the last day
            return found, match.end()
    return None


def weekday_behind(heading: str) -> PartialDate | None:
    """Give the day of the week that a heading ends with: "Recovery, late on Tuesday"."""
    match = _WEEKDAY_BEHIND.search(heading[-60:])
    return PartialDate(weekday=WEEKDAYS[match["day"].lower()]) if match else None
