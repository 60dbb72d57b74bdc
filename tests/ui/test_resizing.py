"""Whatever lies on a board is pulled larger and smaller by hand, one undo step each."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.grips import SIZE
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import BoardText, Frame, Note
from pm_facilitator.session import Session
from tests.ui.table import FRAME, TEXT, A, C, Table, laid_table

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(session: Session, qtbot: QtBot) -> Iterator[Table]:
    yield from laid_table(session)


def note(table: Table, id_: str) -> Note:
    return table.board.need(Note, id_)


def corner(table: Table, key: Key) -> QPointF:
    return table.item(key).home().bottomRight()


def test_a_corner_pulls_a_note_larger(table: Table) -> None:
    table.select(A)
    table.drag(corner(table, A), corner(table, A) + QPointF(61, 47), CTRL)
    assert (note(table, "a").width, note(table, "a").height) == (229, 167)
    assert table.undo_all() == 1


def test_a_side_snaps_to_a_neighbour(table: Table) -> None:
    table.select(A)
    side = table.middle(A) + QPointF(84, 0)
    table.drag(side, side + QPointF(228, 0))
    assert note(table, "a").width == 400


def test_shift_keeps_the_proportion(table: Table) -> None:
    table.select(A)
    at = corner(table, A)
    table.press(at)
    table.move(at + QPointF(168, 0), SHIFT)
    table.release(at + QPointF(168, 0), SHIFT)
    assert (note(table, "a").width, note(table, "a").height) == (336, 240)


def test_nothing_becomes_smaller_than_can_be_taken_hold_of(table: Table) -> None:
    table.select(FRAME)
    table.drag(corner(table, FRAME), corner(table, FRAME) - QPointF(900, 900), CTRL)
    frame = table.board.need(Frame, "f")
    assert (frame.width, frame.height) == (24, 24)


def test_escape_gives_a_thing_its_size_back(table: Table) -> None:
    table.select(A)
    before = table.item(A).home()
    table.press(corner(table, A))
    table.move(corner(table, A) + QPointF(100, 100))
    assert table.item(A).home() != before
    table.key(Qt.Key.Key_Escape)
    assert table.item(A).home() == before
    assert not table.history.can_undo()


def test_a_text_wraps_at_its_new_width(table: Table) -> None:
    table.select(TEXT)
    # The handles of a text stand off its letters.
    side = table.middle(TEXT) + QPointF(120 + SIZE, 0)
    low = table.item(TEXT).home().height()
    table.drag(side, side - QPointF(160, 0), CTRL)
    assert table.board.need(BoardText, "t").width == 80
    assert table.item(TEXT).home().height() > low


def test_a_frame_that_is_pulled_larger_stays_below_what_lies_on_it(table: Table) -> None:
    table.session.commit(patch(note(table, "c"), x=440.0, y=380.0))
    place = table.view.mapFromScene(table.item(C).home().center() + QPointF(60, 40))
    before = table.view.grab().toImage().pixelColor(place)
    table.select(FRAME)
    at = corner(table, FRAME)
    table.press(at)
    table.move(at + QPointF(40, 40), CTRL)
    assert table.view.grab().toImage().pixelColor(place) == before
    table.release(at + QPointF(40, 40), CTRL)
    table.select()
    assert table.view.grab().toImage().pixelColor(place) == before
