"""Whatever lies on a board can be moved, resized, locked and deleted in the same way."""

import pytest

from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import whiteboard
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import (
    Arrow,
    BoardText,
    Entity,
    Frame,
    Note,
    NoteGroup,
    Picture,
    Stroke,
    Vote,
    kind_of,
)
from pm_facilitator.domain.placing import box_of
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.errors import InvalidEdit
from tests.helpers.make import make_board, make_factor, make_note

THINGS: list[Entity] = [
    Note("note", x=10.0, y=20.0),
    Picture("picture", x=10.0, y=20.0),
    Frame("frame", x=10.0, y=20.0, width=60.0),
    BoardText("text", "Words", x=10.0, y=20.0),
    Arrow("arrow", x1=10.0, y1=20.0, x2=110.0, y2=70.0),
    Stroke("stroke", ("10,20", "110.5,70")),
]


def key(entity: Entity) -> Key:
    return kind_of(entity), entity.id


def corner(board: Board, of: Key) -> tuple[float, float]:
    box = box_of(board.find(*of))
    assert box is not None
    return box.x, box.y


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.id)
def test_every_kind_of_thing_can_be_moved(thing: Entity) -> None:
    board = make_board(thing)
    board.apply(whiteboard.move(board, [key(thing)], 5, -5))
    assert corner(board, key(thing)) == (15.0, 15.0)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.id)
def test_what_is_locked_neither_moves_nor_is_resized_nor_goes(thing: Entity) -> None:
    board = make_board(thing)
    board.apply(whiteboard.set_locked(board, [key(thing)], True))
    assert whiteboard.move(board, [key(thing)], 5, 5) == []
    assert whiteboard.resize(board, key(thing), Area(0, 0, 200, 200)) == []
    with pytest.raises(InvalidEdit, match="locked"):
        whiteboard.remove_things(board, [key(thing)])
    board.apply(whiteboard.set_locked(board, [key(thing)], False))
    assert whiteboard.move(board, [key(thing)], 5, 5)


def test_a_group_moves_its_notes_once_even_when_one_of_them_is_chosen_too() -> None:
    notes = [make_note(id=id_, group_id="g") for id_ in "ab"]
    board = make_board(NoteGroup("g"), *notes, make_note(id="locked", group_id="g", locked=True))
    board.apply(whiteboard.move(board, [("note_group", "g"), ("note", "a")], 8, 0))
    assert [board.need(Note, id_).x for id_ in ("a", "b", "locked")] == [8.0, 8.0, 0.0]


def test_a_frame_moves_what_lies_wholly_inside() -> None:
    frame = Frame("f", x=0.0, y=0.0, width=400.0, height=400.0)
    inside = [make_note(id="in", x=10.0, y=10.0), Frame("small", x=200.0, width=50.0, height=50.0)]
    half = make_note(id="half", x=300.0, y=10.0)
    other = make_note(id="elsewhere", x=10.0, y=10.0, stage=Stage.RECAP)
    board = make_board(frame, *inside, half, other)
    board.apply(whiteboard.move(board, [("frame", "f")], 100, 0))
    assert [corner(board, key(x))[0] for x in (frame, *inside)] == [100.0, 110.0, 300.0]
    assert board.need(Note, "half").x == 300.0
    assert whiteboard.carried(board, [("frame", "f"), ("note", "in")]).count(("note", "in")) == 1


def test_a_frame_carries_an_arrow_whose_ends_go_along() -> None:
    frame = Frame("f", width=400.0, height=400.0)
    note = make_note(id="in", x=10.0, y=10.0)
    along = Arrow("along", from_kind="note", from_id="in", x2=300.0, y2=300.0)
    away = Arrow("away", from_kind="note", from_id="in", x2=900.0, y2=300.0)
    board = make_board(frame, note, along, away)
    board.apply(whiteboard.move(board, [("frame", "f")], 10, 10))
    assert (board.need(Arrow, "along").x2, board.need(Arrow, "away").x2) == (310.0, 900.0)


def test_a_locked_frame_leaves_what_it_holds_in_peace() -> None:
    frame = Frame("f", width=400.0, height=400.0, locked=True)
    board = make_board(frame, make_note(id="in", x=10.0, y=10.0))
    assert whiteboard.move(board, [("frame", "f")], 10, 0) == []


def test_an_end_that_hangs_on_a_record_is_not_moved() -> None:
    arrow = Arrow("a", from_kind="factor", from_id="f", x1=1.0, x2=9.0)
    board = make_board(make_factor(id="f"), arrow)
    board.apply(whiteboard.move(board, [("arrow", "a")], 5, 5))
    moved = board.need(Arrow, "a")
    assert (moved.x1, moved.x2, moved.y2) == (1.0, 14.0, 5.0)


@pytest.mark.parametrize("thing", [t for t in THINGS if not isinstance(t, Arrow | BoardText)])
def test_a_thing_takes_the_box_that_it_is_pulled_to(thing: Entity) -> None:
    board = make_board(thing)
    goal = Area(0.0, 0.0, 300.0, 200.0)
    board.apply(whiteboard.resize(board, key(thing), goal))
    assert box_of(board.find(*key(thing))) == goal


def test_a_text_takes_only_the_width() -> None:
    board = make_board(BoardText("t", "Words", size=20.0))
    board.apply(whiteboard.resize(board, ("board_text", "t"), Area(5, 6, 80, 400)))
    text = board.need(BoardText, "t")
    assert (text.x, text.y, text.width, text.size) == (5, 6, 80, 20.0)


def test_nothing_is_made_too_small_to_take_hold_of() -> None:
    board = make_board(make_note(id="n"))
    board.apply(whiteboard.resize(board, ("note", "n"), Area(0, 0, -4, 0)))
    note = board.need(Note, "n")
    assert (note.width, note.height) == (whiteboard.SMALLEST, whiteboard.SMALLEST)


def test_deleting_passes_over_what_is_locked_and_takes_the_rest() -> None:
    board = make_board(make_note(id="a"), make_note(id="b", locked=True))
    board.apply(whiteboard.remove_things(board, [("note", "a"), ("note", "b")]))
    assert [note.id for note in board.notes()] == ["b"]


def test_deleting_a_group_lets_go_of_its_notes_with_their_votes() -> None:
    notes = [make_note(id=id_, group_id="g") for id_ in "ab"]
    board = make_board(NoteGroup("g", "Alerts"), *notes, Vote("v", group_id="g"))
    board.apply(whiteboard.remove_things(board, [("note_group", "g")]))
    assert [note.group_id for note in board.notes()] == [None, None]
    assert board.all(Vote)[0].note_id == "a"


def test_a_group_goes_with_the_last_of_its_notes() -> None:
    notes = [make_note(id=id_, group_id="g") for id_ in "ab"]
    board = make_board(NoteGroup("g", "Alerts"), *notes, Vote("v", group_id="g"))
    board.apply(whiteboard.remove_things(board, [("note", "a"), ("note", "b")]))
    assert not board.notes()
    assert not board.all(NoteGroup)
    assert not board.all(Vote)
