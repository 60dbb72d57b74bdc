"""Reads a moment the way people write it, such as "yesterday 14:05" or "19 Nov 2:05 pm"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from pm_facilitator.domain.clock_changes import changed_clocks, comes_twice, moment_on
from pm_facilitator.ui.widgets.zone_words import zone_named

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
_CLOCK = re.compile(
    r"(?<![\d:.-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?![\d:-])"
)
_FOUR_DIGITS = re.compile(r"(?<![\d:.+-])([01]\d|2[0-3])([0-5]\d)(?![\d:.-])")
_AGO = re.compile(r"(?P<count>\d{1,4})\s*(?P<unit>min|h|d|w)[a-z]*\.?\s+ago")
_OFFSET = re.compile(
    r"(?<=\d|m)\s*(?:(?P<utc>z|utc|gmt)|(?P<sign>[+\-−])(?P<h>\d\d|(?<=\s.)\d):?(?P<m>\d\d)?)$"
)
_WEEKDAY = rf"\b(?:last |next )?({'|'.join(WEEKDAYS)})[a-z]*\b\.?"
_UNITS = {
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
_ONE_DAY = timedelta(days=1)
_TOO_LATE = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text is read against.

    Attributes:
        zone: where clock times are meant.
        now: the present, aware.
        after: a moment that this one should follow; decides the day of a bare clock time.
        upcoming: whether bare times and weekdays lie ahead rather than behind.
        like: the moment that is corrected: a bare clock time keeps its day, and a time that comes
            twice as clocks are put back is of the same pass.
    """

    zone: ZoneInfo
    now: datetime
    after: datetime | None = None
    upcoming: bool = False
    like: datetime | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """A moment as it was read.

    Attributes:
        moment: it in UTC.
        note: a sentence where clocks were changed and something else could be meant; else empty.
    """

    moment: datetime
    note: str = ""


def read_moment(text: str, reading: Reading) -> datetime:
    """Read a moment and give it in UTC.

    Raises:
        ValueError: with a sentence that says how to write it.
    """
    return understand(text, reading).moment


def understand(text: str, reading: Reading) -> Understood:
    """Read a moment, with what is to be said of it where clocks were changed.

    Raises:
        ValueError: with a sentence that says how to write it.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    words = re.sub(r"(?<=\d)t(?=\d)", " ", words)
    words = words.replace("noon", "12:00").replace("midnight", "00:00")
    relative = _relative(words, reading.now)
    if relative is not None:
        return Understood(relative)
    offset, words = _take_offset(words)
    day, words = _take_day(words, reading)
    clock, words = _take_clock(_FOUR_DIGITS.sub(r"\1:\2", words))
    name = re.sub(r"\bat\b", " ", words).strip(" .;-()")
    named = zone_named(name, reading.zone) if name and clock and offset is None else None
    if name and named is None:
        raise ValueError("Please write it like 2026-11-19 14:05, or yesterday 14:05.")
    if clock is None:
        raise ValueError("Please add the time of day, such as 14:05.")
    told = named or offset
    zone = told or reading.zone
    moment = _at(day, clock, zone, reading) if day else _nearest(clock, zone, reading)
    return Understood(moment, "" if told else changed_clocks(clock, moment.astimezone(zone)))


def read_day(text: str, reading: Reading) -> date:
    """Read a day without a time, such as "2 March 2026" or "yesterday".

    Raises:
        ValueError: with a sentence that says how to write it.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    day, rest = _take_day(words, reading)
    if day is None or rest.strip(" .;-"):
        raise ValueError("Please write the day like 2026-11-19, or 19 November.")
    return day


def write_moment(moment: datetime, zone: ZoneInfo) -> str:
    """Write a moment in the plain form that every field understands."""
    local = moment.astimezone(zone)
    written = local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")
    return f"{written} {local.isoformat()[-6:]}" if comes_twice(local) else written


def _relative(words: str, now: datetime) -> datetime | None:
    if words == "now":
        return now.astimezone(UTC).replace(second=0, microsecond=0)
    ago = _AGO.fullmatch(words)
    if ago is None:
        return None
    past = now - int(ago["count"]) * _UNITS[ago["unit"]]
    return past.astimezone(UTC).replace(second=0, microsecond=0)


def _take_offset(words: str) -> tuple[tzinfo | None, str]:
    found = _OFFSET.search(words)
    if found is None or not re.search(r"(:\d\d|[ap]m)$", words[: found.start()]):
        return None, words
    rest = words[: found.start()]
    span = timedelta(hours=int(found["h"] or 0), minutes=int(found["m"] or 0))
    if span >= timedelta(hours=24):
        raise ValueError("There is no such offset from UTC.")
    return timezone(-span if found["sign"] == "-" else span), rest


def _take_day(words: str, reading: Reading) -> tuple[date | None, str]:
    today = reading.now.astimezone(reading.zone).date()
    for pattern, make in _DAYS:
        found = re.search(pattern, words)
        if found is not None:
            day = make(found, today, reading.upcoming)
            rest = f"{words[: found.start()]} {words[found.end() :]}"
            return day, re.sub(_WEEKDAY, " ", rest).strip()
    return None, words


def _take_clock(words: str) -> tuple[time | None, str]:
    found = _CLOCK.search(words)
    if found is None or not (found["minute"] or found["half"]):
        return None, words
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("Please write the hour from 1 to 12, or leave out am and pm.")
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    try:
        clock = time(hour, int(found["minute"] or 0), int(found["second"] or 0))
    except ValueError as wrong:
        raise ValueError("There is no such time of day.") from wrong
    return clock, f"{words[: found.start()]} {words[found.end() :]}".strip()


def _nearest(clock: time, zone: tzinfo, reading: Reading) -> datetime:
    """Choose the day of a bare clock time."""
    if reading.like is not None:
        return _at(reading.like.astimezone(zone).date(), clock, zone, reading)
    if reading.after is not None:
        same = _at(reading.after.astimezone(zone).date(), clock, zone, reading)
        if same >= reading.after:
            return same
        following = _at(same.astimezone(zone).date() + _ONE_DAY, clock, zone, reading)
        return following if following - reading.after <= _TOO_LATE else same
    today = _at(reading.now.astimezone(zone).date(), clock, zone, reading)
    if reading.upcoming:
        return today if today >= reading.now else today + timedelta(days=1)
    return today if today <= reading.now else today - timedelta(days=1)


def _at(day: date, clock: time, zone: tzinfo, reading: Reading) -> datetime:
    return moment_on(day, clock, zone, like=reading.like, after=reading.after)


def _date(year: int, month: int, day: int) -> date:
    if not 1900 <= year <= 2200:
        raise ValueError("Please check the year.")
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise ValueError("There is no such day in the calendar.") from wrong


def _iso(found: re.Match[str], _today: date, _upcoming: bool) -> date:
    return _date(int(found[1]), int(found[2]), int(found[3]))


def _named(found: re.Match[str], today: date, upcoming: bool) -> date:
    month, day = MONTHS.index(found["month"]) + 1, int(found["day"])
    if found["year"]:
        return _date(int(found["year"]), month, day)
    return _of_year(today, month, day, upcoming)


def _of_year(today: date, month: int, day: int, upcoming: bool) -> date:
    """Give a day without a year: the nearest one behind, or ahead."""
    here = _date(today.year, month, day)
    if upcoming:
        return here if here >= today else _date(today.year + 1, month, day)
    return here if here <= today + timedelta(days=1) else _date(today.year - 1, month, day)


def _slashed(found: re.Match[str], today: date, upcoming: bool) -> date:
    first, second = int(found[1]), int(found[2])
    if "." not in found[0] and first <= 12 and second <= 12 and first != second:
        raise ValueError("Day or month first? Please write the date like 2026-11-19.")
    day, month = (second, first) if second > 12 else (first, second)
    if not found[3]:
        return _of_year(today, month, day, upcoming)
    year = int(found[3])
    return _date(year + 2000 if year < 100 else year, month, day)


def _weekday(found: re.Match[str], today: date, upcoming: bool) -> date:
    ahead = (WEEKDAYS.index(found[1]) - today.weekday()) % 7
    return today + timedelta(days=ahead if upcoming or ahead == 0 else ahead - 7)


def _word(found: re.Match[str], today: date, _upcoming: bool) -> date:
    return today + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[found[0]])


_Maker = Callable[[re.Match[str], date, bool], date]
_DAYS: tuple[tuple[str, _Maker], ...] = (
    (r"\b(yesterday|today|tomorrow)\b", _word),
    (r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", _iso),
    (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+{_MONTH}(?:\s+(?P<year>\d{{4}}))?\b", _named),
    (rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?P<year>\d{{4}}))?(?![\d:])", _named),
    (r"\b(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?\b", _slashed),
    (r"\b(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?!\d)", _slashed),
    (_WEEKDAY, _weekday),
)
