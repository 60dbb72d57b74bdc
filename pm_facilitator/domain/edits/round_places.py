"""Where the next notes of a round lie: small group beside small group, row below row."""

from collections.abc import Iterator

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.groups import GAP
from pm_facilitator.domain.entities import Note, Round
from pm_facilitator.domain.rounds import groups_of

ACROSS = 3
"""How many notes of one small group lie side by side."""

_BLANK = Note(id="")
_WIDE, _TALL = _BLANK.width + GAP, _BLANK.height + GAP
_COLUMN = ACROSS * _WIDE + 2 * GAP
_NEAR = 0.5

Place = tuple[int, int]
"""The column of a small group, and the number of a place in it, from 0."""


class RoundPlaces:
    """Gives places one after the other, each behind the last note of the same small group.

    Notes come by the hundred while people write: the last one is looked for from the end, so that
    a new note takes no longer when there are many.
    """

    def __init__(self, board: Board, round_: Round) -> None:
        self._round = round_
        self._notes = board.all(Note)
        self._groups = [group.id for group in groups_of(board, round_.id)]
        self._last: dict[str | None, Place] = {}

    def next(self, group_id: str | None) -> tuple[float, float]:
        """Give the place of the next note that is written in a group, or in none."""
        last = self._last.get(group_id) or self._last_of(group_id)
        column, number = last if last else (self._free_column(group_id), -1)
        self._last[group_id] = column, number + 1
        down, right = divmod(number + 1, ACROSS)
        x = self._round.x + column * _COLUMN + right * _WIDE
        return x, self._round.y + down * _TALL

    def _last_of(self, group_id: str | None) -> Place | None:
        mine = (place for note, place in self._lying() if note.small_group_id == group_id)
        return next(mine, None)

    def _free_column(self, group_id: str | None) -> int:
        """Give the column of a group by its place, or a new one where others lie there already."""
        taken = {column for _, (column, _) in self._lying()}
        taken |= {column for column, _ in self._last.values()}
        own = self._groups.index(group_id) + 1 if group_id in self._groups else 0
        return own if own not in taken else max(taken) + 1

    def _lying(self) -> Iterator[tuple[Note, Place]]:
        """Give the notes that lie where they were put, the newest first."""
        for note in reversed(self._notes):
            if note.round_id == self._round.id and (place := self._place_of(note)):
                yield note, place

    def _place_of(self, note: Note) -> Place | None:
        """Find the place at which a note lies; None where somebody has moved it."""
        x, y = note.x - self._round.x, note.y - self._round.y
        column = int((x + _NEAR) // _COLUMN)
        right, down = round((x - column * _COLUMN) / _WIDE), round(y / _TALL)
        off = abs(column * _COLUMN + right * _WIDE - x) + abs(down * _TALL - y)
        is_there = column >= 0 and down >= 0 and right < ACROSS and off < _NEAR
        return (column, down * ACROSS + right) if is_there else None
