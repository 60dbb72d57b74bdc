"""Votes within a budget: given, moved, taken back, and kept while notes are grouped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain import ballots
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits import groups, round_notes, votes, whiteboard
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import NoteGroup, Round, Vote
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.errors import InvalidEdit
from tests.domain.round_boards import go, voting
from tests.domain.round_strategies import SECRETS, a_vote
from tests.helpers.make import make_person


def left(board: Board, id_: str, secret: str = "secret") -> int:
    return ballots.votes_left(board, board.need(Round, id_), secret)


def given_by(board: Board, id_: str, secret: str = "secret") -> dict[str, int]:
    found = ballots.votes_given(board, board.need(Round, id_), secret)
    return {key[1]: count for key, count in found.items()}


def test_votes_are_given_moved_and_taken_back() -> None:
    board, id_, (first, second) = voting("one", "two")
    board.apply(votes.cast(board, id_, "secret", first, 3))
    assert (given_by(board, id_), left(board, id_)) == ({first: 3}, 2)
    board.apply(votes.cast(board, id_, "secret", first, 1))
    board.apply(votes.cast(board, id_, "secret", second, 2))
    assert (given_by(board, id_), left(board, id_)) == ({first: 1, second: 2}, 2)
    board.apply(votes.cast(board, id_, "secret", first, 0))
    assert (given_by(board, id_), left(board, id_)) == ({second: 2}, 3)
    board.apply(votes.withdraw(board, id_, "secret"))
    assert (board.all(Vote), left(board, id_)) == ([], 5)


def test_the_same_message_twice_changes_nothing() -> None:
    board, id_, (first, _) = voting("one", "two")
    board.apply(votes.cast(board, id_, "secret", first, 2))
    assert votes.cast(board, id_, "secret", first, 2) == []


@pytest.mark.parametrize(("each", "per_note", "count"), [(2, 3, 3), (5, 3, 4), (5, 3, -1)])
def test_no_more_than_the_budget_and_the_limit(each: int, per_note: int, count: int) -> None:
    board, id_, (first, _) = voting("one", "two", votes_each=each, votes_per_note=per_note)
    with pytest.raises(InvalidEdit):
        votes.cast(board, id_, "secret", first, count)


def test_one_ballot_does_not_take_from_another() -> None:
    board, id_, (first, _) = voting("one", "two")
    board.apply(votes.cast(board, id_, "secret", first, 3))
    assert left(board, id_, "another") == 5
    board.apply(votes.cast(board, id_, "another", first, 3))
    assert ballots.results(board, board.need(Round, id_)) == {("note", first): 6}


def test_nothing_is_taken_before_the_votes_open_or_after_they_close() -> None:
    board, id_, (first, _) = voting("one", "two")
    for word in (RoundStep.GROUP, RoundStep.DISCUSS):
        go(board, id_, word)
        with pytest.raises(InvalidEdit, match="closed"):
            votes.cast(board, id_, "secret", first, 1)
        with pytest.raises(InvalidEdit, match="closed"):
            votes.withdraw(board, id_, "secret")


def test_what_is_gone_or_grouped_or_on_another_board_cannot_be_voted_on() -> None:
    board, id_, (first, second, third) = voting("one", "two", "three")
    board.apply(groups.group(board, [first, second]))
    board.apply(whiteboard.remove_things(board, [("note", third)]))
    for target in (first, third, "nonsense", id_):
        with pytest.raises(InvalidEdit, match="cannot be voted on"):
            votes.cast(board, id_, "secret", target, 1)
    board.apply(votes.cast(board, id_, "secret", board.all(NoteGroup)[0].id, 1))


def test_with_names_it_is_known_who_voted_and_a_second_ballot_gives_no_more_votes() -> None:
    board, id_, (first, second) = voting("one", "two", anonymous=False)
    board = board_with_person(board)
    board.apply(votes.cast(board, id_, "phone", first, 3, voter_id="p"))
    assert board.all(Vote)[0].voter_id == "p"
    with pytest.raises(InvalidEdit, match="no more votes"):
        votes.cast(board, id_, "laptop", second, 3, voter_id="p")
    board.apply(votes.cast(board, id_, "laptop", first, 1, voter_id="p"))
    assert ballots.results(board, board.need(Round, id_)) == {("note", first): 1}


def board_with_person(board: Board) -> Board:
    return Board([*board.entities(), make_person(id="p")])


def test_who_votes_in_an_anonymous_round_is_not_kept() -> None:
    board, id_, (first, _) = voting("one", "two")
    board = board_with_person(board)
    board.apply(votes.cast(board, id_, "secret", first, 1, voter_id="p"))
    (vote,) = board.all(Vote)
    assert vote.voter_id is None
    assert "secret" not in vote.id


def test_votes_for_a_note_count_for_the_group_it_joins_and_stay_when_it_ends() -> None:
    board, id_, (first, second, third) = voting("one", "two", "three")
    board.apply(votes.cast(board, id_, "secret", first, 2))
    board.apply(votes.cast(board, id_, "another", second, 1))
    board.apply(groups.group(board, [first, second], "Alerts"))
    (heap,) = board.all(NoteGroup)
    board.apply(votes.cast(board, id_, "another", heap.id, 3))
    round_ = board.need(Round, id_)
    assert ballots.results(board, round_) == {("note_group", heap.id): 6}
    board.apply(groups.ungroup(board, [("note_group", heap.id)]))
    assert sum(ballots.results(board, round_).values()) == 6
    assert (left(board, id_), left(board, id_, "another")) == (3, 1)
    assert third not in {key[1] for key in ballots.results(board, round_)}


def test_votes_that_came_together_on_one_note_are_taken_back_together() -> None:
    board, id_, (first, second) = voting("one", "two")
    board.apply(votes.cast(board, id_, "secret", first, 2))
    board.apply(groups.group(board, [first, second]))
    (heap,) = board.all(NoteGroup)
    board.apply(votes.cast(board, id_, "secret", heap.id, 1))
    board.apply(votes.cast(board, id_, "secret", heap.id, 2))
    board.apply(groups.ungroup(board, [("note_group", heap.id)]))
    board.apply(votes.cast(board, id_, "secret", second, 1))
    assert given_by(board, id_) == {first: 2, second: 1}


def test_a_vote_for_a_note_that_was_grouped_since_can_still_be_taken_back() -> None:
    board, id_, (first, second) = voting("one", "two")
    board.apply(votes.cast(board, id_, "secret", first, 2))
    board.apply(groups.group(board, [first, second]))
    board.apply(votes.cast(board, id_, "secret", first, 0))
    assert (board.all(Vote), left(board, id_)) == ([], 5)
    assert votes.cast(board, id_, "secret", "gone", 0) == []


def test_ties_keep_the_order_of_the_board() -> None:
    board, id_, (first, second, third) = voting("one", "two", "three")
    for target, count in ((third, 1), (second, 2), (first, 1)):
        board.apply(votes.cast(board, id_, "secret", target, count))
    found = [key[1] for key in ballots.results(board, board.need(Round, id_))]
    assert found == [second, first, third]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_budget_is_exceeded_and_no_vote_is_lost_while_notes_are_grouped(
    data: st.DataObject,
) -> None:
    board, id_, _ = voting("one", "two", "three", "four")
    board = board_with_person(board)
    for _ in range(data.draw(st.integers(1, 12))):
        if data.draw(st.booleans()):
            try:
                board.apply(a_vote(data.draw, board))
            except InvalidEdit:
                continue
        else:
            before = total(board)
            board.apply(_grouping(data, board))
            assert total(board) == before
        round_ = board.need(Round, id_)
        assert sum(ballots.results(board, round_).values()) == total(board)
        for secret in SECRETS:
            spent = sum(ballots.votes_given(board, round_, secret).values())
            assert spent + left(board, id_, secret) == round_.votes_each


def total(board: Board) -> int:
    return sum(vote.count for vote in board.all(Vote))


def _grouping(data: st.DataObject, board: Board) -> list[Change]:
    ids = [note.id for note in board.notes()]
    some = data.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=3))
    hosts = [("note", id_) for id_ in ids] + [("note_group", g.id) for g in board.all(NoteGroup)]
    match data.draw(st.integers(0, 3)):
        case 0:
            return groups.group(board, some)
        case 1:
            return groups.join(board, some, data.draw(st.sampled_from(hosts)))
        case 2:
            return groups.leave(board, some)
        case _:
            return groups.ungroup(board, [data.draw(st.sampled_from(hosts))])


def test_a_hidden_note_cannot_be_voted_on() -> None:
    board, id_, _ = voting("one")
    go(board, id_, RoundStep.WRITE)
    board.apply(round_notes.write(board, id_, [Draft("still hidden", "key")]))
    shown = {item.id for item in ballots.targets(board, board.need(Round, id_))}
    assert len(shown) == 1
