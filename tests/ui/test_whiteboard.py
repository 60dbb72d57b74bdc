"""Whatever lies on a board is put down, moved, drawn and joined by hand, one undo step each."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.tools import Tool
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import (
    Arrow,
    BoardText,
    Entity,
    Frame,
    Note,
    Stroke,
)
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.figures.shapes import Line
from pm_facilitator.session import Session
from tests.ui.table import ARROW, FRAME, TEXT, A, B, C, Table, laid_table

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(session: Session, qtbot: QtBot) -> Iterator[Table]:
    yield from laid_table(session)


def the(table: Table, kind: type[Entity]) -> Entity:
    """Give the newest record of a kind."""
    return list(table.board.all(kind))[-1]


def note(table: Table, id_: str) -> Note:
    return table.board.need(Note, id_)


def edge(table: Table, key: Key) -> list[tuple[float, float]]:
    card = table.item(key).card
    return [(card.x + x, card.y + y) for x, y in card.edge]


# Moving.


def test_one_gesture_is_one_step(table: Table) -> None:
    table.drag(table.middle(A), table.middle(A) + QPointF(40, 104))
    assert (note(table, "a").x, note(table, "a").y) == (40, 104)
    assert table.undo_all() == 1
    assert (note(table, "a").x, note(table, "a").y) == (0, 0)


def test_escape_half_way_restores_and_asks_for_nothing(table: Table) -> None:
    at = table.middle(A)
    table.press(at)
    table.move(at + QPointF(90, 90))
    table.key(Qt.Key.Key_Escape)
    table.release(at + QPointF(90, 90))
    assert table.item(A).pos() == QPointF(0, 0)
    assert table.scene.traced() == ()
    assert not table.history.can_undo()


def test_a_moved_note_is_drawn_to_its_neighbours_edge(table: Table) -> None:
    table.drag(table.middle(C), table.middle(C) + QPointF(395, -140))
    assert note(table, "c").x == 400


def test_guides_are_shown_while_moving_and_never_to_the_group(table: Table) -> None:
    at = table.middle(C)
    table.press(at)
    table.move(at + QPointF(395, -140))
    assert [shape for shape in table.scene.traced() if isinstance(shape, Line)]
    assert table.shared.overlays == []
    table.release(at + QPointF(395, -140))
    assert table.scene.traced() == ()


def test_ctrl_moves_without_snapping(table: Table) -> None:
    table.drag(table.middle(C), table.middle(C) + QPointF(395, -141), CTRL)
    assert (note(table, "c").x, note(table, "c").y) == (395, 259)


def test_shift_keeps_to_one_direction(table: Table) -> None:
    table.select(C)
    table.press(table.middle(C))
    table.move(table.middle(C) + QPointF(80, 20), SHIFT | CTRL)
    table.release(table.middle(C) + QPointF(80, 20), SHIFT | CTRL)
    assert (note(table, "c").x, note(table, "c").y) == (80, 400)


def test_a_frame_moves_what_lies_wholly_inside(table: Table) -> None:
    grip = table.item(FRAME).home().topLeft() + QPointF(200, 0)
    table.drag(grip, grip + QPointF(64, 48), CTRL)
    text = table.board.need(BoardText, "t")
    assert (text.x, text.y) == (484, 408)
    assert table.undo_all() == 1


def test_dragging_inside_a_frame_selects_instead(table: Table) -> None:
    inside = table.item(FRAME).home().center() + QPointF(60, 60)
    table.drag(inside, inside + QPointF(-150, -80))
    assert table.scene.selectedKeys() == [TEXT]


def test_alt_moves_a_copy_and_selects_it(table: Table) -> None:
    table.drag(table.middle(A), table.middle(A) + QPointF(0, 200), ALT)
    assert len(table.board.all(Note)) == 4
    copy = next(each for each in table.board.all(Note) if each.id not in "abc")
    assert (copy.text, copy.x, copy.y) == ("The graph looked normal", 0, 200)
    assert note(table, "a").y == 0
    assert table.scene.selectedKeys() == [("note", copy.id)]
    assert table.undo_all() == 1


def test_notes_dropped_on_one_another_form_a_group(table: Table) -> None:
    table.drag(table.middle(C), table.middle(A))
    assert note(table, "c").group_id == note(table, "a").group_id is not None
    assert table.undo_all() == 1
    assert note(table, "a").group_id is None


def test_a_note_that_is_pulled_clear_leaves_its_group(table: Table) -> None:
    table.drag(table.middle(C), table.middle(A))
    low = table.middle(C) + QPointF(0, 40)
    table.drag(low, low + QPointF(0, 500), CTRL)
    assert note(table, "c").group_id is None


def test_a_locked_note_stays(table: Table) -> None:
    table.session.commit(patch(note(table, "a"), locked=True))
    table.drag(table.middle(A), table.middle(A) + QPointF(80, 80))
    assert (note(table, "a").x, note(table, "a").y) == (0, 0)


# Drawing.


def test_the_frame_tool_draws_a_frame_to_be_named(table: Table) -> None:
    table.take(Tool.FRAME)
    table.drag(QPointF(700, 0), QPointF(900, 150))
    made = the(table, Frame)
    assert isinstance(made, Frame)
    assert (made.x, made.y, made.width, made.height) == (700, 0, 200, 150)
    table.type("After")
    assert table.board.need(Frame, made.id).title == "After"
    assert table.scene.tools.selects()


def test_the_text_tool_opens_a_text_where_it_clicks(table: Table) -> None:
    table.take(Tool.TEXT)
    table.click(QPointF(200, 250))
    table.type("What did we believe?")
    made = the(table, BoardText)
    assert isinstance(made, BoardText)
    assert (made.text, made.x) == ("What did we believe?", 200)


def test_the_note_tool_puts_a_note_below_the_pointer(table: Table) -> None:
    table.take(Tool.NOTE)
    table.click(QPointF(300, 250))
    table.type("Asked twice")
    made = the(table, Note)
    assert isinstance(made, Note)
    assert (made.text, made.x, made.y) == ("Asked twice", 216, 226)


def test_the_arrow_tool_hangs_both_ends_on_what_lies_below(table: Table) -> None:
    table.take(Tool.ARROW)
    table.drag(table.middle(C), table.middle(("factor", "factor")))
    made = the(table, Arrow)
    assert isinstance(made, Arrow)
    assert (made.from_id, made.to_id) == ("c", "factor")
    assert table.undo_all() == 1


def test_an_arrow_can_be_pulled_out_of_a_card(table: Table) -> None:
    table.select(C)
    dot = table.item(C).home().center() + QPointF(84 + 22, 0)
    table.drag(dot, QPointF(300, 560))
    made = the(table, Arrow)
    assert isinstance(made, Arrow)
    assert (made.from_id, made.to_id, made.x2, made.y2) == ("c", "", 300, 560)


def test_a_click_with_the_arrow_tool_draws_none(table: Table) -> None:
    table.take(Tool.ARROW)
    table.click(QPointF(200, 250))
    assert not table.history.can_undo()
    assert table.scene.tools.tool is Tool.ARROW


def test_an_arrow_follows_while_its_end_is_dragged(table: Table) -> None:
    at = table.middle(B)
    table.press(at)
    table.move(at + QPointF(0, 160), CTRL)
    assert edge(table, ARROW)[1][1] > 80
    table.key(Qt.Key.Key_Escape)
    assert edge(table, ARROW)[1][1] == pytest.approx(60)


def test_an_arrow_follows_while_its_end_is_resized(table: Table) -> None:
    table.select(B)
    at = table.item(B).home().bottomLeft()
    table.press(at)
    table.move(at + QPointF(-100, 100), CTRL)
    assert edge(table, ARROW)[1] == pytest.approx((296, 90.3), abs=0.1)
    table.key(Qt.Key.Key_Escape)
    assert edge(table, ARROW)[1] == pytest.approx((396, 60))


def test_an_arrow_stays_while_only_a_copy_is_dragged(table: Table) -> None:
    before = edge(table, ARROW)
    at = table.middle(B)
    table.press(at)
    table.move(at + QPointF(0, 160), ALT)
    assert edge(table, ARROW) == before
    table.key(Qt.Key.Key_Escape)


def test_the_end_of_an_arrow_is_hung_elsewhere(table: Table) -> None:
    table.select(ARROW)
    table.drag(QPointF(*edge(table, ARROW)[1]), table.middle(C))
    assert table.board.need(Arrow, "r").to_id == "c"
    assert table.undo_all() == 1


def test_an_arrow_never_hangs_on_one_thing_twice(table: Table) -> None:
    table.select(ARROW)
    table.drag(QPointF(*edge(table, ARROW)[1]), table.middle(A))
    arrow = table.board.need(Arrow, "r")
    assert (arrow.from_id, arrow.to_id) == ("a", "")


def test_the_highlighter_draws_a_line_of_few_points(table: Table) -> None:
    table.take(Tool.HIGHLIGHTER)
    table.press(QPointF(0, 200))
    for x in range(0, 200, 4):
        table.move(QPointF(x, 200 + x % 3))
    table.release(QPointF(200, 200))
    made = the(table, Stroke)
    assert isinstance(made, Stroke)
    assert 2 <= len(made.points) <= 12
    assert table.scene.tools.tool is Tool.HIGHLIGHTER


def test_the_eraser_takes_what_it_brushes_and_spares_what_is_locked(table: Table) -> None:
    table.session.commit(patch(note(table, "b"), locked=True))
    table.take(Tool.ERASER)
    table.press(QPointF(-40, 30))
    table.move(QPointF(600, 30))
    table.release(QPointF(600, 30))
    assert {each.id for each in table.board.all(Note)} == {"b", "c"}
    assert table.undo_all() == 1
    assert {each.id for each in table.board.all(Arrow)} == {"r"}


def test_escape_lays_the_tool_down_before_it_clears_the_selection(table: Table) -> None:
    table.select(A)
    table.take(Tool.TEXT)
    table.key(Qt.Key.Key_Escape)
    assert table.scene.tools.selects()
    assert table.scene.selectedKeys() == [A]


def test_q_keeps_the_tool(table: Table) -> None:
    table.key(Qt.Key.Key_Q)
    table.take(Tool.FRAME)
    table.drag(QPointF(700, 0), QPointF(900, 150))
    assert table.scene.tools.tool is Tool.FRAME


def test_the_hand_pans_and_selects_nothing(table: Table) -> None:
    table.take(Tool.HAND)
    before = table.view.mapToScene(0, 0)
    table.press(table.middle(A))
    table.move(table.middle(A) + QPointF(60, 40))
    table.release(table.middle(A))
    assert table.view.mapToScene(0, 0) == before - QPointF(60, 40)
    assert table.scene.selectedKeys() == []


# Keys.


@pytest.mark.parametrize(
    ("key", "xs"),
    [
        (Qt.Key.Key_Left, (0, 0)),
        (Qt.Key.Key_Right, (400, 400)),
        (Qt.Key.Key_C, (200, 200)),
    ],
)
def test_keys_line_up(table: Table, key: Qt.Key, xs: tuple[float, float]) -> None:
    table.select(A, B)
    table.key(key, CTRL | SHIFT)
    assert (note(table, "a").x, note(table, "b").x) == xs
    assert note(table, "a").y == note(table, "b").y == 0


def test_keys_spread(table: Table) -> None:
    table.session.commit(patch(note(table, "c"), x=1000.0))
    table.select(A, B, C)
    table.key(Qt.Key.Key_H, CTRL | SHIFT)
    assert note(table, "b").x == 500


def test_keys_resize(table: Table) -> None:
    table.select(A)
    table.key(Qt.Key.Key_Right, ALT | SHIFT)
    table.key(Qt.Key.Key_Up, ALT | SHIFT)
    assert (note(table, "a").width, note(table, "a").height) == (176, 112)


def test_a_key_locks_and_frees(table: Table) -> None:
    table.select(A, FRAME)
    table.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert note(table, "a").locked
    assert table.board.need(Frame, "f").locked
    table.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert not note(table, "a").locked


def test_keys_stack(table: Table) -> None:
    table.session.commit(patch(note(table, "b"), x=40.0, y=40.0))
    table.select(A)
    table.key(Qt.Key.Key_BracketRight, CTRL)
    assert note(table, "a").order > note(table, "b").order
    table.key(Qt.Key.Key_BracketLeft, CTRL)
    assert note(table, "a").order < note(table, "b").order


def test_a_key_joins_two_by_an_arrow(table: Table) -> None:
    table.select(A, C)
    table.key(Qt.Key.Key_A, CTRL | SHIFT)
    made = the(table, Arrow)
    assert isinstance(made, Arrow)
    assert {made.from_id, made.to_id} == {"a", "c"}


def test_arrow_keys_nudge_whatever_lies_on_the_board(table: Table) -> None:
    table.select(TEXT)
    table.key(Qt.Key.Key_Right)
    table.key(Qt.Key.Key_Down, SHIFT)
    text = table.board.need(BoardText, "t")
    assert (text.x, text.y) == (428, 400)


def test_digits_choose_the_colour_of_the_highlighter_in_hand(table: Table) -> None:
    table.select(A)
    table.take(Tool.HIGHLIGHTER)
    table.key(Qt.Key.Key_4)
    table.drag(QPointF(0, 200), QPointF(200, 220))
    made = the(table, Stroke)
    assert isinstance(made, Stroke)
    assert made.color is NoteColor.HARD
    assert note(table, "a").color is NoteColor.OBSERVATION
