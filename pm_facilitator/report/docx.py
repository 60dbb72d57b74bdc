"""The document for Word: real headings, tables that repeat their titles, figures as pictures."""

from io import BytesIO
from typing import assert_never

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Emu, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell

from pm_facilitator.figures.png import to_png
from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Drawing,
    Fact,
    Facts,
    Item,
    Missing,
    Numbers,
    Paragraph,
    Photo,
    Row,
    RowHeading,
    Section,
    Subheading,
    Table,
)
from pm_facilitator.report.docx_look import dress, edges, packed
from pm_facilitator.report.docx_text import anchor, write, write_link, write_words
from pm_facilitator.report.docx_xml import describe, keep_row, repeat_row, without_lines
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
        self._facts(document.facts)
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
            write_link(entry, section.title, f"#section{number}")

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
                self._facts(found)
            case Numbers(found):
                self._numbers(found)
            case Bullets(items):
                self._items(items, 0)
            case Table():
                self._table(block)
            case Drawing():
                self._drawing(block)
            case Photo():
                scale = min(_POINTS_A_PIXEL, self._width / block.width)
                self._picture(block.data, block.width * scale, block.caption, block.caption)
            case _:
                assert_never(block)

    def _facts(self, found: tuple[Fact, ...]) -> None:
        if not found:
            return
        table = self._grid(len(found), (118.0, self._width - 118.0))
        without_lines(table)
        for row, fact in zip(table.rows, found, strict=True):
            keep_row(row)
            write_words(row.cells[0].paragraphs[0], fact.label, soft=True)
            write(row.cells[1].paragraphs[0], fact.value)
        self._space()

    def _numbers(self, found: tuple[Fact, ...]) -> None:
        if not found:
            return
        each = self._width / max(len(found), 4)
        table = self._grid(1, (each,) * len(found))
        without_lines(table)
        for cell, fact in zip(table.rows[0].cells, found, strict=True):
            cell.paragraphs[0].style = "Number"
            write(cell.paragraphs[0], fact.value)
            write_words(cell.add_paragraph(), fact.label, soft=True)
        self._space()

    def _items(self, items: tuple[Item, ...], depth: int) -> None:
        style = ("List Bullet", "List Bullet 2", "List Bullet 3")[min(depth, 2)]
        for item in items:
            entry = self._file.add_paragraph(style=style)
            write(entry, item.text)
            for detail in item.details:
                entry.add_run().add_break()
                write(entry, detail)
            self._items(item.items, depth + 1)

    def _table(self, block: Table) -> None:
        shares = sum(column.share for column in block.columns)
        widths = tuple(self._width * column.share / shares for column in block.columns)
        table = self._grid(len(block.rows) + 1, widths)
        repeat_row(table.rows[0])
        cells = table._cells  # noqa: SLF001 - a row's cells are looked up anew each time
        for cell, column in zip(cells, block.columns, strict=False):
            write_words(cell.paragraphs[0], column.title, strong=True)
        for number, row in enumerate(block.rows, start=1):
            keep_row(table.rows[number])
            self._row(row, cells[number * len(widths) : (number + 1) * len(widths)])
        self._space()

    def _row(self, row: Row | RowHeading, cells: list[WordCell]) -> None:
        match row:
            case RowHeading(text):
                whole = cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0]
                write_words(whole.paragraphs[0], text, strong=True)
                whole.paragraphs[0].paragraph_format.keep_with_next = True
            case Row(found):
                for cell, lines in zip(cells, found, strict=True):
                    self._cell(cell, lines)
            case _:
                assert_never(row)

    def _cell(self, cell: WordCell, lines: Cell) -> None:
        filled = [line for line in lines if line]
        for place, line in enumerate(filled):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            write(paragraph, line)

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

    def _grid(self, rows: int, widths: tuple[float, ...]) -> WordTable:
        table: WordTable = self._file.add_table(rows, len(widths), style="Review Table")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Pt(width)
        for place, cell in enumerate(table._cells):  # noqa: SLF001 - see above
            cell.width = Emu(Pt(widths[place % len(widths)]))
        return table

    def _space(self) -> None:
        """Part a table from what follows: two tables in a row would be one to Word."""
        self._file.add_paragraph(style="Space")
