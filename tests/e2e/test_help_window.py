"""The facilitator's helps in a real window: the question, the card under stress, the checks."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.clock import is_running
from pm_facilitator.domain.vocabulary import Stage
from tests.e2e.hands import MAIN, Person

pytestmark = [pytest.mark.xcb, pytest.mark.skipif(sys.platform != "linux", reason="needs X11")]


def runs(board: Board) -> bool:
    slot = board.slot(board.review.stage)
    return slot is not None and is_running(slot)


def asked(board: Board) -> list[str]:
    return [item.text for item in board.locker if item.text.endswith("?")]


def test_all_three_are_worked_by_keys_alone(
    app: subprocess.Popen[bytes],
    screen: str,
    until: Callable[[Callable[[Board], bool]], None],
) -> None:
    person = Person(screen)
    person.find("autumn sale")
    person.turn_to(MAIN)
    until(lambda board: board.review.stage is Stage.IMPROVE)
    person.press("F8")
    until(runs)
    person.press("F12", "8", "space", "b")
    until(lambda board: not runs(board))
    person.press("F12", "Escape")
    person.press("F7", "shift+F7")
    until(lambda board: len(asked(board)) == 1)
    person.press("shift+F9", "Tab", "space")
    until(lambda board: bool(board.review.checks_left))
    person.press("ctrl+z")
    until(lambda board: not board.review.checks_left)
    until(lambda board: not board.review.room_counts)
    person.press("ctrl+q")
    assert app.wait(20) == 0
