"""Lists of alarms, in which lines with "INFO" are entries like all others, and no log."""

import re
from collections.abc import Sequence

_STAMPED = r"\W{0,3}(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[T ])?[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?\s{1,4}\W?"
_ALARM = re.compile(
    rf"{_STAMPED}(?:MAJOR|MINOR|CRIT|CLEAR(?:ED)?|RAISED?|RESTORED?|ALARM|INDETERMINATE)\b", re.A
)
_BESIDE = re.compile(rf"{_STAMPED}(?:INFO|NOTICE|WARNING|WARN|CRITICAL)\b", re.A)
_LEAST = 3


def listed_alarms(raw: Sequence[str]) -> frozenset[int]:
    """Give the numbers of the lines that look like a log, and stand among more lines of alarms.

    None where something is fenced, as a log may be then.
    """
    if any(line.lstrip().startswith(("```", "~~~")) for line in raw):
        return frozenset()
    alarms = sum(1 for line in raw if _ALARM.match(line))
    beside = [number for number, line in enumerate(raw, 1) if _BESIDE.match(line)]
    return frozenset(beside) if alarms >= max(_LEAST, len(beside)) else frozenset()
