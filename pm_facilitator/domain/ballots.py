"""Voting in a round: what can be voted on, what a ballot holds, and what comes out.

A ballot belongs to whoever holds its secret. Each place on it is one vote record whose id is made
of the round, the secret and the number of the place; so the budget holds however notes are grouped
and ungrouped meanwhile, the holder can take votes back, and nothing tells whose ballot it was.
"""

from collections.abc import Iterator
from hashlib import sha256

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note, NoteGroup, Round, Vote, kind_of
from pm_facilitator.domain.placing import members


def place_id(round_id: str, secret: str, place: int) -> str:
    """Give the id of the vote record at a place of a ballot."""
    return "v" + sha256(f"{round_id}:{secret}:{place}".encode()).hexdigest()[:24]


def ballot(board: Board, round_: Round, secret: str, voter_id: str | None = None) -> list[Vote]:
    """Give the votes on a ballot; with a voter's id also those that this person gave elsewhere."""
    places = (place_id(round_.id, secret, place) for place in range(round_.votes_each))
    found = [vote for id_ in places if (vote := board.get(Vote, id_)) is not None]
    if voter_id is not None:
        mine = {vote.id for vote in found}
        others = (vote for vote in board.all(Vote) if vote.voter_id == voter_id)
        found += [v for v in others if v.round_id == round_.id and v.id not in mine]
    return found


def votes_left(board: Board, round_: Round, secret: str, voter_id: str | None = None) -> int:
    """Give how many votes a ballot still has."""
    given = sum(vote.count for vote in ballot(board, round_, secret, voter_id))
    return max(0, round_.votes_each - given)


def votes_given(
    board: Board, round_: Round, secret: str, voter_id: str | None = None
) -> dict[Key, int]:
    """Give for what a ballot has votes, and how many."""
    given: dict[Key, int] = {}
    for vote in ballot(board, round_, secret, voter_id):
        key = key_of_target(vote)
        given[key] = given.get(key, 0) + vote.count
    return given


def key_of_target(vote: Vote) -> Key:
    """Give what a vote is for."""
    return ("note", vote.note_id) if vote.note_id else ("note_group", vote.group_id or "")


def targets(board: Board, round_: Round) -> Iterator[Note | NoteGroup]:
    """Give what can be voted on: the groups on the round's board, and the notes in no group."""
    shown = [note for note in board.notes(round_.stage) if not note.hidden]
    heaps = {note.group_id for note in shown}
    yield from (heap for heap in board.all(NoteGroup) if heap.id in heaps)
    yield from (note for note in shown if board.get(NoteGroup, note.group_id) is None)


def target_key(board: Board, round_: Round, id_: str) -> Key | None:
    """Give the note or the group of an id that can be voted on; None when it cannot or is gone."""
    heap = board.get(NoteGroup, id_)
    if heap is not None:
        shown = (n for n in board.all(Note) if n.group_id == id_ and n.stage is round_.stage)
        return ("note_group", id_) if any(not note.hidden for note in shown) else None
    note = board.get(Note, id_)
    if note is None or note.hidden or note.stage is not round_.stage:
        return None
    return ("note", id_) if board.get(NoteGroup, note.group_id) is None else None


def results(board: Board, round_: Round) -> dict[Key, int]:
    """Count a round's votes for each target, most first; a group's include those for its notes.

    Targets with equally many votes keep the order in which they stand on the board.
    """
    given: dict[Key, int] = {}
    for vote in board.all(Vote):
        if vote.round_id == round_.id:
            given[key_of_target(vote)] = given.get(key_of_target(vote), 0) + vote.count
    counted: dict[Key, int] = {}
    for item in targets(board, round_):
        key = (kind_of(item), item.id)
        total = given.get(key, 0)
        if isinstance(item, NoteGroup):
            total += sum(given.get(("note", note.id), 0) for note in members(board, item.id))
        if total:
            counted[key] = total
    return dict(sorted(counted.items(), key=lambda pair: -pair[1]))


def rank(board: Board) -> dict[str, int]:
    """Give the places of notes and groups in the results that were kept, the newest round first."""
    ids = (id_ for round_ in reversed(board.all(Round)) for id_ in round_.result_order)
    return {id_: place for place, id_ in enumerate(dict.fromkeys(ids))}
