"""Objects of JSON as rows of a table: their keys, also of objects in them, name the columns."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pm_facilitator.importers.dates import Order
from pm_facilitator.importers.formats.grid import MOST_ROWS, Grid, too_long, with_instants
from pm_facilitator.importers.formats.values import clean, word
from pm_facilitator.importers.json_text import read_json_line
from pm_facilitator.importers.own_format import is_own
from pm_facilitator.importers.protocol import Watch
from pm_facilitator.importers.report_values import is_report
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.table_rows import Row
from pm_facilitator.importers.tables import roles_of

_OBJECT_LINE = re.compile(r"\s*\{.*\}\s*$")
_LOOKED_AT = 20
_WIDEST = 60
_DEEPEST = 3
_OFTEN = 5_000


def are_lines(source: Source) -> bool:
    """Tell whether each line is an object of its own."""
    lines = [line for line in source.head.split("\n")[:_LOOKED_AT] if line.strip()]
    return len(lines) > 1 and all(map(_OBJECT_LINE.match, lines[:2]))


def first_records(source: Source) -> list[dict[str, Any]] | None:
    """Give the first objects when they can be read as events; None when they cannot."""
    lines = [line for line in source.head.split("\n")[:_LOOKED_AT] if line.strip()]
    if are_lines(source):
        # Of the last line the end may be missing.
        found = [value for line in lines if (value := read_json_line(line))]
    else:
        found = _listed(source.values)[:_LOOKED_AT]
    grid = with_instants(grid_of_records(enumerate(found, 1)))
    roles = roles_of(grid.words, grid.rows, Order.DAY_FIRST)
    return found if "text" in roles and "time" in roles else None


def records(source: Source, watch: Watch) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give all objects with their numbers; lines that are none are passed over.

    Raises:
        Cancelled: when the watch says so.
    """
    lines = source.text.removeprefix("\ufeff").split("\n")
    if len(lines) > 1 and _OBJECT_LINE.match(lines[0]):
        for number, line in enumerate(lines, 1):
            if number % _OFTEN == 0:
                watch(number / len(lines) / 2)
            if value := read_json_line(line):
                yield number, value
    else:
        yield from enumerate(_listed(source.values), 1)


def grid_of_records(found: Iterable[tuple[int, dict[str, Any]]]) -> Grid:
    """Make a table of objects.

    Raises:
        ImportFailed: when there are far too many.
    """
    names: dict[str, int] = {}
    rows: list[Row] = []
    for number, each in found:
        if len(rows) >= MOST_ROWS:
            raise too_long()
        cells: dict[int, str] = {}
        for name, said in _flat(each):
            if name in names or len(names) < _WIDEST:
                cells[names.setdefault(name, len(names))] = said
        width = max(cells, default=-1) + 1
        rows.append(Row(number, tuple(cells.get(i, "") for i in range(width))))
    return Grid(tuple(names), rows, "entry")


def _listed(values: Any) -> list[dict[str, Any]]:
    """Give the objects of a list, or of the only list of objects in an object."""
    if isinstance(values, dict):
        if is_own(values) or (len(values) > 1 and is_report(values)):
            return []
        lists = [each for each in values.values() if isinstance(each, list) and each]
        values = lists[0] if len(lists) == 1 else None
    if not isinstance(values, list):
        return []
    found = [each for each in values if isinstance(each, dict)]
    return found if len(found) == len(values) else []


def _flat(value: dict[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    for key, each in value.items():
        name = f"{before}{clean(str(key)[:60])}"
        if isinstance(each, dict) and depth < _DEEPEST:
            yield from _flat(each, f"{name}.", depth + 1)
        elif isinstance(each, list):
            yield name, ", ".join(filter(None, map(word, each[:20])))
        else:
            yield name, " ".join(word(each).split())
