"""The strip proposes groups of similar notes, and each acceptance is one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Note, NoteGroup
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.panels.board_pane import BoardPane
from pm_facilitator.ui.panels.gather import NONE_FOUND, NONE_LEFT, GatherStrip
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import press, words_in

TEXTS = (
    "The first alert came late",
    "Alerts went to a channel nobody reads",
    "The alert threshold was too high",
    "Rollback took forty minutes",
    "Nobody had tested the rollback",
    "The dashboard showed green",
)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def pane(room: Room, session: Session) -> BoardPane:
    notes = [
        Note(f"n{i}", text, Stage.REFLECT, x=184.0 * i, order=float(i))
        for i, text in enumerate(TEXTS)
    ]
    session.commit([Added(note) for note in notes])
    room.go_to(Stage.REFLECT)
    return room.reflect.pane


@pytest.fixture
def strip(pane: BoardPane) -> GatherStrip:
    assert pane.gather is not None
    QTest.keyClick(pane.view, Qt.Key.Key_G, CTRL | ALT)
    return pane.gather


def titles(session: Session) -> list[str]:
    return [heap.title for heap in session.board.all(NoteGroup)]


def chosen(pane: BoardPane) -> set[str]:
    return {id_ for _, id_ in pane.scene.selectedKeys()}


def test_in_the_end_the_groups_that_were_made_are_in_sight(
    pane: BoardPane, strip: GatherStrip, session: Session
) -> None:
    pane.view.zoom_to(1.2)
    pane.view.look_at(pane.scene.content.topLeft())
    QTest.keyClick(strip.name_line, Qt.Key.Key_Return, CTRL)
    groups = session.board.all(NoteGroup)
    assert chosen(pane) == {group.id for group in groups}
    for group in groups:
        item = pane.scene.item(("note_group", group.id))
        assert item is not None
        assert pane.view.visible_rect().contains(item.home())


def test_a_proposal_shows_its_notes_on_the_board_and_its_name(
    pane: BoardPane, strip: GatherStrip, session: Session
) -> None:
    assert strip.isVisible()
    assert chosen(pane) == {"n0", "n1", "n2"}
    assert strip.name_line.text() == "Alert"
    assert strip.name_line.hasFocus()
    assert "2 groups proposed" in words_in(strip)
    assert titles(session) == []


def test_enter_accepts_under_the_name_that_is_written_and_shows_the_next(
    room: Room, pane: BoardPane, strip: GatherStrip, session: Session
) -> None:
    QTest.keyClicks(strip.name_line, "Alerting")
    QTest.keyClick(strip.name_line, Qt.Key.Key_Return)
    assert titles(session) == ["Alerting"]
    assert chosen(pane) == {"n3", "n4"}
    assert room.history.undo_text() == "Gather 3 notes"
    room.history.undo()
    assert titles(session) == []
    assert [note.x for note in session.board.notes()] == [184.0 * i for i in range(6)]


def test_down_skips_and_nothing_more_is_said_kindly(
    pane: BoardPane, strip: GatherStrip, session: Session
) -> None:
    QTest.keyClick(strip.name_line, Qt.Key.Key_Down)
    assert chosen(pane) == {"n3", "n4"}
    press(strip, "Skip")
    assert NONE_LEFT in words_in(strip)
    assert chosen(pane) == set()
    assert titles(session) == []
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert not strip.isVisible()


def test_all_can_be_accepted_as_one_step(room: Room, strip: GatherStrip, session: Session) -> None:
    QTest.keyClick(strip.name_line, Qt.Key.Key_Return, CTRL)
    assert titles(session) == ["Alert", "Rollback"]
    room.history.undo()
    assert titles(session) == []


def test_escape_leaves_everything_as_it_is(
    pane: BoardPane, strip: GatherStrip, session: Session
) -> None:
    QTest.keyClick(strip.name_line, Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert pane.view.hasFocus()
    assert chosen(pane) == set()
    assert titles(session) == []


def test_a_note_that_goes_meanwhile_leaves_the_proposal(
    pane: BoardPane, strip: GatherStrip, session: Session
) -> None:
    session.commit([Added(session.board.need(Note, "n2")).invert()])
    assert chosen(pane) == {"n0", "n1"}
    session.commit([Added(session.board.need(Note, "n1")).invert()])
    assert chosen(pane) == {"n3", "n4"}


def test_the_button_opens_it_too(pane: BoardPane) -> None:
    press(pane.bar, "Gather similar notes")
    assert pane.gather is not None
    assert pane.gather.isVisible()


def test_nothing_similar_is_said_kindly(room: Room) -> None:
    room.go_to(Stage.REFLECT)
    press(room.reflect.pane.bar, "Gather similar notes")
    assert NONE_FOUND in words_in(room.reflect.pane)
    strip = room.reflect.pane.gather
    assert strip is not None
    focus = strip.focusWidget()
    assert focus is not None
    assert focus.hasFocus()
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not strip.isVisible()
