"""Edits of the small groups of a round: made, filled, renamed, joined two by two."""

from collections.abc import Sequence

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Removed, patch
from pm_facilitator.domain.edits.common import next_order, remove
from pm_facilitator.domain.entities import Person, Round, RoundGroup, new_id
from pm_facilitator.domain.rounds import groups_of, notes_of
from pm_facilitator.domain.small_groups import look
from pm_facilitator.errors import InvalidEdit


def make_groups(board: Board, round_id: str, people: Sequence[Sequence[str]]) -> list[Change]:
    """Put these groups of people (by id) in place of the round's present ones.

    Who is in a group of an anonymous round is not stored: two people in a group would leave little
    to guess. Whoever divides them shows it, and keeps it in memory as long as it is needed.
    """
    round_ = board.need(Round, round_id)
    present = groups_of(board, round_id)
    # A group keeps its name, colour and notes: only who is in it is said anew.
    kept = [
        change
        for group, ids in zip(present, people, strict=False)
        for change in patch(group, person_ids=_stored(round_, ids))
    ]
    extra = present[len(people) :]
    gone = remove(board, [("round_group", group.id) for group in extra])
    first = next_order(present)
    made = [
        Added(_group(round_, len(present) + n, first + n, ids))
        for n, ids in enumerate(people[len(present) :])
    ]
    return [*kept, *gone, *made]


def add_group(board: Board, round_id: str, name: str = "") -> tuple[list[Change], str]:
    """Add a group with nobody in it and give its id too."""
    present = groups_of(board, round_id)
    taken = {group.color for group in present}
    places = range(len(present) + 1)
    place = next((n for n in places if look(n)[1] not in taken), len(present))
    group = _group(board.need(Round, round_id), place, next_order(present), ())
    return [Added(group), *(patch(group, name=name) if name.strip() else [])], group.id


def rename_group(board: Board, id_: str, name: str) -> list[Change]:
    """Give a group another name."""
    return patch(board.need(RoundGroup, id_), name=name)


def move_person(board: Board, round_id: str, person_id: str, group_id: str | None) -> list[Change]:
    """Put somebody into one group of a round and out of every other one; None for no group.

    Raises:
        InvalidEdit: in an anonymous round, which stores nobody's group.
    """
    if board.need(Round, round_id).anonymous:
        raise InvalidEdit("In an anonymous round it is not stored who is in which group.")
    board.need(Person, person_id)
    changes: list[Change] = []
    for group in groups_of(board, round_id):
        others = tuple(id_ for id_ in group.person_ids if id_ != person_id)
        if group.id != group_id:
            changes += patch(group, person_ids=others)
        elif person_id not in group.person_ids:
            changes += patch(group, person_ids=(*others, person_id))
    return changes


def join_two_by_two(board: Board, round_id: str) -> list[Change]:
    """Join each second group to the one before it, with its people and notes: pairs become fours.

    An odd one at the end stays as it is.
    """
    present = groups_of(board, round_id)
    changes: list[Change] = []
    joined: dict[str, str] = {}
    for kept, other in zip(present[::2], present[1::2], strict=False):
        changes += patch(kept, person_ids=(*kept.person_ids, *other.person_ids))
        joined[other.id] = kept.id
    for note in notes_of(board, round_id):
        if note.small_group_id in joined:
            changes += patch(note, small_group_id=joined[note.small_group_id])
    # Their notes are in other groups by now: nothing is left that points at them.
    return changes + [Removed(group) for group in present if group.id in joined]


def _group(round_: Round, place: int, order: float, people: Sequence[str]) -> RoundGroup:
    name, color = look(place)
    return RoundGroup(new_id(), round_.id, name, color, _stored(round_, people), order)


def _stored(round_: Round, people: Sequence[str]) -> tuple[str, ...]:
    return () if round_.anonymous else tuple(people)
