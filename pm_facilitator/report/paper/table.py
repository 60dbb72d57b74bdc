"""Tables as strips: their titles above them on every page, and no row torn apart."""

from dataclasses import dataclass, replace
from typing import assert_never

from pm_facilitator.figures.shapes import Line
from pm_facilitator.report.blocks import Cell, Fact, Row, RowHeading, Table
from pm_facilitator.report.paper.lines import SetText, set_text, set_words
from pm_facilitator.report.paper.look import Look, Style, colors
from pm_facilitator.report.paper.strips import Element, Part, Strip, decoration

_GAP = 10.0
_ABOVE, _BELOW = 3.6, 4.2
_ABOVE_HEADING = 10.0
_BEFORE, _AFTER = 4.0, 12.0
_TALLEST = 480.0
"""No strip is taller than this, so that each fits on a page."""
_SHORT = 90.0
"""A row up to this height takes its neighbour along rather than stand alone on a page."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns of a table begin and how wide their texts may be."""

    starts: tuple[float, ...]
    rooms: tuple[float, ...]
    width: float


def table(block: Table, look: Look, width: float, within: Element) -> list[Strip]:
    """Set a table."""
    whole, grid = Element("Table", within), _grid(block, width)
    titles = _titles(block, look, grid, whole)
    rows: list[Strip] = []
    for row in block.rows:
        match row:
            case RowHeading(text):
                rows += _heading(text, look, grid, whole)
            case Row(cells):
                rows += _row(cells, look.cell, grid, whole)
            case _:
                assert_never(row)
    if not rows:
        return [replace(titles, before=_BEFORE, after=_AFTER)]
    head = decoration(titles)
    rows = [replace(row, head=head) for row in _in_company(rows)]
    rows[-1] = replace(rows[-1], after=_AFTER)
    return [replace(titles, before=_BEFORE), *rows]


def facts(found: tuple[Fact, ...], look: Look, width: float, within: Element) -> list[Strip]:
    """Set facts in two columns, the labels soft."""
    left = 118.0 * look.scale
    grid = _Grid((0.0, left), (left - _GAP, width - left), width)
    whole = Element("Table", within)
    strips: list[Strip] = []
    for fact in found:
        row = Element("TR", whole)
        texts = [[set_words(fact.label, look.label, left - _GAP)]]
        texts.append([set_text(fact.value, look.fact, width - left)])
        elements = [Element("TH", row), Element("TD", row)]
        strips += _set_row(texts, elements, grid, (0.0, 1.0), ruled=False)
    if strips:
        strips[-1] = replace(strips[-1], after=8.0)
    return strips


def numbers(found: tuple[Fact, ...], look: Look, width: float, within: Element) -> list[Strip]:
    """Set a few figures large, side by side, each above its label."""
    each = width / max(len(found), 4)
    parts: list[Part] = []
    height = 0.0
    for place, fact in enumerate(found):
        whole = Element("P", within)
        value = set_text(fact.value, look.number, each - _GAP)
        label = set_words(fact.label, look.head, each - _GAP)
        parts.append(value.part(whole, place * each, 0.0, 0, len(value.lines)))
        parts.append(label.part(whole, place * each, value.height, 0, len(label.lines)))
        height = max(height, value.height + label.height)
    return [Strip(height, tuple(parts), 4.0, 12.0)]


def _grid(block: Table, width: float) -> _Grid:
    shares = sum(column.share for column in block.columns)
    widths = [width * column.share / shares for column in block.columns]
    starts = tuple(sum(widths[:place]) for place in range(len(widths)))
    rooms = (*(each - _GAP for each in widths[:-1]), widths[-1])
    return _Grid(starts, rooms, width)


def _titles(block: Table, look: Look, grid: _Grid, whole: Element) -> Strip:
    row = Element("TR", whole)
    columns = zip(block.columns, grid.rooms, strict=True)
    texts = [[set_words(column.title, look.head, room)] for column, room in columns]
    elements = [Element("TH", row, column_heading=True) for _ in texts]
    [titles, *_] = _set_row(texts, elements, grid, (_ABOVE, _BELOW), ruled=False)
    line = _rule(titles.height, grid.width, colors()["border_strong"], 0.6)
    return replace(titles, parts=(*titles.parts, line), keep=True)


def _heading(text: str, look: Look, grid: _Grid, whole: Element) -> list[Strip]:
    element = Element("TH", Element("TR", whole))
    words = [[set_words(text, look.row_heading, grid.width)]]
    across = _Grid((0.0,), (grid.width,), grid.width)
    strips = _set_row(words, [element], across, (_ABOVE_HEADING, _BELOW))
    return [replace(strip, keep=True) for strip in strips]


def _row(cells: tuple[Cell, ...], style: Style, grid: _Grid, whole: Element) -> list[Strip]:
    row = Element("TR", whole)
    texts = [
        [set_text(line, style, room) for line in cell if line]
        for cell, room in zip(cells, grid.rooms, strict=True)
    ]
    elements = [Element("TD", row) for _ in texts]
    return _set_row(texts, elements, grid, (_ABOVE, _BELOW))


def _set_row(
    texts: list[list[SetText]],
    elements: list[Element],
    grid: _Grid,
    padding: tuple[float, float],
    *,
    ruled: bool = True,
) -> list[Strip]:
    """Set a row; one that is taller than a page becomes several strips."""
    leading = max((text.style.leading for cell in texts for text in cell), default=12.0)
    most = int(_TALLEST / leading)
    lines = max((sum(len(text.lines) for text in cell) for cell in texts), default=0)
    strips: list[Strip] = []
    for start in range(0, max(lines, 1), most):
        height = 0.0
        parts: list[Part] = []
        for cell, element, x in zip(texts, elements, grid.starts, strict=True):
            found, bottom = _cell(cell, element, (x, padding[0]), start, start + most)
            parts += found
            height = max(height, bottom + padding[1])
        if ruled and start + most >= lines:
            parts.append(_rule(height, grid.width, colors()["border"], 0.3))
        strips.append(Strip(height, tuple(parts)))
    return strips


def _cell(
    texts: list[SetText], element: Element, corner: tuple[float, float], start: int, end: int
) -> tuple[list[Part], float]:
    """Give the lines of a cell that belong to a strip, and where they end."""
    (x, y), place = corner, 0
    parts: list[Part] = []
    for text in texts:
        first = min(max(start - place, 0), len(text.lines))
        last = min(max(end - place, 0), len(text.lines))
        if first < last:
            parts.append(text.part(element, x, y, first, last))
            y += (last - first) * text.style.leading
        place += len(text.lines)
    return parts, y


def _rule(y: float, width: float, color: str, thickness: float) -> Part:
    return Part(None, (Line(0.0, y, width, y, color, thickness),))


def _in_company(rows: list[Strip]) -> list[Strip]:
    """Keep the first two and the last two rows of a table together, if they are short."""
    made = list(rows)
    for place in {0, len(rows) - 2} & set(range(len(rows) - 1)):
        if rows[place].height + rows[place + 1].height <= 2 * _SHORT:
            made[place] = replace(rows[place], keep=True)
    return made
