"""Entries that say first what happened and end with when: "resolved at 10:40, all green"."""

import re

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.layouts.prose import CLOCK_INSIDE, SHORT, told_inside
from pm_facilitator.importers.text.lines import ITEM, Line
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp

_LONGEST = 120
_MOST_WORDS = 5
"""The words that may stand before the time: who and what, and no sentence that only mentions it."""

_UNTIMED = "This item has no time; it was kept with the entry above."
_TIMED = "A time stands inside this item; it was kept with the entry above."

_ENDS = re.compile(r"\s*(?:$|[.,;!(–—-])")


def ending_stamp(line: Line, above: str, order: Order, *, after_blank: bool) -> Stamp | None:
    """Read the time of a line that opens with a turn of the incident; None where it is no entry.

    Args:
        line: an item or a line of text without a time at its beginning.
        above: the text of the line above; a long one may go on in this one.
        order: how numeric dates are to be read.
        after_blank: whether an empty line parts the two.
    """
    text = line.text
    if len(text) > _LONGEST:
        return None
    if line.kind is not ITEM and not (text[:1].isupper() and (after_blank or len(above) < SHORT)):
        return None
    stamp = told_inside(text, order)
    if stamp is None or stamp.clock is None or not stamp.words:
        return None
    before, _, behind = text.partition(stamp.words)
    said = re.sub(r"[\s:,]*(?:\b(?:at|by|around|from|since))?[\s:,]*$", "", before.strip("*_ "))
    if not said or len(said.split()) > _MOST_WORDS or not _ENDS.match(behind):
        return None
    return stamp if guess_kind(said) is not EventKind.OTHER else None


def why_kept(text: str) -> str:
    """Say of an item among such with times that it was kept with the entry above."""
    return _TIMED if CLOCK_INSIDE.search(text) else _UNTIMED
