"""The sections that a template adds, told through the notes that were grouped under their name."""

from pm_facilitator import presets
from pm_facilitator.domain.entities import NoteGroup
from pm_facilitator.report.blocks import Bullets, Missing, Section
from pm_facilitator.report.context import Context
from pm_facilitator.report.sections.learning import texts


def extra(context: Context, wanted: presets.Section) -> Section:
    """Show what was noted for a section of the template, or what belongs there."""
    board = context.board
    name = wanted.title.casefold()
    groups = {g.id for g in board.all(NoteGroup) if g.title.strip().casefold() == name}
    items = texts(note.text for note in board.notes() if note.group_id in groups)
    empty = Missing(f"Nothing has been written here yet. What belongs here: {wanted.help}")
    return Section(wanted.name, wanted.title, (Bullets(items) if items else empty,))
