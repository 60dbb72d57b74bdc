"""Edits of the fishbone as an outline: lines that are added, split, moved and taken away."""

from collections.abc import Sequence

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import Key, order_at, remove
from pm_facilitator.domain.edits.factors import add_factor, move_factor
from pm_facilitator.domain.entities import Bone, Factor, new_id
from pm_facilitator.errors import InvalidEdit

Made = tuple[list[Change], str]
"""The changes that make a record, and its id."""


def lines(board: Board) -> list[tuple[int, Key]]:
    """Give every category and factor with its depth, each before what hangs below it."""
    below: dict[tuple[str, str | None], list[Factor]] = {}
    for factor in board.factors:
        below.setdefault((factor.bone_id, factor.parent_id), []).append(factor)
    found: list[tuple[int, Key]] = []

    def walk(bone_id: str, parent_id: str | None, depth: int) -> None:
        for factor in below.get((bone_id, parent_id), ()):
            found.append((depth, ("factor", factor.id)))
            walk(bone_id, factor.id, depth + 1)

    for bone in board.bones:
        found.append((0, ("bone", bone.id)))
        walk(bone.id, None, 1)
    return found


def add_beside(board: Board, id_: str, *, before: bool = False, text: str = "") -> Made:
    """Add a factor right after another one, or right before it."""
    beside = board.need(Factor, id_)
    siblings = board.child_factors(beside.bone_id, beside.parent_id)
    place = siblings.index(beside) + (0 if before else 1)
    return add_factor(board, text, beside.bone_id, beside.parent_id, place)


def add_first(board: Board, bone_id: str) -> Made:
    """Add a factor before all others of a category."""
    return add_factor(board, "", bone_id, position=0)


def add_lines(board: Board, texts: Sequence[str], bone_id: str | None, after: str | None) -> Made:
    """Add a factor for each text after another one, or as the first ones of a category.

    The id that comes along is that of the last of them.
    """
    beside = board.get(Factor, after)
    bone = beside.bone_id if beside else board.need(Bone, bone_id or "").id
    grown = Board(board.entities())
    changes: list[Change] = []
    id_ = ""
    for number, text in enumerate(texts):
        parent = beside.parent_id if beside else None
        place = board.child_factors(bone, parent).index(beside) + 1 if beside else 0
        made, id_ = add_factor(grown, text, bone, parent, place + number)
        grown.apply(made)
        changes += made
    return changes, id_


def split(board: Board, id_: str, at: int) -> Made:
    """Break a factor's text in two; the second half becomes a factor after it."""
    factor = board.need(Factor, id_)
    made, new = add_beside(board, id_, text=factor.text[at:].strip())
    return patch(factor, text=factor.text[:at].rstrip()) + made, new


def move_line(board: Board, id_: str, step: int) -> list[Change]:
    """Move a factor up or down among its siblings, and from the end of a bone to the next one."""
    factor = board.need(Factor, id_)
    siblings = board.child_factors(factor.bone_id, factor.parent_id)
    place = siblings.index(factor) + step
    if 0 <= place < len(siblings):
        return move_factor(board, id_, factor.bone_id, factor.parent_id, place)
    bones = board.bones
    other = [bone.id for bone in bones].index(factor.bone_id) + step
    if factor.parent_id is not None or not 0 <= other < len(bones):
        return []
    return move_factor(board, id_, bones[other].id, None, 0 if step > 0 else None)


def take_out(board: Board, id_: str) -> list[Change]:
    """Remove a factor and let what hangs below it take its place."""
    factor = board.need(Factor, id_)
    siblings = board.child_factors(factor.bone_id, factor.parent_id)
    place = siblings.index(factor)
    low = siblings[place - 1].order if place else factor.order - 1.0
    children = board.child_factors(factor.bone_id, id_)
    lifted: list[Change] = []
    for number, child in enumerate(children, start=1):
        order = low + (factor.order - low) * number / (len(children) + 1)
        lifted += patch(child, parent_id=factor.parent_id, order=order)
    # What is removed along with the factor is looked up on a board where nothing hangs below it.
    rest = Board(board.entities())
    rest.apply(lifted)
    return lifted + remove(rest, [("factor", id_)])


def add_bone(board: Board, label: str, after: str | None = None) -> Made:
    """Add a category after another one, or as the last one."""
    bones = board.bones
    ids = [bone.id for bone in bones]
    place = ids.index(after) + 1 if after in ids else len(bones)
    bone = Bone(new_id(), label, order_at(bones, place))
    return [Added(bone)], bone.id


def move_bone(board: Board, id_: str, step: int) -> list[Change]:
    """Move a category, with all its factors, up or down among the others."""
    bone = board.need(Bone, id_)
    place = board.bones.index(bone) + step
    others = [each for each in board.bones if each.id != id_]
    if not 0 <= place <= len(others):
        return []
    return patch(bone, order=order_at(others, place))


def remove_bone(board: Board, id_: str) -> list[Change]:
    """Remove a category with everything on it.

    Raises:
        InvalidEdit: when it is the last one.
    """
    if len(board.bones) == 1:
        raise InvalidEdit("A fishbone needs at least one category.")
    return remove(board, [("bone", id_)])
