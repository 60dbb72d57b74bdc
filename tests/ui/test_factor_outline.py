"""The keyboard alone builds a fishbone in the outline, and the caret is never lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added, Removed
from pm_facilitator.domain.edits import outline
from pm_facilitator.domain.entities import Factor
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.panels.fishbone_views import View
from pm_facilitator.ui.panels.outline_line import KEYS, OutlineLine
from pm_facilitator.ui.shortcuts import GROUPS
from pm_facilitator.ui.stages.reflect import ReflectPage
from tests.ui.conftest import shown_reflect_page
from tests.ui.hands import press

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def page(session: Session, controller: BoardController, qtbot: QtBot) -> ReflectPage:
    made = shown_reflect_page(session, controller, qtbot, (1200, 800))
    made.factor_views.show_view(View.OUTLINE)
    return made


def line() -> OutlineLine:
    """Give the line that the caret is in."""
    found = QApplication.focusWidget()
    assert isinstance(found, OutlineLine)
    return found


def key(code: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(line(), code, modifiers)


def write(text: str) -> None:
    QTest.keyClicks(line(), text)


def shown(page: ReflectPage) -> list[str]:
    """Give the first category of the outline and what is on it, indented."""
    depths = {key: depth for depth, key in outline.lines(page._board)}
    lines = ["  " * depths[key] + text for key, text in page.factor_views.outline.lines()]
    bones = [place for place, text in enumerate(lines) if not text.startswith(" ")]
    return lines[bones[0] : bones[1]]


def test_a_whole_bone_is_built_by_the_keyboard_alone(page: ReflectPage, session: Session) -> None:
    first = session.board.bones[0].label
    key(Key.Key_Return)
    write("No alert")
    key(Key.Key_Return)
    write("Nobody owned it")
    key(Key.Key_Tab)
    key(Key.Key_Return)
    write("The team was merged")
    key(Key.Key_Return)
    key(Key.Key_Backtab, SHIFT)
    write("Renewed by hand")
    key(Key.Key_Up, ALT)
    assert shown(page) == [
        first,
        "  Renewed by hand",
        "  No alert",
        "    Nobody owned it",
        "    The team was merged",
    ]
    assert line().text() == "Renewed by hand"


def test_enter_in_the_middle_of_a_line_splits_it(page: ReflectPage) -> None:
    key(Key.Key_Return)
    write("No alert and no owner")
    line().set_caret(len("No alert"))
    key(Key.Key_Return)
    assert shown(page)[1:] == ["  No alert", "  and no owner"]
    assert (line().text(), line().caret()) == ("and no owner", 0)


def test_enter_at_the_start_of_a_line_makes_room_before_it(page: ReflectPage) -> None:
    key(Key.Key_Return)
    write("No alert")
    line().set_caret(0)
    key(Key.Key_Return)
    assert shown(page)[1:] == ["  ", "  No alert"]
    assert line().text() == "No alert"


def test_backspace_on_an_empty_line_removes_it_and_lifts_what_hung_below(
    page: ReflectPage,
) -> None:
    key(Key.Key_Return)
    write("No alert")
    key(Key.Key_Return)
    write("x")
    key(Key.Key_Return)
    write("Below")
    key(Key.Key_Tab)
    key(Key.Key_Up)
    key(Key.Key_Backspace)
    assert shown(page)[1:] == ["  No alert", "  ", "    Below"]
    key(Key.Key_Backspace)
    assert shown(page)[1:] == ["  No alert", "  Below"]
    assert line().text() == "No alert"


def test_categories_are_added_renamed_moved_and_removed(
    page: ReflectPage, session: Session
) -> None:
    labels = [bone.label for bone in session.board.bones]
    key(Key.Key_Return, CTRL | SHIFT)
    write("Vendors")
    assert [bone.label for bone in session.board.bones] == [labels[0], "Vendors", *labels[1:]]
    assert session.board.review.category_set == "own"
    key(Key.Key_Up, ALT)
    assert session.board.bones[0].label == "Vendors"
    key(Key.Key_Backspace, CTRL | SHIFT)
    assert [bone.label for bone in session.board.bones] == labels
    assert line().text() == labels[0]
    press(page, "Add category")
    assert line().text() == ""
    assert len(session.board.bones) == len(labels) + 1


def test_a_category_with_factors_is_not_removed_by_backspace(
    page: ReflectPage, session: Session
) -> None:
    session.commit([Added(Factor("f", "No alert", session.board.bones[0].id))])
    for _ in range(len(line().text()) + 2):
        key(Key.Key_Backspace)
    assert session.board.bones[0].label == ""
    assert session.board.get(Factor, "f") is not None


def test_ctrl_enter_adds_at_the_end_of_the_category(page: ReflectPage) -> None:
    for text in ("One", "Two"):
        key(Key.Key_Return)
        write(text)
    key(Key.Key_Tab)
    key(Key.Key_Return, CTRL)
    write("Three")
    assert shown(page)[1:] == ["  One", "    Two", "  Three"]


def test_alt_and_arrows_bring_a_line_to_the_next_category(
    page: ReflectPage, session: Session
) -> None:
    key(Key.Key_Return)
    write("No alert")
    key(Key.Key_Right, ALT)
    assert session.board.factors[0].bone_id == session.board.bones[1].id
    key(Key.Key_Left, ALT)
    key(Key.Key_Down, ALT)
    assert session.board.factors[0].bone_id == session.board.bones[1].id
    assert line().text() == "No alert"


def test_several_lines_are_pasted_as_several_factors(
    page: ReflectPage, session: Session, history: History
) -> None:
    key(Key.Key_Return)
    data = QMimeData()
    data.setText("One\n\n  Two\nThree\n")
    line().insertFromMimeData(data)
    assert shown(page)[1:] == ["  One", "  Two", "  Three"]
    assert line().text() == "Three"
    history.undo()
    assert shown(page)[1:] == ["  One"]


def test_undo_takes_each_step_back_and_the_caret_stays_in_the_outline(
    page: ReflectPage, history: History
) -> None:
    key(Key.Key_Return)
    write("One")
    key(Key.Key_Return)
    write("Two")
    key(Key.Key_Tab)
    seen = [shown(page)[1:]]
    while history.can_undo():
        history.undo()
        assert isinstance(QApplication.focusWidget(), OutlineLine)
        seen.append(shown(page)[1:])
    assert seen == [
        ["  One", "    Two"],
        ["  One", "  Two"],
        ["  One", "  "],
        ["  One"],
        ["  "],
        [],
    ]


def test_a_line_that_somebody_else_removes_hands_its_caret_on(
    page: ReflectPage, session: Session
) -> None:
    key(Key.Key_Return)
    write("One")
    key(Key.Key_Return)
    write("Two")
    two = session.board.factors[-1]
    session.commit([Removed(two)])
    assert line().text() == "One"


def test_the_caret_stays_where_it_was_while_others_write(
    page: ReflectPage, session: Session
) -> None:
    key(Key.Key_Return)
    write("No alert")
    line().set_caret(2)
    session.commit([Added(Factor("g", "Another", session.board.bones[0].id, order=-1.0))])
    assert (line().text(), line().caret()) == ("No alert", 2)
    write("x")
    assert shown(page)[1:] == ["  Another", "  Nox alert"]


def test_the_board_shows_what_the_caret_is_in_and_the_other_way_round(
    page: ReflectPage, session: Session
) -> None:
    bone = session.board.bones[0].id
    session.commit([Added(Factor(f"f{i}", f"Factor {i}", bone, order=float(i))) for i in range(3)])
    for _ in range(2):
        key(Key.Key_Down)
    assert page.scene.selectedKeys() == [("factor", "f1")]
    page.scene.select([("factor", "f2")])
    assert line().text() == "Factor 2"
    key(Key.Key_Escape)
    assert page.pane.view.hasFocus()
    page.scene.select([("factor", "f0")])
    assert page.pane.view.hasFocus()
    assert page.factor_views.outline.line(("factor", "f0")).is_chosen()


def test_a_screen_reader_hears_where_a_line_stands(page: ReflectPage, session: Session) -> None:
    label = session.board.bones[0].label
    key(Key.Key_Return)
    assert line().accessibleName() == f"Factor on {label}, level 1"


def test_a_long_line_wraps_and_the_arrows_walk_through_its_rows(
    page: ReflectPage, qtbot: QtBot
) -> None:
    key(Key.Key_Return)
    one_row = line().height()
    write("A factor that needs many more words than one row of the outline has room for")
    long = line()
    qtbot.waitUntil(lambda: long.height() > one_row)
    key(Key.Key_Up)
    assert line() is long
    long.set_caret(0)
    key(Key.Key_Up)
    assert line() is not long


def test_every_key_of_the_help_page_is_one_of_the_outline() -> None:
    group = next(group for group in GROUPS if group.title == "Outline of the fishbone")
    known = {QKeySequence(code).toString().replace("Return", "Enter") for code in KEYS}
    assert {keys for keys, _ in group.lines} - known == {"Alt+2", "Backspace"}


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(sorted(set(KEYS.values()) - {"leave"})), min_size=5, max_size=25))
def test_any_run_of_keys_keeps_the_caret_and_the_lines_in_step(
    page: ReflectPage, session: Session, asked: list[str]
) -> None:
    page.factor_views.outline.enter()
    for wanted in asked:
        if wanted != "remove" or len(session.board.bones) > 2:
            line().asked.emit(wanted)
        keys = [key for key, _ in page.factor_views.outline.lines()]
        assert keys == [key for _, key in outline.lines(session.board)]
        assert page.scene.selectedKeys() == [page.factor_views.outline.caret_at()]
