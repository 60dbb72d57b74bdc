"""The menu and the keys offer what can be done with what is selected."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.thing_menu import thing_menu
from pm_facilitator.canvas.whiteboard_intents import LockThings, UngroupNotes
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note, NoteGroup
from tests.canvas.conftest import Desk
from tests.helpers.make import make_board, make_factor, make_note

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Reflect = Desk[ReflectScene]

in_a_popup = pytest.mark.qt_log_ignore("This plugin does not support (grabbing the keyboard|raise)")

A, B, G = ("note", "a"), ("note", "b"), ("note_group", "g")


def a_board(group_id: str | None = None, **kw: object) -> Board:
    notes = [make_note(id=id_, group_id=group_id, **kw) for id_ in "ab"]
    return make_board(NoteGroup("g", "Alerts"), *notes, make_factor(id="f"))


def words(board: Board, *keys: Key) -> list[str]:
    return [entry[0] for entry in thing_menu(board, keys)]


@pytest.mark.parametrize(
    ("group", "keys", "offered"),
    [
        (None, (A,), None),
        (None, (A, B), "Group"),
        ("g", (A,), "Take out of the group"),
        ("g", (G,), "Ungroup"),
        ("g", (G, A), "Ungroup"),
    ],
)
def test_grouping_is_offered_where_it_means_something(
    group: str | None, keys: tuple[Key, ...], offered: str | None
) -> None:
    entries = words(a_board(group), *keys)
    assert [words for words in entries if "roup" in words] == ([offered] if offered else [])


def test_a_note_may_be_unlocked_by_the_same_line_that_locks_it() -> None:
    for locked in (False, True):
        entries = thing_menu(a_board("g", locked=locked), [G])
        lock = next(entry for entry in entries if isinstance(entry[1], LockThings))
        assert lock == ("Locked in its place", LockThings((G,), not locked), locked)


def test_the_figure_has_no_such_menu() -> None:
    assert thing_menu(a_board(), [("factor", "f")]) == []


@in_a_popup
def test_a_click_with_the_right_button_offers_the_menu_of_what_lies_there(reflect: Reflect) -> None:
    _ask(reflect, reflect.pixel(reflect.place("note", "n1")))
    assert reflect.chosen() == [("note", "n1")]
    menu = _menu(reflect)
    next(act for act in menu.actions() if act.text() == "Delete").trigger()
    assert reflect.wishes == [want.Remove((("note", "n1"),))]
    menu.close()


@in_a_popup
def test_the_menu_is_for_all_that_is_selected(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n0"), ("note", "n1")])
    _ask(reflect, reflect.pixel(reflect.place("note", "n1")))
    menu = _menu(reflect)
    next(action for action in menu.actions() if action.text() == "Group").trigger()
    assert reflect.wishes == [want.GroupNotes(("n0", "n1"))]
    menu.close()


@in_a_popup
def test_the_menu_key_opens_it_at_the_current_note(reflect: Reflect) -> None:
    reflect.click(reflect.place("note", "n0"))
    _ask(reflect, QPoint(0, 0), QContextMenuEvent.Reason.Keyboard)
    assert reflect.chosen() == [("note", "n0")]
    _menu(reflect).close()


def test_ctrl_shift_g_ungroups(reflect: Reflect) -> None:
    notes = [reflect.board.need(Note, id_) for id_ in ("n0", "n1")]
    grouped = [change for note in notes for change in patch(note, group_id="g")]
    reflect.commit([Added(NoteGroup("g", "Alerts")), *grouped])
    reflect.scene.select([("note_group", "g")])
    reflect.key(Qt.Key.Key_G, CTRL | SHIFT)
    reflect.scene.select([("note", "n0")])
    reflect.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert reflect.wishes == [UngroupNotes((G,)), UngroupNotes((("note", "n0"),))]


def test_a_group_is_named_by_a_double_click_on_its_title_or_by_enter(reflect: Reflect) -> None:
    notes = [reflect.board.need(Note, id_) for id_ in ("n0", "n1")]
    grouped = [change for note in notes for change in patch(note, group_id="g")]
    reflect.commit([Added(NoteGroup("g")), *grouped])
    item = reflect.scene.item(("note_group", "g"))
    assert item is not None
    reflect.double_click(item.home().topLeft() + QPoint(30, 14).toPointF())
    reflect.type("Alerts")
    QTest.keyClick(reflect.view.editor, Qt.Key.Key_Return)
    assert reflect.wishes == [want.SetText("note_group", "g", "Alerts", True, "title")]
    reflect.scene.select([("note_group", "g")])
    reflect.key(Qt.Key.Key_Return)
    assert reflect.view.is_editing()


@in_a_popup
def test_shift_f10_offers_what_can_be_done_on_open_board_too(reflect: Reflect) -> None:
    QGuiApplication.clipboard().setText("From the mail")
    reflect.scene.select([])
    reflect.key(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    entries = _entries(reflect)
    entries["Select all"].trigger()
    assert ("note", "n0") in reflect.chosen()
    entries["Paste"].trigger()
    [wish] = reflect.wishes
    assert isinstance(wish, want.AddNotes)


def _entries(desk: Reflect) -> dict[str, QAction]:
    return {each.text().partition("\t")[0]: each for each in _menu(desk).actions()}


@in_a_popup
def test_the_menu_of_open_board_pastes_there(reflect: Reflect) -> None:
    QGuiApplication.clipboard().setText("From the mail")
    reflect.view.look_at(QPointF(400, 260))
    _ask(reflect, reflect.pixel(QPointF(400, 260)))
    entries = _entries(reflect)
    assert {"Paste", "Select all", "Fit all"} <= entries.keys()
    assert "Copy" not in entries
    entries["Paste"].trigger()
    [wish] = reflect.wishes
    assert isinstance(wish, want.AddNotes)
    assert wish.texts == ("From the mail",)
    assert abs(wish.x - 400) < 3
    assert abs(wish.y + reflect.scene.notes_top - 260) < 3


@in_a_popup
def test_the_menu_of_a_note_copies_and_cuts_it(reflect: Reflect) -> None:
    QGuiApplication.clipboard().clear()
    _ask(reflect, reflect.pixel(reflect.place("note", "n0")))
    entries = _entries(reflect)
    assert not entries["Paste"].isEnabled()
    assert "Select all" not in entries
    entries["Copy"].trigger()
    assert QGuiApplication.clipboard().text() == "The graph looked normal"
    entries["Cut"].trigger()
    assert reflect.wishes == [want.Remove((("note", "n0"),))]


def _ask(
    desk: Reflect,
    at: QPoint,
    reason: QContextMenuEvent.Reason = QContextMenuEvent.Reason.Mouse,
) -> None:
    port = desk.view.viewport()
    QApplication.sendEvent(port, QContextMenuEvent(reason, at, port.mapToGlobal(at)))


def _menu(desk: Reflect) -> QMenu:
    (menu,) = desk.view.findChildren(QMenu)
    assert menu.isVisible()
    return menu
