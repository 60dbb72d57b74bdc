"""How many days go by in a text whose times have no dates."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.protocol import Watch

# Near the beginning of a line; times inside sentences are not in order.
_CLOCK = re.compile(
    rb"\n[^\n]{0,40}?(?<![0-9:])([0-9]{1,2}):([0-5][0-9])(?::[0-9]{2})?(?:\s?([AaPp])\.?[Mm])?"
)
_SMALL_STEP = 4 * 60
"""In minutes: a step back of less is an entry out of order, as for the entries themselves."""


def passed_days(data: bytes, starts: Sequence[int], watch: Watch) -> list[int]:
    """Count the steps back over midnight in front of each place, in order.

    Raises:
        Cancelled: when the watch says so.
    """
    counts: list[int] = []
    days = last = 0
    ends = [*starts[1:], len(data)]
    for start, end in zip(starts, ends, strict=True):
        watch(start / len(data))
        counts.append(days)
        for hour, minute, half in _CLOCK.findall(data, max(0, start - 1), end):
            now = _minutes(hour, minute, half)
            days += last - now >= _SMALL_STEP
            last = now
    return counts


def _minutes(hour: bytes, minute: bytes, half: bytes) -> int:
    hours = int(hour) % 12 + 12 * (half in b"pP") if half else int(hour)
    return 60 * hours + int(minute)
