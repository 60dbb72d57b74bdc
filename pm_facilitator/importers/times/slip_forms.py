"""The forms of mistyped clock times: 16;20, 9:1O, O9:22, 09::31, 10:3 0, 1648, 09:72."""

import re
from typing import NamedTuple

_OPENS = r"[*_`\[(~]{0,3}"
_BEHIND = r"(?=[*_`\])]{0,3}(?:\s|[:–—-]|\.\s|[AaPp]\.?[Mm]\b))(?!\.[0-9]|\s?[%€$£°])"
_MAY = re.compile(r"[-•*_`\[(~]{0,4}[0-9OolI]", re.A)
_RIGHT = re.compile(
    rf"{_OPENS}(?P<hour>[0-2]?[0-9])[:h](?P<minute>[0-5][0-9])(?![0-9])", re.A | re.I
)
_SLIPPED = re.compile(
    rf"(?P<dash>[-•]?){_OPENS}(?P<hour>[0-2]?[0-9])(?P<parts>[.;,]?|(?<=[-•].):|(?<=[-•]..):)(?P<minute>[0-5][0-9]){_BEHIND}",
    re.A,
)
_GARBLED = re.compile(
    rf"(?P<dash>[-•]?){_OPENS}(?P<hour>[0-2OolI]?[0-9OolI])(?P<parts>\s?[:;]\s?|[:;.,]{{2}}|['’_])"
    rf"(?P<minute>[0-5OolI]\s?[0-9OolI]){_BEHIND}",
    re.A,
)
"""A letter for a digit, a mark too many, or a gap."""

_CLOSED = re.compile(r"[*_`\])]|\s?[-–—:|]|\s?\(?(?:[A-Z]{2,4}T|UTC|GMT)\b|\s?[ap]\.?m\b", re.A)
"""What parts "14: 26" from the text, which may otherwise be an item about twenty-six of them."""

_COLUMN = re.compile(r"\s{2}|\t|\s[-–—]\s")
"""What stands behind the "745" of a column of times, and behind no number of things."""

_DATE = re.compile(
    rf"[-*•#\s]{{0,6}}{_OPENS}(?P<said>(?P<year>(?:19|20)[0-9]{{2}})(?P<one>[-/.:;,])"
    r"(?P<month>0[1-9]|1[0-2])(?!(?P=one))(?P<other>[-/.:;,])(?P<day>[0-3][0-9]))"
    r"(?=[ T][0-2]?[0-9]:[0-5][0-9])",
    re.A,
)
"""A whole date whose signs differ, as in "2018-11:30 19:05"."""

_NEVER = re.compile(rf"{_OPENS}(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}}){_BEHIND}", re.A)
_LOOKS = str.maketrans("OolI", "0011")


_HALVED = re.compile(
    rf"{_OPENS}(?P<hour>1[0-2]|0?[1-9]):(?P<minute>[0-5][0-9])\s?(?P<half>[ap])\.?m\b", re.A | re.I
)
_HALF_DAY = 12 * 60


class Halved(NamedTuple):
    """A time with am or pm as a line opens with it.

    Attributes:
        minute: of the day.
        other: that of the other half of the day.
        said: how it is written.
        half: where the letter is that tells the half.
    """

    minute: int
    other: int
    said: str
    half: int


class Written(NamedTuple):
    """A time as a line opens with it.

    Attributes:
        start, end: where its digits are.
        minute: of the day; None where no clock shows it.
        garbled: whether it can hardly be anything else, however it is written.
        parts: what stands between hours and minutes.
        dash: what touches it in front, as in "-16:07".
        sure: whether it is a time wherever it stands, as "16;20" is.
    """

    start: int
    end: int
    minute: int | None
    garbled: bool = False
    parts: str = ":"
    dash: str = ""
    sure: bool = False


def minute_at(text: str) -> int | None:
    """Give the minute of the day that a line opens with, written as clock times are."""
    match = _RIGHT.match(text)
    return _minute(match["hour"], match["minute"]) if match else None


def halved_at(text: str) -> Halved | None:
    """Read the time with am or pm that a line opens with."""
    match = _HALVED.match(text)
    if match is None:
        return None
    morning = int(match["hour"]) % 12 * 60 + int(match["minute"])
    late = match["half"].lower() == "p"
    minute = morning + late * _HALF_DAY
    said = match[0].lstrip("*_`[(~")
    return Halved(minute, morning + (not late) * _HALF_DAY, said, match.start("half"))


def right_at(text: str) -> Written:
    """Give the same as a whole, for a line that opens with one."""
    match = _RIGHT.match(text)
    assert match is not None
    return _of(match)


def mistyped_at(text: str) -> Written | None:
    """Read the mistyped time that a line opens with; None where there is nothing like it."""
    if not _MAY.match(text):
        return None
    if match := _SLIPPED.match(text):
        parts = match["parts"]
        found = _of(match)._replace(parts=parts, dash=match["dash"], sure=parts == ";")
        if not parts and found.end - found.start < len("1648") and _COLUMN.match(text, found.end):
            found = found._replace(garbled=True)
        return found if found.minute is not None else None
    match = _GARBLED.match(text)
    if match and any(map(str.isdecimal, match["hour"] + match["minute"])):
        found = _of(match)
        if found.minute is not None:
            gap = match["parts"] == " : " or (
                ":" in match["parts"] and _CLOSED.match(text, found.end)
            )
            sure = bool(gap) and match["parts"] != "::"
            parts = match["parts"].strip()
            return found._replace(garbled=True, parts=parts, sure=sure, dash=match["dash"])
    match = _NEVER.match(text)
    return _of(match)._replace(minute=None) if match else None


def turned(written: Written, line: str) -> int | None:
    """Give the minute of the day with the digits of the hour the other way round."""
    said = line[written.start : written.end]
    return _minute(said[:-3].zfill(2)[::-1], said[-2:])


def _of(match: re.Match[str]) -> Written:
    digits = ("".join(match[key].translate(_LOOKS).split()) for key in ("hour", "minute"))
    return Written(match.start("hour"), match.end("minute"), _minute(*digits))


def _minute(hour: str, minute: str) -> int | None:
    """Give the minute of the day; None where no clock shows it."""
    return int(hour) * 60 + int(minute) if int(hour) < 24 and int(minute) < 60 else None


def date_with_slip(text: str) -> tuple[int, int, str] | None:
    """Find the date of which one sign is mistyped: where it is, and how it was meant."""
    match = _DATE.match(text)
    if match is None:
        return None
    return match.start("said"), match.end("said"), "-".join(match.group("year", "month", "day"))
