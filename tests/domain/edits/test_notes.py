"""Edits of sticky notes."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import notes
from pm_facilitator.domain.entities import Note
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


def test_many_pasted_lines_fill_about_a_square(board: Board) -> None:
    board.apply(notes.add_lines(board, [str(i) for i in range(60)], Stage.REFLECT, 0, 0))
    across = len({note.x for note in board.notes()})
    assert across == 8
    assert len({note.y for note in board.notes()}) == 8


def test_a_tall_note_among_pasted_lines_takes_the_next_row_down_with_it(board: Board) -> None:
    lines = ["a", "long", "c", "d", "e"]
    tall = {"long": 300.0}
    made = notes.add_lines(board, lines, Stage.REFLECT, 0, 0, lambda n: tall.get(n.text, n.height))
    board.apply(made)
    assert [note.y for note in board.notes()][:4] == [0, 0, 0, 0]
    assert board.notes()[4].y > 300


def test_text_and_colour_can_be_changed(board: Board) -> None:
    id_ = add(board)
    board.apply(notes.set_text(board, id_, "new"))
    board.apply(notes.set_color(board, [id_], NoteColor.IDEA))
    assert board.need(Note, id_).text == "new"
    assert board.need(Note, id_).color is NoteColor.IDEA
