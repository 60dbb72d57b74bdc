"""One board of many notes, searched and listed: ``python -m benchmarks.find_probe COUNT``.

Prints the milliseconds of every step as JSON. A step is everything that the main thread does from
the key to both painted windows.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from benchmarks.canvas_probe import Probe, limits

ROUNDS = 8
QUERIES = ("connections", "runbook", "payment service", "zebra")


def search(probe: Probe) -> None:
    """Open the line, type each query letter by letter, and go through some hits."""
    line = probe.room.reflect.pane.find_line
    field = line.findChild(QLineEdit)
    assert field is not None
    for number in range(ROUNDS):
        with probe.step("open the search"):
            line.open_line()
        field.clear()
        probe.rest()
        for place, letter in enumerate(QUERIES[number % len(QUERIES)]):
            with probe.step("find: first letter" if place == 0 else "find: a letter more"):
                QTest.keyClicks(field, letter)
        for _ in range(4):
            with probe.step("find: next hit"):
                QTest.keyClick(field, Qt.Key.Key_Return)
        line.close_line()
        probe.rest()


def list_all(probe: Probe) -> None:
    """Open the board as a list, select everything and nothing, and put the list away."""
    pane = probe.room.reflect.pane
    pane.view.fit_all()
    probe.rest(1.0)
    for _ in range(ROUNDS):
        with probe.step("open the list"):
            pane.show_outline(True)
        probe.rest()
        pane.view.setFocus()
        with probe.step("select all, with the list"):
            QTest.keyClick(pane.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        probe.rest()
        with probe.step("select nothing, with the list"):
            QTest.keyClick(pane.view, Qt.Key.Key_Escape)
        pane.show_outline(False)
        probe.rest()
        with probe.step("select all"):
            QTest.keyClick(pane.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        probe.rest()
        QTest.keyClick(pane.view, Qt.Key.Key_Escape)


def main(count: int) -> None:
    """Measure one size and print the times with the memory of the process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        made = subprocess.run(
            [sys.executable, "-m", "benchmarks.canvas_probe", "fill", str(path), str(count)],
            check=True,
            capture_output=True,
            text=True,
        )
        probe = Probe(path, made.stdout.strip())
        limits(probe)
        search(probe)
        list_all(probe)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"times": probe.times, "peak_mib": peak}), flush=True)
        os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
