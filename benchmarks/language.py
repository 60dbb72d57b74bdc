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
DENSE, PROSE = "*open*.jsonl", "reports_open.jsonl"
"""Half of the first sentences blame somebody; the second are those of published reports."""
AIM_PEER = 0.1
"""Of what write-good needs for a sentence."""

AIM_KEYSTROKE_MS = 0.1


def measure() -> list[dict[str, Any]]:
    """Measure a sentence, a start, and a keystroke; times in milliseconds."""
    sentences, reports = _sentences(DENSE), _sentences(PROSE)
    ours, of_reports = _in_process(sentences), _in_process(reports, field="prose")
    start, first_start = _starts(_lint), _starts(_lint, anew=True)
    folder = peers.folder()
    rows = []
    for peer in peers.PEERS:
        theirs = _sentence(peer, folder, sentences), _sentence(peer, folder, reports)
        rows += [
            _beside(f"a sentence, beside {peer.name}", ours, theirs[0]),
            _beside(f"a sentence of a report, beside {peer.name}", of_reports, theirs[1]),
            _beside(f"start of lint, beside {peer.name}", start, _start(peer, folder)),
        ]
    with_better = _in_process(sentences, looking=True)
    more = {
        "a sentence with its better wordings": with_better,
        "the first start of lint, which compiles the rules": first_start,
    }
    told = [{"what": what, "ms": round(ms, 4)} for what, ms in more.items()]
    return [_per_second(ours), *told, *rows, *_keystrokes()]


def _sentences(files: str) -> list[str]:
    """Take sentences of every kind and voice, blame and none, evenly from our open corpora."""
    texts = [
        json.loads(line)["text"]
        for path in sorted(CORPORA.glob(files))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return texts[:: max(1, len(texts) // SENTENCES)][:SENTENCES]


def _in_process(sentences: list[str], looking: bool = False, field: str = "text") -> float:
    """Give the median of a sentence over some rounds, after one that compiles; in milliseconds.

    A better wording, which no other linter offers, is worked out when it is looked at.
    """
    coach = Coach()
    times = []
    for _ in range(ROUNDS + 1):
        started = process_time()
        for sentence in sentences:
            found = coach.check(sentence, field)
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
    if what.startswith("a sentence") and what.endswith("write-good"):
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


def _starts(command: Callable[[Path], list[str]], anew: bool = False) -> float:
    """Give the median from the start to the end of a run on one short document.

    A run ``anew`` finds no rules that an earlier one has kept for it. Compiled modules it finds
    in any case, as in an installed program.
    """
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "note.md"
        document.write_text("The dashboard showed green for ten minutes.\n", encoding="utf-8")
        times = []
        for run in range(STARTS + 1):
            caches = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{folder}/modules"}
            caches["XDG_CACHE_HOME"] = f"{folder}/{run if anew else 0}"
            words, environment = command(document), os.environ | caches
            started = perf_counter()
            subprocess.run(words, cwd=ROOT, capture_output=True, check=False, env=environment)
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
