"""A new note finds room on a board of any size, kept in step note by note."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.canvas.note_cards import SLOT
from pm_facilitator.canvas.note_room import NEW, NoteRoom
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.entities import Note

places = st.tuples(st.integers(-400, 1600), st.integers(-400, 1200))
steps = st.lists(st.tuples(st.integers(0, 7), st.none() | places), max_size=30)


def room_for(notes: dict[str, Note]) -> NoteRoom:
    room = NoteRoom()
    for id_, note in notes.items():
        room.keep(id_, note)
    return room


def at(id_: str, x: float, y: float) -> Note:
    return Note(id=id_, x=float(x), y=float(y))


@given(steps)
def test_notes_that_come_move_and_go_leave_the_same_room_as_those_that_lie_there(
    moves: list[tuple[int, tuple[int, int] | None]],
) -> None:
    room, notes = NoteRoom(), dict[str, Note]()
    for number, place in moves:
        id_ = f"n{number}"
        note = at(id_, *place) if place is not None else None
        room.keep(id_, note)
        notes.pop(id_, None)
        if note is not None:
            notes[id_] = note
    for seen in (None, (200.0, 100.0, 700.0, 500.0), (-3000.0, 900.0, 400.0, 300.0)):
        assert room.free_place(seen) == room_for(notes).free_place(seen)


@given(st.lists(places, max_size=12))
def test_a_free_place_touches_no_note(taken: list[tuple[int, int]]) -> None:
    notes = {f"n{i}": at(f"n{i}", *place) for i, place in enumerate(taken)}
    x, y = room_for(notes).free_place()
    new = Area(x, y, NEW.width, NEW.height)
    for note in notes.values():
        other = Area(note.x, note.y, note.width, note.height)
        assert not (
            new.x < other.right
            and other.x < new.right
            and new.y < other.bottom
            and other.y < new.bottom
        )


def test_the_middle_of_what_is_in_sight_comes_first_though_there_is_room_further_up() -> None:
    seen = (0.0, 1000.0, 800.0, 600.0)
    notes = {"n": at("n", 0, 0)}
    room = room_for(notes)
    found = []
    for number in range(3):
        found.append(room.free_place(seen))
        room.keep(f"m{number}", at(f"m{number}", *map(int, found[-1])))
    row = 9 * SLOT[1]
    assert found == [(2 * SLOT[0], row), (3 * SLOT[0], row), (SLOT[0], row)]


@given(st.lists(places, max_size=30), st.integers(-2000, 2000), st.integers(0, 2000))
def test_what_is_free_in_sight_is_found_whatever_lies_around(
    taken: list[tuple[int, int]], left: int, top: int
) -> None:
    notes = {f"n{i}": at(f"n{i}", *place) for i, place in enumerate(taken)}
    seen = (float(left), float(top), 900.0, 700.0)
    room = room_for(notes)
    x, y = room.free_place(seen)
    columns, rows = range(-12, 18), range(20)
    free = [
        (column * SLOT[0], row * SLOT[1])
        for column in columns
        for row in rows
        if left <= column * SLOT[0] <= left + 900 - NEW.width
        and top <= row * SLOT[1] <= top + 700 - NEW.height
        and not any(
            abs(column * SLOT[0] - note.x) < NEW.width and abs(row * SLOT[1] - note.y) < NEW.height
            for note in notes.values()
        )
    ]
    assert not free or (x, y) in free


def test_a_note_that_was_made_wider_takes_more_room() -> None:
    note = at("n", 0, 0)
    room = room_for({"n": note})
    assert room.free_place() == (SLOT[0], 0.0)
    room.keep("n", replace(note, width=3 * SLOT[0]))
    assert room.free_place() == (3 * SLOT[0], 0.0)


@pytest.mark.parametrize("seen", [(0.0, 0.0, 800.0, 40.0), (180.0, 130.0, 360.0, 260.0)])
def test_no_note_is_covered_as_long_as_a_place_near_by_is_free(
    seen: tuple[float, float, float, float],
) -> None:
    slots = [(column, row) for column in range(-1, 6) for row in range(4)]
    notes = {f"n{slot}": at("n", slot[0] * SLOT[0], slot[1] * SLOT[1]) for slot in slots}
    x, y = room_for(notes).free_place(seen)
    assert (x / SLOT[0], y / SLOT[1]) not in slots
    assert y >= 0


def test_while_only_the_figure_is_in_sight_notes_go_on_row_by_row() -> None:
    room = room_for({})
    seen = (-100.0, 0.0, 1200.0, 30.0)
    found = []
    for number in range(3):
        found.append(room.free_place(seen))
        room.keep(f"m{number}", at(f"m{number}", *map(int, found[-1])))
    assert found == [(0.0, 0.0), (SLOT[0], 0.0), (2 * SLOT[0], 0.0)]


def test_where_nothing_is_free_each_note_lies_a_little_further() -> None:
    seen = (0.0, 0.0, 200.0, 150.0)
    notes = {"n": replace(at("n", -9000, -9000), width=18000.0, height=18000.0)}
    room = room_for(notes)
    found = []
    for number in range(4):
        place = room.free_place(seen)
        found.append(place)
        room.keep(f"m{number}", at(f"m{number}", *place))
    assert found == [(16 + 16 * i, 15 + 16 * i) for i in range(4)]
