"""What comes into a round from elsewhere: pasted chats, lines and filled-in forms."""

from pm_facilitator import round_formats
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.ui.rounds.leading import Leading
from pm_facilitator.ui.rounds.words import counted_notes


def take_pasted(lead: Leading, text: str, group_id: str = "") -> str:
    """Make notes of what was pasted for a group, and say what became of it."""
    # Reading chats brings along what timelines need, and waits for the first paste.
    from pm_facilitator.importers.pasted_notes import drafts_of, read_pasted

    held = lead.last()
    if held is None:
        return "There is no round to paste into."
    found = read_pasted(lead.board, held, text)
    drafts = drafts_of(found.notes, group_id or None, colors_of(held))
    if drafts and not lead.write_drafts(drafts):
        return ""
    source = {"Lines": "the paste", "Form": "the form"}.get(found.form, "the chat")
    taken = f"{counted_notes(len(drafts))} taken from {source}." if drafts else "No notes in this."
    return " ".join([taken, *found.left_out])


def form_text(lead: Leading, round_: Round, back_to: str = "") -> str:
    """Write the form of a round for people who cannot reach this machine."""
    from pm_facilitator.importers.note_form import write_form
    from pm_facilitator.importers.pasted_notes import form_of

    return write_form(form_of(lead.board, round_, back_to))


def colors_of(round_: Round) -> dict[int, NoteColor]:
    """Give the colours of a round's notes, question by question."""
    formats = {**round_formats.round_formats(), "pre_work": round_formats.pre_work()}
    known = formats.get(round_.format)
    return dict(enumerate(known.colors)) if known is not None else {}
