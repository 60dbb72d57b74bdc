"""Heads that tell a moment over running text: "August 12 13:29 UTC (lasting 49 minutes)".

Reports of several incidents have them. The text below tells what happened then, and often says the
time again, so that the head is no event beside it.
"""

from collections.abc import Sequence
from itertools import pairwise

from pm_facilitator.importers.text.lines import BLANK, HEADING, TEXT, Line
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp

_LONGEST = 90
_DURATIONS = ("lasting", "lasted", "duration", "for")


def moment_heads(lines: Sequence[Line], order: Order) -> dict[int, Stamp]:
    """Find the heads over running text; give their stamps by their indices.

    A head is one where it says how long something took, or where the text below it says its time
    again. Other lines with no more than a time open entries.
    """
    found = {
        index: stamp
        for index, line in enumerate(lines)
        if (stamp := _moment_of(lines, index, line, order))
    }
    ends = [*found, len(lines)]
    return {
        index: found[index]
        for index, end in pairwise(ends)
        if found[index].note.lower().startswith(_DURATIONS)
        or _is_said_again(found[index], lines[index + 1 : end])
    }


def _moment_of(lines: Sequence[Line], index: int, line: Line, order: Order) -> Stamp | None:
    if line.kind not in (HEADING, TEXT) or len(line.text) > _LONGEST:
        return None
    if line.kind is TEXT and not _stands_alone(lines, index):
        return None
    stamp = read_stamp(line.text, order)
    told = stamp and stamp.date and stamp.clock and not stamp.text
    return stamp if told else None


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    around = (index - 1, index + 1)
    return all(not 0 <= at < len(lines) or lines[at].kind is BLANK for at in around)


def _is_said_again(stamp: Stamp, below: Sequence[Line]) -> bool:
    assert stamp.clock is not None
    clock = f"{stamp.clock.hour:02}:{stamp.clock.minute:02}"
    said = (line.text for line in below if line.kind is TEXT)
    return any(clock in text or f" {clock.removeprefix('0')}" in text for text in said)
