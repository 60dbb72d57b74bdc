"""Tables of the document for Word: their titles on every page, no row torn apart."""

from typing import assert_never

from docx.document import Document as WordDocument
from docx.shared import Emu, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell

from pm_facilitator.figures.fonts import measure
from pm_facilitator.report.blocks import Cell, Fact, Row, RowHeading, Table
from pm_facilitator.report.docx_look import CELL_SIZE
from pm_facilitator.report.docx_text import write, write_words
from pm_facilitator.report.docx_xml import CELL_GAP, keep_row, repeat_row, without_lines

_LABELS = 118.0
_LONGEST_WORD = 72.0
"""Points; a longer word, such as an address, is broken rather than given a column of that width."""


def add_facts(file: WordDocument, found: tuple[Fact, ...], width: float) -> None:
    """Add facts, each label beside its value."""
    if not found:
        return
    table = _grid(file, len(found), (_LABELS, width - _LABELS))
    without_lines(table)
    for row, fact in zip(table.rows, found, strict=True):
        keep_row(row)
        for cell in row.cells:
            cell.paragraphs[0].style = "Fact"
        write_words(row.cells[0].paragraphs[0], fact.label, soft=True)
        write(row.cells[1].paragraphs[0], fact.value)
    _space(file)


def add_numbers(file: WordDocument, found: tuple[Fact, ...], width: float) -> None:
    """Add a few figures large, side by side, each above its label."""
    if not found:
        return
    each = width / max(len(found), 4)
    table = _grid(file, 1, (each,) * len(found))
    without_lines(table)
    keep_row(table.rows[0])
    for cell, fact in zip(table.rows[0].cells, found, strict=True):
        cell.paragraphs[0].style = "Number"
        write(cell.paragraphs[0], fact.value)
        write_words(cell.add_paragraph(), fact.label, soft=True)
    _space(file)


def add_table(file: WordDocument, block: Table, width: float) -> None:
    """Add a table."""
    widths = _widths(block, width)
    table = _grid(file, len(block.rows) + 1, widths)
    head, *rows = table.rows  # looked up once: each look goes through the whole table
    repeat_row(head)
    cells = table._cells  # noqa: SLF001 - for the same reason
    for cell, column in zip(cells, block.columns, strict=False):
        cell.paragraphs[0].style = "Cell"
        write_words(cell.paragraphs[0], column.title, strong=True)
    for number, (row, place) in enumerate(zip(block.rows, rows, strict=True), start=1):
        keep_row(place)
        _row(row, cells[number * len(widths) : (number + 1) * len(widths)])
    _space(file)


def _row(row: Row | RowHeading, cells: list[WordCell]) -> None:
    match row:
        case RowHeading(text):
            whole = cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0]
            whole.paragraphs[0].style = "Cell"
            write_words(whole.paragraphs[0], text, strong=True)
            whole.paragraphs[0].paragraph_format.keep_with_next = True
        case Row(found):
            for cell, lines in zip(cells, found, strict=True):
                _cell(cell, lines)
        case _:
            assert_never(row)


def _cell(cell: WordCell, lines: Cell) -> None:
    filled = [line for line in lines if line]
    for place, line in enumerate(filled):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.style = "Cell"
        write(paragraph, line)


def _widths(block: Table, width: float) -> tuple[float, ...]:
    """Give the columns their shares, but each room for its longest word, if it is not too long.

    Word breaks a word that does not fit anywhere; the widest column makes the room.
    """
    shares = sum(column.share for column in block.columns)
    widths = [width * column.share / shares for column in block.columns]
    for place, column in enumerate(block.columns):
        cells = [row.cells[place] for row in block.rows if isinstance(row, Row)]
        words = [
            word for cell in cells for line in cell for span in line for word in span.text.split()
        ]
        longest = max((_word(word) for word in (*words, *column.title.split())), default=0.0)
        lacks = min(longest, _LONGEST_WORD) + CELL_GAP - widths[place]
        widest = widths.index(max(widths))
        if lacks > 0 and widest != place:
            widths[place] += lacks
            widths[widest] -= lacks
    return tuple(widths)


def _word(word: str) -> float:
    """Give how wide a word is at most: fonts that stand in for the wanted one are wider."""
    return measure().width(word, CELL_SIZE, bold=True) * 1.06


def _grid(file: WordDocument, rows: int, widths: tuple[float, ...]) -> WordTable:
    table: WordTable = file.add_table(rows, len(widths), style="Review Table")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for place, cell in enumerate(table._cells):  # noqa: SLF001 - see above
        cell.width = Emu(Pt(widths[place % len(widths)]))
    return table


def _space(file: WordDocument) -> None:
    """Part a table from what follows: two tables in a row would be one to Word."""
    file.add_paragraph(style="Space")
