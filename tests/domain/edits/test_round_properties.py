"""What holds of a round whatever is done in it and in whichever order."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain import ballots, rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, invert
from pm_facilitator.domain.edits.refit import refit
from pm_facilitator.domain.entities import Entity, Round, RoundGroup, Vote
from pm_facilitator.errors import InvalidEdit
from tests.domain.round_strategies import ROUND_EDITS, SECRETS
from tests.domain.strategies import one_of_these
from tests.helpers.make import make_board, make_note, make_person


def started_with() -> Board:
    people = [make_person(id=id_) for id_ in "abcdef"]
    return make_board(*people, make_note(id="old", x=20, y=30))


def held(data: st.DataObject, board: Board, most: int = 15) -> list[list[Change]]:
    """Do some edits of rounds and give them."""
    batches = []
    for _ in range(data.draw(st.integers(1, most))):
        changes = one_of_these(ROUND_EDITS, data.draw, board)
        board.apply(changes)
        batches.append(changes)
        check(board)
    return batches


def check(board: Board) -> None:
    """Hold what is always true of rounds."""
    held_now = [each for each in board.all(Round) if rounds.is_running(each)]
    assert len(held_now) <= 1
    for each in board.all(Round):
        if each.anonymous:
            assert not names_in(board, each.id)
        if each not in held_now:
            assert not each.votes_open
        if each.ended_at is not None:
            assert not any(note.hidden for note in rounds.notes_of(board, each.id))
        groups = {group.id for group in rounds.groups_of(board, each.id)}
        assert each.reporting == "" or each.reporting in groups | set(each.report_order)
        for secret in SECRETS:
            assert sum(v.count for v in ballots.ballot(board, each, secret)) <= each.votes_each
    for note in board.notes():
        assert note.small_group_id is None or board.get(RoundGroup, note.small_group_id)


def names_in(board: Board, id_: str) -> list[Entity]:
    """Give the records of a round that name somebody."""
    found: list[Entity] = [n for n in rounds.notes_of(board, id_) if n.author_id]
    found += [v for v in board.all(Vote) if v.round_id == id_ and v.voter_id]
    return found + [group for group in rounds.groups_of(board, id_) if group.person_ids]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_undoing_everything_gives_back_what_was_there(data: st.DataObject) -> None:
    board = started_with()
    before = list(board.entities())
    for changes in reversed(held(data, board)):
        board.apply(invert(changes))
    assert list(board.entities()) == before


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_taking_back_something_of_long_ago_names_nobody(data: st.DataObject) -> None:
    board = started_with()
    batches = held(data, board, 8)
    undone = data.draw(st.sampled_from(batches))
    with suppress(InvalidEdit):
        board.apply(refit(board, invert(undone)))
    for each in board.all(Round):
        assert not (each.anonymous and names_in(board, each.id))
