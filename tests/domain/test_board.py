"""A board changes by whole batches or not at all, and every batch can be taken back."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Patched, Removed, invert
from pm_facilitator.domain.edits import events, notes, setup
from pm_facilitator.domain.entities import Bone, Note, TimelineEvent
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.errors import InvalidEdit
from tests.domain.conftest import NOW, apply, new_board
from tests.domain.strategies import an_edit


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_taking_a_batch_back_gives_the_same_board(data: st.DataObject) -> None:
    board = new_board()
    for _ in range(data.draw(st.integers(1, 12))):
        before = list(board.entities())
        changes = an_edit(data.draw, board)
        board.apply(changes)
        after = list(board.entities())
        board.apply(invert(changes))
        assert list(board.entities()) == before
        board.apply(changes)
        assert list(board.entities()) == after


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_preparing_changes_nothing(data: st.DataObject) -> None:
    board = new_board()
    for _ in range(data.draw(st.integers(1, 6))):
        changes = an_edit(data.draw, board)
        before = list(board.entities())
        touched = board.prepare(changes)
        assert list(board.entities()) == before
        assert board.apply(changes) == touched


def test_a_batch_that_does_not_fit_is_not_done_at_all(board: Board) -> None:
    before = list(board.entities())
    good, _ = notes.add_note(board, "First", Stage.REFLECT)
    with pytest.raises(InvalidEdit):
        board.apply([*good, Patched("note", "gone", "text", "", "x")])
    assert list(board.entities()) == before


def test_changes_of_one_record_follow_one_another(board: Board) -> None:
    note = Note("n", text="First")
    moved = [Patched("note", "n", "x", 0.0, 8.0), Patched("note", "n", "y", 0.0, 16.0)]
    again = Patched("note", "n", "x", 8.0, 24.0)
    board.apply([Added(note), *moved, again])
    assert board.get(Note, "n") == Note("n", text="First", x=24.0, y=16.0)
    board.apply([moved[1], Removed(note), Added(note), again])
    assert board.get(Note, "n") == Note("n", text="First", x=24.0)
    with pytest.raises(InvalidEdit, match="any more"):
        board.apply([again, Removed(note), again])


def test_adding_twice_and_removing_what_is_gone_are_refused(board: Board) -> None:
    bone = board.bones[0]
    with pytest.raises(InvalidEdit, match="already"):
        board.apply([Added(bone)])
    with pytest.raises(InvalidEdit, match="any more"):
        board.apply([Removed(Bone("gone"))])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("colour", "red"),
        ("id", "other"),
        ("title", None),
        ("title", 5),
        ("severity", "SEV1"),
        ("severity", Stage.OPEN),
        ("started_at", NOW.replace(tzinfo=None)),
        ("started_at", NOW.date()),
        ("follow_up_on", NOW),
        ("tags", ["a list"]),
        ("tags", (1, 2)),
    ],
)
def test_a_value_that_could_not_be_read_back_is_refused(
    board: Board, field: str, value: Any
) -> None:
    before = board.review
    with pytest.raises(InvalidEdit):
        board.apply([Patched("review", before.id, field, None, value)])
    assert board.review == before


@pytest.mark.parametrize("note", [Note("n", x=float("nan")), Note("n", hidden=1)])  # type: ignore[arg-type]
def test_a_record_that_could_not_be_read_back_is_refused(board: Board, note: Note) -> None:
    with pytest.raises(InvalidEdit, match="of this note cannot be"):
        board.apply([Added(note)])


def test_whole_numbers_do_where_a_field_has_decimals(board: Board) -> None:
    board.apply([Added(Note("n", x=3))])
    assert board.need(Note, "n").x == 3


def test_a_record_may_come_and_go_within_one_batch(board: Board) -> None:
    note = Note("n1", "Short-lived")
    assert board.apply([Added(note), Removed(note)]) == {("note", "n1"): None}
    assert board.get(Note, "n1") is None


def test_events_are_in_the_order_of_time_with_unknown_times_last(board: Board) -> None:
    for text, time in (("c", None), ("b", NOW), ("a", NOW - timedelta(hours=1))):
        apply(board, events.add_event(board, text, time))
    assert [event.text for event in board.events] == ["a", "b", "c"]


def test_a_board_without_a_review_says_so() -> None:
    with pytest.raises(InvalidEdit, match="no review"):
        _ = Board().review


def test_needing_what_is_gone_names_its_kind(board: Board) -> None:
    with pytest.raises(InvalidEdit, match="This event is not there"):
        board.need(TimelineEvent, "gone")


def test_the_place_of_a_stage_is_found_by_its_stage(board: Board) -> None:
    slot = board.slot(Stage.RECAP)
    assert slot is not None
    assert slot.planned == 15 * 60
    board.apply(setup.go_to_stage(board, Stage.RECAP))
    assert board.review.stage is Stage.RECAP


def test_the_last_of_a_kind_is_the_last_of_all_of_it() -> None:
    board = new_board()
    assert board.last(Note) is None
    for text in ("one", "two"):
        board.apply(notes.add_note(board, text, Stage.REFLECT)[0])
        assert board.last(Note) is board.all(Note)[-1]
    board.apply([Removed(board.all(Note)[-1])])
    assert [board.last(Note)] == board.all(Note)
