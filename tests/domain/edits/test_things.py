"""Frames, texts, arrows and lines come to a board."""

import pytest

from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.edits import things
from pm_facilitator.domain.entities import Arrow, BoardText, Frame, Stroke
from pm_facilitator.domain.placing import points_of
from pm_facilitator.domain.vocabulary import NoteColor, Stage
from pm_facilitator.errors import InvalidEdit
from tests.domain.conftest import apply
from tests.helpers.make import make_board, make_factor, make_note


def test_frames_and_texts_are_put_down_where_they_are_wanted() -> None:
    board = make_board()
    frame = apply(board, things.add_frame(board, Stage.RECAP, Area(1, 2, 300, 200), "Day one"))
    text = apply(board, things.add_text(board, Stage.RECAP, 5, 6, "Words"))
    assert board.need(Frame, frame) == Frame(frame, "Day one", Stage.RECAP, 1, 2, 300, 200, order=1)
    assert board.need(BoardText, text).text == "Words"


def test_an_arrow_ends_on_records_of_any_kind_or_at_free_places() -> None:
    board = make_board(make_note(id="n"), make_factor(id="f"))
    id_ = apply(board, things.add_arrow(board, Stage.REFLECT, ("note", "n"), (50.0, 60.0)))
    arrow = board.need(Arrow, id_)
    assert (arrow.from_kind, arrow.from_id, arrow.x2, arrow.y2) == ("note", "n", 50.0, 60.0)
    board.apply(things.set_arrow_end(board, id_, "to", ("factor", "f")))
    assert board.need(Arrow, id_).to_kind == "factor"
    board.apply(things.set_arrow_end(board, id_, "from", (7.0, 8.0)))
    arrow = board.need(Arrow, id_)
    assert (arrow.from_kind, arrow.from_id, arrow.x1, arrow.y1) == ("", "", 7.0, 8.0)


def test_an_arrow_needs_two_different_ends_that_are_there() -> None:
    board = make_board(make_note(id="n"))
    with pytest.raises(InvalidEdit, match="different ends"):
        things.add_arrow(board, Stage.REFLECT, ("note", "n"), ("note", "n"))
    with pytest.raises(InvalidEdit, match="not there"):
        things.add_arrow(board, Stage.REFLECT, ("note", "n"), ("note", "gone"))


def test_a_locked_arrow_keeps_its_ends() -> None:
    board = make_board(Arrow("a", locked=True))
    with pytest.raises(InvalidEdit, match="locked"):
        things.set_arrow_end(board, "a", "to", (5.0, 5.0))


def test_a_line_of_the_highlighter_keeps_its_points() -> None:
    board = make_board()
    points = [(0.0, 0.04), (1234567.5, -3.0)]
    id_ = apply(board, things.add_stroke(board, Stage.REFLECT, points, NoteColor.IDEA, 20.0))
    stroke = board.need(Stroke, id_)
    assert stroke.points == ("0,0", "1234567.5,-3")
    assert points_of(stroke) == [(0.0, 0.0), (1234567.5, -3.0)]
