"""A section as its template wants it: what was written into it, and the parts that it shows."""

from pm_facilitator.domain.edits.document import section_text
from pm_facilitator.domain.entities import NoteGroup
from pm_facilitator.report.blocks import Block, Bullets, Missing, Section, Subheading
from pm_facilitator.report.context import Context
from pm_facilitator.report.parts import INSIDE_ONLY, PARTS
from pm_facilitator.report.sections.learning import texts
from pm_facilitator.report.template import TemplateSection
from pm_facilitator.report.text import one_line, paragraphs


def section(context: Context, wanted: TemplateSection) -> Section:
    """Make a section; one without anything says in a sentence what belongs there."""
    blocks = [*_written(context, wanted), *_noted(context, wanted)]
    blocks += _shown(context, wanted, with_missing=not blocks)
    if not blocks:
        ask = f" What belongs here: {wanted.help}" if wanted.help else ""
        blocks = [Missing(f"Nothing has been written here yet.{ask}")]
    return Section(wanted.name, one_line(wanted.title), tuple(blocks))


def says_nothing(made: Section) -> bool:
    """Tell whether a section has only sentences on what is missing."""
    return all(isinstance(block, Missing) for block in made.blocks)


def _written(context: Context, wanted: TemplateSection) -> list[Block]:
    found = section_text(context.board, wanted.name)
    return list(paragraphs(found.text)) if found else []


def _noted(context: Context, wanted: TemplateSection) -> list[Block]:
    """Show the notes that the group put under the section's title."""
    board = context.board
    name = wanted.title.casefold()
    groups = {g.id for g in board.all(NoteGroup) if g.title.strip().casefold() == name}
    items = texts(note.text for note in board.notes() if note.group_id in groups)
    return [Bullets(items)] if items else []


def _shown(context: Context, wanted: TemplateSection, *, with_missing: bool) -> list[Block]:
    """Show the parts; of several only those with content, each below a heading of its own."""
    names = [name for name in wanted.shows if context.inside or name not in INSIDE_ONLY]
    made = [(PARTS[name].title, PARTS[name].make(context)) for name in names]
    full = [(title, blocks) for title, blocks in made if not _lacks(blocks)]
    if len(names) == 1 and (full or with_missing):
        return list(made[0][1])
    found: list[Block] = []
    for title, blocks in full:
        # A part opens under a heading, unless the section's own title says the same.
        if title.casefold() != wanted.title.casefold() and len(names) > 1:
            found.append(Subheading(title))
        found += blocks
    return found


def _lacks(blocks: tuple[Block, ...]) -> bool:
    return all(isinstance(block, Missing) for block in blocks)
