"""Days that stand alone above running text, and head it: "**Saturday, 16 January**"."""

from collections.abc import Sequence

from pm_facilitator.importers.dates import Order
from pm_facilitator.importers.lines import BLANK, HEADING, TEXT, Line
from pm_facilitator.importers.prose import led_stamp
from pm_facilitator.importers.stamps import read_stamp

_LONGEST = 50
_LEVEL = 6
"""That of a heading below all others."""


def with_day_heads(lines: Sequence[Line], order: Order) -> list[Line]:
    """Take a day alone for a heading where a sentence with a time follows."""
    found = list(lines)
    for index, line in enumerate(lines):
        if line.kind is TEXT and len(line.text) <= _LONGEST and _heads(lines, index, order):
            found[index] = line._replace(kind=HEADING, level=_LEVEL, text=line.text.strip("*_ "))
    return found


def _heads(lines: Sequence[Line], index: int, order: Order) -> bool:
    if index and lines[index - 1].kind is not BLANK:
        return False
    below = next((each for each in lines[index + 1 : index + 3] if each.kind is not BLANK), None)
    if below is None or below.kind is not TEXT or not below.text[:1].isalpha():
        return False
    stamp = read_stamp(lines[index].text, order)
    if stamp is None or stamp.text or not stamp.date_only or not stamp.date or not stamp.date.month:
        return False
    told = led_stamp(below.text, order)
    return told is not None and not told.date_only
