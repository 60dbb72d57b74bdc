"""What the cells of a column hold: times, days, zones, lengths, and what stands beside them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pm_facilitator.importers.text.column_names import ELAPSED_COLUMN, plays
from pm_facilitator.importers.times.elapsed import elapsed_cell
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import is_unknown, read_stamp
from pm_facilitator.importers.times.zones import find_zone, zone_alone

_LINK_END = re.compile(r"\]\([^()\s]{1,500}\)")
_LINK_BEHIND = re.compile(r"\]?\(https?://[^()\s]{1,500}\)\W*$")
BESIDE, TITLE = 25, 60
"""The most letters beside a time in a cell of times, and of a title behind a dash in the first."""

_NAMES_ZONES = re.compile(
    r"\W*(?:time[ -]?zones?|tz|zeitzonen?|fuseau(?:x)?(?:\shoraires?)?|huso(?:s)?(?:\shorarios?)?"
    r"|fuso(?:s)?(?:\shor[áa]rios?|\sorari[oi])?|tidszon\w*)\W*",
    re.I,
)
"""How a column is called that can hold nothing but zones."""

_LONGEST_REMARK = 80
"""The letters of what may stand behind a whole time in a cell of its own."""

_TWO_NUMBERS = re.compile(r"([0-9]{2})\s?-\s?([0-9]{2})", re.A)
_LOOKED_AT = 40


def counts_from_start(cells: Sequence[str], order: Order) -> bool:
    """Tell whether most cells of a column say how long after T0 something was."""
    stamps = [read_stamp(cell, order, column=True) for cell in cells[:_LOOKED_AT]]
    return sum(bool(stamp and stamp.after is not None) for stamp in stamps) * 2 > len(stamps)


def share_of_times(
    cells: Sequence[str], order: Order, date_only: bool, most: int = BESIDE
) -> float:
    """Tell how much of a column's cells is nothing but stamps, or but dates.

    A title of so many letters at ``most`` may stand behind a mark that parts it from them.
    """
    if not cells:
        return 0.0
    stamps = [read_stamp(cell.rstrip(" :"), order, column=True) for cell in cells[:200]]
    hits = [s for s in stamps if s and s.date_only == date_only]
    hits = [s for s in hits if len(title_of(s)[0]) <= (most if s.closed else BESIDE)]
    return len(hits) / len(stamps)


def title_of(stamp: Stamp) -> tuple[str, str]:
    """Give what a cell says beside its time, and where a link leads that holds both."""
    match = _LINK_BEHIND.search(stamp.text)
    if match is None:
        return stamp.text, ""
    return stamp.text[: match.start()].rstrip(), match[0].strip("]()*_ ")


def says_when(name: str, cells: Sequence[str], order: Order) -> bool:
    """Tell whether a column of times has remarks behind them: "30 Jul 19:29 IST, on its way"."""
    if not cells or not plays("time", name):
        return False
    stamps = [read_stamp(cell, order, column=True) for cell in cells[:200]]
    whole = [s for s in stamps if s and s.closed and s.clock and s.date]
    short = [s for s in whole if len(shown(s.text)) <= _LONGEST_REMARK]
    return 2 * len(short) > len(stamps)


def are_spans(name: str, cells: Sequence[str]) -> bool:
    """Tell whether a column holds nothing but "05-10", which are hours, minutes or weeks.

    In a column of times they are dates, unless one begins where the one above it ends.
    """
    found = [match for cell in cells if (match := _TWO_NUMBERS.fullmatch(cell))]
    if len(found) < len(cells):
        return False
    return not plays("time", name) or any(one[2] == other[1] for one, other in pairwise(found))


def shown(text: str) -> str:
    """Leave out where links lead, which nobody sees."""
    return _LINK_END.sub("]", text)


def is_zone(name: str, cells: Sequence[str], order: Order) -> bool:
    """Tell whether a column holds the zone of each row; if it is called so, some may be odd."""
    if not plays("zone", name):
        return bool(cells) and all(map(find_zone, cells[:50]))
    told = [cell for cell in cells[:50] if not is_unknown(cell)]
    odd = [cell for cell in told if not zone_alone(cell)]
    if _NAMES_ZONES.fullmatch(name):
        return bool(told) and not any(read_stamp(cell, order, column=True) for cell in odd)
    few = 2 * len(odd) < len(told) and not ELAPSED_COLUMN.match(name)
    return bool(told) and (few or not odd)


def is_elapsed(name: str, cells: Sequence[str]) -> bool:
    """Tell whether a column says how long after the start each entry was."""
    if not cells or not ELAPSED_COLUMN.match(name):
        return False
    return all(elapsed_cell(cell) is not None for cell in cells[:50])


def share_of_dates(cells: Sequence[str], order: Order) -> float:
    """Tell how much of a column's cells opens with a day."""
    stamps = [read_stamp(cell, order, column=True) for cell in cells[:200]]
    return sum(stamp is not None and stamp.date is not None for stamp in stamps) / len(stamps)
