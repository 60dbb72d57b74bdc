"""What changes its place travels there, from where the hand or the eye left it."""

from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.mover import MOST
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.entities import Note
from tests.canvas.conftest import Desk

Reflect = Desk[ReflectScene]


def moved(reflect: Reflect, dx: float) -> list[Change]:
    note = reflect.board.need(Note, "n0")
    return patch(note, x=note.x + dx)


def test_a_change_of_place_is_shown_as_a_way(reflect: Reflect, qtbot: QtBot) -> None:
    reflect.scene.mover.duration = lambda: 40
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    reflect.commit(moved(reflect, 300.0))
    assert item.previewed == QPointF(-300.0, 0.0)
    qtbot.waitUntil(lambda: item.previewed == QPointF(0.0, 0.0))
    assert not item.floats() or item.is_hot()


def test_without_motion_it_is_there_at_once(reflect: Reflect) -> None:
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    reflect.commit(moved(reflect, 300.0))
    assert item.previewed == QPointF(0.0, 0.0)


def test_a_second_change_begins_where_the_first_had_come(reflect: Reflect, qtbot: QtBot) -> None:
    reflect.scene.mover.duration = lambda: 5000
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    reflect.commit(moved(reflect, 300.0))
    shown = item.pos()
    reflect.commit(moved(reflect, 100.0))
    assert item.pos() == shown
    reflect.scene.mover.stop()
    assert item.pos() == item.home().topLeft()


def test_what_a_hand_put_down_does_not_jump_back_first(reflect: Reflect) -> None:
    reflect.grant()
    reflect.scene.mover.duration = lambda: 5000
    place = reflect.place("note", "n0")
    reflect.drag(place, place + QPointF(240.0, 0.0))
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    assert abs(item.previewed.x()) < 40.0
    reflect.scene.mover.stop()


def test_when_very_much_moves_nothing_travels(reflect: Reflect) -> None:
    reflect.commit([Added(Note(id=f"m{n}", x=n * 8.0)) for n in range(MOST + 1)])
    reflect.scene.mover.duration = lambda: 5000
    notes = [reflect.board.need(Note, f"m{n}") for n in range(MOST + 1)]
    reflect.commit([change for note in notes for change in patch(note, y=note.y + 400.0)])
    assert not any(item.floats() for item in reflect.scene.projection.all())
