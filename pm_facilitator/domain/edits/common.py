"""What all edits share: where a new record goes, and how records are taken away."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, Patched, Removed, Value
from pm_facilitator.domain.entities import (
    Action,
    Approval,
    Arrow,
    Decision,
    Entity,
    Factor,
    LockerItem,
    Note,
    Picture,
    Review,
    RoundGroup,
    Vote,
    WhyStep,
    kind_of,
)

Key = tuple[str, str]
"""A record by the name of its kind and its id."""

_LIST_LINKS: dict[str, list[tuple[type[Entity], str]]] = {
    "event": [(Factor, "event_ids")],
    "note": [(Factor, "note_ids")],
    "factor": [(Action, "factor_ids"), (Decision, "factor_ids")],
    "person": [(RoundGroup, "person_ids"), (Review, "second_look_ids")],
}
_LINKS: dict[str, list[tuple[type[Entity], str]]] = {
    "event": [(Picture, "event_id")],
    "note_group": [(Note, "group_id")],
    "round": [(Note, "round_id")],
    "round_group": [(Note, "small_group_id")],
    "person": [(Note, "author_id"), (Vote, "voter_id")],
    "action": [(LockerItem, "action_id")],
    "version": [(Approval, "version_id")],
}
_OWNED: dict[str, list[tuple[type[Entity], str]]] = {
    "bone": [(Factor, "bone_id")],
    "factor": [(Factor, "parent_id"), (WhyStep, "factor_id")],
    "why_step": [(WhyStep, "parent_id")],
    "note": [(Vote, "note_id")],
    "note_group": [(Vote, "group_id")],
    "round": [(RoundGroup, "round_id"), (Vote, "round_id")],
}


def next_order(siblings: Sequence[Entity]) -> float:
    """Give an order behind all siblings."""
    return max(map(attrgetter("order"), siblings), default=0.0) + 1.0


def order_at(siblings: Sequence[Entity], position: int) -> float:
    """Give an order that puts a record at this position among its siblings (sorted, without it)."""
    orders = [_order(item) for item in siblings]
    if not orders:
        return 1.0
    if position <= 0:
        return orders[0] - 1.0
    if position >= len(orders):
        return orders[-1] + 1.0
    return (orders[position - 1] + orders[position]) / 2


def remove(board: Board, keys: Iterable[Key]) -> list[Change]:
    """Take records away, with everything that lives only through them, and clear links to them."""
    doomed = _with_owned(board, keys)
    gone = set(doomed)
    links = _clear_links(board, gone)
    return links + [Removed(entity) for entity in reversed(doomed.values())]


def _order(item: Entity) -> float:
    return float(getattr(item, "order", 0.0))


def _with_owned(board: Board, keys: Iterable[Key]) -> dict[Key, Entity]:
    found: dict[Key, Entity] = {}
    waiting = list(keys)
    while waiting:
        key = waiting.pop(0)
        entity = board.find(*key)
        if entity is None or key in found:
            continue
        found[key] = entity
        for kind, field in _OWNED.get(key[0], []):
            owned = [item for item in board.all(kind) if getattr(item, field) == key[1]]
            waiting += [(kind_of(item), item.id) for item in owned]
        waiting += [("arrow", arrow.id) for arrow in arrows_on(board, key)]
    return found


def ends(arrow: Arrow) -> tuple[Key, Key]:
    """Give the records at an arrow's tail and head; an end in a free place is ("", "")."""
    return (arrow.from_kind, arrow.from_id), (arrow.to_kind, arrow.to_id)


def arrows_on(board: Board, key: Key) -> list[Arrow]:
    """Give the arrows that hang on a record by either end."""
    return [arrow for arrow in board.all(Arrow) if key in ends(arrow)]


def _clear_links(board: Board, gone: set[Key]) -> list[Change]:
    values: dict[tuple[str, str, str], tuple[Value, Value]] = {}
    for kind, id_ in gone:
        for holder, field in _LINKS.get(kind, []):
            for item in board.all(holder):
                if getattr(item, field) == id_:
                    values[kind_of(item), item.id, field] = (id_, None)
        for holder, field in _LIST_LINKS.get(kind, []):
            for item in board.all(holder):
                before: tuple[str, ...] = getattr(item, field)
                if id_ in before:
                    kept = tuple(x for x in before if (kind, x) not in gone)
                    values[kind_of(item), item.id, field] = (before, kept)
    return [
        Patched(*place, before, after)
        for place, (before, after) in values.items()
        if place[:2] not in gone
    ]
