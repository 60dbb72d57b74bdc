"""Ranges whose end stands on the next line: "14:05 -" above "14:20 the pods were down"."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.text.lines import ITEM, TEXT, Line
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_TO = r"(?:to|until|till|through|bis|hasta|até|tot)"
"""Words for it that are no texts of their own, as the "a" of several languages may be."""

_CLOCK = r"[*_`~]{0,3}[0-2]?[0-9][:.h][0-5][0-9](?![0-9])"
_ENDS = re.compile(_CLOCK, re.I)
_ENDS_LED = re.compile(rf"{_TO}\s{_CLOCK}", re.I)
_OPEN = re.compile(rf".*[0-9][^0-9]{{0,12}}(?:(?P<dash>[-–—])|\s{_TO})", re.I)
_LONGEST = 40
_ORDER = Order.DAY_FIRST
"""Which one it is does not matter to whether there is a time."""


def with_spans_closed(lines: Sequence[Line]) -> list[Line]:
    """Join a line that is no more than a time and a dash, or "to", with the end below it."""
    joined = list[Line]()
    for line in lines:
        above = joined[-1] if joined else None
        if above and line.kind is TEXT and _goes_on(above, line):
            joined[-1] = above._replace(text=f"{above.text} {line.text}")
        else:
            joined.append(line)
    return joined


def _goes_on(above: Line, line: Line) -> bool:
    """Tell whether a line begins with the end of the range that the line above it opens."""
    if above.kind not in (TEXT, ITEM) or len(above.text) > _LONGEST:
        return False
    if _ENDS.match(line.text):
        match = _OPEN.fullmatch(above.text)
        if match is None or (match["dash"] and not _is_end(above, line)):
            return False
    elif not _ENDS_LED.match(line.text):
        return False
    whole = read_stamp(f"{above.text} {line.text}", _ORDER)
    if whole is None or whole.clock is None or whole.end_clock is None or whole.turned:
        return False
    # The line above is nothing but the beginning of the range.
    return len(whole.text) < len(line.text) and line.text.endswith(whole.text)


def _is_end(above: Line, line: Line) -> bool:
    """Tell an end from an entry that stands below one without a text: "14:05 -", "14:20 - up"."""
    if above.kind is ITEM and line.indent > above.indent:
        return True
    stamp = read_stamp(line.text, _ORDER)
    return stamp is None or not (stamp.closed and stamp.text)
