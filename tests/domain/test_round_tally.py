"""What is counted as it comes is what counting anew would give."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import invert
from pm_facilitator.domain.edits.round_notes import Draft, write
from pm_facilitator.domain.entities import Round
from tests.domain.conftest import new_board
from tests.domain.round_boards import begun
from tests.domain.strategies import an_edit


def assert_counts(board: Board, round_id: str) -> None:
    notes, tally = rounds.notes_of(board, round_id), board.tally(round_id)
    assert tally.written == len(notes)
    assert tally.hidden == sum(note.hidden for note in notes)
    assert +tally.by_group == Counter(note.small_group_id for note in notes)
    assert +tally.by_author == Counter(note.author_id for note in notes)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_numbers_follow_every_edit_and_its_undoing(data: st.DataObject) -> None:
    board = new_board()
    for _ in range(data.draw(st.integers(1, 14))):
        known = [each.id for each in board.all(Round)]
        for id_ in known:
            board.tally(id_)
        changes = an_edit(data.draw, board)
        board.apply(changes)
        if data.draw(st.booleans()):
            board.apply(invert(changes))
        for id_ in known:
            assert_counts(board, id_)


def test_notes_of_another_round_or_of_none_count_for_nothing() -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("One"), Draft("Two")]))
    assert board.tally(id_).written == board.tally(id_).hidden == 2
    assert board.tally("another").written == 0
