"""What every benchmark needs: the machine's facts, and two sides measured in one run."""

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def machine_facts() -> dict[str, Any]:
    """Say on what a measurement was made; figures of two machines are not to be compared."""
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
    }


def median(seconds: list[float]) -> float:
    """Give the middle of the measurements."""
    return statistics.median(seconds)


def paired(
    a: Callable[[], object], b: Callable[[], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Time two things turn by turn, so that whatever slows the machine slows both.

    Which of them goes first changes every round: the second finds the caches and the disk warm.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        sides = [(a, times[0]), (b, times[1])]
        for work, measured in sides if turn % 2 == 0 else reversed(sides):
            start = time.perf_counter()
            work()
            measured.append(time.perf_counter() - start)
    return times


def with_screen() -> dict[str, str]:
    """Give the environment of a process with windows: on the screen, where there is one."""
    there = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & os.environ.keys()
    needed = sys.platform == "linux" and not there
    return {**os.environ, **({"QT_QPA_PLATFORM": "offscreen"} if needed else {})}


def _processor() -> str:
    """Give the processor's name; Linux keeps it in a file, others tell it themselves."""
    facts = Path("/proc/cpuinfo")
    if sys.platform == "linux" and facts.exists():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
