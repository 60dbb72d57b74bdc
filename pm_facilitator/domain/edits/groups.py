"""Groups of notes: gathering, joining, leaving, and letting go without losing anything.

A vote is given to a note or to a group. When a group ends, its votes are dealt out to its notes,
each whole to the note that has fewest, so that every vote and every voter stays and nobody's
note is favoured; arrows that hang on the group hang on its first note then.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from math import ceil, floor

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Removed, patch
from pm_facilitator.domain.edits.common import Key, next_order, remove
from pm_facilitator.domain.entities import Arrow, Note, NoteGroup, Vote, new_id
from pm_facilitator.domain.placing import members

GAP = 16.0
"""Room between notes that are put down together, in scene units."""
COLUMNS = 3
"""How many notes a group grows wide by itself."""


def group(board: Board, ids: Sequence[str], title: str = "", before: int = 0) -> list[Change]:
    """Put notes into one new group; nothing for fewer than two, or when they are one already.

    ``before`` counts the groups that the same batch makes before this one.
    """
    notes = [board.need(Note, id_) for id_ in dict.fromkeys(ids)]
    shared = {note.group_id for note in notes}
    if len(notes) < 2 or (
        len(shared) == 1 and len(members(board, notes[0].group_id or "")) == len(notes)
    ):
        return []
    heap = NoteGroup(
        id=new_id(),
        title=title,
        stage=notes[0].stage,
        x=min(note.x for note in notes),
        y=min(note.y for note in notes),
        order=next_order(board.all(NoteGroup)) + before,
    )
    joined = [c for note in notes for c in patch(note, group_id=heap.id)]
    return [Added(heap), *joined, *_settle(board, notes, heap.id)]


def join(
    board: Board, ids: Sequence[str], onto: Key, dx: float = 0.0, dy: float = 0.0
) -> list[Change]:
    """Let notes join what they were dropped on, having been carried by this distance.

    On a note they lie beside it in its group, which is made when there is none. On a group they
    stay where they were dropped.
    """
    notes = [board.need(Note, id_) for id_ in dict.fromkeys(ids) if ("note", id_) != onto]
    notes = [note for note in notes if not note.locked]
    if onto[0] == "note_group":
        heap = board.need(NoteGroup, onto[1])
        put = [patch(n, x=n.x + dx, y=n.y + dy, group_id=heap.id) for n in notes]
        return [c for change in put for c in change] + _settle(board, notes, heap.id)
    target = board.need(Note, onto[1])
    if not notes:
        return []
    if target.group_id is None:
        made = group(board, [target.id, *(note.id for note in notes)])
        return made + _beside(board, target, [target], notes)
    joined = [c for note in notes for c in patch(note, group_id=target.group_id)]
    there = members(board, target.group_id)
    return joined + _beside(board, target, there, notes) + _settle(board, notes, target.group_id)


def leave(board: Board, ids: Iterable[str]) -> list[Change]:
    """Take notes out of their groups; they stay where they are."""
    notes = [note for id_ in ids if (note := board.need(Note, id_)).group_id is not None]
    left = [c for note in notes for c in patch(note, group_id=None)]
    return left + _settle(board, notes, None)


def ungroup(board: Board, keys: Iterable[Key]) -> list[Change]:
    """Dissolve the groups among these and take the notes among them out of theirs."""
    keys = list(keys)
    ended = dict.fromkeys(id_ for kind, id_ in keys if kind == "note_group")
    changes: list[Change] = []
    for id_ in ended:
        changes += disband(board, board.need(NoteGroup, id_), members(board, id_))
    named = [board.need(Note, id_) for kind, id_ in keys if kind == "note"]
    return changes + leave(board, [note.id for note in named if note.group_id not in ended])


def disband(board: Board, heap: NoteGroup, notes: Sequence[Note]) -> list[Change]:
    """End a group that is left with these notes; they get what was the group's."""
    if not notes:
        return remove(board, [("note_group", heap.id)])
    freed = [c for note in notes for c in patch(note, group_id=None)]
    return freed + _end(board, heap, notes)


def is_idle(heap: NoteGroup, notes: Sequence[Note]) -> bool:
    """Tell whether a group says nothing any more: one note, and no title that somebody gave."""
    return len(notes) == 1 and not heap.title.strip()


def votes_of(board: Board, key: Key) -> int:
    """Give the votes of a note, or of a group with those of its notes."""
    kind, id_ = key
    if kind == "note":
        return sum(vote.count for vote in board.all(Vote) if vote.note_id == id_)
    notes = {note.id for note in members(board, id_)}
    votes = board.all(Vote)
    return sum(vote.count for vote in votes if vote.group_id == id_ or vote.note_id in notes)


def _end(board: Board, heap: NoteGroup, notes: Sequence[Note]) -> list[Change]:
    """Hand a group's votes and arrows to notes, and take the group away."""
    changes = _dealt(board, heap, notes)
    first = min(notes, key=lambda note: (note.y, note.x, note.id))
    for arrow in board.all(Arrow):
        if (arrow.from_kind, arrow.from_id) == ("note_group", heap.id):
            changes += patch(arrow, from_kind="note", from_id=first.id)
        if (arrow.to_kind, arrow.to_id) == ("note_group", heap.id):
            changes += patch(arrow, to_kind="note", to_id=first.id)
    return [*changes, Removed(heap)]


def _dealt(board: Board, heap: NoteGroup, notes: Sequence[Note]) -> list[Change]:
    have = {note.id: votes_of(board, ("note", note.id)) for note in notes}
    changes: list[Change] = []
    for vote in board.all(Vote):
        if vote.group_id == heap.id:
            fewest = min(notes, key=lambda note: have[note.id]).id
            have[fewest] += vote.count
            changes += patch(vote, group_id=None, note_id=fewest)
    return changes


def _settle(board: Board, moved: Sequence[Note], now: str | None) -> list[Change]:
    """End the groups that these notes have left alone or empty by going to another one."""
    gone = {note.id for note in moved}
    former = dict.fromkeys(note.group_id for note in moved if note.group_id != now)
    changes: list[Change] = []
    for id_ in former:
        heap = board.get(NoteGroup, id_)
        left = [note for note in members(board, id_ or "") if note.id not in gone]
        if heap is not None and not left:
            last = [note for note in moved if note.group_id == id_]
            changes += _end(board, heap, last)
        elif heap is not None and is_idle(heap, left):
            changes += disband(board, heap, left)
    return changes


def _beside(
    board: Board, target: Note, there: Sequence[Note], notes: Sequence[Note]
) -> list[Change]:
    """Lay notes into the first free places of the group's rows, from its corner on."""
    moving = {note.id for note in notes}
    x0, y0 = min(note.x for note in there), min(note.y for note in there)
    wide = max(note.width for note in [*there, *notes]) + GAP
    tall = max(note.height for note in [*there, *notes]) + GAP
    others = (n for n in board.notes(target.stage) if n.id not in moving)
    # Asked for each place, every note of a large board would be looked at again and again.
    taken = {slot for n in others for slot in _slots(n, x0, y0, wide, tall)}
    free = (slot for slot in count() if slot not in taken)
    changes: list[Change] = []
    for note, slot in zip(notes, free, strict=False):
        x, y = x0 + slot % COLUMNS * wide, y0 + slot // COLUMNS * tall
        changes += patch(note, x=x, y=y)
    return changes


def _slots(note: Note, x0: float, y0: float, wide: float, tall: float) -> Iterator[int]:
    """Give the places in a group's rows at which a note of theirs would touch this one."""
    left, right = floor((note.x - x0 + GAP) / wide), ceil((note.x + note.width - x0) / wide)
    top, bottom = floor((note.y - y0 + GAP) / tall), ceil((note.y + note.height - y0) / tall)
    for row in range(max(0, top), bottom):
        for column in range(max(0, left), min(COLUMNS, right)):
            yield row * COLUMNS + column
