"""Edits of sticky notes and of groups of notes."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.edits import notes
from pm_facilitator.domain.entities import Note, NoteGroup, Vote
from pm_facilitator.domain.vocabulary import NoteColor, Stage
from tests.domain.conftest import apply


def add(board: Board, text: str = "note", x: float = 0, y: float = 0) -> str:
    return apply(board, notes.add_note(board, text, Stage.REFLECT, x, y))


def test_notes_of_one_stage_can_be_asked_for(board: Board) -> None:
    add(board)
    apply(board, notes.add_note(board, "other", Stage.RECAP))
    assert [note.text for note in board.notes(Stage.RECAP)] == ["other"]
    assert len(board.notes()) == 2


def test_pasted_lines_become_notes_beside_one_another(board: Board) -> None:
    board.apply(notes.add_lines(board, [" a ", "", "b", "c", "d", "e"], Stage.REFLECT, 10, 20))
    found = board.notes()
    assert [note.text for note in found] == ["a", "b", "c", "d", "e"]
    assert (found[0].x, found[0].y) == (found[4].x, 20)
    assert len({(note.x, note.y) for note in found}) == 5


def test_moving_leaves_locked_notes_where_they_are(board: Board) -> None:
    free, locked = add(board), add(board)
    board.apply(patch(board.need(Note, locked), locked=True))
    board.apply(notes.move_notes(board, [free, locked], 5, -5))
    assert (board.need(Note, free).x, board.need(Note, free).y) == (5, -5)
    assert board.need(Note, locked).x == 0


def test_a_copy_lies_a_little_aside(board: Board) -> None:
    original = add(board, "twice", 100, 100)
    changes, ids = notes.duplicate(board, [original])
    board.apply(changes)
    copy = board.need(Note, ids[0])
    assert (copy.text, copy.x, copy.y) == ("twice", 100 + notes.GAP, 100 + notes.GAP)


def test_text_and_colour_can_be_changed(board: Board) -> None:
    id_ = add(board)
    board.apply(notes.set_text(board, id_, "new"))
    board.apply(notes.set_color(board, [id_], NoteColor.IDEA))
    assert board.need(Note, id_).text == "new"
    assert board.need(Note, id_).color is NoteColor.IDEA


def test_a_group_takes_the_corner_of_its_notes(board: Board) -> None:
    ids = [add(board, x=50, y=10), add(board, x=20, y=90)]
    board.apply(notes.group(board, ids, "Alerts"))
    (heap,) = board.all(NoteGroup)
    assert (heap.title, heap.x, heap.y) == ("Alerts", 20, 10)
    assert {note.group_id for note in board.notes()} == {heap.id}


def test_one_note_makes_no_group(board: Board) -> None:
    assert notes.group(board, [add(board)]) == []


def test_ungrouping_frees_the_notes_and_drops_the_groups_votes(board: Board) -> None:
    board.apply(notes.group(board, [add(board), add(board)]))
    (heap,) = board.all(NoteGroup)
    board.apply([Added(Vote("v", group_id=heap.id))])
    board.apply(notes.ungroup(board, heap.id))
    assert {note.group_id for note in board.notes()} == {None}
    assert not board.all(Vote)
    assert not board.all(NoteGroup)
