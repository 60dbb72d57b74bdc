"""The coach on sentences and as ``lint``, beside linters of prose, and what one keystroke costs.

The others are looked for in the folder that ``PM_PEERS`` names, or fetched by npm and pip into one
in the system's folder for temporary files; where that is not possible their lines are skipped. A
sentence is measured in the processor's time on all sides, so that a busy machine slows nobody.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from benchmarks import language_peers as peers
from benchmarks.common import median
from pm_facilitator.language.coach import Coach

ROOT = Path(__file__).parents[1]
CORPORA = ROOT / "tests" / "language" / "corpora"
SENTENCES, ROUNDS, STARTS = 400, 5, 5
AIM_PEER = 0.1
"""Of what write-good needs for a sentence."""

AIM_KEYSTROKE_MS = 0.1


def measure() -> list[dict[str, Any]]:
    """Measure a sentence, a start, and a keystroke; times in milliseconds."""
    sentences = _sentences()
    ours, start = _in_process(sentences), _starts(_lint)
    folder = peers.folder()
    rows = []
    for peer in peers.PEERS:
        rows.append(
            _beside(f"a sentence, beside {peer.name}", ours, _sentence(peer, folder, sentences))
        )
        rows.append(_beside(f"start of lint, beside {peer.name}", start, _start(peer, folder)))
    with_better = _in_process(sentences, looking=True)
    offered = {"what": "a sentence with its better wordings", "ms": round(with_better, 4)}
    return [_per_second(ours), offered, *rows, *_keystrokes()]


def _sentences() -> list[str]:
    """Take sentences of every kind and voice, blame and none, evenly from our open corpora."""
    texts = [
        json.loads(line)["text"]
        for path in sorted(CORPORA.glob("*open*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return texts[:: max(1, len(texts) // SENTENCES)][:SENTENCES]


def _in_process(sentences: list[str], looking: bool = False) -> float:
    """Give the median of a sentence over some rounds, after one that compiles; in milliseconds.

    A better wording, which no other linter offers, is worked out when it is looked at.
    """
    coach = Coach()
    times = []
    for _ in range(ROUNDS + 1):
        started = process_time()
        for sentence in sentences:
            found = coach.check(sentence)
            if looking:
                _ = [finding.suggestion for finding in found]
        times.append((process_time() - started) * 1000 / len(sentences))
    return median(times[1:])


def _per_second(ours: float) -> dict[str, Any]:
    return {"what": f"a sentence in process, {1000 / ours:,.0f} a second", "ms": round(ours, 4)}


def _beside(what: str, ours: float, theirs: "float | peers.Absent") -> dict[str, Any]:
    if isinstance(theirs, peers.Absent):
        return {"what": what, "skipped": theirs.reason}
    row = {"what": what, "ms": round(ours, 4), "against": what.rpartition(" ")[2]}
    row |= {"against_ms": round(theirs, 4), "ratio": round(ours / theirs, 3)}
    if what == "a sentence, beside write-good":
        row["aim"] = AIM_PEER
    return row


def _sentence(
    peer: peers.Peer, folder: Path | peers.Absent, sentences: list[str]
) -> float | peers.Absent:
    if isinstance(folder, peers.Absent):
        return folder
    return peer.in_process(folder, sentences, ROUNDS)


def _start(peer: peers.Peer, folder: Path | peers.Absent) -> float | peers.Absent:
    if isinstance(folder, peers.Absent):
        return folder
    absent = peer.absent(folder)
    return absent or _starts(lambda document: peer.command(folder, document))


def _starts(command: Callable[[Path], list[str]]) -> float:
    """Give the median from the start to the end of a run on one short document."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "note.md"
        document.write_text("The dashboard showed green for ten minutes.\n", encoding="utf-8")
        times = []
        for _ in range(STARTS + 1):
            started = perf_counter()
            subprocess.run(command(document), cwd=ROOT, capture_output=True, check=False)
            times.append((perf_counter() - started) * 1000)
    return median(times[1:])


def _lint(document: Path) -> list[str]:
    return [sys.executable, "-m", "pm_facilitator", "lint", str(document)]


def _keystrokes() -> list[dict[str, Any]]:
    """Measure in a process of its own what the coach does on the windows' thread."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    probe = [sys.executable, "-m", "benchmarks.language_probe"]
    said = subprocess.run(probe, check=True, capture_output=True, text=True, env=environment)
    return [
        {
            "what": what,
            "ms": round(ms, 4),
            "against": "the aim",
            "against_ms": AIM_KEYSTROKE_MS,
            "ratio": round(ms / AIM_KEYSTROKE_MS, 2),
            "aim": 1.0,
        }
        for what, ms in json.loads(said.stdout).items()
    ]
