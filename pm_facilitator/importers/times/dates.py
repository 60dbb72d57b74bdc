"""The grammar of dates: 2021-03-05, 5 March, Mar 5th 2021, 3/5/21, Friday."""

import re

from pm_facilitator.importers.times.calendar_names import (
    ALL_MONTHS,
    DAY_OF_WEEK,
    MONTH,
    MONTHS,
    MONTHS_BEHIND_DAYS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    any_of,
)
from pm_facilitator.importers.times.partial_date import Order, PartialDate, day_of
from pm_facilitator.importers.times.time_words import (
    any_of_words,
    any_word,
    words_of,
)

ANY_MONTH = MONTH.replace(r"\b\.?", "")
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|er|º|°|\.(?=\s?[^\W\d]))?"
YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_NTH = r"(?:the\s)?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)"
_DAY_ALONE = re.compile(
    rf"{_NTH}\b(?=(?:,|\s[-–—@]|\sat)?\s{{1,2}}~?[0-2]?[0-9]:[0-5][0-9])", re.I | re.A
)
_DAY_IN_CELL = re.compile(
    r"(?P<day>[12][0-9]|3[01]|0?[1-9])(?=\s[0-2]?[0-9]:[0-5][0-9](?![0-9]))", re.A
)
_DAY_OF_WORDS = re.compile(rf"{_NTH}(?=,\s|\sto\s(?:the\s)?[0-3]?[0-9](?:st|nd|rd|th)\b)", re.I)
_DAY_IN_BRACKETS = re.compile(rf"(?<=[(\[]){_NTH}(?=[)\]])", re.I)
_DAY_LED = re.compile(
    r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|er|[eº°.])?(?=[*_`]{0,3}(?:\s?[:,|)\]]|\s[-–—]|$))",
    re.I | re.A,
)
_DAY_BEHIND = re.compile(
    r"(?<=\s)(?P<first>[0-3][0-9])-(?P<second>[0-3][0-9])(?=[*_`]{0,3}(?:\s?[·|:]|[)\]]|\s[-–—])\s)"
)
_NOTE = re.compile(r"\s[(\[](?:the\s)?(?=[\w])")
_ORDINAL_NOTE = re.compile(rf"\s[(\[]{_NTH}[)\]]", re.I)
_ORDINAL = re.compile(rf"\s{_NTH}\b", re.I)
_NUMBER_ALONE = re.compile(r",?\s(?P<day>[1-9]|[12][0-9]|3[01])[\s:*_)\]|-]{0,4}", re.A)
"""The day of the month behind that of the week, where nothing else stands: "Saturday 21"."""

NO_TIME = r"(?![0-9]|:[0-9])"
_LEADS = any_word("clock", "at", "since", "towards", "about")
_CLOCK_LEADS = any_of_words(set(words_of("clock")).difference(words_of("to")))
_TIME = (
    rf",?\s{{1,2}}(?:{_LEADS}\s?){{0,2}}~?[0-2]?[0-9]"
    rf"(?::[0-5][0-9]|[.h][0-5][0-9](?![0-9.])|\s?[ap]\.?m\b|\s?{any_word('oclock')})"
)
"""What is surely a clock time behind a date, as in "31.12. gegen 23 Uhr"."""

_CLOCK_NEXT = r"(?=,?\s{1,2}(?:at\s)?[0-2]?[0-9]:[0-5][0-9])"
WEEKDAY = re.compile(
    rf"(?:le\s|am\s|el\s)?(?:(?P<name>{any_of(WEEKDAYS)})\b\.?,?|(?P<short>{any_of(SHORT_WEEKDAYS)})"
    r"\b\.?,?(?=\s(?:[0-9]{1,2}[./][0-9]{1,2}|[0-9]{1,2}\.?\s(?:de\s)?"
    rf"(?:{any_of(MONTHS)})\b)))"
    r"(?:\s(?:den|d\.|o|il|el|le)(?=\s[0-9]))?",
    re.I,
)
_THE = re.compile(
    rf"the\s(?=[0-9]{{1,2}}(?:(?:st|nd|rd|th)\s|\s(?:of\s)?(?:{any_of(MONTHS)})\b))", re.I | re.A
)
_COUNTED = r"(?!\s[0-3]?[0-9](?:st|nd|rd|th)?,?\s(?:19|20)[0-9]{2}(?![0-9]))"
"""Behind a month whose own day and year follow: "7. Mar 19, 2026" counts the headings."""

_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"{YEAR}(?P<sep>[-/.])(?P<number>[0-9]{{1,2}})(?P=sep){_DAY}(?![0-9])",
        r"(?:(?P<year>(?:19|20)[0-9]{2})\s?[年년]\s?)?(?P<number>[0-9]{1,2})\s?[月월]\s?(?P<day>[0-9]{1,2})\s?[日号號일]",
        r"(?P<year>(?:19|20)[0-9]{2})(?P<number>[01][0-9])(?P<day>[0-3][0-9])(?=T|\b)",
        rf"{YEAR}(?P<gap>\s|\s[-/.]\s)(?P<number>[01][0-9])(?P=gap)(?P<day>[0-3][0-9])"
        r"(?=,?\s{1,2}[~(]?[0-2]?[0-9]:[0-5][0-9]|[*_`]{0,3}(?:\s?:\s|\s[-–—|]\s)|[*_`]{0,3}:?$)",
        rf"(?P<day>[0-3]?[0-9])\.\s(?P<number>[01]?[0-9])\.\s{YEAR}",
        rf"{YEAR}[ ,/-]{{1,2}}{MONTH}[ /-]{_DAY}{NO_TIME}",
        rf"{_DAY}\s{MONTH},?\s['’](?P<short>[0-9]{{2}})(?![0-9])",
        rf"{MONTH}\s{_DAY},?\s['’](?P<short>[0-9]{{2}})(?![0-9])",
        rf"{MONTH}\s{{1,2}}{_DAY}(?=\s[0-2][0-9]:[0-5][0-9]:[0-5][0-9](?:\s[A-Z]{{3,4}})?\s{YEAR})",
        rf"{MONTH}\s?[-/]?\s?(?:the\s)?{_DAY}(?:(?:\s?[,.]\s?|\s|-|/){YEAR}|{NO_TIME})",
        rf"{_DAY}{ANY_MONTH}(?P<year>(?:19|20)[0-9]{{2}})(?![0-9])",
        rf"(?P<day>[0-3][0-9]){ANY_MONTH}(?P<short>[0-9]{{2}})(?![0-9:])",
        rf"{_DAY}(?P<sep>[-/.]){MONTH}(?P=sep)(?P<short>[0-9]{{2}})(?![0-9])",
        rf"{MONTH}(?P<sep>[-/]){_DAY}(?P=sep)(?P<short>[0-9]{{2}})(?![0-9])",
        rf"{_DAY}\s{MONTH},?\s(?P<short>[0-9]{{2}}){_CLOCK_NEXT}",
        rf"{MONTH}\s{_DAY},?\s(?P<short>[0-9]{{2}}){_CLOCK_NEXT}",
        rf"{_DAY}[\s/.,-]?\s?(?:of\s|de\s)?{MONTH}"
        rf"(?:(?:\s?,\s?|\s|-|/)(?:del?\s)?{YEAR}|{_COUNTED}{NO_TIME})",
        rf"{_DAY}\s(?P<month>{any_of(MONTHS_BEHIND_DAYS)})\b\.?(?:,?\s{YEAR}|(?={_TIME}))",
    )
)
_MONTH_FIRST = tuple(form for form in _FORMS if form.pattern.startswith("(?P<month>"))
_DIGIT_FIRST = tuple(form for form in _FORMS if form not in _MONTH_FIRST)
NUMERIC = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<sep>[-/.])(?P<second>[0-9]{1,2})(?P=sep)"
    r"(?P<year>(?:19|20)[0-9]{2}|20[0-9]|[0-9]{2})(?![0-9]|[-/.][0-9])",
    re.A,
)
_SHORT = re.compile(r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})(?![0-9/])", re.A)
_BEFORE_CLOCK = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<sep>[-.])(?P<second>[0-9]{1,2})"
    rf"(?:\.?(?=,?\s{{1,2}}[~*_`]{{0,3}}[0-2]?[0-9]:[0-5][0-9])|(?<=[.][0-9])\.(?={_TIME})|(?<=[.][0-9]{{2}})\.(?={_TIME})"
    rf"|(?=,?\s{_CLOCK_LEADS}\s?[0-2]?[0-9])|(?=,?\s[0-2]?[0-9][.h][0-5][0-9]\s?{any_word('oclock')}))",
    re.I,
)
_SAYS_DATE = re.compile(
    rf"\b(?:(?:{DAY_OF_WEEK})\.?,?"
    r"|(?:vom|am|den|del|du|dal|date|datum|tag|day|timeline)[:*_]{0,4})\s$",
    re.I,
)
"""What stands in front of "14.5.24" where it is no version."""

_MONTH_AND_DAY = re.compile(
    r"(?P<first>[01][0-9])(?P<sep>-)(?P<second>[0-3][0-9])"
    r"(?=\s?(?:→|–|to\b|(?:[,/&]|and\b)\s?[01][0-9]-[0-3][0-9](?![0-9:-]))|[*_`]{0,3}$|\s\((?!\d)|\s(?:early\s|late\s)?(?:morning|afternoon|evening|night)\b"
    rf"|\s{any_word('morning', 'evening', 'night', 'noon', 'midnight')}"
    rf"|\s?{any_word('first_half', 'second_half')})",
    re.I | re.A,
)
_MONTH_AND_DAY_BEFORE_TEXT = re.compile(
    r"(?P<first>[0-3][0-9])(?P<sep>-)(?P<second>[0-3][0-9])"
    r"(?=[*_`]{0,3}(?:,?\s?[-–—:|]\s|,?\s\(?[^\W\d_]))",
    re.A,
)
_SLASHED_BEFORE_TEXT = re.compile(
    r"(?P<first>[0-3]?[0-9])(?P<sep>/)(?P<second>[0-3]?[0-9])(?=[*_`]{0,3}\s?[-–—:|]\s)", re.A
)
_SLASHED_TIMED = re.compile(
    r"[^\w+]{0,4}[0-3]?[0-9]/[0-3]?[0-9],?\s(?:at\s|kl\.?\s|klo\s)?~?[0-2]?[0-9][:.][0-5][0-9](?![0-9])",
    re.A,
)
_MONTH_AND_DAY_TIMED = re.compile(
    r"[^\w+]{0,4}[01][0-9]-[0-3][0-9],?\s~?[0-2][0-9]:[0-5][0-9](?![0-9])", re.A
)
_BEFORE_TEXT = re.compile(
    r"(?P<first>[0-3]?[0-9])(?P<sep>\.)\s?(?P<second>[01]?[0-9])\.(?=,?\s?[-–—:]\s|,?\s~?[^\W\d_])"
)
_DOTTED_ALONE = re.compile(
    r"(?P<first>[0-3]?[0-9])(?P<sep>\.)\s?(?P<second>[01]?[0-9])\.(?=[\s:)\]*_|-]{0,4}$)", re.A
)
_DOTTED_AND_CLOCK = re.compile(
    rf"\W{{0,4}}(?:[^\W\d_]{{2,3}}\.?,?\s)?[0-3]?[0-9]\.\s?[01]?[0-9]\.(?={_TIME})", re.I
)
_CLOCK_BEHIND = re.compile(rf"(?:\s?[-–—@|](?=\s))?{_TIME}", re.I)
_PARTED_BEHIND = re.compile(r"[*_`]{0,3}(?:[:)\]|]|\s[-–—|:]\s)")
_DAY_AND_CLOCK = re.compile(rf"\s(?P<day>[0-3]?[0-9])\.?(?={_TIME})", re.I)
_PARTS_OF_MONTH = {"early": 1, "beginning": 1, "mid": 15, "middle": 15, "late": 25, "end": 28}
PART_OF_MONTH = r"(?:(?P<part>early|mid|late|(?:beginning|middle|end)\sof)[\s-])?"
_MONTH_ALONE = re.compile(
    rf"(?:{PART_OF_MONTH}{MONTH},?\s(?P<year>(?:19|20)[0-9]{{2}})"
    rf"|(?P<iso>(?:19|20)[0-9]{{2}})-(?P<number>0[1-9]|1[0-2]))(?=[*_`]{{0,3}}(?::|\s[-–—])\s?\S)",
    re.I | re.A,
)
_DAY_OF_MONTH = re.compile(
    rf"[0-3]?[0-9]\.\s(?:{MONTH},?\s"
    # In "1. Dec 30, 16:10" and "3. March 11th" the day stands behind its month.
    r"(?![0-3]?[0-9](?:st|nd|rd|th|,\s|\s(?:[0-2]?[0-9]:[0-5]|at\b|[-–—]\s|(?:19|20)[0-9]{2}\b)))"
    rf"(?:[0-9~(]|[-–—]\s|{any_word('clock', 'at', 'towards', 'about')}\s?[0-9])"
    r"|[01]?[0-9]\.\s(?:(?:19|20)[0-9]{2}|[0-2]?[0-9][:.][0-5][0-9])(?![0-9]))",
    re.I,
)
_LAST_CENTURY = 70


def date_at(text: str, pos: int, order: Order) -> tuple[PartialDate, int] | None:
    """Read a date at this place, with its day of the week, and give it with where it ends."""
    pos = match.end() if (match := _THE.match(text, pos)) else pos
    weekday = WEEKDAY.match(text, pos)
    if weekday is None:
        return bare_date_at(text, pos, order)
    number = number_of_weekday(weekday)
    # A day of one digit may be padded: "Mon,  2 Mar 2026".
    behind = text[weekday.end() : weekday.end() + 2]
    start = weekday.end() + len(behind) - len(behind.lstrip())
    start = match.end() if (match := _THE.match(text, start)) else start
    if found := bare_date_at(text, start, order):
        return found[0]._replace(weekday=number), found[1]
    short = short_date_at(text, start, order) or day_and_month_at(text, start, order, dotted=True)
    dotted = short is not None and text[short[1] - 1] == "."
    alone = short is not None and not text[short[1] :].strip(" :*_)]|-")
    ends = (_PARTED_BEHIND, _CLOCK_BEHIND)
    if short and (dotted or alone or any(end.match(text, short[1]) for end in ends)):
        return short[0]._replace(weekday=number), short[1]
    if noted := _noted_date_at(text, weekday.end(), order):
        return noted[0]._replace(weekday=number), noted[1]
    if match := _ORDINAL.match(text, weekday.end()):
        return PartialDate(day=int(match["day"]), weekday=number), match.end()
    if match := _NUMBER_ALONE.fullmatch(text, weekday.end()):
        return PartialDate(day=int(match["day"]), weekday=number), match.end("day")
    if timed := _day_alone(_DAY_AND_CLOCK.match(text, weekday.end())):
        return timed[0]._replace(weekday=number), timed[1]
    return PartialDate(weekday=number), weekday.end()


def _noted_date_at(text: str, pos: int, order: Order) -> tuple[PartialDate, int] | None:
    """Read the date in brackets behind a day of the week: "Saturday (3 February)"."""
    match = _NOTE.match(text, pos)
    found = bare_date_at(text, match.end(), order) if match else None
    if found and text.startswith((")", "]"), found[1]):
        return found[0], found[1] + 1
    match = _ORDINAL_NOTE.match(text, pos)
    return (PartialDate(day=int(match["day"])), match.end()) if match else None


def day_of_month_at(
    text: str, pos: int, *, column: bool, led: bool
) -> tuple[PartialDate, int] | None:
    """Read the "30th" of "30th, 14:03", which is a day only where a clock time follows.

    In a column of times it may be a number alone, as in "21 22:36", and behind a word that leads
    to it there may be none: "On the 30th, it rang".
    """
    match = _DAY_ALONE.match(text, pos)
    match = match or (_DAY_IN_CELL.match(text, pos) if column else None)
    return _day_alone(match or (_DAY_OF_WORDS.match(text, pos) if led else None))


def day_behind_at(text: str, pos: int, order: Order) -> tuple[PartialDate, int] | None:
    """Read what is a day only behind a clock time: "14:03 (12th)", "14:03 08-12 · text"."""
    match = _DAY_BEHIND.match(text, pos)
    if match is None:
        return _day_alone(_DAY_IN_BRACKETS.match(text, pos))
    found = _ordered(int(match["first"]), int(match["second"]), None, order)
    return (found, match.end()) if found else None


def day_led_at(text: str, pos: int, order: Order) -> tuple[PartialDate, int] | None:
    """Read the day of "00:12 do dia 13 - text", or "00:12 am 13.5.", behind the words before it."""
    return (
        bare_date_at(text, pos, order)
        or day_and_month_at(text, pos, order, dotted=True)
        or _day_alone(_DAY_LED.match(text, pos))
        or short_date_at(text, pos, order)
    )


def _day_alone(match: re.Match[str] | None) -> tuple[PartialDate, int] | None:
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    return PartialDate(day=int(match["day"])), match.end()


def month_at(text: str, pos: int) -> tuple[PartialDate, int] | None:
    """Read "Early May 2022" or "2022-05" in front of what happened then."""
    match = _MONTH_ALONE.match(text, pos)
    if match is None:
        return None
    number = int(match["number"] or 0) or MONTHS[match["month"].lower()]
    day = day_of_part(match, 1)
    return PartialDate(number, day, int(match["year"] or match["iso"]), vague=True), match.end()


def day_of_part(match: re.Match[str], whole: int) -> int:
    """Give the day that stands for a part of a month, or for the whole of it."""
    return _PARTS_OF_MONTH.get((match["part"] or "").lower().split(" ")[0], whole)


def short_date_at(text: str, pos: int, order: Order) -> tuple[PartialDate, int] | None:
    """Read a date like 4/26, which is one only beside a clock time or in a column of dates."""
    match = _SHORT.match(text, pos)
    if match is None:
        return None
    found = _ordered(int(match["first"]), int(match["second"]), None, order)
    return (found, match.end()) if found else None


def day_and_month_at(
    text: str,
    pos: int,
    order: Order,
    *,
    dotted: bool = False,
    dashed: bool = False,
    slashed: bool = False,
    column: bool = False,
) -> tuple[PartialDate, int] | None:
    """Read 03-26 or 26.03. where a clock time follows, or where 26.03. is all there is.

    Without either it could be any number, unless dotted dates stand before words in this text too,
    or such with dashes or slashes before clock times, or it stands in a column of times.
    """
    match = _BEFORE_CLOCK.match(text, pos) or _DOTTED_ALONE.match(text, pos)
    match = match or (_BEFORE_TEXT.match(text, pos) if dotted else None)
    match = match or (_MONTH_AND_DAY.match(text, pos) if column or dashed else None)
    match = match or (_MONTH_AND_DAY_BEFORE_TEXT.match(text, pos) if dashed else None)
    match = match or (_SLASHED_BEFORE_TEXT.match(text, pos) if slashed else None)
    if match is None:
        return None
    dots = match["sep"] == "."
    first, second = int(match["first"]), int(match["second"])
    found = _ordered(first, second, None, Order.DAY_FIRST if dots else order)
    return (found._replace(doubtful=found.doubtful and not dots), match.end()) if found else None


def opens_with_dotted_date(line: str) -> bool:
    """Tell whether a line opens with a date such as 26.03. and a clock time."""
    return _DOTTED_AND_CLOCK.match(line) is not None


def opens_with_dashed_date(line: str) -> bool:
    """Tell whether a line opens with a date such as 03-26 and a clock time."""
    return _MONTH_AND_DAY_TIMED.match(line) is not None


def opens_with_slashed_date(line: str) -> bool:
    """Tell whether a line opens with a date such as 26/3 and a clock time."""
    return _SLASHED_TIMED.match(line) is not None


def opens_with_day(line: str) -> bool:
    """Tell whether a line opens with "2. March 2026" and not with the second item of a list."""
    return _DAY_OF_MONTH.match(line) is not None


def number_of_weekday(weekday: re.Match[str]) -> int:
    """Give the day of the week, from 0 for Monday, that `WEEKDAY` has found."""
    name = weekday["name"]
    return WEEKDAYS[name.lower()] if name else SHORT_WEEKDAYS[weekday["short"].lower()]


def bare_date_at(text: str, pos: int, order: Order) -> tuple[PartialDate, int] | None:
    """Read a date at this place, without a day of the week, and give it with where it ends."""
    for form in _DIGIT_FIRST if text[pos : pos + 1].isdigit() else _MONTH_FIRST:
        if (match := form.match(text, pos)) and (found := from_groups(match.groupdict())):
            return found, match.end()
    match = NUMERIC.match(text, pos)
    if match is None:
        return None
    # 1.2.34 is a version, unless a clock time stands behind it.
    dotted = match["sep"] == "." and len(match["year"]) == 2
    alone = match.end() - pos == len(text.strip()) == len("31.12.24")
    told = _CLOCK_BEHIND.match(text, match.end()) or _SAYS_DATE.search(text[:pos])
    if dotted and not (alone or told):
        return None
    first, second = int(match["first"]), int(match["second"])
    cut = len(match["year"]) == 3
    found = _ordered(first, second, None if cut else four_digits(match["year"]), order)
    return (found._replace(cut=cut), match.end()) if found else None


def from_groups(groups: dict[str, str | None]) -> PartialDate | None:
    """Give the date of the groups that a form has found; None where there is no such day."""
    name, number = groups.get("month"), groups.get("number")
    month = ALL_MONTHS[name.lower()] if name else int(number or 0)
    day, year = int(groups["day"] or 0), groups.get("year")
    if short := groups.get("short"):
        year = str(four_digits(short))
    if name == "may" and year is None:  # "10 may have noticed"
        return None
    # A leap year stands in for the one that is missing.
    if day_of(int(year) if year else 2024, month, day) is None:
        return None
    return PartialDate(month, day, int(year) if year else None)


def _ordered(first: int, second: int, year: int | None, order: Order) -> PartialDate | None:
    month, day = (first, second) if order is Order.MONTH_FIRST else (second, first)
    if month > 12:
        month, day = day, month
    if day_of(year or 2024, month, day) is None:
        return None
    return PartialDate(month, day, year, doubtful=first <= 12 and second <= 12 and first != second)


def four_digits(year: str) -> int:
    """Give the year that two or four digits mean; 70 to 99 are of the last century, as in POSIX."""
    number = int(year)
    return number if len(year) == 4 else number + (1900 if number >= _LAST_CENTURY else 2000)
