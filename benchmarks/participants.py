"""Two hundred participants with five notes a second each, against the real app with both windows.

The crowd, the app and the peer are processes of their own. All of them share the machine, so only a
quiet one with at least two cores says something about the app; figures of one run belong together.
Where the crowd itself was late, or the machine was lent to others meanwhile ("steal" where it is a
virtual one), it was too busy for any of them to say much.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.common import with_screen
from pm_facilitator.ui.participants.bridge import TICK_MILLISECONDS, TICKS_OF_A_BATCH

PEOPLE, PER_SECOND, SECONDS = 200, 5, 10
BATCH = TICK_MILLISECONDS * TICKS_OF_A_BATCH
"""Milliseconds between two frames to everybody."""

AIM_OF_DELIVERY = 1.5
AIM_OF_LATENESS = 4.0
AIM_OF_MEMORY = 96.0


def measure() -> list[dict[str, Any]]:
    """Play the app's round, then the same crowd with a frame for each note."""
    before = _stolen()
    ours = _ours()
    stolen, peer = _stolen() - before, _peer()
    told, alone = ours["delivery"], peer["delivery"]
    crowd = f"{PEOPLE} people, {PEOPLE * PER_SECOND:,} notes a second"
    return [
        {
            "what": f"until everybody knows of a note ({crowd})",
            "ms": told["p50"] * 1000,
            "p99": told["p99"] * 1000,
            "aim_p99": AIM_OF_DELIVERY * BATCH,
            "against": "the same with a frame for each note, 99th percentile",
            "against_ms": alone["p99"] * 1000,
            "ratio": round(told["p99"] / alone["p99"], 3),
        },
        {
            "what": "from writing a note to knowing that it is on disk",
            "ms": ours["answer"]["p50"] * 1000,
            "p99": ours["answer"]["p99"] * 1000,
            "aim_p99": AIM_OF_DELIVERY * BATCH,
        },
        {
            "what": f"how late the window is meanwhile ({_kept(ours)})",
            "ms": ours["late"]["p50"] * 1000,
            "p99": ours["late"]["p99"] * 1000,
            "aim_p99": AIM_OF_LATENESS,
        },
        {
            "what": f"how late the crowd itself was ({_disturbed(ours, stolen)})",
            "ms": ours["crowd"]["late"]["p50"] * 1000,
            "p99": ours["crowd"]["late"]["p99"] * 1000,
            "aim_p99": AIM_OF_LATENESS,
        },
        {"what": "memory for all of it", "mib": ours["mib"], "aim_mib": AIM_OF_MEMORY},
    ]


def _kept(ours: dict[str, Any]) -> str:
    window, page = ours["cpu"]["window"], ours["cpu"]["page"]
    return (
        f"{ours['kept']} of {ours['notes']} notes kept, {ours['refused']} put off; "
        f"{window} s of a processor for the window, {page} s for the page"
    )


def _disturbed(ours: dict[str, Any], stolen: float) -> str:
    return f"{ours['crowd']['busy']} of a core; {stolen:.1f} s of steal meanwhile"


def _stolen() -> float:
    """Give the seconds for which a virtual machine was not let run, where the system tells."""
    told = Path("/proc/stat")
    ticks = told.read_text().split(maxsplit=9)[8] if told.exists() else "0"
    return int(ticks) / 100


def _ours() -> dict[str, Any]:
    return _told("benchmarks.participants_probe", str(PEOPLE), str(PER_SECOND), str(SECONDS))


def _peer() -> dict[str, Any]:
    line = [sys.executable, "-m", "benchmarks.participants_peer"]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peer:
        assert peer.stdin is not None
        assert peer.stdout is not None
        url = peer.stdout.readline().strip()
        numbers = (str(PEOPLE), str(PER_SECOND), str(SECONDS))
        outcome = _told("benchmarks.participants_load", url, "none", *numbers)
        peer.stdin.close()
    return outcome


def _told(module: str, *arguments: str) -> dict[str, Any]:
    line = [sys.executable, "-m", module, *arguments]
    answer = subprocess.run(line, env=with_screen(), capture_output=True, text=True, check=True)
    outcome: dict[str, Any] = json.loads(answer.stdout)
    return outcome
