"""The plainest stamps, and lines that surely open with none, told at once: most lines are such."""

import re
from functools import cache, lru_cache

from pm_facilitator.importers.times.calendar_names import CALENDAR_WORDS, MONTHS, WEEKDAYS
from pm_facilitator.importers.times.clocks import Clock
from pm_facilitator.importers.times.partial_date import PartialDate
from pm_facilitator.importers.times.spoken_numbers import NUMBERS
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.time_words import first_words, in_signs, numbers, units
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import find_zone, zone_words

_PLAIN = re.compile(
    r"(?P<open>\*\*|`|\[)?(?P<words>"
    r"(?:(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})[ T])?"
    r"(?P<clock>(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?P<utc>\sUTC)?)"
    r"(?P<inner>:(?=\*))?(?P<close>\*\*|`|\])?(?P<parts>:?\s[-–—]\s|:\s|\s)"
    r"(?=(?P<next>[A-Za-z]+)(?:[\s,.;]|:\s)\S)",
    re.A,
)
_REGION = 80
"""The letters in which a region such as "US Pacific time" is named."""

_CLOSES = {None: None, "**": "**", "`": "`", "[": "]"}
_FIRST = re.compile(r"[\W_]*?(?P<code>:[a-z])?(?P<word>[^\W_]+)")
_PLAIN_MARKS = frozenset("*_`[](){}<>#|.,;!/&=%$\"'’ \t-–—")
_LEADS = first_words(
    *("at", "since", "clock", "about", "towards", "from", "half_to", "half_to_word"),
    *("quarter_past", "quarter_to"),
    *("morning", "evening", "night"),
)
"""Words that lead to a time, so that what stands behind them is looked at too."""

_HALVES = frozenset(first_words("half_to", "half_to_word"))
_WHOLE = first_words(
    *("noon", "midnight", "unknown_time", "unknown", "spans", "today", "yesterday"),
    *("next_day", "same_day", "part_alone"),
)
"""Words that tell a time, a day or a span of time themselves, or with more of them."""

_IN_SIGNS = tuple(
    phrase.split()[0]
    for phrase in in_signs(
        *("about", "towards", "noon", "midnight", "unknown_time", "today", "yesterday", "next_day"),
        *("next_day_led", "first_half", "second_half", "spans"),
    )
)
# fmt: off
_STARTS = CALENDAR_WORDS | frozenset((
    "posted", "updated", "published", "time", "date", "when", "utc", "gmt", "t", "t0", "tzero",
    "tminus", "xx", "nn", "hh", "h", "d", "day", "early", "mid", "late", "beginning", "middle",
    "end", "about", "some", "half", "quarter", *NUMBERS,
))
_SPOKEN = {"a": ("quarter", "minute", "second"), "an": ("hour",), "just": NUMBERS, "only": NUMBERS}
"""What stands behind words that count from the entry before, as in "a quarter of an hour later"."""

_BEHIND = frozenset((
    "approx", "approximate", "utc", "gmt", "ish", "est", "estimated", "local", "am", "pm", "a",
    "p", "aka", "t", "den", "onwards", "onward", "noon", "midday", "midnight", "or", "roughly",
    "give", "exactly", "precisely", "sharp", "in", "that", "this", "the", "at", "yesterday", "on",
    "previous", "prior", "prev",
))
# fmt: on
_GOES_ON = (
    frozenset((*MONTHS, *WEEKDAYS))
    | _BEHIND
    | frozenset(first_words("oclock", "behind", "morning", "evening", "night"))
)
"""What can go on with the time rather than begin the text."""

_JOINS = frozenset(first_words("to", "at", "clock", "about", "towards", "from"))
"""What leads from one time to another, if one follows."""

_PART_OF_DAY = re.compile(r"\s+(?:same|early|late|following|morning|afternoon|evening|night)", re.I)
_ONLY_BEFORE = {
    "or": re.compile(r"\s+(?:so|thereabouts|maybe|[0-9])", re.I),
    "in": re.compile(rf"\s+the\b|.{{0,{_REGION}}}time", re.I),
    "this": _PART_OF_DAY,
    "that": _PART_OF_DAY,
}
"""What stands behind words that go on with a time seldom, and open many a text."""

_BEHIND_THE = re.compile(
    r"\s(?:Hague|next|following|prior|prev(?:ious|\.)?|(?:day|night|evening|afternoon)\sbefore)\b"
)
_NEXT_WORD = re.compile(r"(?P<between>[\W_]*)(?P<word>[^\W_]*)")


def quick_stamp(line: str) -> Stamp | None:
    """Read "14:03 text", "**2026-03-02 14:03 UTC**: text" and the like; None for all others."""
    found = quick_opening(line)
    return found[0]._replace(text=found[1]) if found else None


def quick_opening(line: str) -> tuple[Stamp, str] | None:
    """Read a line as `quick_stamp` does, and give the stamp without the text, and the text."""
    match = _PLAIN.match(line)
    if match is None:
        return None
    told, end = match["next"], match.end()
    if told.lower() in _goes_on() and _may_go_on(line, told, end):
        return None
    stamp = _stamp(line[:end])
    return (stamp, line[end:].strip()) if stamp else None


def may_open(line: str) -> bool:
    """Tell whether a line can open with a stamp at all."""
    match = _FIRST.match(line[:240])
    if match is None or match["code"]:
        return True
    before = line[: match.start("word")]
    if "--" in before or "<" in before or not _PLAIN_MARKS.issuperset(before):
        return True  # "--:--" and "???" stand for times that nobody knows
    word = match["word"].lower()
    if word[0].isdigit() or word in _STARTS or "" in _WHOLE.get(word, ()):
        return True
    if word in _LEADS or word in _WHOLE or word in _SPOKEN or word in numbers() or word == "the":
        return _leads_on(word, line, match.end())
    return word.startswith(_IN_SIGNS)


def _leads_on(word: str, line: str, end: int) -> bool:
    """Tell whether what stands behind a word such as "at" or "two" can be the rest of a stamp."""
    match = _NEXT_WORD.match(line, end)
    assert match is not None
    between, follows = match["between"], match["word"].lower()
    if not follows or "--" in between or not _PLAIN_MARKS.issuperset(between):
        return True
    known = (_LEADS.get(word, ()), _WHOLE.get(word, ()), _SPOKEN.get(word, ()))
    if follows[0].isdigit() or any(follows in words for words in known):
        return True
    if (word in numbers() and follows in units()) or (word in _HALVES and follows in numbers()):
        return True
    return may_open(line[match.start("word") : match.start("word") + _REGION])


@lru_cache(maxsize=4096)
def _stamp(opening: str) -> Stamp | None:
    """Read what stands before the text: in most texts the same few shapes, and a day's minutes."""
    match = _PLAIN.match(f"{opening}x x")
    assert match is not None
    opened, words, year, month, day, clock, utc, inner, close, parts, _ = match.groups()
    if _CLOSES[opened] != close or (inner and parts[0] == ":"):
        return None
    date = None
    if year:
        date = PartialDate(int(month), int(day), int(year))
        if date.complete(None) is None:
            return None
    hour, minute, second = int(clock[:2]), int(clock[3:5]), clock[6:]
    return Stamp(
        date,
        Clock(hour, minute, int(second or 0), to_second=bool(second)),
        _utc() if utc else None,
        closed=bool(close) or parts != " ",
        words=words,
    )


@cache
def _goes_on() -> frozenset[str]:
    return _GOES_ON | _JOINS | zone_words()


def _may_go_on(line: str, word: str, start: int) -> bool:
    """Tell whether a word that can go on with the time before it does so here."""
    small = word.lower()
    named = word.isupper() and small in zone_words(cities=False)  # "ET", and no French "et"
    if small in _JOINS and small not in _GOES_ON and not named:
        return may_open(line[start + len(word) :])  # "14:03 and 14:10"
    if small == "the":
        return _BEHIND_THE.match(line, start + len(word)) is not None
    if rest := _ONLY_BEFORE.get(small):
        return rest.match(line, start + len(word)) is not None
    # A word such as "canary" would name a zone with a capital letter alone.
    if not word.islower() or small in _GOES_ON or small in zone_words(cities=False):
        return True
    return "time" in line[start : start + _REGION].lower()


@cache
def _utc() -> Zone | None:
    return find_zone("UTC")
