"""Searching and listing boards of 200 to 5,000 notes, from the key to both painted windows.

Each step is set beside showing a ready picture of the window's size, as in ``benchmarks.canvas``.
"""

from typing import Any

from benchmarks.canvas import SIZES, aim_of, probe, rows

ROUNDS = 2

AIM_FIRST_MS, AIM_ALL_MS = 10.0, 50.0
"""For the first letter, and for what has to do with every note at once."""


def measure() -> list[dict[str, Any]]:
    """Search and list boards of all sizes; times in milliseconds."""
    return [
        row
        for size in SIZES
        for row in rows(size, [probe("find_probe", size) for _ in range(ROUNDS)], _aim)
    ]


def _aim(name: str) -> float:
    if "list" in name or name == "select all":
        return AIM_ALL_MS
    return AIM_FIRST_MS if "first" in name or name == "open the search" else aim_of(name)
