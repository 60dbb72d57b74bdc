"""Reading a chat log of 100 MB and a long Markdown document, against one pattern for each line."""

import io
import json
import re
import subprocess
import sys
from random import Random
from time import process_time
from typing import Any

from benchmarks.common import median
from pm_facilitator.importers.timeline_text import read_timeline

MEGABYTES = 100
LINES = 2_000
ROUNDS = 9
AIM = 5.0
MOST_MIB = 1024
"""What reading the log may take at its peak, the log itself included."""

_LOG_LINE = re.compile(r"\[(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\] (\w+): (.*)")
_ITEM = re.compile(r"- \*\*(\d\d:\d\d)\*\* - (.*)")
_TALK = (
    "the gateway is slow again and we look whether cards are refused or the canary of the shop"
    " fails since the queue grows while nobody has touched the database this morning"
)
_WORDS = _TALK.split()
_NAMES = ("ana", "bo", "kim", "ravi")


def measure() -> list[dict[str, Any]]:
    """Read each of them as the importer does and as the plainest reader would, in one run."""
    probe = [sys.executable, "-m", "benchmarks.importing"]
    log = json.loads(subprocess.run(probe, check=True, capture_output=True, text=True).stdout)
    document = markdown()
    ours, plain = _timed(document, _ITEM, ROUNDS)
    return [
        _result(f"chat log of {MEGABYTES} MB", log["lines"], log["ours"], log["plain"]),
        {"what": "peak memory of reading it", "mib": log["mib"], "aim_mib": MOST_MIB},
        _result(f"Markdown of {LINES} lines", document.count("\n"), ours, plain),
    ]


def probe() -> dict[str, Any]:
    """Read the log in a process of its own, whose memory is then known."""
    import resource

    text = chat_log(MEGABYTES * 1_000_000)
    ours, plain = _timed(text, _LOG_LINE, 1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"lines": text.count("\n"), "ours": ours, "plain": plain, "mib": round(peak)}


def chat_log(size: int) -> str:
    """Write a log of about so many characters."""
    chance, parts, written, seconds = Random(7), [], 0, 0
    while written < size:
        seconds += chance.randrange(1, 40)
        day, second = divmod(seconds, 86_400)
        month, day = divmod(day, 28)
        stamp = f"{2026 + month // 12}-{month % 12 + 1:02}-{day + 1:02} "
        stamp += f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        parts.append(f"[{stamp}] {chance.choice(_NAMES)}: {_said(chance, 4, 20)}\n")
        written += len(parts[-1])
    return "".join(parts)


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


def _timed(text: str, pattern: re.Pattern[str], rounds: int) -> tuple[float, float]:
    """Give the seconds of both sides, in time of the processor."""
    ours, plain = [], []
    for _ in range(rounds):
        begun = process_time()
        sum(1 for line in io.StringIO(text) if pattern.match(line))
        plain.append(process_time() - begun)
        begun = process_time()
        read_timeline(text)
        ours.append(process_time() - begun)
    return median(ours), median(plain)


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
    print(json.dumps(probe()))
