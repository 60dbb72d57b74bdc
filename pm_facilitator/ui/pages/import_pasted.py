"""What texts that were pasted are called: by a number, once a review has more than one of them."""

import re
from collections.abc import Iterable

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.origins import place_named, source_name

PASTED = "Pasted text"
_NUMBERED = re.compile(rf"{PASTED} (?P<number>[0-9]{{1,6}})", re.A)


def pasted_name(number: int, *, several: bool) -> str:
    """Name the pasted text that is this one, from 1; the only one needs no number."""
    return f"{PASTED} {number}" if several else PASTED


def pasted_before(events: Iterable[TimelineEvent]) -> int:
    """Give how many pasted texts the events of a review were read from, as their origins tell."""
    origins = (origin for event in events for origin in event.origins)
    names = {source_name(origin) for origin in origins if place_named(origin)}
    numbers = (int(match["number"]) for match in map(_NUMBERED.fullmatch, names) if match)
    # The only one had no name.
    return max((*numbers, int("" in names)))


def apart_from_number(origin: str) -> str:
    """Give an origin as if the pasted text that it names were the only one."""
    name = source_name(origin)
    return origin.removeprefix(f"{name}, ") if _NUMBERED.fullmatch(name) else origin
