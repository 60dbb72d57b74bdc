"""The rows of tables as cells, each with the line it stands on."""

import re
from dataclasses import dataclass

from pm_facilitator.importers.text.html_text import BREAK, without_entities

_MOST_CELLS = 400
_CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells with the line it stands on, and what is doubtful about its reading."""

    line: int
    cells: tuple[str, ...]
    note: str = ""


def split_row(content: str) -> tuple[str, ...]:
    """Split one line of a Markdown table into its cells; what is behind very many is one more."""
    content = content.strip()
    content = content.removeprefix("|")
    if content.endswith("|") and not content.endswith("\\|"):
        content = content[:-1]
    return tuple(_clean(cell) for cell in _CELL_END.split(content, _MOST_CELLS))


def _clean(cell: str) -> str:
    return " ".join(without_entities(BREAK.sub(" ", cell).replace("\\|", "|")).split())


def cell_of(row: Row, index: int) -> str:
    """Give a cell of a row; empty where there is none."""
    return row.cells[index] if 0 <= index < len(row.cells) else ""
