"""Grants the wishes that are about notes alone."""

from typing import assert_never

from pm_facilitator.canvas import intents as want
from pm_facilitator.domain.changes import key_of
from pm_facilitator.domain.edits import groups, notes
from pm_facilitator.domain.edits.gather import gather
from pm_facilitator.figures.board_notes import note_height
from pm_facilitator.importers.notes.written_notes import without_bullets
from pm_facilitator.ui.wishes.granter import Granter, counted


def grant(intent: want.NoteIntent, to: Granter) -> None:
    """Do what a gesture on notes asks for."""
    board = to.board
    match intent:
        case want.AddNotes(stage, x, y, ("",)):
            to.add("Add note", notes.add_note(board, "", stage, x, y), "note")
        case want.AddNotes(stage, x, y, texts):
            bare = without_bullets(texts)
            changes = notes.add_lines(board, bare, stage, x, y, note_height)
            if to.do(counted("Add", changes, "note"), changes):
                to.choose([key_of(change) for change in changes])
        case want.ColorNotes(ids, color):
            to.do(f"Mark as {color.label}", notes.set_color(board, ids, color))
        case want.GroupNotes(ids):
            to.do(counted("Group", ids, "note"), groups.group(board, ids))
        case want.GatherNotes(heaps):
            gathered = [id_ for members, _ in heaps for id_ in members]
            to.do(counted("Gather", gathered, "note"), gather(board, heaps))
        case _:
            assert_never(intent)
