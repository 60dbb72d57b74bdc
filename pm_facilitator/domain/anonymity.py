"""What an anonymous round may not hold: who wrote, who voted, who was in which small group.

The board asks here before it takes a batch, so that no edit, window or device can store it.
"""

from collections.abc import Mapping

from pm_facilitator.domain.entities import Entity, Note, Round, RoundGroup, Vote
from pm_facilitator.errors import InvalidEdit

_NAMING = ("round", "note", "vote", "round_group")

Records = Mapping[str, Mapping[str, Entity]]
Touched = Mapping[tuple[str, str], Entity | None]


def refuse_names(records: Records, touched: Touched) -> None:
    """Refuse a batch that would name somebody in an anonymous round.

    Args:
        records: what is there, by kind and id.
        touched: what the batch leaves behind of what it touches.

    Raises:
        InvalidEdit: when one of the records would.
    """
    if all(kind not in _NAMING for kind, _ in touched):
        return
    suspects = list(touched.values())
    if any(_becomes_anonymous(records, entity) for entity in suspects):
        suspects += [
            entity
            for kind in _NAMING
            for id_, entity in records[kind].items()
            if (kind, id_) not in touched
        ]
    for entity in suspects:
        id_ = _round_that_names(entity)
        round_ = touched.get(("round", id_), records["round"].get(id_)) if id_ else None
        if isinstance(round_, Round) and round_.anonymous:
            raise InvalidEdit("In an anonymous round nobody's name is kept.")


def _becomes_anonymous(records: Records, entity: Entity | None) -> bool:
    if not isinstance(entity, Round) or not entity.anonymous:
        return False
    before = records["round"].get(entity.id)
    return isinstance(before, Round) and not before.anonymous


def _round_that_names(entity: Entity | None) -> str | None:
    """Give the round in which a record names somebody; None when it names nobody."""
    match entity:
        case Note(author_id=str()) | Vote(voter_id=str()):
            return entity.round_id
        case RoundGroup(person_ids=ids) if ids:
            return entity.round_id
        case _:
            return None
