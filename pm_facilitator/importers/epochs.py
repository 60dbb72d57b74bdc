"""Seconds or smaller parts of them since 1970, where they open the lines of a text."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from pm_facilitator.importers.clocks import Clock
from pm_facilitator.importers.dates import PartialDate
from pm_facilitator.importers.instants import read_instant
from pm_facilitator.importers.zones import Zone, find_zone

_NUMBER = re.compile(
    r"(?:9[0-9]{8}|[12][0-9]{9})(?:[0-9]{3}){0,3}(?:\.[0-9]{1,9})?(?![0-9A-Za-z.])", re.A
)
_OPENS = re.compile(rf"[\W_]{{0,4}}(?P<number>{_NUMBER.pattern})", re.A)
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


def tells_epochs(lines: Sequence[str]) -> bool:
    """Tell whether lines open with such times, one after the other."""
    numbers = [match["number"] for line in lines if (match := _OPENS.match(line))]
    found = [time for number in numbers if (time := _time(number))]
    rising = sum(1 for one, other in pairwise(found) if 0 <= (other - one).total_seconds() < _MONTH)
    return len(found) >= _LEAST and rising >= 0.6 * (len(found) - 1)


def _time(number: str) -> datetime | None:
    instant = read_instant(number)
    return instant.time if instant and isinstance(instant.time, datetime) else None
