"""Things can be brought forward and sent back, a step at a time or all the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import stacking
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.stacking import Step
from pm_facilitator.domain.entities import BoardText, Frame, NoteGroup, Picture
from pm_facilitator.domain.vocabulary import Stage
from tests.helpers.make import make_board, make_note


def a_stack(letters: str = "abcd", **kw: object) -> Board:
    return make_board(*(make_note(id=c, order=i + 1.0, **kw) for i, c in enumerate(letters)))


def stack(board: Board) -> str:
    return "".join(note.id for note in board.notes())


def keys(letters: str) -> list[Key]:
    return [("note", letter) for letter in letters]


@pytest.mark.parametrize(
    ("step", "chosen", "expected"),
    [
        (Step.FORWARD, "a", "bacd"),
        (Step.FORWARD, "ab", "cabd"),
        (Step.FORWARD, "d", "abcd"),
        (Step.BACKWARD, "d", "abdc"),
        (Step.BACKWARD, "cd", "acdb"),
        (Step.BACKWARD, "a", "abcd"),
        (Step.FRONT, "ca", "bdac"),
        (Step.BACK, "db", "bdac"),
    ],
)
def test_things_change_their_place_in_the_stack(step: Step, chosen: str, expected: str) -> None:
    board = a_stack()
    board.apply(stacking.restack(board, keys(chosen), step))
    assert stack(board) == expected


def test_a_step_goes_past_what_does_not_overlap() -> None:
    notes = [
        make_note(id=c, order=float(i), x=x) for i, (c, x) in enumerate([("a", 0), ("b", 900)])
    ]
    board = make_board(*notes, make_note(id="c", order=5.0, x=20.0))
    board.apply(stacking.restack(board, keys("a"), Step.FORWARD))
    assert stack(board) == "bca"


def test_notes_pictures_and_texts_lie_among_one_another_and_frames_below() -> None:
    board = make_board(
        make_note(id="n", order=1.0),
        Picture("p", stage=Stage.REFLECT, order=2.0),
        BoardText("t", order=3.0),
    )
    board.apply(stacking.restack(board, [("note", "n")], Step.FRONT))
    assert board.notes()[0].order > 3.0
    assert stacking.top_order(board, "picture") > board.notes()[0].order
    assert stacking.top_order(make_board(Frame("f", order=7.0)), "note") == 1.0


def test_equal_orders_are_told_apart_when_something_goes_between() -> None:
    board = make_board(*(make_note(id=c, order=1.0) for c in "abc"))
    board.apply(stacking.restack(board, keys("a"), Step.FORWARD))
    assert stack(board) == "bac"


def test_a_group_comes_forward_with_its_notes() -> None:
    board = make_board(
        NoteGroup("g"),
        *(make_note(id=c, order=i, group_id="g") for i, c in enumerate("ab")),
        make_note(id="z", order=9.0),
    )
    board.apply(stacking.restack(board, [("note_group", "g")], Step.FRONT))
    assert stack(board) == "zab"


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(Step)), max_size=80))
def test_a_stack_never_loses_or_confuses_anything(steps: list[tuple[str, Step]]) -> None:
    board = a_stack("abcdef")
    for letter, step in steps:
        others = stack(board).replace(letter, "")
        board.apply(stacking.restack(board, keys(letter), step))
        assert stack(board).replace(letter, "") == others
        assert len(stack(board)) == 6
