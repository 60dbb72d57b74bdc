"""What the facilitator points at, lights and brings is seen by the group at once, and only that."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.pointing import Pointing
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.room import Room
from tests.helpers.mirrored import group_follows, window_of

HERE = QPointF(100, 120)


@pytest.fixture
def room(room: Room) -> Room:
    hidden = Note("secret", "Not shown yet", x=400.0, hidden=True)
    far = Note("far", "Far away", x=9000.0, y=9000.0)
    room.session.commit([Added(Note("n", "The queue grew")), Added(hidden), Added(far)])
    room.go_to(Stage.REFLECT)
    room.toggle_audience()
    return room


def pointing_of(room: Room) -> Pointing:
    return room.reflect.pane.pointing


def picture(window: AudienceWindow) -> object:
    group_follows()
    return window.grab().toImage()


def test_the_dot_is_at_the_same_place_of_the_board_in_both_windows(room: Room) -> None:
    pointing_of(room).pointed.emit(HERE)
    trail = window_of(room).pointing.trails[Stage.REFLECT]
    view = window_of(room).views[Stage.REFLECT]
    assert trail.isVisible()
    assert trail.place == HERE
    at = view.mapFromScene(HERE)
    shown = view.grab().toImage().pixelColor(at)
    assert shown.name() == view.board_scene.colors["laser"]


def test_a_window_that_opens_shows_what_is_selected(room: Room) -> None:
    room.toggle_audience()
    room.reflect.pane.view.fit_all()
    room.reflect.scene.select([("note", "far")])
    room.toggle_audience()
    view = window_of(room).views[Stage.REFLECT]
    item = view.board_scene.item(("note", "far"))
    assert item is not None
    assert view.visible_rect().contains(item.home())


def test_the_group_sees_the_dot_wherever_it_is_and_in_the_same_size(room: Room) -> None:
    room.reflect.pane.view.fit_all()
    QApplication.processEvents()
    view = window_of(room).views[Stage.REFLECT]
    zoom = view.zoom
    for place in (QPointF(9050, 9050), QPointF(20, 40), QPointF(8000, 30)):
        pointing_of(room).pointed.emit(place)
        assert view.visible_rect().contains(place)
        assert window_of(room).pointing.trails[Stage.REFLECT].isVisible()
    assert view.zoom == zoom


def test_the_dot_stays_in_sight_when_the_facilitator_moves_the_view(room: Room) -> None:
    mine, view = room.reflect.pane.view, window_of(room).views[Stage.REFLECT]
    mine.fit_all()
    QApplication.processEvents()
    group_follows()
    pointing_of(room).pointed.emit(QPointF(9050, 9050))
    mine.pan_by(20, 20)
    QApplication.processEvents()
    group_follows()
    assert view.visible_rect().contains(QPointF(9050, 9050))


def test_the_dot_stays_in_sight_when_something_else_is_selected(room: Room) -> None:
    room.reflect.pane.view.fit_all()
    QApplication.processEvents()
    pointing_of(room).pointed.emit(QPointF(9050, 9050))
    room.reflect.scene.select([("note", "n")])
    QApplication.processEvents()
    group_follows()
    assert window_of(room).views[Stage.REFLECT].visible_rect().contains(QPointF(9050, 9050))


def test_when_the_laser_is_gone_nothing_is_left_of_it(room: Room, qtbot: QtBot) -> None:
    before, records = picture(window_of(room)), list(room.session.board.entities())
    here = window_of(room).views[Stage.REFLECT].visible_rect().center()
    pointing_of(room).pointed.emit(here)
    pointing_of(room).pointed.emit(here + QPointF(60, 20))
    pointing_of(room).pointed.emit(None)
    trail = window_of(room).pointing.trails[Stage.REFLECT]
    qtbot.waitUntil(lambda: not trail.isVisible())
    assert picture(window_of(room)) == before
    assert list(room.session.board.entities()) == records


def test_the_group_sees_the_lit_note_wherever_it_is(room: Room) -> None:
    window_of(room).set_follows(False)
    pointing_of(room).light(("note", "far"))
    light = window_of(room).pointing.lights[Stage.REFLECT]
    lit = light.lit()
    assert lit is not None
    assert light.isVisible()
    assert window_of(room).views[Stage.REFLECT].visible_rect().contains(lit.home())


def test_a_hidden_note_is_not_lit_for_the_group(room: Room) -> None:
    before = picture(window_of(room))
    pointing_of(room).light(("note", "secret"))
    assert picture(window_of(room)) == before
    room.controller.set_field("note", "secret", "hidden", False)
    assert window_of(room).pointing.lights[Stage.REFLECT].isVisible()


def test_the_light_ends_with_its_note_and_with_the_stage(room: Room) -> None:
    light = window_of(room).pointing.lights[Stage.REFLECT]
    pointing_of(room).light(("note", "n"))
    assert light.isVisible()
    room.controller.remove([("note", "n")])
    assert not light.isVisible()
    room.history.undo()
    assert not light.isVisible()
    pointing_of(room).light(("note", "n"))
    room.go_to(Stage.RECAP)
    room.go_to(Stage.REFLECT)
    assert not light.isVisible()


def test_bringing_the_group_here_moves_a_view_that_does_not_follow(room: Room) -> None:
    window_of(room).set_follows(False)
    mine = room.reflect.pane.view
    mine.fit(QRectF(8900, 8900, 300, 300))
    QTest.keyClick(mine, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    theirs = window_of(room).views[Stage.REFLECT]
    assert theirs.visible_rect().contains(QPointF(9050, 9050))
    mine.fit_all()
    QApplication.processEvents()
    assert theirs.visible_rect().contains(QPointF(9050, 9050))


def test_a_held_picture_shows_no_pointing_and_says_so(room: Room) -> None:
    window = window_of(room)
    window.toggle_frozen()
    before = picture(window)
    pointing_of(room).pointed.emit(HERE)
    pointing_of(room).light(("note", "n"))
    pointing_of(room).bring_here()
    assert picture(window) == before
    assert "held" in room.notices.text()
    window.toggle_frozen()
    assert window.pointing.lights[Stage.REFLECT].isVisible()
    assert not window.pointing.trails[Stage.REFLECT].isVisible()


def test_without_a_window_for_the_group_the_facilitator_is_told(room: Room) -> None:
    room.toggle_audience()
    pointing_of(room).bring_here()
    assert "not open" in room.notices.text()


def test_a_window_opened_late_shows_what_is_lit(room: Room) -> None:
    room.toggle_audience()
    pointing_of(room).light(("note", "n"))
    room.toggle_audience()
    assert window_of(room).pointing.lights[Stage.REFLECT].isVisible()
