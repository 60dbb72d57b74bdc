"""Tables of the PDF: as wide as the page, over as many pages as they need, headed on each."""

from typing import Any, assert_never

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from reportlab.platypus import Table as PdfTable

from pm_facilitator.report.blocks import Fact, Row, RowHeading, Table
from pm_facilitator.report.pdf_style import Styles, colors
from pm_facilitator.report.pdf_text import cell, paragraph, words

_GAP = 10.0
_Command = tuple[Any, ...]


def table(block: Table, styles: Styles, width: float) -> Flowable:
    """Set a table."""
    shares = sum(column.share for column in block.columns)
    widths = [width * column.share / shares for column in block.columns]
    rooms = [each - _GAP for each in widths]
    heads = [
        words(column.title, styles.head, room)
        for column, room in zip(block.columns, rooms, strict=True)
    ]
    cells: list[list[Any]] = [heads]
    commands = _frame_commands(styles)
    for place, row in enumerate(block.rows, start=1):
        match row:
            case RowHeading(text):
                heading = words(text, styles.row_heading, width)
                cells.append([heading, *[""] * (len(widths) - 1)])
                commands += _heading_commands(place, place < len(block.rows))
            case Row(lines):
                pairs = zip(lines, rooms, strict=True)
                cells.append([cell(line, styles.cell, room) for line, room in pairs])
            case _:
                assert_never(row)
    return PdfTable(
        cells, widths, repeatRows=1, style=commands, splitInRow=1, spaceBefore=4, spaceAfter=10
    )


def facts(found: tuple[Fact, ...], styles: Styles, width: float) -> Flowable:
    """Set facts in two columns, the labels soft."""
    left = 118.0 * styles.scale
    rows = [
        [
            words(fact.label, styles.label, left - _GAP),
            paragraph(fact.value, styles.body, width - left),
        ]
        for fact in found
    ]
    return PdfTable(rows, [left, width - left], style=_plain(1.0), splitInRow=1, spaceAfter=6)


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


def _frame_commands(styles: Styles) -> list[_Command]:
    border, hair = HexColor(colors()["border_strong"]), HexColor(colors()["border"])
    above = 3.6 * styles.scale
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), _GAP),
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
