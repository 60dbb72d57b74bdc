"""The language coach in a real window: the marks, the panel, and wording taken over by one key."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import palette
from tests.e2e.hands import MAIN, Person

pytestmark = [pytest.mark.xcb, pytest.mark.skipif(sys.platform != "linux", reason="needs X11")]

BLAME = "Tom forgot to check the log"
BETTER = "The log was not checked. What would normally have prompted it?"


def noted(text: str) -> Callable[[Board], bool]:
    return lambda board: any(note.text == text for note in board.notes())


def planned(text: str) -> Callable[[Board], bool]:
    return lambda board: any(action.text == text for action in board.actions)


def is_marked(person: Person, folder: Path, color: str) -> bool:
    return bool(person.places(folder, color))


def test_wording_is_taken_over_and_back_by_keys_alone(
    app: subprocess.Popen[bytes],
    screen: str,
    until: Callable[[Callable[[Board], bool]], None],
) -> None:
    person = Person(screen)
    person.find("autumn sale")
    person.turn_to(MAIN)
    until(lambda board: board.review.stage is Stage.IMPROVE)
    person.press("F6")
    person.write(BLAME)
    person.press("ctrl+period", "Return", "Escape")
    until(planned(BETTER))
    person.press("F2")
    person.write(BLAME)
    person.press("Return", "Escape")
    until(noted(BLAME))
    person.press("ctrl+period", "ctrl+period")
    until(noted(BETTER))
    person.press("ctrl+z")
    until(noted(BLAME))
    person.press("ctrl+q")
    assert app.wait(20) == 0


def test_what_was_heard_is_marked_on_the_board_in_light_and_dark(
    app: subprocess.Popen[bytes],
    screen: str,
    tmp_path: Path,
    qtbot: QtBot,
    until: Callable[[Callable[[Board], bool]], None],
) -> None:
    person = Person(screen)
    person.find("autumn sale")
    person.turn_to(MAIN)
    until(lambda board: board.review.stage is Stage.IMPROVE)
    person.press("ctrl+Prior")
    until(lambda board: board.review.stage is Stage.REFLECT)
    person.press("n")
    person.write(BLAME)
    until(noted(BLAME))
    for name in ("light", "dark"):
        color = palette(name)["warning"]
        qtbot.waitUntil(partial(is_marked, person, tmp_path, color))
        person.press("ctrl+period")
        until(noted(BETTER))
        person.press("ctrl+z")
        until(noted(BLAME))
        person.press("alt+shift+d")
    person.press("ctrl+q")
    assert app.wait(20) == 0
