"""From the start of the process to the first painted window, against an empty PySide6 window."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.common import median, paired, with_screen
from pm_facilitator.domain.edits import setup
from pm_facilitator.store.library import open_library

ROUNDS = 9
REVIEWS = 50
AIM = 1.3


def measure() -> list[dict[str, Any]]:
    """Start whole processes turn by turn; each ends by itself at what is being waited for."""
    with tempfile.TemporaryDirectory() as folder:
        _fill_library(Path(folder))
        painted = _compare("painted", folder)
        loaded = _compare("loaded", folder)
    return [
        _result("start to the first painted window", *painted, aim=AIM),
        _result(f"start to the library with {REVIEWS} reviews in it", *loaded, aim=None),
    ]


def _compare(wanted: str, folder: str) -> tuple[float, float]:
    app, empty = _starter(wanted, folder), _starter("empty", folder)
    paired(app, empty, 2)
    ours, theirs = paired(app, empty, ROUNDS)
    return median(ours), median(theirs)


def _starter(wanted: str, folder: str) -> Callable[[], object]:
    command = [sys.executable, "-m", "benchmarks.startup_probe", wanted, folder]
    return lambda: subprocess.run(command, env=with_screen(), check=True)


def _fill_library(folder: Path) -> None:
    now = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)
    library = open_library(folder / "library.sqlite3")
    for number in range(REVIEWS):
        library.create(setup.new_review(f"Benchmark {number}", now)[0], now)
    library.close()


def _result(what: str, ours: float, theirs: float, *, aim: float | None) -> dict[str, Any]:
    return {
        "what": what,
        "ms": round(ours * 1000, 1),
        "against": "an empty PySide6 window, the whole process",
        "against_ms": round(theirs * 1000, 1),
        "ratio": round(ours / theirs, 2),
        "aim": aim,
    }
