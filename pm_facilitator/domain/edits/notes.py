"""Edits of sticky notes; what all things on a board have in common is in ``whiteboard``."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import ceil, sqrt
from operator import attrgetter

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.groups import GAP
from pm_facilitator.domain.edits.stacking import top_order
from pm_facilitator.domain.entities import Note, new_id
from pm_facilitator.domain.vocabulary import NoteColor, Stage

_ROW = 4


def row_of(count: int) -> int:
    """Give how many of so many notes that come at once lie side by side: about as many as below."""
    return max(_ROW, ceil(sqrt(count)))


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
        id=new_id(), text=text, stage=stage, x=x, y=y, color=color, order=top_order(board, "note")
    )
    return [Added(note)], note.id


def add_lines(
    board: Board,
    lines: Sequence[str],
    stage: Stage,
    x: float,
    y: float,
    height: Callable[[Note], float] = attrgetter("height"),
) -> list[Change]:
    """Put one note down for every line that is not blank, in rows from a place on.

    ``height`` tells how tall a note is with its text: a long one takes the next row down with it.
    """
    texts = [line.strip() for line in lines if line.strip()]
    first = top_order(board, "note")
    made: list[Change] = []
    across = row_of(len(texts))
    for start in range(0, len(texts), across):
        row = [
            Note(id=new_id(), text=text, stage=stage, y=y, order=first + start + i)
            for i, text in enumerate(texts[start : start + across])
        ]
        made += [Added(replace(n, x=x + i * (n.width + GAP))) for i, n in enumerate(row)]
        y += max(map(height, row)) + GAP
    return made


def set_text(board: Board, id_: str, text: str) -> list[Change]:
    """Reword a note."""
    return patch(board.need(Note, id_), text=text)


def set_color(board: Board, ids: Iterable[str], color: NoteColor) -> list[Change]:
    """Give notes a meaning by colour."""
    return [change for id_ in ids for change in patch(board.need(Note, id_), color=color)]
