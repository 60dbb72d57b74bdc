"""The library is folded when nothing has been written for a while, if it is worth it."""

import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import setup
from pm_facilitator.errors import StoreError
from pm_facilitator.session import Session
from pm_facilitator.ui import folding
from pm_facilitator.ui.folding import Folding
from pm_facilitator.ui.tasks import Tasks
from tests.canvas.conftest import Paper

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(folding, "WORTH_FOLDING", 3)
    monkeypatch.setattr(folding, "PAUSE_MILLISECONDS", 1)
    board = Board()
    board.apply(setup.new_review("Checkout outage", NOON)[0])
    return Session(board, Paper(), lambda: NOON)


def retitle(session: Session, count: int) -> None:
    for number in range(count):
        session.commit(setup.set_fields(session.board, title=f"Title {number}"))


def wait_for(times: int, seen: list[int], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(seen) == times)


def test_a_pause_after_many_edits_is_used_on_another_thread(session: Session, qtbot: QtBot) -> None:
    tasks, owner, threads = Tasks(), QObject(), list[int]()
    Folding(session, lambda: threads.append(threading.get_ident()), tasks, owner)
    for times in (1, 2):
        retitle(session, 3)
        wait_for(times, threads, qtbot)
    tasks.wait()
    assert threading.get_ident() not in threads


def test_where_it_fails_the_next_pause_tries_again(session: Session, qtbot: QtBot) -> None:
    tasks, owner, tries = Tasks(), QObject(), list[int]()

    def fold() -> None:
        tries.append(1)
        raise StoreError("The disk did not answer.")

    Folding(session, fold, tasks, owner)
    for times in (1, 2):
        retitle(session, 3)
        wait_for(times, tries, qtbot)
    tasks.wait()


def test_few_edits_are_not_worth_it(session: Session, qtbot: QtBot) -> None:
    tasks, owner = Tasks(), QObject()
    made = Folding(session, lambda: None, tasks, owner)
    retitle(session, 2)
    assert not made.is_waiting()
    retitle(session, 1)
    assert made.is_waiting()
    tasks.wait()
