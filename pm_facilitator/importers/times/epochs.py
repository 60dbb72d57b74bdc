"""Seconds or smaller parts of them since 1970, where they open the lines of a text."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from pm_facilitator.importers.times.clocks import Clock
from pm_facilitator.importers.times.instants import read_instant
from pm_facilitator.importers.times.partial_date import PartialDate
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import find_zone

_NUMBER = re.compile(
    r"(?:9[0-9]{8}|[12][0-9]{9})(?:[0-9]{3}){0,3}(?:\.[0-9]{1,9})?(?![0-9A-Za-z.])", re.A
)
_OPENS = re.compile(rf"[\W_]{{0,4}}(?P<number>{_NUMBER.pattern})", re.A)
_OF_CHATS = re.compile(
    r"<(?:t:|!date\^)(?P<number>[0-9]{9,11})(?::(?P<style>[a-zA-Z])|\^[^<>]{1,200})?>", re.A
)
"""How Discord and Slack keep a time that each reader sees on a clock of their own."""

_OF_BOARD = re.compile(
    r"\[date=(?P<date>[0-9-]{10})(?:\s+time=(?P<time>[0-9:]{5,8}))?"
    r"(?=[^\]]{0,200}?(?:timezone=\"(?P<zone>[A-Za-z_/+-]{3,40})\"|\]))[^\]]{0,200}\]"
)
"""How Discourse keeps a time that each reader sees on a clock of their own."""

_RELATIVE = re.compile(r"\s?[(\[]?<t:[0-9]{9,11}:R>[)\]]?", re.A)
"""What is shown as "3 hours ago"."""

_LEAST = 3
_MONTH = 31 * 86_400


def epoch_at(text: str, pos: int) -> tuple[PartialDate, Clock, Zone, int] | None:
    """Read 1772460180 or 1772460180.250 at this place and give it with where it ends."""
    match, zone = _NUMBER.match(text, pos), find_zone("UTC")
    time = _time(match[0]) if match else None
    if match is None or zone is None or time is None:
        return None
    clock = Clock(time.hour, time.minute, time.second, time.microsecond, to_second=True)
    return PartialDate(time.month, time.day, time.year), clock, zone, match.end()


def without_codes(line: str) -> str:
    """Write the times that chats keep as "<t:1772460180:f>" as people write them."""
    if "[date=" in line:
        line = _OF_BOARD.sub(_as_plain, line)
    if "<t:" not in line and "<!date^" not in line:
        return line
    others = sum(1 for match in _OF_CHATS.finditer(line) if match["style"] != "R")
    return _OF_CHATS.sub(_written, _RELATIVE.sub("", line) if others else line)


def _as_plain(match: re.Match[str]) -> str:
    time = match["time"] or ""
    clock = time[:5] + time[5:].removesuffix(":00")
    return " ".join(filter(None, (match["date"], clock, match["zone"] if clock else "")))


def _written(match: re.Match[str]) -> str:
    time = _time(match["number"])
    return f"{time:%Y-%m-%d %H:%M:%S} UTC".replace(":00 UTC", " UTC") if time else match[0]


def tells_epochs(lines: Sequence[str]) -> bool:
    """Tell whether lines open with such times, one after the other."""
    numbers = [match["number"] for line in lines if (match := _OPENS.match(line))]
    found = [time for number in numbers if (time := _time(number))]
    rising = sum(1 for one, other in pairwise(found) if 0 <= (other - one).total_seconds() < _MONTH)
    return len(found) >= _LEAST and rising >= 0.6 * (len(found) - 1)


def _time(number: str) -> datetime | None:
    instant = read_instant(number)
    return instant.time if instant and isinstance(instant.time, datetime) else None
