"""The group's window follows in a turn of its own: one telling, whatever has come together."""

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added, Committed, patch
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.room import Room
from tests.helpers.mirrored import window_of

MANY = 30


@pytest.fixture
def room(room: Room) -> Room:
    room.go_to(Stage.REFLECT)
    room.toggle_audience()
    window_of(room)
    return room


def shown_in(window: AudienceWindow) -> dict[str, str]:
    items = window.reflect.projection.all()
    return {item.key[1]: item.sketch.text for item in items if item.key[0] == "note"}


def test_what_is_done_reaches_the_group_without_being_asked_for(room: Room, qtbot: QtBot) -> None:
    room.session.commit([Added(Note("n", "The queue grew"))])
    assert room.mirroring.is_behind()
    window = room.audience
    assert window is not None
    qtbot.waitUntil(lambda: shown_in(window).get("n") == "The queue grew")
    assert not room.mirroring.is_behind()


def test_many_edits_in_one_turn_are_told_together(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(room)
    told: list[int] = []
    react = window.react

    def count(batch: Committed) -> None:
        told.append(len(batch.changes))
        react(batch)

    monkeypatch.setattr(window, "react", count)
    for number in range(MANY):
        room.session.commit([Added(Note(f"n{number}", f"Note {number}"))])
    assert len(shown_in(window_of(room)).keys() & {f"n{n}" for n in range(MANY)}) == MANY
    assert told == [MANY]


def test_what_was_made_changed_and_removed_meanwhile_is_not_there(room: Room) -> None:
    board = room.session.board
    room.session.commit([Added(Note("gone", "Soon gone")), Added(Note("kept", "First words"))])
    room.session.commit(patch(board.need(Note, "kept"), text="Second words"))
    room.controller.remove([("note", "gone")])
    shown = shown_in(window_of(room))
    assert "gone" not in shown
    assert shown["kept"] == "Second words"


def test_a_note_shown_and_hidden_in_one_turn_never_reaches_the_group(room: Room) -> None:
    board = room.session.board
    room.session.commit([Added(Note("n", "Not for them", hidden=True))])
    room.session.commit(patch(board.need(Note, "n"), hidden=False))
    room.session.commit(patch(board.need(Note, "n"), hidden=True))
    assert "n" not in shown_in(window_of(room))


def test_the_group_goes_to_where_the_view_went_last(room: Room) -> None:
    view = room.reflect.pane.view
    for left in (400.0, 800.0, 1200.0):
        view.show_rect(QRectF(left, 200.0, 500.0, 300.0))
    seen = window_of(room).views[Stage.REFLECT].visible_rect()
    assert seen.contains(view.visible_rect().center())


def test_a_view_that_was_brought_is_not_taken_elsewhere_by_what_came_before(room: Room) -> None:
    room.session.commit([Added(Note("far", "Far away", x=3000.0, y=2000.0))])
    brought = QRectF(2900.0, 2000.0, 400.0, 300.0)
    window_of(room)
    room.reflect.pane.view.view_rect_changed.emit(QRectF(0.0, 0.0, 500.0, 300.0))
    room.reflect.pane.pointing.brought.emit(brought)
    assert window_of(room).views[Stage.REFLECT].visible_rect().contains(brought.center())


def test_nothing_is_handed_on_to_a_window_that_was_closed_meanwhile(room: Room) -> None:
    room.session.commit([Added(Note("n", "The queue grew"))])
    room.toggle_audience()
    assert room.audience is None
    room.mirroring.catch_up()
    room.toggle_audience()
    assert "n" in shown_in(window_of(room))
