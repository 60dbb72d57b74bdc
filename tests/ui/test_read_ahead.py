"""What an import needs is loaded while nobody does anything."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator import importers
from pm_facilitator.ui.read_ahead import ReadAhead, _needed


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    wanted = ("colorsys", "this_is_nowhere", "zipapp")
    for name in wanted:
        monkeypatch.delitem(sys.modules, name, raising=False)
    return wanted


def test_everything_is_loaded_one_after_the_other_and_what_is_missing_is_passed_over(
    window: QWidget, names: tuple[str, ...], qtbot: QtBot
) -> None:
    ahead = ReadAhead(window, names, pause=1)
    with qtbot.waitSignal(ahead.done):
        ahead.begin()
        assert "colorsys" not in sys.modules
    assert {"colorsys", "zipapp"} <= sys.modules.keys()


def test_it_waits_while_somebody_types_or_moves_the_mouse(
    window: QWidget, names: tuple[str, ...], qtbot: QtBot
) -> None:
    ahead = ReadAhead(window, names, pause=100_000)
    ahead.begin()
    ahead._timer.start(1)  # the pause is nearly over
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert ahead._timer.interval() == 100_000
    ahead._timer.start(1)
    QTest.mouseMove(window.windowHandle(), QPoint(3, 3))
    qtbot.waitUntil(lambda: ahead._timer.interval() == 100_000)
    assert "colorsys" not in sys.modules


def test_at_the_end_of_the_app_nothing_more_is_loaded(
    window: QWidget, names: tuple[str, ...]
) -> None:
    ahead = ReadAhead(window, names, pause=1)
    ahead.begin()
    ahead.end()
    assert not ahead._timer.isActive()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert not ahead._timer.isActive()


def test_it_loads_all_that_the_first_import_needs() -> None:
    code = (
        "import sys; from importlib import import_module\n"
        "from pm_facilitator.ui.read_ahead import _needed\n"
        "for name in _needed(): import_module(name)\n"
        "before = set(sys.modules)\n"
        "import pm_facilitator.importers.known, pm_facilitator.ui.pages.import_preview\n"
        "import pm_facilitator.importers.accepting.convert\n"
        "print(sorted(set(sys.modules) - before))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_every_module_of_the_importers_has_a_turn_of_its_own() -> None:
    folder = Path(importers.__file__).parent
    modules = {
        ".".join(path.relative_to(folder).with_suffix("").parts)
        for path in folder.glob("*/**/*.py")
        if path.stem != "__init__"
    }
    assert modules <= {name.removeprefix("pm_facilitator.importers.") for name in _needed()}


def test_what_importers_make_when_they_are_first_asked_is_made_too() -> None:
    code = (
        "from pm_facilitator.ui.read_ahead import _prepared\n"
        "for _ in _prepared(): pass\n"
        "from pm_facilitator.importers.formats.trackers import ticket_paste\n"
        "before = ticket_paste._compiled.cache_info().misses\n"
        "for _ in ticket_paste.TicketPaste().prepare(): pass\n"
        "print(before > 0, ticket_paste._compiled.cache_info().misses - before)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "0"]
