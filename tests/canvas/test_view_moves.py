"""When a view moves by itself, and how far."""

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtTest import QTest

from pm_facilitator.canvas.navigation import READABLE
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Note
from tests.canvas.conftest import Desk

Reflect = Desk[ReflectScene]


def test_it_shows_all_again_when_something_comes_up_out_of_sight(reflect: Reflect) -> None:
    reflect.view.resize(1600, 1100)
    reflect.view.fit_all()
    reflect.commit([Added(Note(id="beyond", x=1500.0, y=60.0))])
    assert reflect.view.visible_rect().contains(reflect.scene.content)


def test_it_never_becomes_too_small_to_read_by_itself(reflect: Reflect) -> None:
    reflect.view.open_up()
    reflect.commit([Added(Note(id="far", x=5000.0, y=3000.0))])
    assert reflect.view.zoom >= READABLE
    assert reflect.view.visible_rect().contains(reflect.scene.content.topLeft())


def test_what_was_brought_into_sight_stays_there_when_the_window_changes(reflect: Reflect) -> None:
    reflect.commit([Added(Note(id="far", x=5000.0, y=3000.0))])
    reflect.view.open_up()
    reflect.scene.edit("note", "far")
    reflect.view.resize(1000, 700)
    assert reflect.view.visible_rect().contains(reflect.place("note", "far"))


def test_a_board_too_large_to_read_opens_on_its_figure(reflect: Reflect) -> None:
    reflect.commit([Added(Note(id="far", x=-5000.0, y=3000.0))])
    reflect.view.open_up()
    seen = reflect.view.visible_rect()
    assert seen.contains(reflect.scene.bounds.topLeft())


@pytest.mark.parametrize("aside", [QPointF(-900, 40), QPointF(1900, 40), QPointF(40, 1500)])
def test_what_is_brought_into_sight_lies_there_as_a_whole(reflect: Reflect, aside: QPointF) -> None:
    notes = [Note(id=f"far{i}", x=aside.x() + 190 * i, y=aside.y()) for i in range(3)]
    reflect.view.zoom_to(1.0)
    reflect.view.keep_below(40.0)
    reflect.commit([Added(note) for note in notes])
    reflect.view.show_things([("note", note.id) for note in notes])
    seen = reflect.view.in_sight()
    assert seen is not None
    for note in notes:
        item = reflect.scene.item(("note", note.id))
        assert item is not None
        assert seen.contains(item.home())
    before = reflect.view.visible_rect()
    reflect.view.show_things([("note", notes[1].id)])
    assert reflect.view.visible_rect() == before


@pytest.mark.parametrize("spare", [4.0, 30.0, 90.0])
def test_what_just_has_room_in_the_view_is_seen_whole(reflect: Reflect, spare: float) -> None:
    reflect.view.zoom_to(1.0)
    seen = reflect.view.visible_rect()
    rect = QRectF(seen.left() + 200.0, seen.top() + 60.0, seen.width() - spare, 40.0)
    reflect.view.bring_into_sight(rect)
    assert reflect.view.visible_rect().adjusted(-1, -1, 1, 1).contains(rect)


def test_of_what_is_larger_than_the_view_a_part_comes_into_sight(reflect: Reflect) -> None:
    notes = [Note(id=f"far{i}", x=4000.0 * i, y=900.0) for i in range(3)]
    keys = [("note", note.id) for note in notes]
    reflect.view.zoom_to(1.0)
    reflect.commit([Added(note) for note in notes])
    reflect.view.look_at(QPointF(11000, 900))
    reflect.view.show_things(keys)
    assert reflect.view.visible_rect().intersects(QRectF(0, 900, 8168, 120))
    reflect.view.look_at(QPointF(4000, 900))
    before = reflect.view.visible_rect()
    reflect.view.show_things(keys)
    assert reflect.view.visible_rect() == before


def test_all_of_the_board_is_shown_when_asked_for(reflect: Reflect) -> None:
    reflect.commit([Added(Note(id="far", x=5000.0, y=3000.0))])
    QTest.keyClick(reflect.view, Qt.Key.Key_1, Qt.KeyboardModifier.ShiftModifier)
    assert reflect.view.visible_rect().contains(reflect.scene.content)


def test_it_does_not_move_for_what_is_in_sight(reflect: Reflect) -> None:
    reflect.view.fit_all()
    before = reflect.view.visible_rect()
    reflect.commit([Added(Note(id="near", x=0.0, y=20.0))])
    assert reflect.view.visible_rect() == before


def test_what_comes_from_out_of_sight_has_room_ahead(reflect: Reflect) -> None:
    reflect.view.zoom_to(1.0)
    seen = reflect.view.visible_rect()
    reflect.commit([Added(Note(id="new", x=seen.right() + 400.0, y=seen.center().y()))])
    reflect.scene.edit("note", "new")
    item = reflect.scene.item(("note", "new"))
    after = reflect.view.visible_rect()
    assert item is not None
    assert after.contains(item.home())
    assert after.right() - item.home().right() > after.width() / 3
    assert item.home().left() - after.left() > after.width() / 5


def test_the_view_moves_as_little_as_it_can_for_a_text_that_is_partly_in_sight(
    reflect: Reflect,
) -> None:
    reflect.view.zoom_to(1.0)
    seen = reflect.view.visible_rect()
    note = Note(id="told", text="The queue was full.", x=seen.right() - 40.0, y=seen.center().y())
    reflect.commit([Added(note)])
    reflect.scene.edit("note", "told")
    item = reflect.scene.item(("note", "told"))
    after = reflect.view.visible_rect()
    assert item is not None
    assert after.contains(item.home())
    assert after.left() - seen.left() < note.width + 50.0


@pytest.mark.parametrize(("height", "moves"), [(120.0, True), (640.0, False)])
def test_what_is_too_high_to_leave_the_corner_stays_in_sight_as_it_is(
    reflect: Reflect, height: float, moves: bool
) -> None:
    view = reflect.view
    view.zoom_to(1.0)
    view.look_at(QPointF(0.0, 300.0))
    view.keep_clear(QSize(300, 200))
    before = view.visible_rect()
    low = QRectF(before.right() - 200.0, before.bottom() - 10.0 - height, 100.0, height)
    view.bring_into_sight(low)
    assert (view.visible_rect() != before) is moves
    assert view.visible_rect().contains(low)
