"""Tables of the PDF: as wide as the page, over as many pages as they need, headed on each."""

from collections.abc import Iterator
from typing import Any, assert_never

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus import Table as PdfTable

from pm_facilitator.report.blocks import Fact, Row, RowHeading, Table
from pm_facilitator.report.pdf_rows import SetRow, set_rows
from pm_facilitator.report.pdf_style import Styles, colors
from pm_facilitator.report.pdf_text import cell, paragraph, words

_GAP = 10.0
_ABOVE, _BELOW = 3.6, 4.2
_ABOVE_HEADING = 10.0
_ABOVE_FACT = 1.0
_Command = tuple[Any, ...]


def table(block: Table, styles: Styles, width: float) -> Flowable:
    """Set a table."""
    shares = sum(column.share for column in block.columns)
    widths = [width * column.share / shares for column in block.columns]
    rooms = [*(each - _GAP for each in widths[:-1]), widths[-1]]
    titles = zip(block.columns, rooms, strict=True)
    heads = [[words(column.title, styles.head, room)] for column, room in titles]
    rows = list(set_rows(heads, rooms))
    commands = _frame_commands()
    for row in block.rows:
        match row:
            case RowHeading(text):
                commands += _heading_commands(len(rows), row is not block.rows[-1])
                rows += _heading(words(text, styles.row_heading, width), len(rooms), width)
            case Row(lines):
                pairs = zip(lines, rooms, strict=True)
                rows += set_rows([cell(line, styles.cell, room) for line, room in pairs], rooms)
            case _:
                assert_never(row)
    heights = [row.height + _ABOVE + _BELOW for row in rows]
    cells = [row.cells for row in rows]
    return PdfTable(
        cells, widths, heights, repeatRows=1, style=commands, spaceBefore=4, spaceAfter=10
    )


def facts(found: tuple[Fact, ...], styles: Styles, width: float) -> Flowable:
    """Set facts in two columns, the labels soft."""
    left = 118.0 * styles.scale
    rooms = [left - _GAP, width - left]
    rows: list[SetRow] = []
    for fact in found:
        label = words(fact.label, styles.label, rooms[0])
        rows += set_rows([[label], [paragraph(fact.value, styles.fact, rooms[1])]], rooms)
    heights = [row.height + _ABOVE_FACT for row in rows]
    cells = [row.cells for row in rows]
    return PdfTable(cells, [left, width - left], heights, style=_plain(_ABOVE_FACT), spaceAfter=6)


def numbers(found: tuple[Fact, ...], styles: Styles, width: float) -> Flowable:
    """Set a few figures large, side by side, each above its label."""
    each = width / max(len(found), 4)
    values = [paragraph(fact.value, styles.number, each - _GAP) for fact in found]
    labels = [words(fact.label, styles.head, each - _GAP) for fact in found]
    return PdfTable(
        [values, labels],
        [each] * len(found),
        style=_plain(0.0),
        spaceBefore=4,
        spaceAfter=12,
        hAlign="LEFT",
    )


def _heading(text: Paragraph, columns: int, width: float) -> Iterator[SetRow]:
    nothing: list[list[Paragraph]] = [[] for _ in range(columns - 1)]
    for row in set_rows([[text]], [width]):
        yield SetRow([*row.cells, *nothing], row.height + _ABOVE_HEADING - _ABOVE)


def _heading_commands(row: int, followed: bool) -> list[_Command]:
    """Span a heading over its row, and keep it with the row that follows."""
    commands: list[_Command] = [
        ("SPAN", (0, row), (-1, row)),
        ("TOPPADDING", (0, row), (-1, row), _ABOVE_HEADING),
    ]
    return [*commands, ("NOSPLIT", (0, row), (-1, row + 1))] if followed else commands


def _frame_commands() -> list[_Command]:
    border, hair = HexColor(colors()["border_strong"]), HexColor(colors()["border"])
    return [
        *_plain(_ABOVE),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _BELOW),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, border),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, hair),
    ]


def _plain(padding: float) -> list[_Command]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-2, -1), _GAP),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
