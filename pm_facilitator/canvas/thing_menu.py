"""What the menu offers for what is selected on a board."""

from collections.abc import Sequence

from pm_facilitator.canvas.intents import Duplicate, GroupNotes, Intent, Remove
from pm_facilitator.canvas.whiteboard_intents import (
    AlignThings,
    DistributeThings,
    LockThings,
    RestackThings,
    UngroupNotes,
)
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.arrange import Axis, Edge
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.stacking import Step
from pm_facilitator.domain.edits.whiteboard import is_locked
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.placing import PLACED, members

MenuEntry = tuple[str, Intent, bool]
"""A line of a menu: its words, what it asks for, and whether it is so already."""


def thing_menu(board: Board, keys: Sequence[Key]) -> list[MenuEntry]:
    """Give the entries for these; none when nothing of it was put on the board by hand."""
    chosen = things_of(keys)
    if not chosen:
        return []
    locked = all_locked(board, chosen)
    return [
        *_grouping(board, chosen),
        *_arranging(chosen),
        ("Bring to the front", RestackThings(chosen, Step.FRONT), False),
        ("Send to the back", RestackThings(chosen, Step.BACK), False),
        ("Locked in its place", LockThings(chosen, not locked), locked),
        ("Duplicate", Duplicate(chosen), False),
        ("Delete", Remove(chosen), False),
    ]


def things_of(keys: Sequence[Key]) -> tuple[Key, ...]:
    """Give what was put on the board and lies at a place of its own."""
    return tuple(key for key in keys if key[0] in (*PLACED, "note_group"))


def all_locked(board: Board, keys: Sequence[Key]) -> bool:
    """Tell whether all these things are locked in their places, the notes of groups too."""
    return all(is_locked(board.find(*key)) for key in one_by_one(board, keys))


def ungrouping(board: Board, keys: Sequence[Key]) -> UngroupNotes | None:
    """Give the wish that ends the groups among these, or takes the notes out of theirs."""
    groups = tuple(key for key in keys if key[0] == "note_group")
    notes = tuple(key for key in keys if _is_grouped(board, key))
    return UngroupNotes(groups or notes) if groups or notes else None


def _grouping(board: Board, keys: Sequence[Key]) -> list[MenuEntry]:
    entries: list[MenuEntry] = []
    notes = tuple(id_ for kind, id_ in keys if kind == "note")
    if len(notes) > 1:
        entries.append(("Group", GroupNotes(notes), False))
    ungroup = ungrouping(board, keys)
    if ungroup is not None:
        whole = ungroup.keys[0][0] == "note_group"
        entries.append(("Ungroup" if whole else "Take out of the group", ungroup, False))
    return entries


def _arranging(keys: tuple[Key, ...]) -> list[MenuEntry]:
    """Offer to line up two or more, and to spread three or more."""
    entries: list[MenuEntry] = []
    if len(keys) > 1:
        entries.append(("Line up on the left", AlignThings(keys, Edge.LEFT), False))
        entries.append(("Line up at the top", AlignThings(keys, Edge.TOP), False))
    if len(keys) > 2:
        entries.append(("Equal gaps across", DistributeThings(keys, Axis.ACROSS), False))
        entries.append(("Equal gaps down", DistributeThings(keys, Axis.DOWN), False))
    return entries


def _is_grouped(board: Board, key: Key) -> bool:
    note = board.get(Note, key[1]) if key[0] == "note" else None
    return note is not None and note.group_id is not None


def one_by_one(board: Board, keys: Sequence[Key]) -> list[Key]:
    """Give the things themselves: for a group its notes."""
    groups = [id_ for kind, id_ in keys if kind == "note_group"]
    inside: list[Key] = [("note", note.id) for id_ in groups for note in members(board, id_)]
    return [key for key in keys if key[0] != "note_group"] + inside
