"""The plainest stamps, and lines that surely open with none, told at once: most lines are such."""

import re
from functools import cache, lru_cache

from pm_facilitator.importers.calendar_names import CALENDAR_WORDS, MONTHS, WEEKDAYS
from pm_facilitator.importers.clocks import Clock
from pm_facilitator.importers.dates import PartialDate
from pm_facilitator.importers.spoken_numbers import NUMBERS
from pm_facilitator.importers.stamp import Stamp
from pm_facilitator.importers.zones import Zone, find_zone, zone_words

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
# fmt: off
_PLAIN_MARKS = frozenset("*_`[](){}<>#|.,;!/&=%$\"' \t-–—")
_LEADS = frozenset((
    "at", "um", "à", "kl", "klo", "on", "by", "from", "since", "between", "posted", "updated",
    "published", "time", "date", "when", "around", "about", "approximately", "approx", "circa",
    "ca", "c", "roughly", "shortly", "just", "soon", "some", "sometime", "after", "before", "utc",
    "gmt", "t", "t0", "tzero", "tminus", "noon", "midday", "midnight", "unknown", "unclear", "xx",
    "nn", "hh",
))
_STARTS = CALENDAR_WORDS | _LEADS | frozenset((
    "ab", "a", "alle", "ore", "às", "om", "klokken", "kurz", "nach", "vor", "gegen", "etwa",
    "ungefähr", "zirka", "vers", "environ", "peu", "après", "avant", "hacia", "sobre", "alrededor",
    "verso", "por", "cerca", "rond", "ongeveer", "omkring", "cirka", "runt", "noin", "the", "le",
    "am", "el", "h", "d", "day", "today", "yesterday", "early", "mid", "late", "beginning",
    "middle", "end", "next", "following", "past", "towards", "toward", "nearly", "almost",
    "moments", "half", "quarter", *NUMBERS, "maybe", "perhaps", "probably", "well",
))
_JOINING = frozenset(("the", "a", "an", "no", "not", "as", "only"))
_JOINED = re.compile(
    r"\s(?:[0-9]|(?:las?|next|following|quarter|hour|minute|little|bit|few|moment|later|earlier"
    r"|before|until|early|late|half|same)\s)",
    re.I,
)
"""What stands behind words that open with a time only as in "the next day, 9:10", "a las 9:10"."""

_HALVES = frozenset("午上下오")
"""What the morning and the afternoon begin with in China, Japan and Korea."""

_JOINS = frozenset(("to", "until", "till", "thru", "through", "and"))
"""What leads from one time to another, if one follows."""

# What can go on with the time rather than begin the text.
_GOES_ON = frozenset((*MONTHS, *WEEKDAYS)) | frozenset((
    "at", "on", "um", "à", "kl", "klo", "le", "den", "om", "noon", "midday", "midnight", "approx",
    "approximately", "approximate", "utc", "gmt",
    "ish", "est", "estimated", "local", "am", "or", "roughly", "give", "in", "that", "this",
    "pm", "a", "p", "h", "hrs", "hours", "uhr", "aka", "t",
))
# fmt: on


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
    if word in _JOINING:
        return _JOINED.match(line, match.end()) is not None
    return word[0].isdigit() or word in _STARTS or word[0] in _HALVES


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
    return _GOES_ON | _JOINS | zone_words() | {"the"}


def _may_go_on(line: str, word: str, start: int) -> bool:
    """Tell whether a word that can go on with the time before it does so here."""
    small = word.lower()
    if small in _JOINS:
        return may_open(line[start + len(word) :])  # "14:03 and 14:10"
    if small == "the":
        return line.startswith("The Hague", start)
    # A word such as "canary" would name a zone with a capital letter alone.
    if not word.islower() or small in _GOES_ON or small in zone_words(cities=False):
        return True
    return "time" in line[start : start + _REGION].lower()


@cache
def _utc() -> Zone | None:
    return find_zone("UTC")
