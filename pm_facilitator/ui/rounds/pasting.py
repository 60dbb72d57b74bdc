"""What comes into a round from elsewhere: pasted chats, lines and filled-in forms."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import Round
from pm_facilitator.ui.rounds.words import colors_of, counted_notes

_SOURCES = {"Lines": "the paste", "Form": "the form"}


def read_into(
    board: Board, round_: Round, text: str, group_id: str = ""
) -> tuple[list[Draft], str]:
    """Read what was pasted into a round, for a small group or for none; say what becomes of it."""
    # Reading chats brings along what timelines need, and waits for the first paste.
    from pm_facilitator.importers.notes.pasted_notes import drafts_of, read_pasted

    found = read_pasted(board, round_, text)
    drafts = drafts_of(found.notes, group_id or None, colors_of(round_))
    source = _SOURCES.get(found.form, "the chat")
    taken = f"{counted_notes(len(drafts))} taken from {source}." if drafts else "No notes in this."
    return drafts, " ".join([taken, *found.left_out])


def form_text(board: Board, round_: Round, back_to: str = "") -> str:
    """Write the form of a round for people who cannot reach this machine."""
    from pm_facilitator.importers.notes.note_form import write_form
    from pm_facilitator.importers.notes.pasted_notes import form_of

    return write_form(form_of(board, round_, back_to))
