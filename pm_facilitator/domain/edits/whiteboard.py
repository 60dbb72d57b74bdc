"""Moving, resizing, locking and deleting whatever lies on a board; what is locked stays."""

from collections.abc import Iterable, Sequence

from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch
from pm_facilitator.domain.edits.common import Key, ends, remove
from pm_facilitator.domain.edits.groups import disband, is_idle
from pm_facilitator.domain.entities import (
    Arrow,
    BoardText,
    Entity,
    Frame,
    Note,
    NoteGroup,
    Picture,
    Stroke,
    kind_of,
)
from pm_facilitator.domain.placing import (
    Placed,
    as_points,
    box_of,
    free_ends,
    members,
    placed,
    points_of,
)
from pm_facilitator.errors import InvalidEdit

SMALLEST = 24.0
"""How narrow and how low a thing may be made."""


def carried(board: Board, keys: Iterable[Key]) -> list[Key]:
    """Give what moves when these are moved, once each.

    A group takes its notes along and a frame what lies wholly inside it; an arrow inside goes
    along where its ends do. What is locked stays, and so does what only a locked frame holds.
    """
    found: dict[Key, None] = {}
    frames: list[Frame] = []
    for key in keys:
        entity = board.find(*key)
        if isinstance(entity, NoteGroup):
            found |= {("note", n.id): None for n in members(board, entity.id) if not n.locked}
        elif isinstance(entity, Placed) and not entity.locked:
            found[key] = None
            frames += [entity] if isinstance(entity, Frame) else []
    for frame in frames:
        found |= dict.fromkeys(_inside(board, frame))
    return list(found)


def move(board: Board, keys: Iterable[Key], dx: float, dy: float) -> list[Change]:
    """Move things by a distance in scene units, with what they carry.

    An arrow's ends move where they are free; an end that hangs on a record follows that record.
    """
    changes: list[Change] = []
    for key in carried(board, keys):
        changes += moved(board.find(*key), dx, dy)
    return changes


def moved(entity: Entity | None, dx: float, dy: float) -> list[Change]:
    """Give the changes that move one record and nothing with it."""
    match entity:
        case Note() | Picture() | Frame() | BoardText():
            return patch(entity, x=entity.x + dx, y=entity.y + dy)
        case Arrow():
            tail = {} if entity.from_id else {"x1": entity.x1 + dx, "y1": entity.y1 + dy}
            head = {} if entity.to_id else {"x2": entity.x2 + dx, "y2": entity.y2 + dy}
            return patch(entity, **tail, **head)
        case Stroke():
            points = [(x + dx, y + dy) for x, y in points_of(entity)]
            return patch(entity, points=as_points(points))
        case _:
            return []


def resize(board: Board, key: Key, box: Area) -> list[Change]:
    """Give a thing another box; a text wraps anew at its width, a line is stretched.

    Nothing for what is locked and for arrows, whose ends are moved instead.
    """
    entity = board.find(*key)
    x, y = box.x, box.y
    width, height = max(SMALLEST, box.width), max(SMALLEST, box.height)
    match entity:
        case Note(locked=False) | Picture(locked=False) | Frame(locked=False):
            return patch(entity, x=x, y=y, width=width, height=height)
        case BoardText(locked=False):
            return patch(entity, x=x, y=y, width=width)
        case Stroke(locked=False):
            return patch(entity, points=_stretched(entity, Area(x, y, width, height)))
        case _:
            return []


def set_locked(board: Board, keys: Iterable[Key], locked: bool) -> list[Change]:
    """Lock things in their places, or free them; a group means its notes."""
    changes: list[Change] = []
    for entity in _with_members(board, keys):
        if isinstance(entity, Placed):
            changes += patch(entity, locked=locked)
    return changes


def is_locked(entity: Entity | None) -> bool:
    """Tell whether a record is locked in its place."""
    return isinstance(entity, Placed) and entity.locked


def remove_things(board: Board, keys: Iterable[Key]) -> list[Change]:
    """Delete records with all that hangs on them, except those that are locked.

    A group that is deleted lets go of its notes: they go only when they are named too. A group
    that is left with one note and has no title says nothing any more and goes as well.

    Raises:
        InvalidEdit: when all of them are locked.
    """
    wanted = [key for key in dict.fromkeys(keys) if board.find(*key) is not None]
    doomed = [key for key in wanted if not is_locked(board.find(*key))]
    if wanted and not doomed:
        raise InvalidEdit("This is locked in its place.", "Unlock it first.")
    changes: list[Change] = []
    for group, left in _groups_touched(board, doomed):
        key = ("note_group", group.id)
        if not left:
            doomed.append(key)
        elif key in doomed or is_idle(group, left):
            changes += disband(board, group, left)
            doomed = [other for other in doomed if other != key]
    return changes + remove(board, doomed)


def _groups_touched(board: Board, doomed: Sequence[Key]) -> list[tuple[NoteGroup, list[Note]]]:
    """Give every group that is named or loses a note, with the notes that are left to it."""
    gone = set(doomed)
    found = [board.get(NoteGroup, id_) for kind, id_ in doomed if kind == "note_group"]
    losing = [board.get(Note, id_) for kind, id_ in doomed if kind == "note"]
    found += [board.get(NoteGroup, note.group_id) for note in losing if note]
    groups = {group.id: group for group in found if group}
    return [
        (group, [note for note in members(board, id_) if ("note", note.id) not in gone])
        for id_, group in groups.items()
    ]


def _inside(board: Board, frame: Frame) -> list[Key]:
    area = box_of(frame)
    assert area is not None
    found: set[Key] = set()
    arrows: list[Arrow] = []
    kept: list[Key] = []
    for entity in placed(board, frame.stage):
        box = box_of(entity)
        if isinstance(entity, Arrow):
            arrows.append(entity)
        elif box and area.holds(box) and entity.id != frame.id and not is_locked(entity):
            kept.append((kind_of(entity), entity.id))
    found = set(kept)
    return kept + [("arrow", a.id) for a in arrows if _goes_along(a, area, found)]


def _goes_along(arrow: Arrow, area: Area, found: set[Key]) -> bool:
    """Tell whether every free end lies in the area and every other hangs on what goes along."""
    free = [Area(x, y, 0.0, 0.0) for x, y in free_ends(arrow)]
    hung = [end for end in ends(arrow) if end[1]]
    return not arrow.locked and all(map(area.holds, free)) and all(end in found for end in hung)


def _with_members(board: Board, keys: Iterable[Key]) -> list[Entity]:
    found: dict[Key, Entity] = {}
    for key in keys:
        entity = board.find(*key)
        if isinstance(entity, NoteGroup):
            found |= {("note", note.id): note for note in members(board, entity.id)}
        elif entity is not None:
            found[key] = entity
    return list(found.values())


def _stretched(stroke: Stroke, goal: Area) -> tuple[str, ...]:
    points = points_of(stroke)
    box = box_of(stroke)
    if box is None:
        return stroke.points
    across = goal.width / box.width if box.width else 1.0
    down = goal.height / box.height if box.height else 1.0
    return as_points(
        (goal.x + (x - box.x) * across, goal.y + (y - box.y) * down) for x, y in points
    )
