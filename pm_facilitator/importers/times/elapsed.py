"""The grammar of times that are counted from another one: T+5m, T-2h, +12min, 10 minutes later."""

import re
from datetime import timedelta

from pm_facilitator.importers.times.spoken_numbers import ANY_NUMBER, count_of
from pm_facilitator.importers.times.time_words import any_of_words, any_word, numbers, spans, units

_UNIT = rf"(?:{any_word('day', 'hour', 'minute', 'second')}\.?|['’′](?!['’′\w]))"
_PART = (
    r"(?:[0-9]{1,3}(?:h|\sh\s)[0-5][0-9](?![0-9a-z]|\sm|:[0-9])"
    rf"|[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?\s?{_UNIT})"
)
_PARTS = rf"(?P<parts>{_PART}(?:[\s,]{{0,2}}(?:and\s)?{_PART}){{0,3}})"
_CLOCK = (
    r"(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9])(?::(?P<seconds>[0-5][0-9]))?(?![0-9]|:[0-9])"
    r"(?P<short>\s?(?:min(?:utes?)?|m)\b)?"
)
_FROM_ZERO = re.compile(
    r"(?:T(?:-?0|ime|\s?zero|\s?=)?|H)(?:\s?(?P<sign>[+\-−–])|[\s-](?P<word>plus|minus)\b)\s?"
    rf"(?:{_PARTS}|{_CLOCK}|(?P<bare>[0-9]{{1,4}})(?![0-9A-Za-z]|[:.][0-9]))",
    re.I | re.A,
)
_SIGNED = re.compile(rf"(?P<sign>\+)\s?(?:{_PARTS}|{_CLOCK}(?!\W*$))", re.I | re.A)
_BEFORE = re.compile(rf"(?P<sign>[\-−]){_PARTS}", re.I | re.A)
_LATER = re.compile(
    rf"(?:(?:{any_word('about')}|some|just|only)\s)?(?:{_PARTS}|(?P<span>{any_of_words(spans())})"
    rf"|(?P<number>{any_of_words(numbers())})\s(?P<unit>{_UNIT}))\s?"
    rf"(?P<later>{any_word('later')}|{any_word('later_closed')}(?=\s?[-–—:|,)\]]|$))",
    re.I,
)
_SPOKEN_LATER = re.compile(
    r"(?:about\s|some\s|just\s|only\s)?(?:(?P<half>half\san|(?:a\s)?quarter\sof\san)\shour"
    rf"|(?P<count>an?|{ANY_NUMBER})\s(?P<unit>hour|minute|second)s?"
    r"(?:\sand\sa\s(?P<more>half|quarter))?)\s(?:later|afterwards?|after\s(?:that|this))\b",
    re.I,
)
_ALONE = re.compile(
    r"T\s?[-=]?\s?0(?![0-9]|[:.][0-9])(?!\s?[=(:]?\s?[(\[]?\s?[0-9]{1,4}[:.\-/][0-9])",
    re.A,
)
_ONE = re.compile(
    r"(?P<count>[0-9]+(?:\.[0-9]+)?)\s?"
    rf"(?:h\s?(?P<rest>[0-5][0-9])(?![0-9a-z]|\sm|:[0-9])|(?P<unit>{_UNIT}))",
    re.I,
)
_WORKDAYS = re.compile(
    rf"(?:T\s?)?(?P<sign>\+)?\s?(?P<count>[0-9]{{1,2}}|an?|one|{ANY_NUMBER})\s"
    r"(?:business|working|work)[\s-]?days?\b(?:\s(?P<later>later|afterwards?|after\s(?:that|this))\b)?",
    re.I | re.A,
)
_MINUTE = timedelta(minutes=1)
_MINUTE_MARKS = "'’′"
_BACK = ("-", "−", "–", "minus")

ZERO = re.compile(
    r"(?:[Tt](?:\s?[-+=]?\s?0(?![0-9])|\s?=|[- ]zero)|H\s?=)\s*(?:is|was|at|[=:(\[–—-]|\s){0,6}"
    r"(?=~?[0-9]{1,4}[-:./h][0-9])",
    re.A,
)
"""What leads to the time that others are counted from: "T0 = 14:03"."""

DEFINES_ZERO = re.compile(
    r"\W{0,3}[TH](?:\s?[-+]?\s?0|[- ]zero)?[*_`\s]*(?:=|:=|is\b|was\b|means\b)"
)
"""How a line begins that only says when T0 was, and is no entry itself."""


_SPAN_OF_TIME = r"[0-9]{1,3}(?:[.,][0-9]{1,2})?\s(?:second|sec|minute|min|hour|hr|day|week|month)s?"
_LASTING = re.compile(
    rf"(?:[~≈<>]|about\s|around\s|nearly\s|over\s)?\s?{_SPAN_OF_TIME}"
    rf"(?:(?:,\s?|\sand\s|\s){_SPAN_OF_TIME}){{0,3}}",
    re.I | re.A,
)
_CELL = re.compile(
    rf"(?P<sign>[+\-−–])?\s?(?:{_PARTS}|{_CLOCK}|(?P<bare>[0-9]{{1,4}}))\W*", re.I | re.A
)
_NUMBER_ALONE = re.compile(r"T?\s?[+\-−–]?\s?(?P<number>[0-9]{1,4})", re.I | re.A)
_UNIT_TOLD = re.compile(
    r"[(\[/,+]\s?(?P<short>s|sec|m|min|h|hr?)\s?(?:[)\]]|$)|\b(?P<word>seconds?|secs?|minutes?|mins?|hours?|hrs?)\b",
    re.I,
)


def lasts(cell: str) -> bool:
    """Tell whether a cell says how long something took rather than when it was: "~3 hours"."""
    return bool(cell) and _LASTING.fullmatch(cell.strip("*_` ")) is not None


def tells_no_unit(said: str) -> bool:
    """Tell whether a count is a number alone, as "T+120" is; one of nothing needs no unit."""
    number = _NUMBER_ALONE.fullmatch(said.strip("*_` "))
    return number is not None and int(number["number"]) > 0


def unit_told(name: str) -> timedelta | None:
    """Give the unit that the name of a column tells: "Elapsed (s)", "T+ min", "minutes"."""
    match = _UNIT_TOLD.search(name)
    return timedelta(seconds=_seconds_of(match["short"] or match["word"])) if match else None


def elapsed_cell(cell: str, unit: timedelta = _MINUTE) -> timedelta | None:
    """Read a cell of a column of elapsed times: "+5", "0:05" and "1h 10m".

    Args:
        cell: what stands in it.
        unit: that of a number alone.
    """
    match = _CELL.fullmatch(cell.strip("*_` ").removeprefix("T").removeprefix("t"))
    if match is None:
        return None
    passed = _passed(match.groupdict(), unit)
    return -passed if match["sign"] in _BACK else passed


def elapsed_at(text: str, pos: int) -> tuple[timedelta, bool, int] | None:
    """Read how long after another time something was.

    Returns:
        The time that had passed, whether the entry before is meant rather than T0, and where it
        ends; None when there is nothing of the kind.
    """
    for form in (_FROM_ZERO, _SIGNED, _BEFORE, _LATER):
        if match := form.match(text, pos):
            groups = match.groupdict()
            passed = _passed(groups)
            sign = groups.get("sign") or (groups.get("word") or "").lower()
            return -passed if sign in _BACK else passed, bool(groups.get("later")), match.end()
    if match := _SPOKEN_LATER.match(text, pos):
        return _passed_in_words(match), True, match.end()
    match = _ALONE.match(text, pos)
    return (timedelta(0), False, match.end()) if match else None


def workdays_at(text: str, pos: int) -> tuple[timedelta, bool, int] | None:
    """Read "+2 business days" and "2 working days later" as `elapsed_at` does; each is one day."""
    match = _WORKDAYS.match(text, pos)
    if match is None or not (match["sign"] or match["later"]):
        return None
    days = timedelta(days=count_of(match["count"]))
    return days, not match["sign"], match.end()


def _passed_in_words(match: re.Match[str]) -> timedelta:
    if match["half"]:
        return timedelta(minutes=30 if match["half"].lower().startswith("half") else 15)
    unit = timedelta(seconds=_seconds_of(match["unit"]))
    count = count_of(match["count"])
    more = {"half": unit / 2, "quarter": unit / 4}.get((match["more"] or "").lower())
    return count * unit + (more or timedelta(0))


def _passed(groups: dict[str, str | None], unit: timedelta = _MINUTE) -> timedelta:
    if groups.get("hours"):
        hours, minutes, seconds = (int(groups[key] or 0) for key in ("hours", "minutes", "seconds"))
        if groups.get("short") and not groups.get("seconds"):  # "T0 + 6:30 min"
            return timedelta(minutes=hours, seconds=minutes)
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if bare := groups.get("bare"):
        return int(bare) * unit
    if span := groups.get("span"):
        return timedelta(minutes=spans()[_plain(span)])
    if number := groups.get("number"):
        return timedelta(seconds=numbers()[_plain(number)] * _seconds_of(groups["unit"] or ""))
    parts = _ONE.finditer(groups["parts"] or "")
    return timedelta(
        seconds=sum(
            float(one["count"]) * _seconds_of(one["unit"] or "h") + 60 * int(one["rest"] or 0)
            for one in parts
        )
    )


def _seconds_of(unit: str) -> int:
    name = _plain(unit)
    if name in _MINUTE_MARKS:
        return 60
    return units()[name if name in units() else name.removesuffix(".")]


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
