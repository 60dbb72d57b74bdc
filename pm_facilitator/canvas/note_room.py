"""Where there is room for a new note, known at once however many there are."""

from collections.abc import Iterator
from itertools import product
from math import ceil

from pm_facilitator.canvas.note_cards import SLOT
from pm_facilitator.domain.entities import Note

COLUMNS = 6
NEW = Note(id="")
_ACROSS, _DOWN = SLOT
_WIDE, _HIGH = NEW.width, NEW.height
GAP = 16.0
"""How far a new note lies from one that it would cover, where nothing far and wide is free."""

_FAR = 1_000_000
_AROUND = range(-_FAR, _FAR), range(_FAR)
_RINGS = 24
"""How many slots away a free place is looked for."""

Place = tuple[float, float, float, float]
"""Left, top, width and height."""

Slot = tuple[int, int]
"""Column and row of the grid on which new notes look for a free place."""


class NoteRoom:
    """The slots that notes lie on, kept in step note by note."""

    def __init__(self) -> None:
        self._notes: dict[str, Note] = {}
        self._taken: dict[Slot, int] = {}
        self._corners: dict[tuple[int, int], int] = {}
        self._first = 0
        """No place before this one is free, counted row by row."""

    def keep(self, id_: str, note: Note | None) -> None:
        """Note where a note lies now; None when it is gone."""
        before = self._notes.pop(id_, None)
        if before is not None:
            self._count(before, -1)
        if note is not None:
            self._notes[id_] = note
            self._count(note, 1)

    def free_place(self, seen: Place | None = None) -> tuple[float, float]:
        """Find the first place, row by row, that no note covers, if that is in sight.

        If not, it is the one nearest to the middle of ``seen``, the part of the notes' area in
        sight, or a little out of it: there the eyes are.
        """
        while self._taken.get(_slot(self._first)):
            self._first += 1
        column, row = _slot(self._first)
        place = column * SLOT[0], row * SLOT[1]
        if seen is None or _inside(place, seen):
            return place
        left, top, width, height = seen
        middle = left + (width - _WIDE) / 2, top + (height - _HIGH) / 2
        columns, rows = _slots_inside(seen)
        if not rows and abs(place[0] - middle[0]) <= width:
            return place  # only the figure is in sight: the notes go on where they have begun
        near = self._nearest(middle, columns, rows) or self._nearest(middle, *_AROUND)
        return near if near is not None else self._beside_others(*middle)

    def _nearest(
        self, middle: tuple[float, float], columns: range, rows: range
    ) -> tuple[float, float] | None:
        """Give the free place nearest to this one, by looking at rings of slots."""
        centre = round(middle[0] / _ACROSS), max(0, round(middle[1] / _DOWN))
        for ring in range(min(max(len(columns), len(rows)), _RINGS) + 1):
            free = [
                (column, row)
                for column, row in _ring(centre, ring)
                if column in columns and row in rows and not self._taken.get((column, row))
            ]
            if free:
                column, row = min(free, key=lambda slot: _steps(centre, slot))
                return column * _ACROSS, row * _DOWN
        return None

    def _beside_others(self, x: float, y: float) -> tuple[float, float]:
        """Give this place, or one a little further where no note begins, so that none is hidden."""
        place = round(x), round(max(0.0, y))
        while self._corners.get(place):
            place = place[0] + round(GAP), place[1] + round(GAP)
        return place

    def _count(self, note: Note, by: int) -> None:
        corners, taken = self._corners, self._taken
        corner = round(note.x), round(note.y)
        corners[corner] = corners.get(corner, 0) + by
        for slot in _slots(note):
            taken[slot] = taken.get(slot, 0) + by
            if by < 0 and not taken[slot] and 0 <= slot[0] < COLUMNS and slot[1] >= 0:
                self._first = min(self._first, slot[1] * COLUMNS + slot[0])


def _slot(number: int) -> Slot:
    """Give a slot by its number, row by row."""
    return number % COLUMNS, number // COLUMNS


def _slots_inside(seen: Place) -> tuple[range, range]:
    """Give the columns and rows of the slots that lie wholly in sight."""
    left, top, width, height = seen
    columns = range(ceil(left / _ACROSS), int((left + width - _WIDE) // _ACROSS) + 1)
    rows = range(max(0, ceil(top / _DOWN)), int((top + height - _HIGH) // _DOWN) + 1)
    return columns, rows


def _ring(centre: Slot, ring: int) -> Iterator[Slot]:
    """Give the slots that lie so many steps around one."""
    (column, row), steps = centre, range(-ring, ring + 1)
    yield from ((column + by, row + side) for side in {-ring, ring} for by in steps)
    yield from ((column + side, row + by) for side in {-ring, ring} for by in steps[1:-1])


def _steps(centre: Slot, slot: Slot) -> tuple[int, int, int]:
    """Give what sorts slots by nearness: along the row first, then below, then above."""
    across, down = slot[0] - centre[0], slot[1] - centre[1]
    return abs(across) + 2 * abs(down), -down, -across


def _slots(note: Note) -> Iterator[Slot]:
    """Give the slots of the grid in which a new note would touch this one."""
    x, y = note.x, note.y
    columns = range(int((x - _WIDE) // _ACROSS) + 1, ceil((x + note.width) / _ACROSS))
    rows = range(int((y - _HIGH) // _DOWN) + 1, ceil((y + note.height) / _DOWN))
    return product(columns, rows)


def _inside(place: tuple[float, float], seen: Place) -> bool:
    left, top, width, height = seen
    across = left <= place[0] <= left + width - NEW.width
    return across and top <= place[1] <= top + height - NEW.height
