"""Tables of the PDF: as wide as the page, over as many pages as they need, headed on each."""

from itertools import zip_longest
from typing import Any, assert_never

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus import Table as PdfTable

from pm_facilitator.report.blocks import Fact, Row, RowHeading, Table
from pm_facilitator.report.pdf_style import Styles, colors
from pm_facilitator.report.pdf_text import cell, paragraph, words

_GAP = 10.0
_TALLEST = 480.0
"""No row is taller than this, so that each fits on a page."""
_Command = tuple[Any, ...]


def table(block: Table, styles: Styles, width: float) -> Flowable:
    """Set a table."""
    shares = sum(column.share for column in block.columns)
    widths = [width * column.share / shares for column in block.columns]
    rooms = [*(each - _GAP for each in widths[:-1]), widths[-1]]
    heads = [
        words(column.title, styles.head, room)
        for column, room in zip(block.columns, rooms, strict=True)
    ]
    rows: list[list[Any]] = [heads]
    commands = _frame_commands(styles)
    for row in block.rows:
        match row:
            case RowHeading(text):
                commands += _heading_commands(len(rows), row is not block.rows[-1])
                rows.append([words(text, styles.row_heading, width), *[""] * (len(widths) - 1)])
            case Row(lines):
                pairs = zip(lines, rooms, strict=True)
                rows += _pages([cell(line, styles.cell, room) for line, room in pairs], rooms)
            case _:
                assert_never(row)
    return PdfTable(rows, widths, repeatRows=1, style=commands, spaceBefore=4, spaceAfter=10)


def facts(found: tuple[Fact, ...], styles: Styles, width: float) -> Flowable:
    """Set facts in two columns, the labels soft."""
    left = 118.0 * styles.scale
    rooms = [left - _GAP, width - left - _GAP]
    rows: list[list[Any]] = []
    for fact in found:
        label = words(fact.label, styles.label, rooms[0])
        rows += _pages([[label], [paragraph(fact.value, styles.fact, rooms[1])]], rooms)
    return PdfTable(rows, [left, width - left], style=_plain(1.0), spaceAfter=6)


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


def _pages(cells: list[list[Paragraph]], rooms: list[float]) -> list[list[list[Paragraph]]]:
    """Break a row that is longer than a page into several; nearly every row stays one."""
    pieces = [_pieces(each, room) for each, room in zip(cells, rooms, strict=True)]
    return [list(row) for row in zip_longest(*pieces, fillvalue=list[Paragraph]())]


def _pieces(cell: list[Paragraph], room: float) -> list[list[Paragraph]]:
    pieces: list[list[Paragraph]] = [[]]
    left, waiting = _TALLEST, list(cell)
    while waiting:
        height = waiting[0].wrap(room, _TALLEST)[1]
        if height <= left:
            pieces[-1].append(waiting.pop(0))
            left -= height
        elif pieces[-1]:
            pieces.append([])
            left = _TALLEST
        else:
            waiting[:1] = waiting[0].split(room, _TALLEST)
    return pieces


def _frame_commands(styles: Styles) -> list[_Command]:
    border, hair = HexColor(colors()["border_strong"]), HexColor(colors()["border"])
    above = 3.6 * styles.scale
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-2, -1), _GAP),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), above + 0.6),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, border),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, hair),
    ]


def _heading_commands(row: int, followed: bool) -> list[_Command]:
    """Span a heading over its row, and keep it with the row that follows."""
    commands: list[_Command] = [
        ("SPAN", (0, row), (-1, row)),
        ("TOPPADDING", (0, row), (-1, row), 10),
    ]
    return [*commands, ("NOSPLIT", (0, row), (-1, row + 1))] if followed else commands


def _plain(padding: float) -> list[_Command]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), _GAP),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
