"""Edits of sticky notes and of groups of notes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import next_order, remove
from pm_facilitator.domain.entities import Note, NoteGroup, new_id
from pm_facilitator.domain.vocabulary import NoteColor, Stage

GAP = 16.0
"""Room between notes that are put down together, in scene units."""


def add_note(
    board: Board,
    text: str,
    stage: Stage,
    x: float = 0.0,
    y: float = 0.0,
    color: NoteColor = NoteColor.OBSERVATION,
) -> tuple[list[Change], str]:
    """Put one note down and give its id too."""
    note = Note(
        id=new_id(), text=text, stage=stage, x=x, y=y, color=color, order=next_order(board.notes())
    )
    return [Added(note)], note.id


def add_lines(board: Board, lines: Sequence[str], stage: Stage, x: float, y: float) -> list[Change]:
    """Put one note down for every line that is not blank, in rows of four from a place on."""
    texts = [line.strip() for line in lines if line.strip()]
    first = next_order(board.notes())
    blank = Note(id="")
    return [
        Added(
            Note(
                id=new_id(),
                text=text,
                stage=stage,
                x=x + (i % 4) * (blank.width + GAP),
                y=y + (i // 4) * (blank.height + GAP),
                order=first + i,
            )
        )
        for i, text in enumerate(texts)
    ]


def move_notes(board: Board, ids: Iterable[str], dx: float, dy: float) -> list[Change]:
    """Move notes by a distance in scene units; locked ones stay."""
    changes: list[Change] = []
    for id_ in ids:
        note = board.need(Note, id_)
        if not note.locked:
            changes += patch(note, x=note.x + dx, y=note.y + dy)
    return changes


def set_text(board: Board, id_: str, text: str) -> list[Change]:
    """Reword a note."""
    return patch(board.need(Note, id_), text=text)


def set_color(board: Board, ids: Iterable[str], color: NoteColor) -> list[Change]:
    """Give notes a meaning by colour."""
    return [change for id_ in ids for change in patch(board.need(Note, id_), color=color)]


def duplicate(board: Board, ids: Iterable[str]) -> tuple[list[Change], list[str]]:
    """Copy notes a little to the right and below, and give the new ids; votes stay behind."""
    order = next_order(board.notes())
    copies = [
        replace(
            board.need(Note, id_),
            id=new_id(),
            x=board.need(Note, id_).x + GAP,
            y=board.need(Note, id_).y + GAP,
            order=order + i,
        )
        for i, id_ in enumerate(ids)
    ]
    return [Added(copy) for copy in copies], [copy.id for copy in copies]


def group(board: Board, ids: Sequence[str], title: str = "") -> list[Change]:
    """Put notes into one new group; nothing for fewer than two."""
    notes = [board.need(Note, id_) for id_ in ids]
    if len(notes) < 2:
        return []
    heap = NoteGroup(
        id=new_id(),
        title=title,
        stage=notes[0].stage,
        x=min(note.x for note in notes),
        y=min(note.y for note in notes),
        order=next_order(board.all(NoteGroup)),
    )
    return [Added(heap)] + [c for note in notes for c in patch(note, group_id=heap.id)]


def ungroup(board: Board, group_id: str) -> list[Change]:
    """Dissolve a group; its notes stay where they are."""
    return remove(board, [("note_group", group_id)])
