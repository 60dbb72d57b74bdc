"""The actions are written, owned and dated in a table, by hand or by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Action, Factor, Person
from pm_facilitator.domain.vocabulary import ActionStatus, Priority
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.panels.action_table import ActionTable
from tests.ui.hands import write

COLUMNS = ("Action", "Owner", "Due", "Priority", "Status", "Removes")


@pytest.fixture
def table(session: Session, controller: BoardController, qtbot: QtBot) -> ActionTable:
    bone = session.board.bones[0].id
    session.commit(
        [
            Added(Factor("f", "Renewed by hand", bone)),
            Added(Action("a", "Watch the end dates", factor_ids=("f",), order=1)),
            Added(Action("b", "Give each certificate a team", impact=5, effort=1, order=2)),
        ]
    )
    made = ActionTable(session.board, controller)
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(lambda _: made.refresh()))
    made.resize(1000, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def cell(table: ActionTable, row: int, column: str) -> str:
    return str(table.rows.index(row, COLUMNS.index(column)).data() or "")


def type_into(table: ActionTable, row: int, column: str, text: str) -> None:
    table.setCurrentIndex(table.rows.index(row, COLUMNS.index(column)))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    write(editor, text)
    QApplication.processEvents()


def test_the_table_shows_what_matters_of_each_action(table: ActionTable) -> None:
    assert [cell(table, 0, name) for name in COLUMNS] == [
        "Watch the end dates",
        "",
        "",
        "",
        "Open",
        "1 factor",
    ]


def test_a_suggested_priority_says_so_also_beside_the_one_that_was_chosen(
    table: ActionTable, session: Session, controller: BoardController
) -> None:
    assert cell(table, 1, "Priority") == "High\n(suggested)"
    tip = table.rows.index(1, COLUMNS.index("Priority")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Suggested from impact ")
    controller.set_field("action", "b", "priority", Priority.MEDIUM)
    assert cell(table, 1, "Priority") == "Medium\n(High suggested)"
    controller.set_field("action", "b", "priority", Priority.HIGH)
    assert cell(table, 1, "Priority") == "High"


def test_text_owner_and_date_are_written_in_the_table(table: ActionTable, session: Session) -> None:
    type_into(table, 0, "Action", "Watch all end dates")
    type_into(table, 0, "Owner", "Kim")
    type_into(table, 0, "Due", "2026-04-01")
    action = session.board.need(Action, "a")
    assert (action.text, action.owner, action.due) == (
        "Watch all end dates",
        "Kim",
        date(2026, 4, 1),
    )


@pytest.mark.qt_log_ignore("does not support")
def test_the_owner_is_offered_by_a_few_letters(table: ActionTable, session: Session) -> None:
    session.commit([Added(Person("p", "Siobhan Kelly"))])
    table.setCurrentIndex(table.rows.index(0, COLUMNS.index("Owner")))
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "kel")
    assert editor.completer().currentCompletion() == "Siobhan Kelly"
    popup = editor.completer().popup()
    assert popup is not None
    popup.close()


def test_a_date_is_written_as_people_do_and_taken_away_again(
    table: ActionTable, session: Session
) -> None:
    type_into(table, 0, "Due", "in 2 weeks")
    assert cell(table, 0, "Due") == "2026-03-18"
    type_into(table, 0, "Due", "")
    assert session.board.need(Action, "a").due is None


def test_a_date_that_is_none_is_refused(table: ActionTable, session: Session) -> None:
    type_into(table, 0, "Due", "2026-04-01")
    type_into(table, 0, "Due", "when we can")
    assert session.board.need(Action, "a").due == date(2026, 4, 1)


def test_an_action_without_words_is_refused(table: ActionTable, session: Session) -> None:
    type_into(table, 0, "Action", "")
    assert session.board.need(Action, "a").text == "Watch the end dates"


def test_delete_deletes_the_chosen_action_and_undo_brings_it_back(
    table: ActionTable, session: Session, history: History
) -> None:
    table.choose("a")
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [action.id for action in session.board.actions] == ["b"]
    history.undo()
    assert table.rows.rowCount() == 2


def test_choosing_tells_the_record(table: ActionTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.selected) as told:
        table.choose("b")
    assert told.args == [("action", "b")]


def test_the_chosen_action_stays_chosen_when_another_comes(
    table: ActionTable, session: Session
) -> None:
    table.choose("b")
    session.commit([Added(Action("0", "First of all", order=0))])
    assert table.current_key() == ("action", "b")


def test_the_row_follows_a_change_made_elsewhere(
    table: ActionTable, controller: BoardController
) -> None:
    controller.set_field("action", "a", "status", ActionStatus.DONE)
    assert cell(table, 0, "Status") == "Done"


def test_a_narrow_table_keeps_text_owner_and_date(table: ActionTable) -> None:
    table.resize(420, 400)
    shown = [name for place, name in enumerate(COLUMNS) if not table.isColumnHidden(place)]
    assert shown[:3] == ["Action", "Owner", "Due"]
    assert table.columnWidth(0) >= 150
    table.resize(1000, 400)
    assert not any(table.isColumnHidden(place) for place in range(len(COLUMNS)))


def test_tab_leaves_the_table(table: ActionTable) -> None:
    assert not table.tabKeyNavigation()


def test_an_empty_table_says_what_it_is_for(
    table: ActionTable, controller: BoardController
) -> None:
    controller.remove([("action", "a"), ("action", "b")])
    picture = table.viewport().grab().toImage()
    assert len({picture.pixel(x, 12) for x in range(300)}) > 1
    assert "F6" in table.accessibleDescription()
