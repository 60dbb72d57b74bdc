"""Reading a chat log of 100 MB and a long Markdown document, against one pattern for each line.

Both sides read from the disk. The importer looks over the whole log, names its parts by their times
and reads one of them in full, as people meet it; how often it can be stopped is measured too.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from benchmarks.common import median
from pm_facilitator.importers.intake.taking import take
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints

MEGABYTES = 100
LINES = 2_000
LOG_ROUNDS, ROUNDS = 3, 9
AIM = 5.0
MOST_MIB = 256
"""What reading the log may take at its peak, the log itself and the program included."""

AIM_MS = 100.0
"""How long a reading may go on before it can be stopped."""

_LOG_LINE = re.compile(r"\[(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\] (\w+): (.*)")
_ITEM = re.compile(r"- \*\*(\d\d:\d\d)\*\* - (.*)")
_TALK = (
    "the gateway is slow again and we look whether cards are refused or the canary of the shop"
    " fails since the queue grows while nobody has touched the database this morning"
)
_WORDS = _TALK.split()
_NAMES = ("ana", "bo", "kim", "ravi")


def measure() -> list[dict[str, Any]]:
    """Read each of them as the app does and as the plainest reader would, in one run."""
    with TemporaryDirectory() as folder:
        log, document = Path(folder, "chat.txt"), Path(folder, "review.md")
        with log.open("w") as text:  # line by line, since a child inherits the peak of its parent
            text.writelines(chat_log(MEGABYTES * 1_000_000))
        document.write_text(markdown())
        command = [sys.executable, "-m", "benchmarks.importing", str(log)]
        told = json.loads(
            subprocess.run(command, check=True, capture_output=True, text=True).stdout
        )
        ours, plain = _timed(document, _ITEM, ROUNDS)
        with document.open() as text:
            lines = sum(1 for _ in text)
    return [
        _result(f"chat log of {MEGABYTES} MB", told["lines"], told["ours"], told["plain"]),
        {"what": "peak memory of reading it", "mib": told["mib"], "aim_mib": MOST_MIB},
        {"what": "its first progress", "ms": told["first_ms"]},
        {"what": "the longest wait until it can be stopped", "ms": told["wait_ms"], "aim": AIM_MS},
        _result(f"Markdown of {LINES} lines", lines, ours, plain),
    ]


def probe(log: Path) -> dict[str, Any]:
    """Read the log in a process of its own, whose memory is then known."""
    import resource

    first, wait = _waits(log)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ours, plain = _timed(log, _LOG_LINE, LOG_ROUNDS)
    with log.open() as text:
        lines = sum(1 for _ in text)
    return {
        "lines": lines,
        "ours": ours,
        "plain": plain,
        "mib": round(peak),
        "first_ms": round(first * 1000, 1),
        "wait_ms": round(wait * 1000, 1),
    }


def chat_log(size: int) -> Iterator[str]:
    """Give the lines of a log of about so many characters."""
    chance, written, seconds = Random(7), 0, 0
    while written < size:
        seconds += chance.randrange(1, 40)
        day, second = divmod(seconds, 86_400)
        month, day = divmod(day, 28)
        stamp = f"{2026 + month // 12}-{month % 12 + 1:02}-{day + 1:02} "
        stamp += f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        line = f"[{stamp}] {chance.choice(_NAMES)}: {_said(chance, 4, 20)}\n"
        written += len(line)
        yield line


def markdown() -> str:
    """Write a document with a timeline of wrapped and nested entries, code between them."""
    chance = Random(7)
    lines = ["# Cards refused on 2026-03-02", "", "All times in UTC.", "", "## Timeline", ""]
    minute = 0
    while len(lines) < LINES:
        minute = min(minute + chance.randrange(2), 1439)
        lines.append(f"- **{minute // 60:02}:{minute % 60:02}** - {_said(chance, 4, 16)}")
        match chance.randrange(12):
            case 0:
                lines.append(f"  - {_said(chance, 4, 12)}")
            case 1:
                lines.append(f"  {_said(chance, 4, 12)}")
            case 2 if chance.random() < 0.3:
                lines += ["", "```", "2026-03-02 10:00:00 ERROR refused", "```", ""]
    return "\n".join(lines)


def _said(chance: Random, least: int, most: int) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randrange(least, most)))


def _waits(path: Path) -> tuple[float, float]:
    """Give the seconds until the first progress, and the longest between two, of the processor."""
    told = [process_time()]
    read_source(take([path]), Hints(date(2026, 1, 1)), lambda _: told.append(process_time()))
    told.append(process_time())
    return told[1] - told[0], max(after - before for before, after in pairwise(told))


def _timed(path: Path, pattern: re.Pattern[str], rounds: int) -> tuple[float, float]:
    """Give the seconds of both sides, in time of the processor."""
    sides: tuple[Callable[[], object], ...] = (
        lambda: _match_all(path, pattern),
        lambda: read_source(take([path]), Hints(date(2026, 1, 1))),
    )
    times: tuple[list[float], ...] = ([], [])
    for _ in range(rounds):
        for side, measured in zip(sides, times, strict=True):
            begun = process_time()
            side()
            measured.append(process_time() - begun)
    plain, ours = map(median, times)
    return ours, plain


def _match_all(path: Path, pattern: re.Pattern[str]) -> int:
    with path.open() as text:
        return sum(1 for line in text if pattern.match(line))


def _result(what: str, lines: int, ours: float, plain: float) -> dict[str, Any]:
    return {
        "what": f"{what}, {round(lines / ours):,} lines a second",
        "ms": round(ours * 1000, 1),
        "against": "reading and matching one pattern for each line",
        "against_ms": round(plain * 1000, 1),
        "ratio": round(ours / plain, 2),
        "aim": AIM,
    }


if __name__ == "__main__":
    print(json.dumps(probe(Path(sys.argv[1]))))
