"""Notes of a round from whatever is pasted: a form that came back, a chat, or lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.importers.notes.chat_notes import read_chat_notes
from pm_facilitator.importers.notes.note_form import NoteForm
from pm_facilitator.importers.notes.note_form_reading import is_form, read_forms
from pm_facilitator.importers.notes.written_notes import WrittenNote, WrittenNotes

_SEEN = "Whoever you send it to sees that it comes from you."
LONGEST = 100_000
"""How many letters of a paste are read: more than any chat has, and done within a moment."""

_SHOWN = 6
"""How many letters of a round's id tell it from the other rounds of a review."""


def form_of(board: Board, round_: Round, back_to: str = "") -> NoteForm:
    """Give the form of a round, for people who cannot reach the machine.

    Each line of the round's prompt is a question of its own.
    """
    questions = [line for line in round_.prompt.splitlines() if line.strip()]
    return NoteForm(
        id=round_.id[:_SHOWN],
        title=board.review.title or "Incident review",
        questions=tuple(questions) or ("What do you want to say?",),
        promise=f"{rounds.promise(board, round_)} {_SEEN}",
        named=not round_.anonymous,
        back_to=back_to,
    )


def read_pasted(board: Board, round_: Round, text: str) -> WrittenNotes:
    """Read what was pasted into a round; from an anonymous one no name comes out of it."""
    if len(text) > LONGEST:
        # At the end of a line no note is cut in two.
        found = _read(board, round_, text[: text.rfind("\n", 0, LONGEST) + 1] or text[:LONGEST])
        too_long = f"Only the first {LONGEST:,} letters were read."
        return replace(found, left_out=(*found.left_out, too_long))
    return _read(board, round_, text)


def _read(board: Board, round_: Round, text: str) -> WrittenNotes:
    if is_form(text):
        return read_forms(text, form_of(board, round_))
    known = [person.name for person in board.people if person.name.strip()]
    return read_chat_notes(text, with_names=not round_.anonymous, known=known)


def drafts_of(
    notes: Sequence[WrittenNote],
    group_id: str | None = None,
    colors: Mapping[int, NoteColor] | None = None,
) -> list[Draft]:
    """Give the notes as they are written into a round: in a small group, coloured by question."""
    plain = NoteColor.OBSERVATION
    return [
        Draft(
            note.text,
            group_id=group_id,
            author=note.name,
            color=(colors or {}).get(note.question, plain),
        )
        for note in notes
    ]
