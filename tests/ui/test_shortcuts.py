"""The table of keys is what the app does, what the help page shows and what the manual says."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.figures.palette import palette
from pm_facilitator.session import Session
from pm_facilitator.ui.panels.board_pane import BoardPane
from pm_facilitator.ui.shortcuts import GROUPS, KEYS, Group, as_markdown

MANUAL = Path(__file__).parents[2] / "docs" / "keyboard.md"

WINDOW_GROUPS = (
    "From anywhere, also while typing",
    "The meeting",
    "Small-group round",
    "The app",
)


def lines_of(*titles: str) -> list[str]:
    return [keys for group in GROUPS if group.title in titles for keys, _ in group.lines]


def test_the_manual_says_the_same() -> None:
    assert MANUAL.read_text(encoding="utf-8") == as_markdown()


def test_no_two_commands_share_a_key() -> None:
    counted = Counter(QKeySequence(key).toString() for keys in KEYS.values() for key in keys)
    assert [key for key, times in counted.items() if times > 1] == []


def test_every_key_is_a_key() -> None:
    for key in (key for keys in KEYS.values() for key in keys):
        assert QKeySequence(key).count() == 1


def test_every_command_is_listed_and_nothing_else_is() -> None:
    listed = [*lines_of(*WINDOW_GROUPS), "Ctrl+L", "Ctrl+F"]
    undo = {"Ctrl+Z", "Ctrl+Y"}
    assert set(listed) - undo == {key for keys in KEYS.values() for key in keys}


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.title)
def test_a_group_names_each_key_once(group: Group) -> None:
    keys = [keys for keys, _ in group.lines]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (TimelineScene, "Timeline"),
        (ReflectScene, "Fishbone and notes"),
        (ReflectScene, "Chain of whys"),
        (MatrixScene, "Matrix of actions"),
    ],
)
def test_each_board_knows_the_keys_that_are_listed_for_it(
    qapp: QApplication, session: Session, kind: type[BoardScene], title: str
) -> None:
    pane = BoardPane(kind(session.board, palette("light"), audience=False), title)
    scene, view = pane.scene, pane.view
    known = {QKeySequence(code).toString() for code in {*scene.bindings, *view.bindings}}
    # Tab goes where the focus goes, the pointer's ways are no keys, and some are the window's.
    elsewhere = {"Tab", "Space+drag", "Ctrl+wheel", "Alt+wheel", "Ctrl+L", "Ctrl+F"}
    elsewhere |= {"Alt+drag", "Shift+drag", "Ctrl+drag"}
    everywhere = ("On every board", "Tools of the board", "Arranging a board")
    wanted = set(lines_of(title, *everywhere)) - elsewhere
    assert [key for key in wanted if _spelled(key) not in known] == []
    pane.deleteLater()


@pytest.mark.parametrize("kind", [TimelineScene, ReflectScene, MatrixScene])
def test_no_key_of_the_view_takes_one_from_its_board(
    qapp: QApplication, session: Session, kind: type[BoardScene]
) -> None:
    pane = BoardPane(kind(session.board, palette("light"), audience=False), "Board")
    taken = set(pane.view.bindings) & set(pane.scene.bindings)
    assert [QKeySequence(code).toString() for code in taken] == []
    pane.deleteLater()


def test_a_board_in_its_pane_knows_the_keys_for_showing_something(
    qapp: QApplication, session: Session
) -> None:
    scene = TimelineScene(session.board, palette("light"), audience=False)
    pane = BoardPane(scene, "Timeline")
    known = {QKeySequence(code).toString() for code in pane.view.bindings}
    wanted = lines_of("Showing the group something")
    assert [key for key in wanted if _spelled(key) not in known] == []
    pane.deleteLater()


@pytest.mark.parametrize("kind", [TimelineScene, ReflectScene, MatrixScene])
def test_a_board_in_its_pane_knows_the_keys_for_voting(
    qapp: QApplication, session: Session, kind: type[BoardScene]
) -> None:
    pane = BoardPane(kind(session.board, palette("light"), audience=False), "Board")
    known = {QKeySequence(code).toString() for code in pane.view.bindings}
    wanted = lines_of("Voting on a board")
    assert [key for key in wanted if _spelled(key) not in known] == []
    pane.deleteLater()


@pytest.mark.parametrize("kind", [TimelineScene, ReflectScene, MatrixScene])
def test_no_key_of_a_board_hides_another_one(
    qapp: QApplication, session: Session, kind: type[BoardScene]
) -> None:
    scene = kind(session.board, palette("light"), audience=False)
    pane = BoardPane(scene, "Board")
    doubled = scene.bindings.keys() & pane.view.bindings.keys()
    assert [QKeySequence(code).toString() for code in doubled] == []
    pane.deleteLater()


def _spelled(key: str) -> str:
    return QKeySequence(key.replace("Enter", "Return").replace("Delete", "Del")).toString()
