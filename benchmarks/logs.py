"""Reading a system log of 100 MB, against matching one compiled pattern on each of its lines."""

import re
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from benchmarks.common import median, paired
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source

SIZE = 100 * 1024 * 1024
ROUNDS = 3
AIM = 5.0

_LINE = re.compile(r"([A-Z][a-z]{2} [ 0-9]{2} [0-9:]{8}) (\S+) ([^\[:]+)(?:\[[0-9]+\])?: (.*)")
_SENTENCES = (
    "accepted connection from client, served in cache",
    "session opened for user, queue depth is low",
    "worker idle, closed connection of client",
)


def measure() -> dict[str, Any]:
    """Time both turn by turn in this process."""
    data = _log()
    hints = Hints(day=date(2026, 3, 2))
    ours, theirs = paired(
        lambda: read_source(Source("system.log", data), hints), lambda: _match_all(data), ROUNDS
    )
    ms, against = median(ours) * 1000, median(theirs) * 1000
    lines = data.count(b"\n")
    return {
        "what": f"a system log of {SIZE >> 20} MB, {lines / ms:,.0f} thousand lines a second",
        "ms": round(ms, 1),
        "against": "reading it and matching one pattern on each line",
        "against_ms": round(against, 1),
        "ratio": round(ms / against, 2),
        "aim": AIM,
    }


def _match_all(data: bytes) -> int:
    return sum(1 for line in data.decode().split("\n") if _LINE.match(line))


def _log() -> bytes:
    chance, time = Random(7), datetime(2026, 3, 2, 14, tzinfo=UTC)
    lines: list[str] = []
    size = 0
    while size < SIZE:
        time += timedelta(milliseconds=40)
        said = f"{chance.choice(_SENTENCES)} {chance.randint(1, 9_999_999)}"
        if chance.random() < 0.004:
            said = f"error: cannot reach database node {chance.randint(1, 9)}"
        lines.append(
            f"{time:%b %d %H:%M:%S} web{chance.randint(1, 4)} shop[{size % 900}]: {said}\n"
        )
        size += len(lines[-1])
    return "".join(lines).encode()
