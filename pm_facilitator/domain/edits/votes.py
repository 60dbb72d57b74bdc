"""Edits of votes: put on a note or a group, and taken back, within what a ballot holds.

Dots that are placed on the facilitator's machine are votes like any others: each person who steps
up gets a ballot with a secret of its own.
"""

from pm_facilitator.domain.ballots import (
    ballot,
    key_of_target,
    place_id,
    target_key,
)
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Removed, patch
from pm_facilitator.domain.entities import Person, Round, Vote
from pm_facilitator.errors import InvalidEdit


def cast(
    board: Board,
    round_id: str,
    secret: str,
    target_id: str,
    count: int,
    voter_id: str | None = None,
) -> list[Change]:
    """Let a ballot have exactly this many votes on a note or a group; 0 takes them back.

    Who votes is kept in a round with names only.

    Raises:
        InvalidEdit: when the votes are closed, when there are not so many left or allowed, or when
            the target is gone.
    """
    round_ = board.need(Round, round_id)
    if not round_.votes_open:
        raise InvalidEdit("The votes are closed.")
    key = target_key(board, round_, target_id)
    # A note that has come into a group since gets no more votes, but gives its own back.
    if key is None and count:
        raise InvalidEdit("This cannot be voted on any more.", "Choose another note.")
    voter = _voter(board, round_, voter_id)
    mine = ballot(board, round_, secret, voter)
    there = [vote for vote in mine if key_of_target(vote)[1] == target_id]
    elsewhere = sum(vote.count for vote in mine) - sum(vote.count for vote in there)
    _check(round_, count, elsewhere)
    removed: list[Change] = [Removed(vote) for vote in there[1 if count else 0 :]]
    if key is None or not count:
        return removed
    if there:
        return [*patch(there[0], count=count), *removed]
    kind, id_ = key
    new = Vote(
        _free_place(board, round_, secret),
        round_id,
        id_ if kind == "note" else None,
        id_ if kind == "note_group" else None,
        voter,
        count,
    )
    return [Added(new)]


def withdraw(board: Board, round_id: str, secret: str, voter_id: str | None = None) -> list[Change]:
    """Take every vote of a ballot back.

    Raises:
        InvalidEdit: when the votes are closed.
    """
    round_ = board.need(Round, round_id)
    if not round_.votes_open:
        raise InvalidEdit("The votes are closed.")
    voter = _voter(board, round_, voter_id)
    return [Removed(vote) for vote in ballot(board, round_, secret, voter)]


def _voter(board: Board, round_: Round, voter_id: str | None) -> str | None:
    known = None if round_.anonymous else board.get(Person, voter_id)
    return known.id if known is not None else None


def _check(round_: Round, count: int, elsewhere: int) -> None:
    if count < 0 or count > round_.votes_per_note:
        raise InvalidEdit(f"A note can have up to {round_.votes_per_note} of your votes.")
    if elsewhere + count > round_.votes_each:
        raise InvalidEdit("You have no more votes.", "Take one back to give it to another note.")


def _free_place(board: Board, round_: Round, secret: str) -> str:
    places = (place_id(round_.id, secret, place) for place in range(round_.votes_each))
    free = next((id_ for id_ in places if board.get(Vote, id_) is None), None)
    if free is None:
        raise InvalidEdit("You have no more votes.", "Take one back to give it to another note.")
    return free
