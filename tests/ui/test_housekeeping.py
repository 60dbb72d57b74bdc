"""Cycles are collected where what Qt made may be destroyed, and not in the middle of a gesture."""

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.housekeeping import Housekeeping


class Ring:
    """Something that only the collector can let go."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def housekeeping(qtbot: QtBot) -> Iterator[Housekeeping]:
    owner = QObject()
    gc.collect()
    kept = Housekeeping(owner)
    kept.begin()
    yield kept
    kept.end()
    gc.disable()  # as every test with Qt has it


def many() -> list[list[int]]:
    """Make enough for the youngest to be looked through."""
    return [[number] for number in range(2 * gc.get_threshold()[0])]


def test_what_qt_made_is_destroyed_on_the_thread_of_the_windows(
    housekeeping: Housekeeping, qtbot: QtBot
) -> None:
    where: list[int] = []
    ring = QObject()
    ring.own = ring  # type: ignore[attr-defined]
    ring.destroyed.connect(
        lambda: where.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
    )
    del ring
    kept: list[list[list[int]]] = []
    busy = threading.Thread(target=lambda: kept.append(many()))
    busy.start()
    busy.join()
    assert where == []
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.get_ident()]


def test_little_is_not_looked_through(housekeeping: Housekeeping) -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    housekeeping.look()
    assert gone() is not None


def test_much_is_looked_through(housekeeping: Housekeeping) -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    kept = many()
    housekeeping.look()
    assert gone() is None
    assert kept


def test_what_is_older_goes_where_it_is_quiet(housekeeping: Housekeeping) -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    gc.collect(1)  # now it counts as one of the oldest
    del ring
    for _ in range(gc.get_threshold()[2] + 1):
        gc.collect(1)
    kept = many()
    housekeeping.look()
    assert gone() is not None
    housekeeping.look()
    assert gone() is None
    assert kept


def test_what_is_older_goes_at_last_even_when_it_is_never_quiet(
    housekeeping: Housekeeping,
) -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    gc.collect(1)
    del ring
    kept = []
    for _ in range(11 * gc.get_threshold()[2]):
        gc.collect(1)
    kept.append(many())
    housekeeping.look()
    assert gone() is None


def test_in_the_end_it_is_left_to_python_again(qtbot: QtBot) -> None:
    owner = QObject()
    kept = Housekeeping(owner)
    kept.begin()
    assert not gc.isenabled()
    kept.end()
    assert gc.isenabled()
    gc.disable()  # as every test with Qt has it


def test_a_thread_gives_way_soon_while_there_are_windows(qtbot: QtBot) -> None:
    owner = QObject()
    usual = sys.getswitchinterval()
    kept = Housekeeping(owner)
    kept.begin()
    assert sys.getswitchinterval() <= usual / 5
    kept.end()
    assert sys.getswitchinterval() == usual
    gc.disable()  # as every test with Qt has it
