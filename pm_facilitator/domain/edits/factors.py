"""Edits of the fishbone: its factors, and the set of its categories."""

from collections.abc import Collection, Sequence

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Removed, patch
from pm_facilitator.domain.edits.common import arrows_on, next_order, order_at
from pm_facilitator.domain.entities import Bone, Factor, Note, TimelineEvent, new_id
from pm_facilitator.errors import InvalidEdit


def add_factor(
    board: Board,
    text: str,
    bone_id: str,
    parent_id: str | None = None,
    position: int | None = None,
) -> tuple[list[Change], str]:
    """Hang a factor on a bone, or below another factor, and give its id too."""
    bone_id = _bone_of(board, bone_id, parent_id)
    siblings = board.child_factors(bone_id, parent_id)
    factor = Factor(
        id=new_id(),
        text=text,
        bone_id=bone_id,
        parent_id=parent_id,
        order=next_order(siblings) if position is None else order_at(siblings, position),
    )
    return [Added(factor)], factor.id


def factor_from_note(board: Board, note_id: str, bone_id: str) -> tuple[list[Change], str]:
    """Make a factor of a note; the note stays and the factor remembers where it came from."""
    note = board.need(Note, note_id)
    board.need(Bone, bone_id)
    factor = Factor(
        id=new_id(),
        text=note.text,
        bone_id=bone_id,
        note_ids=(note_id,),
        order=next_order(board.child_factors(bone_id)),
    )
    return [Added(factor)], factor.id


def factor_from_event(board: Board, event_id: str, bone_id: str) -> tuple[list[Change], str]:
    """Make a factor of a timeline event, linked to it."""
    event = board.need(TimelineEvent, event_id)
    changes, id_ = add_factor(board, event.text, bone_id)
    added = changes[0]
    assert isinstance(added, Added)
    return [*changes, *patch(added.entity, event_ids=(event_id,))], id_


def set_text(board: Board, id_: str, text: str) -> list[Change]:
    """Reword a factor."""
    return patch(board.need(Factor, id_), text=text)


def move_factor(
    board: Board,
    id_: str,
    bone_id: str,
    parent_id: str | None = None,
    position: int | None = None,
) -> list[Change]:
    """Move a factor, with everything below it, to another bone, parent or position.

    Raises:
        InvalidEdit: when a factor would come to hang below itself.
    """
    factor = board.need(Factor, id_)
    bone_id = _bone_of(board, bone_id, parent_id)
    below = descendants(board, id_)
    if parent_id == id_ or parent_id in {item.id for item in below}:
        raise InvalidEdit("A factor cannot hang below itself.")
    siblings = [f for f in board.child_factors(bone_id, parent_id) if f.id != id_]
    order = order_at(siblings, len(siblings) if position is None else position)
    changes = patch(factor, bone_id=bone_id, parent_id=parent_id, order=order)
    return changes + [change for item in below for change in patch(item, bone_id=bone_id)]


def indent(board: Board, id_: str) -> list[Change]:
    """Hang a factor below the sibling before it; nothing when it is the first."""
    factor = board.need(Factor, id_)
    siblings = board.child_factors(factor.bone_id, factor.parent_id)
    place = siblings.index(factor)
    if place == 0:
        return []
    return move_factor(board, id_, factor.bone_id, siblings[place - 1].id)


def outdent(board: Board, id_: str) -> list[Change]:
    """Lift a factor beside its parent; nothing when it hangs on the bone itself."""
    factor = board.need(Factor, id_)
    parent = board.get(Factor, factor.parent_id)
    if parent is None:
        return []
    place = board.child_factors(parent.bone_id, parent.parent_id).index(parent)
    return move_factor(board, id_, parent.bone_id, parent.parent_id, place + 1)


def to_next_bone(board: Board, id_: str, step: int) -> list[Change]:
    """Move a factor to the next bone (step 1) or the one before (step -1), going round."""
    factor = board.need(Factor, id_)
    ids = [bone.id for bone in board.bones]
    target = ids[(ids.index(factor.bone_id) + step) % len(ids)]
    return move_factor(board, id_, target)


def link_event(board: Board, factor_id: str, event_id: str) -> list[Change]:
    """Link a factor to an event, or take the link away when it is there."""
    factor = board.need(Factor, factor_id)
    board.need(TimelineEvent, event_id)
    if event_id in factor.event_ids:
        return patch(factor, event_ids=tuple(x for x in factor.event_ids if x != event_id))
    return patch(factor, event_ids=(*factor.event_ids, event_id))


def link_actions(board: Board, factor_id: str, action_ids: Collection[str]) -> list[Change]:
    """Say which actions are against a factor; the link lies with the actions."""
    board.need(Factor, factor_id)
    changes: list[Change] = []
    for action in board.actions:
        kept = tuple(id_ for id_ in action.factor_ids if id_ != factor_id)
        if action.id in action_ids:
            kept = action.factor_ids if factor_id in action.factor_ids else (*kept, factor_id)
        changes += patch(action, factor_ids=kept)
    return changes


def use_categories(board: Board, name: str, labels: Sequence[str]) -> list[Change]:
    """Change the set of bones, keeping every factor.

    Bones whose label stays are kept; factors of the others move to the first bone of the set.
    """
    wanted = {label.strip().casefold(): label.strip() for label in labels if label.strip()}
    if not wanted:
        raise InvalidEdit("A fishbone needs at least one category.")
    kept = {bone.label.strip().casefold(): bone for bone in reversed(board.bones)}
    changes: list[Change] = []
    ids: list[str] = []
    for place, (key, label) in enumerate(wanted.items()):
        if key in kept:
            ids.append(kept[key].id)
            changes += patch(kept[key], label=label, order=float(place))
        else:
            ids.append(new_id())
            changes.append(Added(Bone(ids[-1], label, float(place))))
    gone = [bone for bone in board.bones if bone.id not in ids]
    orphans = [factor for factor in board.factors if factor.bone_id in {b.id for b in gone}]
    changes += [c for factor in orphans for c in patch(factor, bone_id=ids[0])]
    hung = {arrow.id: arrow for bone in gone for arrow in arrows_on(board, ("bone", bone.id))}
    changes += [Removed(arrow) for arrow in hung.values()]
    changes += [Removed(bone) for bone in gone]
    return changes + patch(board.review, category_set=name)


def descendants(board: Board, id_: str) -> list[Factor]:
    """Give every factor below this one, nearest first."""
    found: list[Factor] = []
    waiting = [id_]
    while waiting:
        parent = waiting.pop(0)
        below = [factor for factor in board.factors if factor.parent_id == parent]
        found += below
        waiting += [factor.id for factor in below]
    return found


def _bone_of(board: Board, bone_id: str, parent_id: str | None) -> str:
    """Give the bone that a factor belongs to: its parent's, if it has one."""
    if parent_id is None:
        return board.need(Bone, bone_id).id
    return board.need(Factor, parent_id).bone_id
