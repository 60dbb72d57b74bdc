"""The tree beside the board is walked, selected, typed into and deleted from by the keyboard."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Factor, Note, NoteGroup
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.panels.outline import Outline
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import named
from tests.ui.seen import everything_in


@pytest.fixture
def room(room: Room, qtbot: QtBot) -> Room:
    bone = room.session.board.bones[0].id
    records = [
        NoteGroup("g", "Paging"),
        Note("n1", "The page came late", group_id="g"),
        Note("n2", "Nobody was on call", group_id="g", x=200.0),
        Note("n3", "First line\nsecond line", x=600.0),
        Factor("f", "Renewed by hand", bone),
    ]
    room.session.commit([Added(record) for record in records])
    room.session.commit(setup.go_to_stage(room.session.board, Stage.REFLECT))
    room.pages[Stage.REFLECT].toggle_outline()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    tree(room).setFocus()
    tree(room).catch_up()
    return room


def tree(room: Room) -> Outline:
    return room.reflect.pane.outline


def row(room: Room, words: str) -> QModelIndex:
    model = tree(room).model()
    flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    (found,) = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, words, -1, flags)
    return found


def go_to(room: Room, words: str) -> None:
    tree(room).setCurrentIndex(row(room, words))


def test_notes_lie_below_their_group_and_factors_below_their_bone(room: Room) -> None:
    assert row(room, "The page came late").parent() == row(room, "Group Paging")
    label = room.session.board.bones[0].label
    assert row(room, "Renewed by hand").parent() == row(room, f"Category {label}")
    assert not row(room, "First line").parent().isValid()


def test_the_selection_is_the_same_on_both_sides(room: Room) -> None:
    scene = room.reflect.scene
    go_to(room, "Nobody was on call")
    assert scene.selectedKeys() == [("note", "n2")]
    scene.select([("note", "n1"), ("factor", "f")])
    chosen = {index.data() for index in tree(room).selectedIndexes()}
    assert chosen == {row(room, "The page").data(), row(room, "Renewed by hand").data()}
    QTest.keyClick(tree(room), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(scene.selectedKeys()) == len(scene.projection.order)


def test_the_key_of_the_list_goes_there_and_back_and_so_does_escape(room: Room) -> None:
    pane = room.reflect.pane
    QTest.keyClick(tree(room), Qt.Key.Key_Escape)
    assert pane.view.hasFocus()
    pane.toggle_outline()
    pane.scene.select([("note", "n2")])
    pane.toggle_outline()
    tree(room).catch_up()
    assert tree(room).hasFocus()
    QTest.keyClick(tree(room), Qt.Key.Key_Down)
    assert room.session.board.need(Note, "n2").y == 0.0
    assert pane.scene.selectedKeys() != [("note", "n2")]
    pane.toggle_outline()
    assert pane.view.hasFocus()


def test_the_list_is_entered_at_its_first_row_when_nothing_is_selected(room: Room) -> None:
    pane = room.reflect.pane
    pane.toggle_outline()
    pane.scene.select([])
    tree(room).setCurrentIndex(QModelIndex())
    pane.toggle_outline()
    assert tree(room).currentIndex().row() == 0
    assert pane.scene.selectedKeys() == []


def test_walking_brings_what_is_reached_into_sight(room: Room) -> None:
    view = room.reflect.pane.view
    view.zoom_to(3.0)
    go_to(room, "The page came late")
    QTest.keyClick(tree(room), Qt.Key.Key_Down)
    item = room.reflect.scene.item(("note", "n2"))
    assert item is not None
    assert view.visible_rect().intersects(item.home())
    assert room.reflect.scene.selectedKeys() == [("note", "n2")]


def test_f2_types_into_the_row_and_undo_takes_it_back(room: Room) -> None:
    go_to(room, "Renewed by hand")
    QTest.keyClick(tree(room), Qt.Key.Key_F2)
    (line,) = tree(room).findChildren(QLineEdit)
    assert line.text() == "Renewed by hand"
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "Renewed by a script")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    factor = room.session.board.get(Factor, "f")
    assert factor is not None
    assert factor.text == "Renewed by a script"
    tree(room).catch_up()
    assert row(room, "Renewed by a script").isValid()
    room.history.undo()
    tree(room).catch_up()
    assert row(room, "Renewed by hand").isValid()


@pytest.mark.parametrize(
    ("words", "key"), [("The page came late", Qt.Key.Key_Return), ("First line", Qt.Key.Key_F2)]
)
def test_enter_types_on_the_board_and_so_does_f2_in_a_text_of_several_lines(
    room: Room, words: str, key: Qt.Key
) -> None:
    go_to(room, words)
    QTest.keyClick(tree(room), key)
    assert room.reflect.pane.view.is_editing()


def test_delete_deletes_and_the_tree_follows(room: Room) -> None:
    go_to(room, "The page came late")
    QTest.keyClick(tree(room), Qt.Key.Key_Delete)
    assert room.session.board.get(Note, "n1") is None
    tree(room).catch_up()
    assert "The page came late" not in everything(tree(room))
    room.history.undo()
    tree(room).catch_up()
    assert row(room, "The page came late").parent() == row(room, "Group Paging")


def test_typing_changes_a_row_without_looking_the_board_through(room: Room) -> None:
    room.controller.type_text("note", "n1", "The page came at nine")
    assert not tree(room).is_waiting()
    assert row(room, "The page came at nine").isValid()


def test_changes_are_followed_soon_by_themselves(room: Room, qtbot: QtBot) -> None:
    room.session.commit([Added(Note("n9", "One more", y=400.0))])
    assert tree(room).is_waiting()
    qtbot.waitUntil(lambda: "One more" in everything(tree(room)))


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_the_menu_of_the_selection_opens_by_its_key(room: Room) -> None:
    go_to(room, "The page came late")
    QTest.keyClick(tree(room), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    (menu,) = [each for each in room.findChildren(QMenu) if each.isVisible()]
    assert "Delete" in [action.text() for action in menu.actions()]
    menu.close()
    QApplication.processEvents()


def test_it_has_a_name_and_words_for_a_screen_reader(room: Room) -> None:
    assert named(room, Outline, "Fishbone and notes as a list") is tree(room)
    said = row(room, "The page came late").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Observation note, The page came late"


def test_the_group_has_no_tree(room: Room) -> None:
    room.toggle_audience()
    assert room.audience is not None
    assert room.audience.findChildren(Outline) == []
    assert "as a list" not in everything_in(room.audience)


def everything(outline: Outline, parent: QModelIndex | None = None) -> str:
    place = parent if parent is not None else QModelIndex()
    model = outline.model()
    places = [model.index(each, 0, place) for each in range(model.rowCount(place))]
    return "\n".join(f"{each.data()}\n{everything(outline, each)}" for each in places)


def test_of_thousands_the_first_are_listed_and_the_rest_when_somebody_goes_there(
    room: Room, qtbot: QtBot
) -> None:
    added = [Note(f"m{i}", f"Seen {i}", x=184.0 * (i % 30), y=900.0 + i) for i in range(700)]
    room.session.commit([Added(note) for note in added])
    tree(room).catch_up()
    model, bar = tree(room).model(), tree(room).verticalScrollBar()
    few = model.rowCount()
    assert few < len(added)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: model.rowCount() > few)
    assert model.rowCount() < len(added)
    QTest.keyClick(tree(room), Qt.Key.Key_End)
    assert model.rowCount() > len(added)
    assert tree(room).currentIndex() == model.index(model.rowCount() - 1, 0)


def test_what_is_selected_on_the_board_is_listed_wherever_it_lies(room: Room) -> None:
    added = [Note(f"m{i}", f"Seen {i}", y=900.0 + 140 * i) for i in range(700)]
    room.session.commit([Added(note) for note in added])
    tree(room).catch_up()
    room.reflect.scene.select([("note", "m699")])
    assert tree(room).currentIndex() == row(room, "Seen 699")
    room.reflect.scene.select_all()
    chosen = tree(room).selectionModel().selectedIndexes()
    assert len(chosen) == len(room.reflect.scene.selectedKeys())
