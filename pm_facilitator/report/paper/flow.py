"""The document from its title to its last section, as strips in reading order."""

from dataclasses import replace
from typing import assert_never

from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Document,
    Drawing,
    Facts,
    Missing,
    Numbers,
    Paragraph,
    Photo,
    Section,
    Subheading,
    Table,
)
from pm_facilitator.report.paper.cover import contents, cover
from pm_facilitator.report.paper.look import Look
from pm_facilitator.report.paper.pictures import drawing, is_wide, leading_drawing, photo
from pm_facilitator.report.paper.running_text import bullets, heading, paragraph
from pm_facilitator.report.paper.sheet import Sheets
from pm_facilitator.report.paper.strips import Element, Mark, Strip, kept
from pm_facilitator.report.paper.table import facts, numbers, table
from pm_facilitator.report.text import rich


class Flow:
    """Turns the blocks of a document into strips."""

    def __init__(self, document: Document, look: Look, sheets: Sheets) -> None:
        self.root = Element("Document")
        self._document = document
        self._look = look
        self._upright, self._lying = sheets.upright.room, sheets.lying.room
        self._subheadings = 0

    def strips(self) -> list[Strip]:
        """Give everything from the title to the last section."""
        document, width = self._document, self._upright[0]
        strips = cover(document, self._look, width, self.root)
        if not document.single_page:
            strips += contents(document.sections, self._look, width, self.root)
        for section in document.sections:
            strips += self._section(section)
        return strips

    def _section(self, section: Section) -> list[Strip]:
        """Set a section; a figure that opens it stays with its heading."""
        whole = Element("Sect", self.root)
        blocks, width = section.blocks, self._upright[0]
        mark = Mark(section.key, section.title)
        title = heading(section.title, self._look.section, width, Element("H1", whole), mark)
        place = leading_drawing(blocks)
        if place is None:
            return [title, *self._blocks(blocks, whole)]
        figure = blocks[place]
        assert isinstance(figure, Drawing)
        lead = [title, *kept(self._blocks(blocks[:place], whole))]
        rest = self._blocks(blocks[place + 1 :], whole)
        strips = [*self._led(figure, lead, whole), *rest]
        following = next((b for b in blocks[place:] if not isinstance(b, Drawing)), None)
        return _floating(strips) if isinstance(following, Table) else strips

    def _led(self, figure: Drawing, lead: list[Strip], whole: Element) -> list[Strip]:
        """Set a figure below its heading, on a lying page where it is too wide for another."""
        lies = is_wide(figure.light, self._upright, self._lying)
        width, height = self._lying if lies else self._upright
        taken = sum(strip.height + max(strip.after, strip.before) for strip in lead)
        drawn = drawing(figure, self._look, (width, height - taken), whole, lying=lies)
        return [*(replace(strip, lying=lies) for strip in lead), *drawn]

    def _blocks(self, blocks: tuple[Block, ...], whole: Element) -> list[Strip]:
        return [strip for block in blocks for strip in self._block(block, whole)]

    def _block(self, block: Block, whole: Element) -> list[Strip]:
        look, width = self._look, self._upright[0]
        match block:
            case Subheading(text):
                return [self._subheading(text, whole)]
            case Paragraph(text):
                return paragraph(text, look.body, width, Element("P", whole))
            case Missing(text):
                return paragraph(rich(text), look.missing, width, Element("P", whole))
            case Facts(found):
                return facts(found, look, width, whole)
            case Numbers(found):
                return numbers(found, look, width, whole)
            case Bullets(items):
                return bullets(items, look, width, whole)
            case Table():
                return table(block, look, width, whole)
            case Drawing():
                lies = is_wide(block.light, self._upright, self._lying)
                room = self._lying if lies else self._upright
                return drawing(block, look, room, whole, lying=lies)
            case Photo():
                return photo(block, look, self._upright, whole)
            case _:
                assert_never(block)

    def _subheading(self, text: str, whole: Element) -> Strip:
        self._subheadings += 1
        mark = Mark(f"sub-{self._subheadings}", text, level=1)
        return heading(text, self._look.sub, self._upright[0], Element("H2", whole), mark)


def _floating(strips: list[Strip]) -> list[Strip]:
    """Let upright figures before a table wait for a page, rather than leave one half empty."""
    table = next(place for place, strip in enumerate(strips) if strip.head is not None)
    return [
        replace(strip, floats=strip.smaller is not None and not strip.lying)
        if place < table
        else strip
        for place, strip in enumerate(strips)
    ]
