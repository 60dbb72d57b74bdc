"""Votes are placed on a board by keys and clicks, and only while the voting is open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.dots import Dots
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Bone, Note, Review
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import palette

NOTE: Key = ("note", "a")
LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier


class Voting:
    """A board with one note, and what is voted on it."""

    def __init__(self) -> None:
        note = Note("a", "The graph was green", Stage.REFLECT, 0, 0)
        board = Board([Review("r"), Bone("b", "Process"), note])
        self.scene = ReflectScene(board, palette("light"), audience=False)
        self.view = BoardView(self.scene)
        self.dots = Dots(self.view)
        self.votes: list[tuple[Key, int]] = []
        self.dots.placed.connect(lambda key, by: self.votes.append((key, by)))
        self.view.resize(640, 480)
        self.view.show()
        self.view.fit_all()
        self.view.setFocus()

    def key(self, code: Qt.Key) -> None:
        """Press a key on the board."""
        QTest.keyClick(self.view, code)

    def click(self, key: Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Click in the middle of something."""
        item = self.scene.item(key)
        assert item is not None
        self.click_at(self.view.mapFromScene(item.home().center()), modifiers)

    def click_at(self, at: QPoint, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Click at a place of the view."""
        held = modifiers or Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.view.viewport(), LEFT, held, at)


@pytest.fixture
def voting(qtbot: QtBot) -> Iterator[Voting]:
    made = Voting()
    made.dots.open(True)
    yield made
    made.view.deleteLater()


def test_plus_and_minus_vote_on_what_is_selected(voting: Voting) -> None:
    voting.scene.select([NOTE])
    voting.key(Qt.Key.Key_Plus)
    voting.key(Qt.Key.Key_Minus)
    assert voting.votes == [(NOTE, 1), (NOTE, -1)]


def test_nothing_but_notes_and_groups_can_have_votes(voting: Voting) -> None:
    voting.scene.select([("bone", "b")])
    voting.key(Qt.Key.Key_Plus)
    assert voting.votes == []


def test_keys_do_nothing_while_there_is_no_voting(voting: Voting) -> None:
    voting.dots.open(False)
    voting.scene.select([NOTE])
    voting.key(Qt.Key.Key_Plus)
    voting.key(Qt.Key.Key_D)
    assert voting.votes == []
    assert not voting.dots.in_hand()


def test_with_the_dots_in_hand_a_click_votes_and_selects_nothing(voting: Voting) -> None:
    voting.scene.select([])
    voting.key(Qt.Key.Key_D)
    voting.click(NOTE)
    voting.click(NOTE, ALT)
    assert voting.votes == [(NOTE, 1), (NOTE, -1)]
    assert voting.scene.selectedKeys() == []


def test_without_them_a_click_selects(voting: Voting) -> None:
    voting.click(NOTE)
    assert voting.votes == []
    assert voting.scene.selectedKeys() == [NOTE]


def test_a_click_beside_everything_is_no_vote(voting: Voting) -> None:
    voting.key(Qt.Key.Key_D)
    voting.click_at(QPoint(2, 2))
    assert voting.votes == []


@pytest.mark.parametrize("code", [Qt.Key.Key_D, Qt.Key.Key_Escape])
def test_the_dots_are_laid_down_by_the_same_key_or_esc(voting: Voting, code: Qt.Key) -> None:
    voting.key(Qt.Key.Key_D)
    assert voting.dots.in_hand()
    voting.key(code)
    assert not voting.dots.in_hand()


def test_the_end_of_the_voting_takes_them_out_of_the_hand(voting: Voting) -> None:
    told: list[bool] = []
    voting.dots.in_hand_changed.connect(told.append)
    voting.key(Qt.Key.Key_D)
    voting.dots.open(False)
    assert told == [True, False]
    voting.click(NOTE)
    assert voting.votes == []
