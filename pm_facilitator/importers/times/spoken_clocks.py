"""The grammar of spoken clock times: half past ten, quarter to four, nine in the evening."""

import re
from typing import NamedTuple

from pm_facilitator.importers.times.calendar_names import ENGLISH_DAY
from pm_facilitator.importers.times.spoken_numbers import TO_TWELVE, number_of

_HOUR = rf"(?P<hour>{TO_TWELVE}|1[0-2]|0?[1-9])(?![0-9]|[:.][0-9])"
_MINUTES = "five|ten|twenty[- ]five|twenty"
_PAST = re.compile(
    rf"(?:(?P<half>half)|(?:a\s)?(?P<quarter>quarter)|(?P<minutes>{_MINUTES}|[0-9]{{1,2}})"
    rf"(?:\sminutes?)?)\s(?P<way>past|after|to|before|till)\s(?:{_HOUR}|(?P<word>noon|midday|midnight))\b",
    re.I | re.A,
)
_HALF = re.compile(rf"half[\s-](?P<hour>{TO_TWELVE})\b", re.I)
_O_CLOCK = re.compile(rf"{_HOUR}\s?o['’]\s?clock\b", re.I | re.A)
_HALVED = re.compile(
    rf"(?P<hour>{TO_TWELVE})(?:\s(?P<minutes>thirty|fifteen|forty[- ]five|twenty|ten|fifty|forty))?"
    r"\s?(?P<half>[ap])\.?m\b\.?",
    re.I,
)
_QUARTER_OF = re.compile(rf"(?:a\s)?quarter\sof\s(?P<hour>{TO_TWELVE})(?=\s?[-–—:,;]|$)", re.I)
_NUMBER = re.compile(rf"(?P<hour>{TO_TWELVE})(?=\s?(?:sharp\b|:(?!\S)|[-–—]\s))", re.I)
_ALONE = re.compile(rf"{_HOUR}(?=\s(?:in\sthe|that|this|at\snight|on\s{ENGLISH_DAY}))", re.I | re.A)
_ON_DAY = re.compile(rf"\son\s{ENGLISH_DAY}\b(?!['’]s)", re.I)
_PART_OF_DAY = re.compile(
    r",?\s(?:(?:in\sthe|that(?:\ssame)?|this|the\ssame)\s(?:early\s|late\s|following\s)?"
    r"(?P<part>morning|afternoon|evening|night)"
    r"|in\sthe\s(?:small|wee)\shours|(?P<night>at\snight))\b"
    r"(?!\s(?:meetings?|peak|rush|shifts?|hours?|news|reports?|traffic|batch|runs?|jobs?|sync"
    r"|calls?|stand-?up|briefing|hand-?over|rounds?|checks?|posts?|session|service|trains?|team"
    r"|crew|train)\b|['’]s)",
    re.I,
)
_CLEAR = ("past", "after")


class Spoken(NamedTuple):
    """A time of the clock of twelve hours.

    Attributes:
        half: "a" or "p" where noon or midnight tells it.
        sure: whether the words can hardly mean anything else, as "five to ten" can.
        end: where it ends.
        about: whether it is one only behind a word such as "around".
    """

    hour: int
    minute: int
    half: str
    sure: bool
    end: int
    about: bool = False


def spoken_at(text: str, pos: int) -> Spoken | None:
    """Read "half past ten", "quarter to four", "nine o'clock" and "nine in the evening"."""
    if match := _PAST.match(text, pos):
        return _past(match)
    if match := _O_CLOCK.match(text, pos):
        return Spoken(number_of(match["hour"]), 0, "", True, match.end())
    if match := _HALF.match(text, pos):
        return Spoken(number_of(match["hour"]), 30, "", False, match.end())
    if match := _HALVED.match(text, pos):
        minute = number_of(match["minutes"] or "0")
        return Spoken(number_of(match["hour"]), minute, match["half"].lower(), True, match.end())
    if match := _QUARTER_OF.match(text, pos):
        return Spoken((number_of(match["hour"]) - 1) or 12, 45, "", True, match.end())
    if match := _NUMBER.match(text, pos):
        sharp = text.startswith("sharp", match.end() + 1)
        return Spoken(number_of(match["hour"]), 0, "", sharp, match.end(), about=not sharp)
    match = _ALONE.match(text, pos)
    if match and (_ON_DAY.match(text, match.end()) or _PART_OF_DAY.match(text, match.end())):
        return Spoken(number_of(match["hour"]), 0, "", True, match.end())
    return None


def _past(match: re.Match[str]) -> Spoken | None:
    way = match["way"].lower()
    minutes = 30 if match["half"] else 15 if match["quarter"] else number_of(match["minutes"])
    digits = bool(match["minutes"]) and match["minutes"].isdecimal()
    named = "minute" in match[0].lower()
    if minutes > 30 or (match["half"] and way != "past"):
        return None
    if digits and way != "past" and not named:
        return None  # "10 to 5" is a range
    if way == "after" and not match["quarter"]:
        return None  # "ten after five failures"
    word = (match["word"] or "").lower()
    hour = 12 if word else number_of(match["hour"])
    late = way not in _CLEAR
    if late:
        hour, minutes = (hour - 1) or 12, 60 - minutes
    half = ""
    if word:
        half = "p" if (word == "midnight") == late else "a"
    sure = bool(match["quarter"] or named or word or not late)
    return Spoken(hour, minutes, half, sure, match.end())


def part_of_day_at(text: str, pos: int, hour: int) -> tuple[str, int] | None:
    """Read the "in the evening" behind a clock time, and give the half of the day it means."""
    match = _PART_OF_DAY.match(text, pos)
    if match is None:
        return None
    part = "night" if match["night"] else (match["part"] or "").lower()
    # Twelve at night is midnight.
    return ("p" if is_late(part, hour % 12) else "a"), match.end()


def is_late(part: str, hour: int) -> bool:
    """Tell whether an hour of the "morning", "afternoon", "evening" or "night" is after noon."""
    return part in ("afternoon", "evening") or (part == "night" and hour >= 6)
