"""Where the notes of a round lie: nowhere while they are hidden, in a grid once they are revealed.

Until the reveal nobody can see a place, nor can it be known how many notes there will be. So all
wait in one corner, and get their places together: small group beside small group, as many to a row
as make everything as large as it can be in a window.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil, sqrt
from typing import NamedTuple, TypeVar

from pm_facilitator.domain.areas import Area, around, around_any
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.groups import GAP
from pm_facilitator.domain.entities import Note, Round
from pm_facilitator.domain.placing import box_of, placed
from pm_facilitator.domain.rounds import groups_of, notes_of
from pm_facilitator.domain.vocabulary import Stage

BETWEEN = 48.0
"""Room between small groups, and between a round's notes and what was on the board before."""

WINDOW = (16.0, 9.0)
"""The shape of what notes are looked at in."""

Place = tuple[float, float]
T = TypeVar("T")

_WIDE = Note(id="").width + GAP
_PADDING, _LINE, _LETTER, _WIDE_LETTER = 14.0, 16.0, 7.5, 13.0
"""How a note's smallest text fills it: the room at its edges, a line, letters; rather too much."""


class _Cell(NamedTuple):
    """The notes of one small group, row by row."""

    rows: Sequence[Sequence[Note]]

    @property
    def height(self) -> float:
        return sum(map(_row_height, self.rows))


def places(board: Board, round_: Round, notes: Sequence[Note]) -> dict[str, Place]:
    """Give the place of each of these notes by its id, clear of whatever can be seen already."""
    bands = _best([notes_ for notes_ in _by_group(board, round_, notes) if notes_])
    found = dict(_laid_out(bands))
    boxes = (Area(*found[note.id], note.width, _height(note)) for note in notes)
    room = around(boxes).moved(round_.x, round_.y)
    is_taken = any(box.touches(room) for box in _seen(board, round_.stage))
    left, top = free_corner(board, round_.stage) if is_taken else (round_.x, round_.y)
    return {id_: (left + x, top + y) for id_, (x, y) in found.items()}


def lay_late(board: Board, round_: Round, notes: Iterable[Note]) -> Iterator[Note]:
    """Lay out notes that come after the reveal: on from the lowest row of the others."""
    shown = [note for note in notes_of(board, round_.id) if not note.hidden]
    left = min((note.x for note in shown), default=round_.x)
    right = max([left + 3 * _WIDE, *(note.x for note in shown)])
    y = max((note.y for note in shown), default=round_.y)
    row = [note for note in shown if note.y == y]
    x = max((note.x + _WIDE for note in row), default=left)
    tall = max(map(_height, row), default=0.0)
    for note in notes:
        if x > right:
            x, y, tall = left, y + tall + GAP, 0.0
        yield replace(note, x=x, y=y)
        x, tall = x + _WIDE, max(tall, _height(note))


def free_corner(board: Board, stage: Stage) -> Place:
    """Give the corner of the free part of a board: below everything to be seen, at its left."""
    area = around_any(_seen(board, stage))
    return (area.x, area.bottom + BETWEEN) if area is not None else (0.0, 0.0)


def _seen(board: Board, stage: Stage) -> Iterator[Area]:
    """Give the boxes of what lies on a board for everybody."""
    for thing in placed(board, stage):
        if isinstance(thing, Note):
            if not thing.hidden:
                yield Area(thing.x, thing.y, thing.width, _height(thing))
        elif (box := box_of(thing)) is not None:
            yield box


def _by_group(board: Board, round_: Round, notes: Sequence[Note]) -> Iterator[list[Note]]:
    """Part notes by their small group, those of no group last.

    Without names they stand in the order of their ids, which are random: in the order in which
    they came, notes of one writer would stand together.
    """
    groups = {group.id: place for place, group in enumerate(groups_of(board, round_.id))}
    parted: dict[int, list[Note]] = {}
    for note in sorted(notes, key=lambda note: note.id) if round_.anonymous else notes:
        parted.setdefault(groups.get(note.small_group_id or "", len(groups)), []).append(note)
    yield from (parted[place] for place in sorted(parted))


def _best(groups: Sequence[Sequence[Note]]) -> Sequence[Sequence[_Cell]]:
    """Give bands of groups that are seen at the largest scale when all of them fill a window."""
    most = max(map(len, groups), default=0)
    best: Sequence[Sequence[_Cell]] = []
    largest = 0.0
    for across in range(1, max(3, ceil(2 * sqrt(most))) + 1):
        cells = [_Cell(_parted(group, across)) for group in groups]
        for beside in range(1, len(cells) + 1):
            bands = _parted(cells, beside)
            wide = beside * (min(across, most) * _WIDE + BETWEEN)
            tall = sum(_band_height(band) for band in bands)
            scale = min(WINDOW[0] / wide, WINDOW[1] / tall)
            if scale > largest:
                best, largest = bands, scale
    return best


def _laid_out(bands: Sequence[Sequence[_Cell]]) -> Iterator[tuple[str, Place]]:
    across = max((len(cell.rows[0]) for band in bands for cell in band), default=0)
    y = 0.0
    for band in bands:
        for column, cell in enumerate(band):
            x, down = column * (across * _WIDE + BETWEEN), y
            for row in cell.rows:
                yield from ((note.id, (x + n * _WIDE, down)) for n, note in enumerate(row))
                down += _row_height(row)
        y += _band_height(band)


def _parted(items: Sequence[T], size: int) -> list[Sequence[T]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def _band_height(band: Sequence[_Cell]) -> float:
    return max(cell.height for cell in band) + BETWEEN


def _row_height(row: Sequence[Note]) -> float:
    return max(map(_height, row)) + GAP


def _height(note: Note) -> float:
    """Give how tall a note is at most: a text too long for its smallest letters makes it grow."""
    room = max(_WIDE_LETTER, note.width - 2 * _PADDING)
    lines = sum(max(1, ceil(_length(line) / room)) for line in note.text.split("\n"))
    return max(note.height, lines * _LINE + 2 * _PADDING)


def _length(line: str) -> float:
    wide = sum(letter.isupper() or letter > "\u1100" for letter in line)
    return wide * _WIDE_LETTER + (len(line) - wide) * _LETTER
