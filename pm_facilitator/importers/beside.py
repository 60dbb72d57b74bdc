"""The entry above at the same indent, for one that goes on where what is nested above has left."""

from collections.abc import Callable, Sequence
from datetime import datetime

from pm_facilitator.importers.draft import EventDraft
from pm_facilitator.importers.lines import BLANK, ITEM, Line

_FARTHEST = 200
"""How many nested lines are gone up at most."""

TimeBeside = Callable[[int], datetime | None]
"""Gives the time of the entry beside the one on a line, of which others are nested between."""


def times_beside(lines: Sequence[Line], events: Sequence[EventDraft]) -> TimeBeside:
    """Give the function that finds these times in a text.

    Args:
        lines: of the text.
        events: what was read of it so far, the last one last.
    """
    indexes = dict[int, int]()

    def find(number: int) -> datetime | None:
        if not indexes:
            indexes.update((line.number, index) for index, line in enumerate(lines))
        above = _beside(lines, indexes.get(number, -1))
        times = (event.time for event in reversed(events[-_FARTHEST:]) if event.line == above)
        time = next(times, None)
        return time if isinstance(time, datetime) else None

    return find


def _beside(lines: Sequence[Line], index: int) -> int | None:
    """Give the number of the item above at the indent of this one, with nested ones between."""
    if index < 0 or lines[index].kind is not ITEM:
        return None
    nested, indent = False, lines[index].indent
    for line in reversed(lines[max(0, index - _FARTHEST) : index]):
        if line.kind is BLANK:
            continue
        if line.indent <= indent:
            return line.number if nested and line.kind is ITEM and line.indent == indent else None
        nested = nested or line.kind is ITEM
    return None
