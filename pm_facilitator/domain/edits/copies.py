"""Copies of records, tied to one another as their originals are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Patched
from pm_facilitator.domain.edits.common import Key, ends, next_order
from pm_facilitator.domain.edits.groups import GAP
from pm_facilitator.domain.edits.stacking import LAYERS, top_order
from pm_facilitator.domain.edits.whiteboard import carried, moved
from pm_facilitator.domain.entities import (
    Action,
    Arrow,
    Entity,
    Factor,
    Frame,
    Note,
    NoteGroup,
    Picture,
    kind_of,
    new_id,
)
from pm_facilitator.domain.placing import PLACED, Placed, members, placed_as

LISTED = ("event", "factor", "action")
"""The kinds beside those on the board itself that can be copied."""


def duplicate(
    board: Board, keys: Iterable[Key], dx: float = GAP, dy: float = GAP
) -> tuple[list[Change], list[Key]]:
    """Copy records by a distance and give the keys of the copies that were asked for.

    A frame is copied with what it holds, a group with its notes. Copies are free even where the
    original is locked; votes stay behind. Events, factors and actions follow their originals.
    """
    wanted = list(dict.fromkeys(keys))
    originals = with_contents(board, wanted)
    made = clones(board, originals, dx, dy)
    changes: list[Change] = [Added(copy) for copy in made.values()]
    copied = [(kind_of(made[key]), made[key].id) for key in wanted if key in made]
    return changes, copied


def with_contents(board: Board, keys: Iterable[Key]) -> list[Entity]:
    """Give the originals: what is asked for, what it holds, and groups that come whole."""
    found: dict[Key, Entity] = {}
    for key in keys:
        entity = board.find(*key)
        if entity is not None and (key[0] in (*PLACED, *LISTED, "note_group")):
            found[key] = entity
        inside = carried(board, [key]) if isinstance(entity, Frame) else []
        inside += [_key(n) for n in members(board, key[1])] if key[0] == "note_group" else []
        found |= {other: item for other in inside if (item := board.find(*other)) is not None}
    touched = dict.fromkeys(x.group_id for x in found.values() if isinstance(x, Note))
    for group in filter(None, (board.get(NoteGroup, id_) for id_ in touched)):
        notes = members(board, group.id)
        if len(notes) > 1 and all(_key(note) in found for note in notes):
            found[_key(group)] = group
    return list(found.values())


def clones(board: Board, originals: Sequence[Entity], dx: float, dy: float) -> dict[Key, Entity]:
    """Make copies with ids of their own, by the keys of their originals.

    Arrows between two originals are copied between their copies, and notes join the copy of
    their group; ties to what is not copied stay as they are.
    """
    ids = {_key(item): new_id() for item in originals}
    orders = _orders(board, originals)
    made: dict[Key, Entity] = {}
    for item in originals:
        values: dict[str, Any] = {"id": ids[_key(item)], "order": orders[_key(item)]}
        thing = placed_as(item)
        if thing is not None:
            values |= {"locked": False} | _shifted(thing, dx, dy)
        elif isinstance(item, NoteGroup):
            values |= {"x": item.x + dx, "y": item.y + dy}
        made[_key(item)] = replace(item, **values | _tied(item, ids))
    return made


def _orders(board: Board, originals: Sequence[Entity]) -> dict[Key, float]:
    """Give the copies their orders: on top of their layer, among one another as the originals."""
    found = {_key(item): _order(item) + 0.5 for item in originals}
    groups = [item for item in originals if isinstance(item, NoteGroup)]
    first = next_order(board.all(NoteGroup))
    found |= {_key(item): first + i for i, item in enumerate(groups)}
    for layer in LAYERS:
        things = [item for item in originals if kind_of(item) in layer]
        things.sort(key=lambda item: (_order(item), item.id))
        top = top_order(board, layer[0])
        found |= {_key(item): top + i for i, item in enumerate(things)}
    return found


def _tied(item: Entity, ids: Mapping[Key, str]) -> dict[str, Any]:
    """Give the fields that tie a copy to other copies."""

    def copy_of(kind: str, id_: str | None) -> str | None:
        return ids.get((kind, id_), id_) if id_ is not None else None

    def copies_of(kind: str, many: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(ids.get((kind, id_), id_) for id_ in many)

    match item:
        case Note():
            return {"group_id": copy_of("note_group", item.group_id)}
        case Picture():
            return {"event_id": copy_of("event", item.event_id)}
        case Arrow():
            tail, head = ends(item)
            return {"from_id": ids.get(tail, tail[1]), "to_id": ids.get(head, head[1])}
        case Factor():
            return {
                "parent_id": copy_of("factor", item.parent_id),
                "event_ids": copies_of("event", item.event_ids),
                "note_ids": copies_of("note", item.note_ids),
            }
        case Action():
            return {"factor_ids": copies_of("factor", item.factor_ids)}
        case _:
            return {}


def _shifted(thing: Placed, dx: float, dy: float) -> dict[str, Any]:
    patches = moved(thing, dx, dy)
    return {change.field: change.after for change in patches if isinstance(change, Patched)}


def _key(item: Entity) -> Key:
    return kind_of(item), item.id


def _order(item: Entity) -> float:
    return float(getattr(item, "order", 0.0))
