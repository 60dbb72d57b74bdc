"""The zone of a clock that names none, told by the same time in a known zone beside it."""

from collections.abc import Iterable
from datetime import timedelta

from pm_facilitator.importers.times.offsets import offset_at
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.zone import Zone, signed_offset

_DAY = timedelta(days=1)
_FAR_EAST = timedelta(hours=13)
"""New Zealand's in summer; where it is as late eleven hours behind, hardly anybody lives."""

_MINUTES = 24 * 60
_LEAST = 2
"""The rows that have to tell both times."""


def zone_beside(known: Zone, cells: Iterable[tuple[str, str]], order: Order) -> Zone | None:
    """Give the zone of the second clock of some rows.

    Args:
        known: the zone of the first clock.
        cells: of each row the time in the known zone, and the local one.
        order: of day and month.

    Returns:
        An offset; None where the rows do not agree on one, where too few tell both times, or where
        the known zone has no offset of its own all year.
    """
    ahead, in_summer = known.offsets
    apart = [found for one, other in cells if (found := _apart(one, other, order)) is not None]
    if ahead != in_summer or len(apart) < _LEAST or len(set(apart)) > 1:
        return None
    return zone_apart(ahead, timedelta(minutes=apart[0]))


def zone_apart(ahead: timedelta, apart: timedelta) -> Zone | None:
    """Give the zone whose clocks are so far from those of one that is so far ahead of UTC.

    None where that is no offset of any place.
    """
    offset = _FAR_EAST - (_FAR_EAST - ahead - apart) % _DAY
    found = offset_at(signed_offset(offset).removeprefix("UTC"), 0)
    return found[0] if found else None


def _apart(one: str, other: str, order: Order) -> int | None:
    """Give the minutes by which the second time is ahead, from 0 to those of a day."""
    stamps = [read_stamp(cell, order, column=True) for cell in (one, other)]
    clocks = [stamp.clock for stamp in stamps if stamp and stamp.clock]
    if len(clocks) < len(stamps):
        return None
    return (clocks[1].minute_of_day - clocks[0].minute_of_day) % _MINUTES
