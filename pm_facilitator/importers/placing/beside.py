"""The entry that one stands beside, where what is nested above, or told of others, ran further."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from pm_facilitator.importers.draft import EventDraft
from pm_facilitator.importers.text.lines import BLANK, HEADING, ITEM, TEXT, Line
from pm_facilitator.importers.text.sections import is_label

_FARTHEST = 200
"""How many lines are gone up at most."""

TimeBeside = Callable[[int], datetime | None]
"""Gives the time of the entry beside the one on a line; None where there is none."""


def times_beside(lines: Sequence[Line], events: Sequence[EventDraft]) -> TimeBeside:
    """Give the function that finds these times in a text.

    Beside an item stands the one above at its indent, with others nested between. Beside the first
    entry below a label, as the name of a team, stands the first one below the label before.

    Args:
        lines: of the text.
        events: what was read of it so far, the last one last.
    """
    indexes = dict[int, int]()

    def find(number: int) -> datetime | None:
        if not indexes:
            indexes.update((line.number, index) for index, line in enumerate(lines))
        beside = list(_beside(lines, indexes.get(number, -1)))
        near = {event.line: event.time for event in events[-_FARTHEST:]} if beside else {}
        time = next((near[line] for line in beside if near.get(line) is not None), None)
        return time if isinstance(time, datetime) else None

    return find


def _beside(lines: Sequence[Line], index: int) -> Iterator[int]:
    """Give the numbers of the lines of which the first with an entry is the one beside."""
    if index < 0 or lines[index].kind not in (ITEM, TEXT):
        return
    above = [line for line in lines[max(0, index - _FARTHEST) : index] if line.kind is not BLANK]
    line = lines[index]
    if above and _is_label_of(above[-1], line):
        yield from _below_the_label_before(above[:-1], above[-1])
    elif line.kind is ITEM:
        yield from _over_nested(above, line)


def _over_nested(above: Sequence[Line], line: Line) -> Iterator[int]:
    nested = False
    for other in reversed(above):
        if other.indent <= line.indent:
            if nested and other.kind is ITEM and other.indent == line.indent:
                yield other.number
            return
        nested = nested or other.kind is ITEM


def _is_label_of(label: Line, line: Line) -> bool:
    """Tell whether a line heads the entries right below it and is none itself."""
    if label.kind is ITEM:
        return line.kind is ITEM and label.indent < line.indent
    return label.kind is HEADING or (label.kind is TEXT and is_label(label.text))


def _below_the_label_before(above: Sequence[Line], label: Line) -> Iterator[int]:
    numbers = list[int]()
    for other in reversed(above):
        if other.kind is label.kind and other.level == label.level and other.indent == label.indent:
            if label.kind is not TEXT or is_label(other.text):
                yield from reversed(numbers)
                return
        elif other.kind is HEADING or (label.kind is ITEM and other.indent <= label.indent):
            return
        numbers.append(other.number)
