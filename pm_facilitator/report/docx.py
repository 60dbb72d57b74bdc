"""The document for Word: real headings, tables that repeat their titles, figures as pictures."""

from io import BytesIO
from typing import assert_never

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt

from pm_facilitator.figures.png import to_png
from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Document,
    Drawing,
    Facts,
    Item,
    Missing,
    Numbers,
    Paragraph,
    Photo,
    Section,
    Subheading,
    Table,
)
from pm_facilitator.report.docx_look import dress, edges, packed
from pm_facilitator.report.docx_tables import add_facts, add_numbers, add_table
from pm_facilitator.report.docx_text import anchor, write, write_link, write_words
from pm_facilitator.report.docx_xml import describe, field
from pm_facilitator.report.options import Step, unwatched
from pm_facilitator.report.paper.pictures import is_wide, leading_drawing
from pm_facilitator.report.paper.sheet import Paper, sheets

_PIXELS_A_POINT = 1.5
"""Of a figure; set at some six tenths of its size, it has 180 to the inch."""
_POINTS_A_PIXEL = 0.5
"""A photograph is shown at this size at most, since screens are finer than paper was."""


def render_docx(document: Document, paper: Paper = "a4", step: Step = unwatched) -> bytes:
    """Write a document for Word; the same document gives the same bytes."""
    written = _Writer(document, paper, step).write()
    target = BytesIO()
    written.save(target)
    return packed(target.getvalue())


class _Writer:
    """Writes block after block."""

    def __init__(self, document: Document, paper: Paper, step: Step) -> None:
        self._document = document
        self._step = step
        self._blocks = sum(len(section.blocks) for section in document.sections)
        self._done = 0
        self._file: WordDocument = docx.Document()
        self._sheets = sheets(paper)
        self._width = self._sheets.upright.room[0]
        self._lying = False
        dress(self._file, document)
        edges(self._file.sections[0], document, self._sheets.upright)

    def write(self) -> WordDocument:
        """Write everything from the title to the last section."""
        document = self._document
        write_words(
            self._file.add_paragraph(style="Subtitle"), f"Incident review · {document.notice}"
        )
        write_words(self._file.add_paragraph(style="Title"), document.title)
        add_facts(self._file, document.facts, self._width)
        if not document.single_page:
            self._contents()
        for number, section in enumerate(document.sections):
            self._section(section, number)
        write_words(self._file.add_paragraph(style="Caption"), f"{document.made}.")
        return self._file

    def _contents(self) -> None:
        write_words(self._file.add_paragraph(style="TOC Heading"), "Contents")
        for number, section in enumerate(self._document.sections):
            entry = self._file.add_paragraph(style="Contents")
            stops = entry.paragraph_format.tab_stops
            stops.add_tab_stop(Pt(self._width), WD_TAB_ALIGNMENT.RIGHT)
            write_link(entry, section.title, f"#section{number}")
            entry.add_run().add_tab()
            field(entry, f"PAGEREF section{number} \\h")

    def _section(self, section: Section, number: int) -> None:
        place = leading_drawing(section.blocks)
        self._turn(lying=place is not None and self._is_wide(section.blocks[place]))
        heading = self._file.add_paragraph(style="Heading 1")
        write_words(heading, section.title)
        anchor(heading, f"section{number}", number)
        for at, block in enumerate(section.blocks):
            if place is None or at >= place:
                self._turn(lying=self._is_wide(block))
            self._step(self._done / self._blocks)
            self._block(block)
            self._done += 1

    def _block(self, block: Block) -> None:
        match block:
            case Subheading(text):
                write_words(self._file.add_paragraph(style="Heading 2"), text)
            case Paragraph(text):
                write(self._file.add_paragraph(), text)
            case Missing(text):
                write_words(self._file.add_paragraph(style="Missing"), text)
            case Facts(found):
                add_facts(self._file, found, self._width)
            case Numbers(found):
                add_numbers(self._file, found, self._width)
            case Bullets(items):
                self._items(items, 0)
            case Table():
                add_table(self._file, block, self._width)
            case Drawing():
                self._drawing(block)
            case Photo():
                scale = min(_POINTS_A_PIXEL, self._width / block.width)
                self._picture(block.data, block.width * scale, block.caption, block.caption)
            case _:
                assert_never(block)

    def _items(self, items: tuple[Item, ...], depth: int) -> None:
        style = ("List Bullet", "List Bullet 2", "List Bullet 3")[min(depth, 2)]
        for item in items:
            entry = self._file.add_paragraph(style=style)
            write(entry, item.text)
            for detail in item.details:
                entry.add_run().add_break()
                write(entry, detail)
            self._items(item.items, depth + 1)

    def _drawing(self, block: Drawing) -> None:
        figure = block.light
        alt = f"{figure.title}. {figure.description}".strip()
        width, height = (self._sheets.lying if self._lying else self._sheets.upright).room
        scale = min(0.75, width / figure.width, (height - 90.0) / figure.height)
        self._picture(to_png(figure, _PIXELS_A_POINT), figure.width * scale, block.caption, alt)

    def _picture(self, data: bytes, width: float, caption: str, alt: str) -> None:
        paragraph = self._file.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(BytesIO(data), width=Pt(width))
        describe(shape, alt)
        write_words(self._file.add_paragraph(style="Caption"), caption)

    def _is_wide(self, block: Block) -> bool:
        upright, lying = self._sheets.upright.room, self._sheets.lying.room
        return isinstance(block, Drawing) and is_wide(block.light, upright, lying)

    def _turn(self, *, lying: bool) -> None:
        """Turn the page, unless it lies or stands as wanted already."""
        if lying == self._lying:
            return
        self._lying = lying
        section = self._file.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
        edges(section, self._document, self._sheets.lying if lying else self._sheets.upright)
