"""One board of many notes, searched and listed: ``python -m benchmarks.find_probe COUNT``.

Prints the milliseconds of every step as JSON. A step is everything that the main thread does from
the key to both painted windows.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from benchmarks.canvas_probe import Probe, run

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


if __name__ == "__main__":
    run(int(sys.argv[1]), search, list_all)
