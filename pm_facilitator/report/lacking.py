"""What the sections of a document still lack, section by section; nothing is blocked by it."""

from dataclasses import dataclass

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.document import section_text
from pm_facilitator.domain.entities import NoteGroup
from pm_facilitator.report.parts import PARTS
from pm_facilitator.report.template import Template, TemplateSection


@dataclass(frozen=True, slots=True)
class Lack:
    """A section without content.

    Attributes:
        section: its name.
        title: its heading.
        required: whether the template says that the document needs it.
    """

    section: str
    title: str
    required: bool

    def __str__(self) -> str:
        return f"{self.title} is empty." if self.required else f"{self.title} could be filled."


def is_filled(board: Board, section: TemplateSection) -> bool:
    """Tell whether there is anything in a section: a text, notes under its title, or a part."""
    written = section_text(board, section.name)
    if written is not None and written.text.strip():
        return True
    if any(PARTS[name].filled(board) for name in section.shows):
        return True
    title = section.title.casefold()
    groups = {g.id for g in board.all(NoteGroup) if g.title.strip().casefold() == title}
    return bool(groups) and any(note.group_id in groups for note in board.notes())


def lacking(board: Board, template: Template) -> list[Lack]:
    """List the empty sections, the required ones first."""
    empty = [
        Lack(each.name, each.title, each.required)
        for each in template.sections
        if not is_filled(board, each)
    ]
    return sorted(empty, key=lambda lack: not lack.required)
