"""Which number of 3/4/2021 is the month, told by all dates of a text together."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import islice

from pm_facilitator.importers.times.calendar_names import MONTHS, any_of
from pm_facilitator.importers.times.dates import (
    NUMERIC,
    WEEKDAY,
    date_at,
    four_digits,
    number_of_weekday,
)
from pm_facilitator.importers.times.partial_date import Order, day_of
from pm_facilitator.importers.times.scanning import around
from pm_facilitator.importers.times.time_words import is_foreign

_ORDER_TOLD = re.compile(r"\b(?:dd?[-/. ]mm?|mm?[-/. ]dd?)[-/. ]yy", re.I)
_WEEKDAY_BEFORE = re.compile(rf"{WEEKDAY.pattern}\s?$", re.I)
_PARTS_NUMBERS = tuple(re.compile(rf"{re.escape(mark)}(?<=[0-9].)[0-9]") for mark in "-/.")
_PARTS_SHORT = (re.compile(r"/(?<=[0-9]/)[0-9]"), re.compile(r"-(?<=[0-9]-)[0-9]"))
_SHORT_TIMED = re.compile(
    r"(?<![0-9/.:-])(?P<behind>(?<=[0-2][0-9]:[0-5][0-9xX]\s))?"
    r"(?P<named>(?<=Mon\s|Tue\s|Wed\s|Thu\s|Fri\s|Sat\s|Sun\s))?"
    r"(?P<first>[0-3]?[0-9])(?P<sep>[/-])(?P<second>[0-3]?[0-9])"
    r"(?=,?\s{1,2}~?[0-2]?[0-9]:[0-5][0-9]|(?<=/.)\s{0,9}\||(?<=/..)\s{0,9}\|"
    r"|(?(behind)(?:\s?[·|:]|[)\]]|\s[-–—])\s|(?!))|(?(named)(?![0-9/.:-])|(?!)))",
    re.A,
)
_MONTH_NAME = any_of(MONTHS)
_SURE = re.compile(
    r"(?<![0-9])(?P<iso>20[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9])"
    rf"|\b[0-3]?[0-9](?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?(?:{_MONTH_NAME})\.?,?\s20[0-9]{{2}}\b"
    rf"|\b(?:{_MONTH_NAME})\.?\s[0-3]?[0-9](?:st|nd|rd|th)?,?\s20[0-9]{{2}}\b",
    re.I,
)
_UNSURE = tuple(
    (mark, re.compile(rf"(?<![0-9{mark}]){form}(?![0-9{mark}])"))
    for mark, form in (
        ("/", "[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?"),
        ("-", "[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}"),
    )
)
"""Dates of which either number may be the month."""

_DAY_FIRST_ZONE = re.compile(
    r"(?:[0-9],?\s?(?:(?i:[ap]\.?m\.?)\s?)?\(?"
    r"|^.{0,80}\b(?i:times?(?:stamps?|zones?)?|clocks?|zones?)\b.{0,40}\b)"
    r"(?:BST|W?CEST|C?WEST|CET|EES?T|AES?T|AEDT|AWST|ACST|NZS?T|NZDT|SAST|WIB|SGT|HKT|MSK)\b(?![-/\w])"
    r"|\b(?:Europe|Australia|Africa)/[A-Z]|\bAsia/(?:Kolkata|Singapore|Jakarta|Dubai)",
    re.M,
)
"""Zones of clocks: elsewhere MSK and others are names of machines, or of where somebody sleeps."""

_MONTH_FIRST_ZONE = re.compile(
    r"\b(?:[ECMP][SD]?T|AKS?T|HST|Eastern|Pacific|Mountain|US/[A-Z]|America/(?:New_York|Chicago|Denver"
    r"|Los_Angeles|Phoenix))\b"
)
_HOURS = re.compile(
    r"(?:^[^\w\n+]{0,6}|\b(?:at|à|às|as|vers|dès|de|from|since)\s|/[0-9]{4},?\s)[0-2]?[0-9]h[0-5][0-9](?![\w])",
    re.M | re.I,
)
"""Clocks as they are written in French and Portuguese, whatever the language of the text.

How long something took is written so everywhere: "it was down for 1h20".
"""

_PADDED = re.compile(
    r"^[^\w\n]{0,3}[0-3][0-9]/[01][0-9]/(?:20)?[0-9]{2},?\s[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?"
    r"(?:\s[ap]\.?m\.?)?(?:\]|\s-)\s[^:\n]{1,60}:\s",
    re.M,
)
"""How exported chats open a message where the day stands first: American ones fill up no number."""

_LONG_AGO = timedelta(days=183)
"""How far a date is from another that says nothing of it."""

_FAR = 20_000
_LOOKED_AT = 200
"""How many dates tell enough of their order."""


def order_of(text: str, near: date | None, *, foreign: bool = False) -> tuple[Order, bool]:
    """Decide from all numeric dates of a text which number is the month.

    Give also whether the text itself left no doubt.

    Args:
        text: with the dates.
        near: a day that is known.
        foreign: whether something else tells that it is of a language with the day first.
    """
    near = near or _first_told(text)
    votes: Counter[Order] = Counter()
    guesses: Counter[Order] = Counter()
    if "yy" in text.lower() and (told := _ORDER_TOLD.search(text)):
        return (Order.DAY_FIRST if told[0][0] in "dD" else Order.MONTH_FIRST), True
    for match in around(NUMERIC, _PARTS_NUMBERS, text):
        if _ends_another(text, match):
            continue
        first, second = int(match["first"]), int(match["second"])
        if first > 12 >= second or (match["sep"] == "." and second <= 12):
            votes[Order.DAY_FIRST] += 1
        elif second > 12 >= first:
            votes[Order.MONTH_FIRST] += 1
        elif order := _by_weekday(text, match):
            votes[order] += 2
        elif near and (nearest := _nearest(match, near)):
            # A date of the very days that are known leaves no doubt.
            (votes if nearest[1] else guesses)[nearest[0]] += 1
    for match in around(_SHORT_TIMED, _PARTS_SHORT, text):
        first, second = int(match["first"]), int(match["second"])
        if max(first, second) > 12 >= min(first, second):
            votes[Order.DAY_FIRST if first > 12 else Order.MONTH_FIRST] += 1
        elif near and (nearest := _nearest_of(first, second, near.year, near)):
            (votes if nearest[1] else guesses)[nearest[0]] += 1
    if votes:
        return votes.most_common(1)[0][0], True
    if guesses:
        return guesses.most_common(1)[0][0], False
    if order := _by_span(text, near):
        return order, False
    unsure = any(mark in text and form.search(text, 0, _FAR) for mark, form in _UNSURE)
    day_first = foreign or is_foreign(text) or (unsure and _is_elsewhere(text))
    return Order.DAY_FIRST if day_first else Order.MONTH_FIRST, False


def _is_elsewhere(text: str) -> bool:
    """Tell whether the clocks of a text are those of places where the day stands first."""
    start = text[:_FAR]
    written = len(_HOURS.findall(start)) > 1 or len(_PADDED.findall(start)) > 1
    elsewhere = written or _DAY_FIRST_ZONE.search(start)
    return bool(elsewhere) and _MONTH_FIRST_ZONE.search(start) is None


def _first_told(text: str) -> date | None:
    """Give the first date that leaves no doubt: year first, or with the name of its month."""
    match = _SURE.search(text, 0, _FAR)
    if match is None:
        return None
    if match["iso"]:
        return day_of(*map(int, match["iso"].split("-")))
    found = date_at(text, match.start(), Order.DAY_FIRST)
    return found[0].complete(None) if found else None


def _by_span(text: str, near: date | None) -> Order | None:
    """Let several dates tell their order: those of one incident lie close together."""
    year = near.year if near else 2024
    pairs = {
        (int(match["first"]), int(match["second"]), _year_told(match, year))
        for form, parts in ((NUMERIC, _PARTS_NUMBERS), (_SHORT_TIMED, _PARTS_SHORT))
        for match in islice(around(form, parts, text), _LOOKED_AT)
        if not _ends_another(text, match)
    }
    spans: dict[Order, timedelta] = {}
    for order in Order:
        days = [_readings(*pair)[order] for pair in pairs]
        known = [day for day in days if day]
        if len(known) < 2 or len(known) < len(days):
            return None
        spans[order] = max(known) - min(known)
    by_month, by_day = spans[Order.MONTH_FIRST], spans[Order.DAY_FIRST]
    if by_month == by_day:
        return None
    return Order.MONTH_FIRST if by_month < by_day else Order.DAY_FIRST


def _ends_another(text: str, match: re.Match[str]) -> bool:
    """Tell whether a date is no more than the end of one that is written year first."""
    return text[max(0, match.start() - 1) : match.start()].isdigit()


def _year_told(match: re.Match[str], year: int) -> int:
    told = match.groupdict().get("year")
    return four_digits(told) if told and len(told) != 3 else year


def _readings(first: int, second: int, year: int) -> dict[Order, date | None]:
    return {
        Order.MONTH_FIRST: day_of(year, first, second),
        Order.DAY_FIRST: day_of(year, second, first),
    }


def _by_weekday(text: str, match: re.Match[str]) -> Order | None:
    """Let the day of the week beside a date tell its order."""
    before = _WEEKDAY_BEFORE.search(text, max(0, match.start() - 12), match.start())
    if before is None or len(match["year"]) == 3:
        return None
    wanted, year = number_of_weekday(before), four_digits(match["year"])
    days = _readings(int(match["first"]), int(match["second"]), year)
    fitting = [order for order, day in days.items() if day and day.weekday() == wanted]
    return fitting[0] if len(fitting) == 1 else None


def _nearest(match: re.Match[str], near: date) -> tuple[Order, bool] | None:
    """Give the order that brings a date nearer to another, and whether that is beyond doubt."""
    year = near.year if len(match["year"]) == 3 else four_digits(match["year"])
    return _nearest_of(int(match["first"]), int(match["second"]), year, near)


def _nearest_of(first: int, second: int, year: int, near: date) -> tuple[Order, bool] | None:
    month_first, day_first = _readings(first, second, year).values()
    if month_first == day_first or month_first is None or day_first is None:
        return None
    apart = (abs(month_first - near), abs(day_first - near))
    if min(apart) > _LONG_AGO:
        return None
    order = Order.MONTH_FIRST if apart[0] <= apart[1] else Order.DAY_FIRST
    return order, min(apart) <= timedelta(3) and max(apart) > timedelta(14)
