"""Whatever is pasted into a round becomes its notes, with names only where they are kept."""

from dataclasses import replace

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.round_notes import write
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.importers.notes.note_form import NoteForm, write_form
from pm_facilitator.importers.notes.pasted_notes import LONGEST, drafts_of, form_of, read_pasted
from tests.domain.round_boards import begun
from tests.helpers.forms import fill
from tests.helpers.make import make_person

CHAT = "14:05:10 From  Ines Duarte  to  Everyone:\n\tThe graph was green"
LINES = "Ines Duarte: The graph was green"


def a_round(*, anonymous: bool, prompt: str = "What did you see?") -> tuple[Board, Round]:
    ines = make_person(name="Ines Duarte")
    board, id_ = begun(ines, anonymous=anonymous, prompt=prompt)
    return board, board.need(Round, id_)


def form(board: Board, round_: Round) -> str:
    text = write_form(form_of(board, round_))
    return fill(text, ["The graph was green"], name="Ines Duarte")


@pytest.mark.parametrize("anonymous", [True, False])
@pytest.mark.parametrize("source", ["chat", "lines", "form"])
def test_a_paste_becomes_a_note_with_its_author_or_without(anonymous: bool, source: str) -> None:
    board, round_ = a_round(anonymous=anonymous)
    text = {"chat": CHAT, "lines": LINES, "form": form(board, round_)}[source]
    found = read_pasted(board, round_, text)
    assert ("Ines" in repr(found)) is not anonymous
    board.apply(write(board, round_.id, drafts_of(found.notes)))
    (note,) = board.notes()
    author = None if anonymous else board.people[0].id
    assert (note.text, note.author_id) == ("The graph was green", author)
    assert len(board.people) == 1


def test_each_line_of_the_prompt_is_a_question_with_a_colour_of_its_own() -> None:
    board, round_ = a_round(anonymous=True, prompt="What did you see?\n\nWhat surprised you?")
    text = fill(write_form(form_of(board, round_)), ["something"], ["something else"])
    colors = {1: NoteColor.SURPRISE}
    found = drafts_of(read_pasted(board, round_, text).notes, colors=colors)
    assert [draft.color for draft in found] == [NoteColor.OBSERVATION, NoteColor.SURPRISE]


def test_the_form_promises_what_the_round_promises_and_says_where_to_send_it() -> None:
    board, round_ = a_round(anonymous=True)
    made = form_of(board, round_, "Noor, by Tuesday noon")
    kept, seen = made.promise.split(". ")
    assert kept == "Nobody's name is kept with a note or a vote"
    assert seen == "Whoever you send it to sees that it comes from you."
    assert "Noor, by Tuesday noon" in " ".join(write_form(made).replace("#", "").split())


def test_a_round_without_a_question_has_a_form_all_the_same() -> None:
    board, round_ = a_round(anonymous=True, prompt=" ")
    made: NoteForm = form_of(board, replace(round_, prompt=""))
    assert len(made.questions) == 1
    assert made.title == board.review.title


def test_notes_are_put_into_the_small_group_they_are_pasted_for() -> None:
    board, round_ = a_round(anonymous=True)
    found = read_pasted(board, round_, "one\ntwo")
    assert [draft.group_id for draft in drafts_of(found.notes, "g")] == ["g", "g"]


def test_of_an_endless_paste_the_beginning_is_read_up_to_the_end_of_a_line() -> None:
    board, round_ = a_round(anonymous=True)
    found = read_pasted(board, round_, "x" * 70 + "\n" + f"{'y' * 99}\n" * 2000)
    assert len(found.notes) == 1 + (LONGEST - 71) // 100
    assert found.notes[-1].text == "y" * 99
    assert found.left_out == (f"Only the first {LONGEST:,} letters were read.",)
