"""Slips of the pen in a list of times: "16;20" or "1648" among lines that open with "16:31"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pm_facilitator.importers.dates import Order
from pm_facilitator.importers.lines import ITEM, TEXT, Line
from pm_facilitator.importers.stamps import read_stamp

_OPENS = r"[*_`\[(~]{0,3}(?P<hour>[0-2]?[0-9])"
_RIGHT = re.compile(rf"{_OPENS}[:h](?P<minute>[0-5][0-9])(?![0-9])", re.A | re.I)
_SLIPPED = re.compile(
    rf"(?P<dash>[-•]?){_OPENS}(?P<parts>[.;,:]?)(?P<minute>[0-5][0-9])"
    r"(?=[*_`\])]{0,3}(?:\s|[:–—-]|\.\s))(?!\.[0-9]|\s?[%€$£°])",
    re.A,
)
_NEAR = 4
"""How many lines away the entries may be that stand around a slip."""

_LEAST = 2
_LONGEST = 8 * 60
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slip:
    """How a time was written, and how it was read."""

    written: str
    read: str


def without_slips(lines: Sequence[Line], order: Order) -> tuple[list[Line], Mapping[int, Slip]]:
    """Write times with a slip as they were meant, and tell of each by the number of its line.

    Only what lies between the times above and below it, in a list of times, is taken for one.
    """
    found, told = list(lines), dict[int, Slip]()
    others = [
        (index, slipped)
        for index, line in enumerate(lines)
        if (line.kind is ITEM or line.kind is TEXT)
        and not _RIGHT.match(line.text)
        and (slipped := _SLIPPED.match(line.text))
    ]
    timed = _timed(lines) if others else {}
    if len(timed) < _LEAST:
        return found, told
    for index, match in others:
        line = lines[index]
        if not match["dash"] and read_stamp(line.text, order):
            continue
        above, below = _beside(index, timed, -1), _beside(index, timed, 1)
        if above is None or below is None:
            continue
        if not _lies_between(match, timed[above], timed[below]):
            continue
        if not match["parts"] and len(timed) <= _LEAST:
            continue  # bare digits want more around them
        if match["dash"] and ITEM not in (lines[above].kind, lines[below].kind):
            continue
        found[index] = _mended(line, match, lines[above])
        timed[index] = minute = _minute(match)
        written = match[0].strip("*_`[]()~")
        told[line.number] = Slip(written, f"{minute // 60}:{minute % 60:02}")
    return found, told


def _timed(lines: Sequence[Line]) -> dict[int, int]:
    """Give the minutes of the day that lines open with, by the index of the line."""
    return {
        index: _minute(match)
        for index, line in enumerate(lines)
        if line.kind in (TEXT, ITEM) and (match := _RIGHT.match(line.text))
    }


def _minute(match: re.Match[str]) -> int:
    return int(match["hour"]) * 60 + int(match["minute"])


def _beside(index: int, timed: Mapping[int, int], step: int) -> int | None:
    """Give the nearest entry above or below."""
    places = range(index + step, index + step * (_NEAR + 1), step)
    return next((place for place in places if place in timed), None)


def _lies_between(match: re.Match[str], above: int, below: int) -> bool:
    if int(match["hour"]) > 23 or (not match["parts"] and len(match["hour"]) < 2):
        return False
    if match["parts"] == ":" and not match["dash"]:
        return False
    minute = _minute(match)
    whole = (below - above) % _DAY
    return (minute - above) % _DAY <= whole <= _LONGEST


def _mended(line: Line, match: re.Match[str], above: Line) -> Line:
    """Write the time with a colon, and what a dash touches as the item that it is."""
    start = match.start("hour")
    said = f"{match['hour']}:{match['minute']}"
    text = line.text[len(match["dash"]) : start] + said + line.text[match.end("minute") :]
    if match["dash"]:
        return line._replace(kind=ITEM, text=text, indent=above.indent)
    return line._replace(text=text)
