"""The plainest stamps, and lines that surely open with none, told at once: most lines are such."""

import re
from functools import cache

from pm_facilitator.importers.calendar_names import CALENDAR_WORDS, MONTHS, WEEKDAYS
from pm_facilitator.importers.clocks import Clock
from pm_facilitator.importers.dates import PartialDate
from pm_facilitator.importers.stamp import Stamp
from pm_facilitator.importers.zones import Zone, find_zone, zone_words

_PLAIN = re.compile(
    r"(?P<open>\*\*|`|\[)?(?P<words>"
    r"(?:(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})[ T])?"
    r"(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?(?P<utc>\sUTC)?)"
    r"(?P<inner>:(?=\*))?(?P<close>\*\*|`|\])?(?P<parts>:?\s[-–—]\s|:\s|\s)"
    r"(?=(?P<next>[A-Za-z]+)[\s,.;]\S)",
    re.A,
)
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
    "middle", "end", "next", "following", "one", "two", "three", "four", "five",
))
_JOINING = frozenset(("the", "a"))
_JOINED = re.compile(r"\s(?:[0-9]|las?\s|next\s|following\s)", re.I)
"""What stands behind words that open with a time only as in "the next day, 9:10", "a las 9:10"."""

_HALVES = frozenset("午上下오")
"""What the morning and the afternoon begin with in China, Japan and Korea."""

# What can go on with the time rather than begin the text.
_GOES_ON = frozenset((*MONTHS, *WEEKDAYS)) | frozenset((
    "at", "on", "um", "à", "kl", "klo", "le", "den", "om", "noon", "midday", "midnight", "approx",
    "approximately", "approximate", "utc", "gmt",
    "to", "until", "till", "thru", "through", "and", "ish", "est", "estimated", "local", "am",
    "pm", "a", "p", "h", "hrs", "hours", "uhr", "aka", "t",
))
# fmt: on


def quick_stamp(line: str) -> Stamp | None:
    """Read "14:03 text", "**2026-03-02 14:03 UTC**: text" and the like; None for all others."""
    match = _PLAIN.match(line)
    if match is None or _CLOSES[match["open"]] != match["close"]:
        return None
    if match["next"].lower() in _goes_on() or (match["inner"] and match["parts"][0] == ":"):
        return None
    if line.startswith("The Hague", match.end()):
        return None
    date = None
    if match["year"]:
        date = PartialDate(int(match["month"]), int(match["day"]), int(match["year"]))
        if date.complete(None) is None:
            return None
    second = match["second"]
    clock = Clock(
        int(match["hour"]), int(match["minute"]), int(second or 0), to_second=second is not None
    )
    closed = bool(match["close"]) or match["parts"] != " "
    zone = _utc() if match["utc"] else None
    return Stamp(
        date,
        clock,
        zone,
        closed=closed,
        words=match["words"],
        text=line[match.end() :].strip(),
    )


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


@cache
def _goes_on() -> frozenset[str]:
    return _GOES_ON | zone_words() - {"the"}


@cache
def _utc() -> Zone | None:
    return find_zone("UTC")
