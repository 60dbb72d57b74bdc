"""The words of a document without its looks, line by line: to compare, to check, to read."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Cell,
    Drawing,
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
from pm_facilitator.report.text import plain


def section_lines(section: Section) -> list[str]:
    """Give the words of a section, a line for each paragraph, item and row."""
    return [line for block in section.blocks for line in block_lines(block) if line.strip()]


def block_lines(block: Block) -> Iterable[str]:
    """Give the words of one block."""
    match block:
        case Subheading(text):
            return [text]
        case Paragraph(text):
            return plain(text).splitlines()
        case Missing():
            return []
        case Facts(facts) | Numbers(facts):
            return [f"{fact.label}: {plain(fact.value)}" for fact in facts]
        case Bullets(items):
            return _items(items, 0)
        case Table(_, rows):
            return [_row(row) for row in rows]
        case Drawing() | Photo():
            return [block.caption]
        case _:
            assert_never(block)


def _items(items: Iterable[Item], depth: int) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}• {_flat(plain(item.text))}"
        for detail in item.details:
            yield f"{'  ' * depth}  {_flat(plain(detail))}"
        yield from _items(item.items, depth + 1)


def _row(row: Row | RowHeading) -> str:
    if isinstance(row, RowHeading):
        return row.text
    return " | ".join(_cell(cell) for cell in row.cells)


def _cell(cell: Cell) -> str:
    return _flat(" · ".join(plain(line) for line in cell))


def _flat(text: str) -> str:
    return " ".join(text.split())
