"""The contributing factors as a table: sorted, edited in place, and in step with the drawing."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.entities import Action, Factor, TimelineEvent
from pm_facilitator.domain.vocabulary import FactorKind
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.panels.factor_rows import COLUMNS
from pm_facilitator.ui.panels.factor_table import FactorTable
from pm_facilitator.ui.panels.fields import LinksField
from pm_facilitator.ui.panels.fishbone_views import View
from pm_facilitator.ui.stages.reflect import ReflectPage
from tests.ui.conftest import shown_reflect_page
from tests.ui.hands import press

Key = Qt.Key
NAMES = [field for field, _ in COLUMNS]


@pytest.fixture
def page(session: Session, controller: BoardController, qtbot: QtBot) -> ReflectPage:
    first, second = (bone.id for bone in session.board.bones[:2])
    session.commit(
        [
            Added(TimelineEvent("e1", text="The alert fires")),
            Added(TimelineEvent("e2", text="Somebody looks")),
            Added(Factor("f1", "No alert", second, event_ids=("e1", "e2"), order=1.0)),
            Added(Factor("f2", "Renewed by hand", first, order=2.0)),
            Added(Factor("f3", "By one team", first, "f2", order=3.0)),
            Added(Action("a1", "Renew by a job", factor_ids=("f2",))),
            Added(Action("a2", "Alert on the date")),
        ]
    )
    made = shown_reflect_page(session, controller, qtbot, (1200, 800))
    made.factor_views.show_view(View.TABLE)
    return made


@pytest.fixture
def table(page: ReflectPage) -> FactorTable:
    return page.factor_views.table


def column(table: FactorTable, field: str) -> list[str]:
    place, model = NAMES.index(field), table.model()
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def cell(table: FactorTable, id_: str, field: str) -> QModelIndex:
    table.choose(id_, column=NAMES.index(field))
    return table.currentIndex()


def open_editor(table: FactorTable, kind: type[QWidget]) -> QWidget:
    QTest.keyClick(table, Key.Key_Return)
    found = [each for each in table.viewport().findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def press_enter(table: FactorTable, editor: QWidget) -> None:
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()  # Qt commits in the next turn of the event loop
    assert table.indexWidget(table.currentIndex()) is None


def keep(table: FactorTable, editor: QWidget) -> None:
    table.commitData(editor)
    table.closeEditor(editor, table.itemDelegate().EndEditHint.NoHint)


def test_rows_come_as_in_the_outline_and_say_what_is_linked(table: FactorTable) -> None:
    assert column(table, "text") == ["Renewed by hand", "By one team", "No alert"]
    assert column(table, "event_ids") == ["", "", "• The alert fires\n• Somebody looks"]
    assert column(table, "actions") == ["Renew by a job", "", ""]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A certificate is asked for and signed, approval by telephone", 40),
        ("A certificate is asked for and signed by approval of somebody", 43),
        ("short", 5),
        ("x" * 60, 43),
    ],
)
def test_a_long_name_ends_with_a_whole_word(
    text: str, shown: int, table: FactorTable, session: Session
) -> None:
    session.commit([Added(TimelineEvent("e3", text=text))])
    table.rows.setData(table.rows.index(2, 4), ("e3",), Qt.ItemDataRole.EditRole)
    words = cell(table, "f1", "event_ids").data().removesuffix("…")
    assert text.startswith(words)
    assert text[len(words) :].lstrip(",")[:1] in ("", " ") or " " not in text
    assert len(words) <= shown


def test_many_links_are_counted_and_named_in_the_tip(table: FactorTable, session: Session) -> None:
    session.commit([Added(TimelineEvent("e3", text="It ends"))])
    table.rows.setData(table.rows.index(2, 4), ("e1", "e2", "e3"), Qt.ItemDataRole.EditRole)
    shown = cell(table, "f1", "event_ids")
    assert shown.data() == "3 events"
    assert shown.data(Qt.ItemDataRole.ToolTipRole) == "The alert fires\nSomebody looks\nIt ends"


def test_a_text_is_typed_in_place(table: FactorTable, session: Session) -> None:
    cell(table, "f1", "text")
    editor = open_editor(table, QLineEdit)
    QTest.keyClicks(editor, "No alert at night")
    press_enter(table, editor)
    assert session.board.need(Factor, "f1").text == "No alert at night"


def test_a_factor_never_loses_its_words(table: FactorTable, session: Session) -> None:
    cell(table, "f1", "text")
    editor = open_editor(table, QLineEdit)
    QTest.keyClick(editor, Key.Key_Backspace)
    press_enter(table, editor)
    assert session.board.need(Factor, "f1").text == "No alert"


def test_the_category_and_the_kind_are_chosen(table: FactorTable, session: Session) -> None:
    third = session.board.bones[2]
    cell(table, "f2", "bone_id")
    editor = open_editor(table, QComboBox)
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findText(third.label))
    keep(table, editor)
    assert {session.board.need(Factor, id_).bone_id for id_ in ("f2", "f3")} == {third.id}
    cell(table, "f2", "kind")
    editor = open_editor(table, QComboBox)
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findText(FactorKind.PROCESS_GAP.label))
    keep(table, editor)
    assert session.board.need(Factor, "f2").kind is FactorKind.PROCESS_GAP


def test_evidence_is_one_on_each_line(table: FactorTable, session: Session) -> None:
    cell(table, "f1", "evidence")
    editor = open_editor(table, QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("Ticket 12\n\n The graph ")
    keep(table, editor)
    assert session.board.need(Factor, "f1").evidence == ("Ticket 12", "The graph")


def test_events_and_actions_are_ticked(
    table: FactorTable, session: Session, history: History
) -> None:
    for field, place in (("event_ids", 1), ("actions", 1)):
        cell(table, "f2", field)
        editor = open_editor(table, LinksField)
        assert isinstance(editor, LinksField)
        editor.item(place).setCheckState(Qt.CheckState.Checked)
        keep(table, editor)
    assert session.board.need(Factor, "f2").event_ids == ("e2",)
    assert session.board.need(Action, "a2").factor_ids == ("f2",)
    assert column(table, "actions")[0] == "• Renew by a job\n• Alert on the date"
    history.undo()
    assert session.board.need(Action, "a2").factor_ids == ()


def test_a_column_sorts_up_down_and_back_by_one_key(table: FactorTable) -> None:
    cell(table, "f1", "text")
    seen = []
    for _ in range(3):
        QTest.keyClick(table, Key.Key_S)
        seen.append(column(table, "text")[0])
    assert seen == ["By one team", "Renewed by hand", "Renewed by hand"]
    assert table.current_key() == ("factor", "f1")


def test_links_sort_by_how_many_there_are(table: FactorTable) -> None:
    table.horizontalHeader().setSortIndicator(
        NAMES.index("event_ids"), Qt.SortOrder.DescendingOrder
    )
    assert column(table, "text")[0] == "No alert"


def test_a_factor_is_added_and_deleted_by_key(table: FactorTable, session: Session) -> None:
    cell(table, "f1", "text")
    QTest.keyClick(table, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [new] = [f for f in session.board.factors if f.id not in ("f1", "f2", "f3")]
    assert new.bone_id == session.board.need(Factor, "f1").bone_id
    editor = next(e for e in table.viewport().findChildren(QLineEdit) if e.isVisible())
    QTest.keyClicks(editor, "Nobody looked")
    press_enter(table, editor)
    assert session.board.need(Factor, new.id).text == "Nobody looked"
    QTest.keyClick(table, Key.Key_Delete)
    assert session.board.get(Factor, new.id) is None


def test_a_row_is_as_high_as_its_text_also_when_that_was_written_elsewhere(
    page: ReflectPage, table: FactorTable, session: Session
) -> None:
    row = cell(table, "f1", "text").row()
    page.factor_views.show_view(View.DRAWING)
    words = "The alert was for errors, not for silence. " * 12
    session.commit(patch(session.board.need(Factor, "f1"), text=words))
    page.factor_views.show_view(View.TABLE)
    drawn = table.fontMetrics().horizontalAdvance(words)
    lines = drawn / table.columnWidth(0)
    assert lines > 3
    assert table.rowHeight(row) > lines * table.fontMetrics().lineSpacing()


def test_what_is_chosen_in_the_table_is_selected_on_the_drawing(
    page: ReflectPage, table: FactorTable, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.selected) as told:
        table.choose("f3")
    assert told.args == [("factor", "f3")]
    assert page.scene.selectedKeys() == [("factor", "f3")]
    page.visit(("factor", "f1"))
    assert table.current_key() == ("factor", "f1")


def test_what_is_not_in_the_table_is_visited_on_the_drawing(page: ReflectPage) -> None:
    bone = page._board.bones[0].id
    assert page.visit(("bone", bone))
    assert page.factor_views.view() is View.DRAWING
    assert not page.visit(("event", "e1"))


@pytest.mark.parametrize(
    ("code", "view", "words"),
    [
        (Key.Key_1, View.DRAWING, "Drawing"),
        (Key.Key_2, View.OUTLINE, "Outline"),
        (Key.Key_3, View.TABLE, "Table"),
    ],
)
def test_a_key_or_a_button_shows_each_view(
    page: ReflectPage, qtbot: QtBot, code: Key, view: View, words: str
) -> None:
    with qtbot.waitSignal(page.factor_views.changed) as told:
        QTest.keyClick(page, code, Qt.KeyboardModifier.AltModifier)
    assert (told.args, page.factor_views.view()) == ([view.value], view)
    assert page.factor_views.outline.isVisible() is (view is View.OUTLINE)
    press(page, "Table")
    press(page, words)
    assert page.factor_views.view() is view
