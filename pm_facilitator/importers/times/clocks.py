"""The grammar of clock times: 14:03, 2:03:10 pm, 9:06a, 14.03, 1403 UTC, noon."""

import re
from datetime import time
from typing import NamedTuple

from pm_facilitator.importers.times.spoken_clocks import is_late, part_of_day_at, spoken_at
from pm_facilitator.importers.times.time_words import (
    SIGNS,
    any_word,
    in_signs,
    numbers_of_dial,
    words_of,
)

_OF_DAY = (
    r"(?!(?<=am)\s(?:[0-3]?[0-9]\.(?![0-9][0-9])|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch))"
)
"""In German "00:12 am 13." and "12:30 am Montag" tell the day."""

# Systems put a narrow space, which does not break, between the time and its half of the day.
_MERIDIEM = (
    rf"(?:~?[\s\u00a0\u202f]{{0,3}}(?P<half>[ap])\.?\s?m(?:\b{_OF_DAY}|(?=(?-i:[A-Z]{{2,3}}T\b)))\.?"
    r"|(?P<tight>[ap])(?![a-z0-9]))"
)
_OCLOCK = any_word("oclock")
_HOURS = rf"(?P<hours>\s?(?:(?:uur|uhr)\b|{_OCLOCK}\.?(?!\sd[ei]\s)))"
_FULL = re.compile(
    rf"(?P<hour>[0-9]{{1,2}})(?P<sep>[:：]|\.|\s?{_OCLOCK}\s?(?=[0-9]{{2}}(?!\sm(?:in|n)\b)))"
    r"(?P<minute>[0-9]{2})"
    r"(?:(?::|\.(?=[0-9]{2}(?![0-9])))(?P<second>[0-9]{2})"
    r"(?:[.,](?:(?P<part>[0-9]{1,9})(?:[xX?]{1,6}(?![^\W_]))?|[xX?]{2,6}(?![^\W_])))?"
    r"|:(?P<ten>[0-5])[xX?_](?![^\W_]))?"
    rf"(?:{_MERIDIEM}|\s(?P<apart>(?-i:p(?=\s*$)|[ap](?=\.?\s?[-–—:|]{{1,2}}\s)))\.?|{_HOURS}|(?P<min>(?<=h[0-9]{{2}})min\b))?",
    re.I,
)
_GAPPED = re.compile(
    rf"(?P<hour>[0-9]{{1,2}})\s?:\s?(?P<minute>[0-9]{{2}}){_MERIDIEM}", re.I | re.A
)
_HOUR = re.compile(
    rf"(?P<hour>[0-9]{{1,2}}?)(?P<minute>[0-5][0-9](?!\sam\s(?-i:[A-Z])))?{_MERIDIEM}",
    re.I | re.A,
)
_BARE_HOUR = re.compile(
    r"(?P<hour>[0-9]{1,2})"
    rf"(?:\s?(?:{any_word('oclock_sure')}|h\.)(?=\s{{1,4}}[^\W\d_])"
    rf"|\s?{_OCLOCK}(?:(?=\s?[-–—:|,)\]*]|$)|(?P<loose>(?=\s))))",
    re.I,
)
_SPANNED_HOUR = re.compile(
    r"(?P<hour>1[0-2]|0?[1-9])(?=\s?(?:[-–—]|to|until|till|and)\s?"
    r"(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])?\s?[ap]\.?m\b)",
    re.I | re.A,
)
"""The first hour of "9-11 am"."""

_HOUR_UTC = re.compile(r"(?P<hour>[0-2]?[0-9])(?=\s?(?:UTC|GMT)\b)", re.I | re.A)
"""The hour of "at 0 UTC", as weather is told."""

# Hours and minutes as they are written in China, Japan and Korea, with the half of the day.
_SIGNS = re.compile(
    rf"(?P<half>{any_word('first_half', 'second_half')})?\s?(?P<hour>[0-2]?[0-9])"
    r"(?:[:：](?P<minute>[0-5][0-9])(?![0-9:])|(?:[時时시](?![間间간])|(?P<point>[点點])(?=\s?[0-9]|\W|[半钟鐘左许許至到前后後ご頃か]|$))\s?"
    r"(?:(?P<told>[0-5]?[0-9])(?:[分분](?:[0-5]?[0-9][秒초])?)?|(?P<thirty>半|반))?)"
)
_ON_DIAL = re.compile(
    rf"(?:(?P<past>{any_word('quarter_past')})|(?P<to>{any_word('quarter_to')})"
    rf"|{any_word('half_to')}|(?P<worded>{any_word('half_to_word')}))"
    r"\s(?:(?P<number>[0-9]{1,2})|(?P<word>[^\W\d_]{1,8}))(?![\w:.]*[0-9])(?=[\s,:;.)–-]|$)",
    re.I,
)
_HALF_BEHIND = re.compile(
    rf"\s?(?:(?P<first>{any_word('first_half')})|(?P<second>{any_word('second_half')}))", re.I
)
"""The half of the day that systems in Japan, China and Korea write behind: "8:42午前"."""

_VAGUE = re.compile(r"(?P<hour>[0-2]?[0-9])(?:[:.]|h)(?P<ten>[0-5])[xX?_](?:(?![0-9\w?])|(?=Z\b))")
_LONE_HOUR = re.compile(r"(?P<hour>[0-2]?[0-9])(?=[\s,:;)\]–—-]|$)(?![:,][0-9])", re.A)
_CLOSED = re.compile(r"\s?[:;,)\]–—-]|\s*$")
_ABOUT_HOUR = re.compile(
    r"(?P<hour>[0-2]?[0-9])(?=[*_`)\]]{0,3}\s?[-–—:|]{1,3}\s{1,4}[\"'“(*_`]{0,3}[^\W\d_])", re.A
)
"""The hour of "around 9 – text", and not that of "around 9 - 10 people"."""

_ISH = re.compile(r"(?P<hour>[0-9]{1,2})(?=-?ish\b)", re.I | re.A)
_DIGITS = re.compile(
    r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?![-./][0-9]{1,2}[-./][0-9])"
    r"(?:(?P<second>[0-9]{2})(?=Z|[+-][0-9]{2})|:(?P<behind>[0-5][0-9])(?![\d:.])"
    r"|(?P<hrs>[\s-]?h(?:ou)?rs?\b|(?-i:L\b))|(?P<h>\s?h\b(?!\sof\b)))?",
    re.I | re.A,
)
_WORD = re.compile(
    rf"(?P<twelve>12\s)?(?:(?P<midnight>{any_word('midnight')})|{any_word('noon')})(?!(?<=[\u3000-\uffff])\s?[0-9])",
    re.I,
)
_NAMED = re.compile(r"\s(?:(?P<noon>noon|midday|mittags)|midnight)\b(?![-\s]?to\b)", re.I)
_END = re.compile(
    r"(?=-?ish\b|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])|(?![0-9]|[^\W\d_¹²³⁴⁵⁶⁷⁸⁹]|:[0-9]|%)"
)
_ZONE_END = re.compile(r"(?:[Zz]|UTC?|GMT|utc|gmt|[A-Z]{2,4}T)\b")
_QUARTER = 15
"""Zones differ by so many minutes, or a multiple of it."""

_ON_THE_DIAL = 12 * 60
_LONGEST_AHEAD = 10 * 60
"""The minutes to an end without its half of the day: a working day, and hardly all of the dial."""


class Clock(NamedTuple):
    """A clock time.

    Attributes:
        half: "a", "p" or "" as written; the hours are of the 24-hour clock already.
        form: ":" or "." for what parts hours and minutes, "m" for a bare hour with am or pm,
            "h" for 1430 hrs and "half past two", "#" for four digits, "o" for "9 h", "9 h 40"
            and "1430h", "w" for a word, "s" for words such as "five to ten" and "n" for a number
            alone. Those from "#" on, and dots, want a zone, a date or brackets beside them.
        to_second: whether the second is written out.
        vague: whether the last digit is not known, as in 14:1x and 14:10:5x.
        dial: whether it is told as on a dial, of twelve hours, as in "halb drei".
    """

    hour: int
    minute: int = 0
    second: int = 0
    micro: int = 0
    half: str = ""
    form: str = ":"
    to_second: bool = False
    vague: bool = False
    dial: bool = False

    @property
    def time(self) -> time:
        """Give the time of day; 24:00 is midnight."""
        return time(self.hour % 24, self.minute, self.second, self.micro)

    @property
    def minute_of_day(self) -> int:
        """Give the minutes since midnight: 1440 for 24:00."""
        return self.hour * 60 + self.minute

    @property
    def plain(self) -> bool:
        """Tell whether this can hardly be any other number."""
        return self.form in ":mh"

    @property
    def next_day(self) -> bool:
        """Tell whether it is the 24:00 that ends a day."""
        return self.hour == 24

    def of_half(self, half: str) -> "Clock":
        """Read it as one of this half of the day, whatever form it has; it is plain then."""
        return self._replace(hour=_hour(self.hour, half), half=half, form="m", dial=False)

    def differs_by_zone(self, other: "Clock | None") -> bool:
        """Tell whether it can be the same moment on the clocks of another zone."""
        if other is None:
            return False
        apart = abs(self.minute_of_day - other.minute_of_day)
        return apart > 0 and apart % _QUARTER == 0

    def with_half(self, half: str) -> "Clock":
        """Read a bare hour as one of this half of the day, as "9:00 - 9:30 PM" means it."""
        if self.half or not half or self.hour > 12:
            return self
        return self._replace(hour=_hour(self.hour, half), half=half)

    def behind(self, start: "Clock") -> "Clock":
        """Read it as the end of "3:33 pm – 3:50", the next one on the dial that its start is on."""
        if self.half or not start.half or not 1 <= self.hour <= 12:
            return self
        ahead = (self.minute_of_day - start.minute_of_day) % _ON_THE_DIAL
        if ahead > _LONGEST_AHEAD:
            return self
        end = start.minute_of_day + ahead
        return self.of_half("ap"[end // _ON_THE_DIAL % 2])

    def in_part(self, part: str) -> "Clock":
        """Read it as one of the "morning", "evening" or "night" that is told beside its day."""
        return self.with_half("p") if is_late(part.lower(), self.hour) else self


def clock_at(text: str, pos: int) -> tuple[Clock, int] | None:
    """Read a clock time at this place and give it with where it ends."""
    for reader in _READERS:
        if found := reader(text, pos):
            return _with_part_of_day(text, *found)
    return None


def _with_part_of_day(text: str, clock: Clock, end: int) -> tuple[Clock, int]:
    """Read the half of the day of "9:15 in the evening", and the name of "12:00 noon"."""
    if clock.hour == 12 and not clock.minute and (named := _NAMED.match(text, end)):
        return clock._replace(hour=12 if named["noon"] else 0, half=""), named.end()
    if text[end : end + 2].strip() >= SIGNS and (behind := _HALF_BEHIND.match(text, end)):
        half = "" if clock.half or clock.hour > 12 else "a" if behind["first"] else "p"
        return (clock.of_half(half) if half else clock), behind.end()
    found = part_of_day_at(text, end, clock.hour) if text[end : end + 1] in (" ", ",") else None
    if found is None or clock.half or clock.vague:
        return clock, end
    if clock.hour > 12 or not clock.hour:
        return clock._replace(form="h"), found[1]
    return clock.of_half(found[0]), found[1]


def _full_at(text: str, pos: int) -> tuple[Clock, int] | None:
    match = _FULL.match(text, pos)
    if match is None or not _ends(text, match.end()):
        return None
    half = (match["half"] or match["tight"] or match["apart"] or "").lower()
    hour, minute = int(match["hour"]), int(match["minute"])
    second = 10 * int(match["ten"]) if match["ten"] else int(match["second"] or 0)
    if not _is_clock(hour, minute, min(second, 59)):
        return None
    micro = int((match["part"] or "").ljust(6, "0")[:6])
    form = "m" if half else ":" if match["hours"] else _form_of(match["sep"])
    form = "o" if match["min"] else form
    # A leap second has no place on a timeline of minutes.
    to_second, vague = bool(match["second"] or match["ten"]), bool(match["ten"])
    second = min(second, 59)
    clock = Clock(_hour(hour, half), minute, second, micro, half, form, to_second, vague)
    return clock, match.end()


def lone_hour_at(text: str, pos: int, *, sure: bool, half_open: bool) -> tuple[Clock, int] | None:
    """Read the hour of "kl 9", of "alle 9: ..." or of "von 9 bis 10 Uhr".

    Args:
        text: the line.
        pos: where the number stands.
        sure: whether nothing but an hour can stand there.
        half_open: whether the end of a span has to tell that it is an hour.
    """
    match = _LONE_HOUR.match(text, pos)
    if match is None or int(match["hour"]) > 24:
        return None
    if sure or _CLOSED.match(text, match.end()):
        return Clock(int(match["hour"])), match.end()
    return (Clock(int(match["hour"]), form="o"), match.end()) if half_open else None


def about_hour_at(text: str, pos: int) -> tuple[Clock, int] | None:
    """Read the hour of "around 9 – it rang", where a text is known to open its lines with times."""
    match = _ABOUT_HOUR.match(text, pos)
    if match is None or int(match["hour"]) > 23:
        return None
    hour = int(match["hour"])
    return Clock(hour, dial=1 <= hour <= 12), match.end()


def _form_of(sep: str) -> str:
    """Give the form of a clock time by what parts its hours and minutes."""
    if sep == ".":
        return "."
    # "9 h 40" can be a span of time as well, "9h40" and "9 Uhr 40" hardly.
    sure = not sep[0].isspace() or sep.strip().lower() in words_of("oclock_sure")
    return ":" if sure else "o"


def _gapped_at(text: str, pos: int) -> tuple[Clock, int] | None:
    match = _GAPPED.match(text, pos)
    if match is None or not _is_clock(int(match["hour"]), int(match["minute"]), 0):
        return None
    half = (match["half"] or match["tight"]).lower()
    return Clock(
        _hour(int(match["hour"]), half), int(match["minute"]), half=half, form="m"
    ), match.end()


def _hour_at(text: str, pos: int) -> tuple[Clock, int] | None:
    match = _HOUR.match(text, pos)
    if match is None or not _ends(text, match.end()) or not 1 <= int(match["hour"]) <= 12:
        return None
    half = (match["half"] or match["tight"]).lower()
    form = "m" if match["half"] else "#"
    minute = int(match["minute"] or 0)
    return Clock(_hour(int(match["hour"]), half), minute, half=half, form=form), match.end()


def _spoken_at(text: str, pos: int) -> tuple[Clock, int] | None:
    found = spoken_at(text, pos)
    if found is None:
        return None
    hour = _hour(found.hour, found.half)
    form = "h" if found.sure else "n" if found.about else "s"
    clock = Clock(hour, found.minute, half=found.half, form=form, dial=not found.half)
    return clock, found.end


def _bare_hour_at(text: str, pos: int) -> tuple[Clock, int] | None:
    if (match := _HOUR_UTC.match(text, pos)) and int(match["hour"]) < 24:
        return Clock(int(match["hour"]), form="h"), match.end()
    match = _ISH.match(text, pos) or _BARE_HOUR.match(text, pos) or _SPANNED_HOUR.match(text, pos)
    if match is None or not 1 <= int(match["hour"]) <= 23:
        return None
    loose = match.re is _BARE_HOUR and match["loose"] is not None
    return Clock(int(match["hour"]), form="o" if loose else ":"), match.end()


def _on_dial_at(text: str, pos: int) -> tuple[Clock, int] | None:
    """Read "halb zehn" and "viertel nach neun"."""
    match = _ON_DIAL.match(text, pos)
    if match is None or (match["worded"] and match["number"]):
        return None
    hour = int(match["number"] or numbers_of_dial().get(match["word"].lower(), 0))
    if not 1 <= hour <= 12:
        return None
    if match["past"]:
        return Clock(hour, 15, dial=True), match.end()
    return Clock(hour - 1 or 12, 45 if match["to"] else 30, dial=True), match.end()


def _word_at(text: str, pos: int) -> tuple[Clock, int] | None:
    match = _WORD.match(text, pos)
    if match is None:
        return None
    form = "h" if match["twelve"] else "w"
    return Clock(0 if match["midnight"] else 12, form=form), match.end()


def _digits_at(text: str, pos: int) -> tuple[Clock, int] | None:
    match = _DIGITS.match(text, pos)
    if match is None or not _ends(text, match.end()):
        return None
    seconds = match["second"] or match["behind"]
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(seconds or 0)
    if not _is_clock(hour, minute, second):
        return None
    form = "h" if match["hrs"] or seconds else "o" if match["h"] else "#"
    return Clock(hour, minute, second, form=form, to_second=bool(seconds)), match.end()


def _in_signs_at(text: str, pos: int) -> tuple[Clock, int] | None:
    match = _SIGNS.match(text, pos)
    if match is None or not (match["half"] or not match["minute"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["told"] or 0)
    if not _is_clock(hour, minute, 0):
        return None
    half = "" if not match["half"] else "p" if match["half"] in in_signs("second_half") else "a"
    minute = 30 if match["thirty"] else minute
    # "6点20分" behind "下午6点" is one of the evening too.
    dial = bool(match["point"]) and not half and 1 <= hour <= 12
    return Clock(_hour(hour, half), minute, half=half, dial=dial), match.end()


def _vague_at(text: str, pos: int) -> tuple[Clock, int] | None:
    match = _VAGUE.match(text, pos)
    if match is None or int(match["hour"]) > 23:
        return None
    return Clock(int(match["hour"]), 10 * int(match["ten"]), vague=True), match.end()


_READERS = (
    *(_full_at, _gapped_at, _hour_at, _spoken_at, _bare_hour_at, _word_at, _digits_at, _vague_at),
    *(_in_signs_at, _on_dial_at),
)


def _is_clock(hour: int, minute: int, second: int) -> bool:
    return (hour < 24 or (hour == 24 and minute == second == 0)) and minute < 60 and second < 60


def _hour(hour: int, half: str) -> int:
    # "13:06 PM" and "00:25 AM" are written now and then; the clock of 24 hours wins.
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _ends(text: str, pos: int) -> bool:
    return bool(_END.match(text, pos) or _ZONE_END.match(text, pos))
