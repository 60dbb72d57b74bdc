"""Notes dropped on one another ask to be grouped; pulled out of a group they leave it."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.whiteboard_intents import JoinNotes, MoveThings
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.entities import Note, NoteGroup
from pm_facilitator.figures.palette import palette
from tests.canvas.conftest import Desk
from tests.helpers.sight import on_screen

Reflect = Desk[ReflectScene]


def a_group(desk: Reflect, title: str = "Alerts") -> None:
    """Put n0 and n1 into a group, with n2 apart from them."""
    notes = [desk.board.need(Note, id_) for id_ in ("n0", "n1")]
    grouped = [change for note in notes for change in patch(note, group_id="g")]
    apart = Note("n2", "Pager was off", x=0.0, y=400.0, order=9.0)
    desk.commit([Added(NoteGroup("g", title)), Added(apart), *grouped])


@pytest.fixture
def desk(reflect: Reflect) -> Reflect:
    reflect.view.zoom_to(0.7)
    return reflect


def test_a_note_that_covers_half_of_another_asks_to_be_grouped_with_it(desk: Reflect) -> None:
    start, goal = desk.place("note", "n1"), desk.place("note", "n0") + QPointF(24, 16)
    desk.press(start)
    desk.move(goal)
    assert desk.scene.said() == "Groups with: The graph looked normal"
    desk.release(goal)
    [wish] = desk.wishes
    assert isinstance(wish, JoinNotes)
    assert (wish.ids, wish.onto) == (("n1",), ("note", "n0"))


def test_notes_may_lie_close_together_without_being_grouped(desk: Reflect) -> None:
    start = desk.place("note", "n1")
    desk.press(start - QPointF(70, 0))
    desk.move(start - QPointF(120, 0))
    assert desk.scene.said() == ""
    desk.release(start - QPointF(120, 0))
    assert isinstance(desk.wishes[0], MoveThings)


def test_escape_half_way_groups_nothing(desk: Reflect) -> None:
    desk.press(desk.place("note", "n1"))
    desk.move(desk.place("note", "n0"))
    desk.key(Qt.Key.Key_Escape)
    desk.release(desk.place("note", "n0"))
    assert desk.wishes == []
    assert desk.scene.said() == ""


def test_a_note_dropped_into_a_groups_area_joins_it(desk: Reflect) -> None:
    a_group(desk)
    area = desk.scene.item(("note_group", "g"))
    assert area is not None
    goal = QPointF(area.home().center().x(), area.home().bottom() - 50)
    desk.press(desk.place("note", "n2"))
    desk.move(goal)
    assert desk.scene.said() == "Joins the group Alerts"
    desk.release(goal)
    [wish] = desk.wishes
    assert isinstance(wish, JoinNotes)
    assert wish.ids == ("n2",)


def test_a_note_moved_within_its_group_stays_in_it(desk: Reflect) -> None:
    a_group(desk)
    start = desk.place("note", "n0")
    desk.drag(start, start + QPointF(40, 16))
    [wish] = desk.wishes
    assert isinstance(wish, MoveThings)
    assert wish.leaving == ()


def test_a_note_pulled_out_of_its_group_leaves_it(desk: Reflect) -> None:
    a_group(desk)
    start = desk.place("note", "n0")
    desk.drag(start, start + QPointF(400, 240))
    [wish] = desk.wishes
    assert isinstance(wish, MoveThings)
    assert wish.leaving == ("n0",)


def test_a_group_moves_as_a_whole_and_joins_nothing(desk: Reflect) -> None:
    a_group(desk)
    area = desk.scene.item(("note_group", "g"))
    assert area is not None
    title = area.home().topLeft() + QPointF(60, 14)
    desk.drag(title, title + QPointF(0, 400))
    [wish] = desk.wishes
    assert isinstance(wish, MoveThings)
    assert wish.keys == (("note_group", "g"),)


def test_what_is_said_and_framed_takes_other_colours_half_way(desk: Reflect) -> None:
    desk.press(desk.place("note", "n1"))
    desk.move(desk.place("note", "n0") + QPointF(24, 16))
    desk.scene.set_palette(palette("dark"))
    QApplication.processEvents()
    half_way = on_screen(desk.view)
    desk.move(desk.place("note", "n0") + QPointF(900, 16))
    desk.move(desk.place("note", "n0") + QPointF(24, 16))
    QApplication.processEvents()
    assert half_way == on_screen(desk.view)
