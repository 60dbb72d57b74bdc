"""Scattered notes become named blocks that cover nothing."""

from pm_facilitator.domain.areas import Area, around_any
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.gather import gather
from pm_facilitator.domain.entities import Note, NoteGroup
from pm_facilitator.domain.placing import box_of, members
from tests.helpers.make import make_board, make_note


def scattered(count: int) -> Board:
    return make_board(
        *(make_note(id=f"n{i:02}", x=i % 6 * 184.0, y=i // 6 * 136.0) for i in range(count))
    )


def boxes(notes: list[Note]) -> list[Area]:
    return [box for note in notes if (box := box_of(note)) is not None]


def free_of_one_another(board: Board) -> bool:
    every = boxes(board.notes())
    return not any(a.touches(b) for i, a in enumerate(every) for b in every[:i])


def test_every_heap_becomes_a_named_block_apart_from_all_others() -> None:
    board = scattered(24)
    heaps = [([f"n{i:02}" for i in range(k, 24, 4)], f"Heap {k}") for k in range(3)]
    board.apply(gather(board, heaps))
    assert [heap.title for heap in board.all(NoteGroup)] == ["Heap 0", "Heap 1", "Heap 2"]
    assert free_of_one_another(board)
    blocks = [around_any(boxes(members(board, heap.id))) for heap in board.all(NoteGroup)]
    assert not any(a.touches(b) for a in blocks for b in blocks if a and b and a is not b)
    others = boxes([note for note in board.notes() if note.group_id is None])
    assert not any(block.touches(box) for block in blocks if block for box in others)


def test_a_heap_stays_where_its_first_note_is_when_there_is_room() -> None:
    board = make_board(make_note(id="a", x=40.0, y=80.0), make_note(id="b", x=900.0, y=600.0))
    board.apply(gather(board, [(["b", "a"], "Pair")]))
    assert [(note.x, note.y) for note in board.notes()] == [(40.0, 80.0), (224.0, 80.0)]


def test_locked_grouped_and_lonely_notes_are_left_out() -> None:
    board = make_board(
        NoteGroup("g", "Old"),
        make_note(id="in", group_id="g"),
        make_note(id="fixed", locked=True),
        make_note(id="a", x=300.0),
    )
    assert gather(board, [(["in", "fixed", "a"], "New")]) == []


def test_a_note_goes_to_the_first_heap_that_names_it() -> None:
    board = scattered(3)
    board.apply(gather(board, [(["n00", "n01"], "First"), (["n01", "n02"], "Second")]))
    assert [heap.title for heap in board.all(NoteGroup)] == ["First"]
