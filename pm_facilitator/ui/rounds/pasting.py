"""What comes into a round from elsewhere: pasted chats, lines and filled-in forms."""

from pm_facilitator import round_formats
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.ui.rounds.words import counted_notes

_SOURCES = {"Lines": "the paste", "Form": "the form"}


def read_into(
    board: Board, round_: Round, text: str, group_id: str = ""
) -> tuple[list[Draft], str]:
    """Read what was pasted into a round, for a small group or for none; say what becomes of it."""
    # Reading chats brings along what timelines need, and waits for the first paste.
    from pm_facilitator.importers.pasted_notes import drafts_of, read_pasted

    found = read_pasted(board, round_, text)
    drafts = drafts_of(found.notes, group_id or None, _colors_of(round_))
    source = _SOURCES.get(found.form, "the chat")
    taken = f"{counted_notes(len(drafts))} taken from {source}." if drafts else "No notes in this."
    return drafts, " ".join([taken, *found.left_out])


def form_text(board: Board, round_: Round, back_to: str = "") -> str:
    """Write the form of a round for people who cannot reach this machine."""
    from pm_facilitator.importers.note_form import write_form
    from pm_facilitator.importers.pasted_notes import form_of

    return write_form(form_of(board, round_, back_to))


def _colors_of(round_: Round) -> dict[int, NoteColor]:
    """Give the colours of a round's notes, question by question."""
    before = round_formats.pre_work()
    formats = {**round_formats.round_formats(), before.name: before}
    known = formats.get(round_.format)
    return dict(enumerate(known.colors)) if known is not None else {}
