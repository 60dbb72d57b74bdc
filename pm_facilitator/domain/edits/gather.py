"""Bringing scattered notes together into named groups, each laid out as a block of its own."""

from collections.abc import Iterable, Sequence
from math import ceil, sqrt

from pm_facilitator.domain.areas import Area, around_any
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch
from pm_facilitator.domain.edits.groups import GAP, group
from pm_facilitator.domain.entities import BoardText, Note, NoteGroup, Picture
from pm_facilitator.domain.placing import box_of, members, placed
from pm_facilitator.domain.vocabulary import Stage

SIDE, HEAD = 28.0, 48.0
"""Room that a block needs around itself, for the group's edge and, above, for its title."""
WIDEST = 2400.0
"""How far to the right blocks are laid beside one another."""

Heap = tuple[Sequence[str], str]
"""Notes that belong together, by their ids, and what they are called."""


def gather(board: Board, heaps: Sequence[Heap]) -> list[Change]:
    """Make a group of each heap, laid where it covers nothing.

    Notes that are locked or in a group already are left out. A heap stays where its first note
    is when there is room, else it goes beside the last group or below everything. A heap of fewer
    than two notes is passed over, and of a note that is in two heaps the first one counts.
    """
    changes: list[Change] = []
    count = 0
    for stage, notes_of in _by_stage(board, heaps).items():
        blocks = _Blocks(board, stage, [note for notes, _ in notes_of for note in notes])
        for notes, title in notes_of:
            made = group(board, [note.id for note in notes], title, count)
            count += bool(made)
            changes += [*made, *(blocks.lay(notes) if made else [])]
    return changes


def _by_stage(board: Board, heaps: Sequence[Heap]) -> dict[Stage, list[tuple[list[Note], str]]]:
    found: dict[Stage, list[tuple[list[Note], str]]] = {}
    seen: set[str] = set()
    for ids, title in heaps:
        notes = [board.need(Note, id_) for id_ in ids if id_ not in seen]
        notes = [note for note in notes if not note.locked and note.group_id is None]
        seen |= {note.id for note in notes}
        if notes:
            found.setdefault(notes[0].stage, []).append((notes, title))
    return found


class _Blocks:
    """Finds room for one block after another on a stage's board."""

    def __init__(self, board: Board, stage: Stage, moving: Iterable[Note]) -> None:
        gone = {note.id for note in moving}
        self._taken = [
            _roomy(box) if isinstance(item, Note) and item.group_id else box
            for item in placed(board, stage)
            if isinstance(item, Note | Picture | BoardText) and item.id not in gone
            if (box := box_of(item)) is not None
        ]
        heaps = [heap for heap in board.all(NoteGroup) if heap.stage is stage]
        left = (
            [note for note in members(board, heaps[-1].id) if note.id not in gone] if heaps else []
        )
        last = around_any(box for note in left if (box := box_of(note)) is not None)
        self._last = _roomy(last) if last is not None else None

    def lay(self, notes: Sequence[Note]) -> list[Change]:
        """Lay notes out in rows where they cover nothing, in the order in which they are read."""
        notes = sorted(notes, key=lambda note: (note.y, note.x, note.id))
        columns = max(2, ceil(sqrt(len(notes))))
        wide = max(note.width for note in notes) + GAP
        tall = max(note.height for note in notes) + GAP
        rows = ceil(len(notes) / columns)
        block = self._room(notes[0], columns * wide - GAP, rows * tall - GAP)
        changes: list[Change] = []
        for i, note in enumerate(notes):
            x, y = block.x + i % columns * wide, block.y + i // columns * tall
            changes += patch(note, x=x, y=y)
        self._last = _roomy(block)
        self._taken.append(self._last)
        return changes

    def _room(self, first: Note, width: float, height: float) -> Area:
        places = [(first.x, first.y)]
        if self._last is not None and self._last.right + SIDE + width < WIDEST:
            places.append((self._last.right + SIDE, self._last.y + HEAD))
        for x, y in places:
            box = Area(x, y, width, height)
            if not any(_roomy(box).touches(other) for other in self._taken):
                return box
        return self._below(width, height)

    def _below(self, width: float, height: float) -> Area:
        whole = around_any(self._taken)
        left, bottom = (whole.x, whole.bottom) if whole is not None else (0.0, 0.0)
        return Area(max(left, 0.0) + SIDE, bottom + HEAD, width, height)


def _roomy(box: Area) -> Area:
    return Area(box.x - SIDE, box.y - HEAD, box.width + 2 * SIDE, box.height + HEAD + SIDE)
