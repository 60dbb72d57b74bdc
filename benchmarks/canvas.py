"""Gestures on boards of 200 to 5,000 notes, from the input to the painted window below the hand.

Beside it stands how long it takes until the group's window shows the same, which follows in a turn
of its own. Each is set beside showing a ready picture of the window's size, which nothing can be
quicker than, measured in the same process: as it is, and stretched for gestures that change the
zoom.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from benchmarks.canvas_probe import GROUP
from benchmarks.common import with_screen

SIZES = (200, 1_000, 5_000)
ROUNDS = 3
"""So often a whole process is led through all gestures; the steps of all rounds count."""

AIM_MS, AIM_TYPING_MS, AIM_OPEN_MS, AIM_MIB = 8.0, 4.0, 800.0, 250.0
AIM_RATIO = 5.0

_LIMIT, _STRETCHED = "limit: picture", "limit: picture, stretched"
_ONCE = ("open", "let go", "pick up", "select all", "select none", "show")


def measure() -> list[dict[str, Any]]:
    """Lead boards of all sizes through every gesture; times in milliseconds."""
    return [
        row
        for size in SIZES
        for row in rows(size, [probe("canvas_probe", size) for _ in range(ROUNDS)], aim_of)
    ]


def probe(module: str, size: int) -> dict[str, Any]:
    """Run a module of this package on a board of some size, in a process of its own."""
    command = [sys.executable, "-m", f"benchmarks.{module}", str(size)]
    ran = subprocess.run(command, env=with_screen(), check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def rows(
    size: int, probes: list[dict[str, Any]], aim: Callable[[str], float]
) -> list[dict[str, Any]]:
    """Put the steps of several processes together, one row for each kind of step."""
    times: dict[str, list[float]] = {}
    for probe in probes:
        for name, steps in probe["times"].items():
            times.setdefault(name, []).extend(steps)
    found = [
        _row(size, name, steps, times) | ({} if name.endswith(GROUP) else {"aim_p95": aim(name)})
        for name, steps in times.items()
        if name not in (_LIMIT, _STRETCHED)
    ]
    memory = statistics.median(probe["peak_mib"] for probe in probes)
    found.append({"what": f"{size:,} notes: memory", "mib": round(memory), "aim_mib": AIM_MIB})
    return found


def _row(size: int, name: str, steps: list[float], times: dict[str, list[float]]) -> dict[str, Any]:
    limit = _STRETCHED if "zoom" in name else _LIMIT
    floor = statistics.median(times[limit])
    late = late_one(steps)
    row: dict[str, Any] = {
        "what": f"{size:,} notes: {name}",
        "ms": round(statistics.median(steps), 2),
        "p95": round(late, 2),
    }
    if not name.endswith((*_ONCE, GROUP)):
        row |= {
            "against": f"{limit.removeprefix('limit: ')} of the window's size, against the p95",
            "against_ms": round(floor, 2),
            "ratio": round(late / floor, 2),
            "ratio_of_medians": round(row["ms"] / floor, 2),
            "aim": AIM_RATIO,
        }
    return row


def aim_of(name: str) -> float:
    """Give the milliseconds within which a step should be painted."""
    if name == "open":
        return AIM_OPEN_MS
    return AIM_TYPING_MS if name.startswith("type") else AIM_MS


def late_one(steps: list[float]) -> float:
    """Give the 95th percentile: the step that only one in twenty is slower than."""
    ordered = sorted(steps)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
