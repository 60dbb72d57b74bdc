"""Lists of times that stand outside the timeline, and may be a part of it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from pm_facilitator.importers.draft import Doubt, ImportWarning
from pm_facilitator.importers.text.lines import ITEM, Line
from pm_facilitator.importers.text.sections import Section
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_LEAST = 3
_LOOKED_AT = 12


def told_outside(
    lines: Sequence[Line], sections: Sequence[Section], ranges: Sequence[Section], order: Order
) -> Iterator[ImportWarning]:
    """Give a doubt for each such list, which stands below a heading that says nothing known.

    Args:
        lines: of the text.
        sections: all of it.
        ranges: those that hold the timeline; without any the whole text does.
        order: how numeric dates are to be read.
    """
    inside = set[int]().union(*(range(each.heading, each.end) for each in ranges))
    for section in sections if ranges else ():
        if section.key or not inside.isdisjoint(range(section.heading, section.end)):
            continue
        items = [line for line in lines[section.heading + 1 : section.end] if line.kind is ITEM]
        some = list(islice(items, _LOOKED_AT))
        timed = [line for line in some if _tells_time(line, order)]
        if len(timed) >= _LEAST and 5 * len(timed) >= 3 * len(some):
            message = f"Times stand below “{section.title[:60]}” as well; they were not read."
            yield ImportWarning(timed[0].number, message, Doubt.UNREAD)


def _tells_time(line: Line, order: Order) -> bool:
    stamp = read_stamp(line.text, order)
    return stamp is not None and stamp.clock is not None and bool(stamp.text)
