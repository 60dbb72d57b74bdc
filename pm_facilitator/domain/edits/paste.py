"""Putting a clipping onto a board: with ids of its own, and in places relative to one another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pm_facilitator.domain.areas import Area, around_any
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change
from pm_facilitator.domain.clipping import Clipping, words_of
from pm_facilitator.domain.edits.common import Key, ends
from pm_facilitator.domain.edits.copies import clones
from pm_facilitator.domain.edits.groups import GAP
from pm_facilitator.domain.edits.notes import add_lines
from pm_facilitator.domain.entities import (
    Action,
    Arrow,
    Bone,
    Entity,
    Factor,
    Note,
    NoteGroup,
    Person,
    Picture,
    Round,
    RoundGroup,
    TimelineEvent,
    kind_of,
)
from pm_facilitator.domain.placing import box_of, placed_as
from pm_facilitator.domain.vocabulary import Stage

HOMES = {TimelineEvent: Stage.RECAP, Factor: Stage.REFLECT, Action: Stage.IMPROVE}
"""On which board the records of the figures can be put; elsewhere they become notes."""

_NAMES = {TimelineEvent: "event", Factor: "factor", Action: "action"}

Place = tuple[float, float]


@dataclass(frozen=True)
class Pasted:
    """What a paste comes to.

    Attributes:
        keys: what was put down, to be selected.
        notice: what to tell when something became something else; else empty.
    """

    changes: tuple[Change, ...]
    keys: tuple[Key, ...]
    notice: str = ""


def paste(board: Board, clipping: Clipping, stage: Stage, at: Place | None) -> Pasted:
    """Put a clipping onto a stage's board.

    Things keep their places to one another; their middle comes to lie at the place, or a little
    beside where they were copied. Ties lead to other copies, or to nothing.
    """
    here, notes_of = _sorted(board, clipping.records, stage)
    things = [item for item in here if placed_as(item) is not None]
    dx, dy = _shift(board, things, stage, at)
    copies = clones(board, _fitted(board, here, stage), dx, dy)
    changes: list[Change] = [Added(copy) for copy in copies.values()]
    box = around_any(box for copy in copies.values() if (box := box_of(copy)) is not None)
    start = (box.x, box.bottom + GAP) if box is not None else (at or (0.0, 0.0))
    noted = add_lines(board, [words_of(item) for item in notes_of], stage, *start)
    keys = [(kind_of(copy), copy.id) for copy in copies.values()]
    keys += [("note", change.entity.id) for change in noted if isinstance(change, Added)]
    return Pasted((*changes, *noted), tuple(keys), _notice(notes_of))


def _sorted(
    board: Board, records: Iterable[Entity], stage: Stage
) -> tuple[list[Entity], list[Entity]]:
    """Part what can be put on this stage's board from what becomes a note there."""
    here: list[Entity] = []
    notes_of: list[Entity] = []
    for item in records:
        home = HOMES.get(type(item), stage)
        homeless = isinstance(item, Factor) and not board.bones
        (here if home is stage and not homeless else notes_of).append(item)
    return here, notes_of


def _shift(board: Board, things: Sequence[Entity], stage: Stage, at: Place | None) -> Place:
    box = around_any(found for item in things if (found := box_of(item)) is not None)
    if box is None:
        return at or (0.0, 0.0)
    if at is not None:
        middle = Area(box.x + box.width / 2, box.y + box.height / 2, 0.0, 0.0)
        return round(at[0] - middle.x), round(at[1] - middle.y)
    taken = {(note.x, note.y) for note in board.notes(stage)}
    corners = [(item.x, item.y) for item in things if isinstance(item, Note)]
    by = GAP
    while any((x + by, y + by) in taken for x, y in corners):
        by += GAP
    return by, by


def _fitted(board: Board, records: Sequence[Entity], stage: Stage) -> list[Entity]:
    """Give the records as this board can take them, tied to what comes along or to nothing."""
    heaps = {item.group_id for item in records if isinstance(item, Note)}
    records = [item for item in records if not isinstance(item, NoteGroup) or item.id in heaps]
    along = {(kind_of(item), item.id) for item in records}
    branch = {item.id: item for item in records if isinstance(item, Factor)}
    found: list[Entity] = []
    for item in records:
        values: dict[str, Any] = {}
        match item:
            case Note():
                values = _note_ties(board, item, along)
            case Picture():
                values = {"event_id": _kept(board, along, "event", item.event_id)}
            case Arrow():
                if any(end[1] and end not in along for end in ends(item)):
                    continue
            case Factor():
                values = _factor_ties(board, item, along, branch)
            case Action():
                kept = (_kept(board, along, "factor", id_) for id_ in item.factor_ids)
                values = {"factor_ids": tuple(id_ for id_ in kept if id_)}
        if hasattr(item, "stage"):
            values["stage"] = stage
        found.append(replace(item, **values))
    return found


def _note_ties(board: Board, note: Note, along: set[Key]) -> dict[str, Any]:
    group = note.group_id if ("note_group", note.group_id or "") in along else None
    author = note.author_id if board.get(Person, note.author_id) else None
    small = note.small_group_id if board.get(RoundGroup, note.small_group_id) else None
    return {
        "group_id": group,
        "author_id": author,
        "round_id": note.round_id if board.get(Round, note.round_id) else None,
        "small_group_id": small,
    }


def _factor_ties(
    board: Board, factor: Factor, along: set[Key], branch: Mapping[str, Factor]
) -> dict[str, Any]:
    top = _top_of(factor, branch)
    parent = None if top is None else _kept(board, along, "factor", factor.parent_id)
    above = board.get(Factor, top.parent_id) if top is not None else None
    wanted = above.bone_id if above is not None else (top or factor).bone_id
    events = (_kept(board, along, "event", id_) for id_ in factor.event_ids)
    notes = (_kept(board, along, "note", id_) for id_ in factor.note_ids)
    return {
        "bone_id": wanted if board.get(Bone, wanted) else board.bones[0].id,
        "parent_id": parent,
        "event_ids": tuple(id_ for id_ in events if id_),
        "note_ids": tuple(id_ for id_ in notes if id_),
    }


def _top_of(factor: Factor, branch: Mapping[str, Factor]) -> Factor | None:
    """Give the highest factor above this one that comes along; None when they go in a circle."""
    seen = {factor.id}
    while (above := branch.get(factor.parent_id or "")) is not None:
        factor = above
        if factor.id in seen:
            return None
        seen.add(factor.id)
    return factor


def _kept(board: Board, along: set[Key], kind: str, id_: str | None) -> str | None:
    there = id_ is not None and ((kind, id_) in along or board.find(kind, id_) is not None)
    return id_ if there else None


def _notice(items: Sequence[Entity]) -> str:
    if not items:
        return ""
    names = {_NAMES[type(item)] for item in items}
    name = names.pop() if len(names) == 1 else "item"
    if len(items) == 1:
        return f"The {name} became a note: this board has no place for it."
    return f"{len(items)} {name}s became notes: this board has no place for them."
