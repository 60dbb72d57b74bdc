"""Objects of JSON as rows of a table: their keys, also of objects in them, name the columns."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from pm_facilitator.importers.draft import Doubt, ImportWarning
from pm_facilitator.importers.formats.grid import MOST_ROWS, Grid, grid_of, too_long, with_instants
from pm_facilitator.importers.formats.jira_text import said
from pm_facilitator.importers.formats.tables.record_lists import (
    dated_inside,
    lists_in,
    single_in,
    with_request,
)
from pm_facilitator.importers.formats.values import clean, word
from pm_facilitator.importers.layouts.tables import roles_of
from pm_facilitator.importers.protocol import Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.column_names import is_text, plays
from pm_facilitator.importers.text.json_text import read_json_line
from pm_facilitator.importers.text.table_rows import Row
from pm_facilitator.importers.times.partial_date import Order

_OBJECT_LINE = re.compile(r"\s*\{.*\}\s*$")
_LOOKED_AT = 20
_MOST_ABOVE = 4
_LEAST_BELOW = 3
_WIDEST = 60
_DEEPEST = 3
_OFTEN = 5_000
_UNREAD = "This line could not be read as JSON; it was left out."
_ALL_UNREAD = "{count} lines could not be read as JSON and were left out; this is the first one."
_INSIDE = "Entries with times in {name!r} were left out; import them as a list of their own."
_ALL_INSIDE = (
    "Entries with times in {name!r} were left out, in {count} entries of which this is the first;"
    " import them as a list of their own."
)
_OTHER_LIST = "The list {!r} holds entries with times, too; it was left out."


def are_lines(source: Source) -> bool:
    """Tell whether each line is an object of its own."""
    return _hold_objects(source.head.split("\n")[:_LOOKED_AT])


def _hold_objects(lines: Sequence[str]) -> bool:
    told = list(islice(filter(str.strip, lines), _LOOKED_AT))
    begin = next((n for n, line in enumerate(told) if _OBJECT_LINE.match(line)), len(told))
    objects = told[begin:]
    if not begin:
        return len(objects) > 1 and all(map(_OBJECT_LINE.match, objects[:2]))
    # What starts a program may say so above its log; a text that quotes a log goes on behind it.
    enough = begin <= _MOST_ABOVE and len(objects) >= _LEAST_BELOW
    return enough and all(map(_OBJECT_LINE.match, objects))


def are_records(source: Source) -> bool:
    """Tell by the first objects whether a source can be read as events."""
    if are_lines(source):
        lines = [line for line in source.head.split("\n")[:_LOOKED_AT] if line.strip()]
        # Of the last line the end may be missing.
        found = enumerate(filter(None, map(read_json_line, lines)), 1)
        return _tells_events(grid_of_records(found))
    listed = any(_tells_events(_grid(found[:_LOOKED_AT])) for _, found in lists_in(source.values))
    return listed or _tells_one(_grid(single_in(source.values)))


def read_records(source: Source, watch: Watch) -> Grid:
    """Give all objects as a table, with what was left out of them as its warnings.

    Raises:
        ImportFailed: when there are far too many.
        Cancelled: when the watch says so.
    """
    lines = source.text.removeprefix("\ufeff").split("\n")
    if _hold_objects(lines):
        return replace(grid_of_records(_of_lines(lines, watch)), in_lines=True)
    telling = [
        (name, found)
        for name, found in lists_in(source.values)
        if _tells_events(_grid(found[:_LOOKED_AT]))
    ]
    if not telling:
        return _grid(single_in(source.values))
    longest = max(telling, key=lambda each: len(each[1]))
    others = [name for name, _ in telling if name != longest[0]]
    grid = _grid(longest[1])
    told = [ImportWarning(0, _OTHER_LIST.format(name[:40])) for name in others]
    return replace(grid, warnings=(*told, *grid.warnings))


def grid_of_records(found: Iterable[tuple[int, dict[str, Any] | None]]) -> Grid:
    """Make a table of objects.

    Args:
        found: each with its number; None in place of what is no object.

    Raises:
        ImportFailed: when there are far too many.
    """
    names: dict[str, int] = {}
    rows: list[Row] = []
    unread: list[int] = []
    nested: dict[str, list[int]] = {}
    for number, told in found:
        if told is None:
            unread.append(number)
            continue
        each = with_request(told)
        if len(rows) >= MOST_ROWS:
            raise too_long()
        cells: dict[int, str] = {}
        for name, cell in _flat(each):
            if name in names or len(names) < _WIDEST:
                cells[names.setdefault(name, len(names))] = cell
        width = max(cells, default=-1) + 1
        rows.append(Row(number, tuple(cells.get(i, "") for i in range(width))))
        for name in dated_inside(each):
            nested.setdefault(clean(name)[:40], []).append(number)
    return Grid(tuple(names), rows, "entry", warnings=tuple(_left_out(unread, nested)))


def _of_lines(lines: Sequence[str], watch: Watch) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Give the objects of lines with their numbers, and None for a line that holds none."""
    for number, line in enumerate(lines, 1):
        if number % _OFTEN == 0:
            watch(number / len(lines) / 2)
        value = read_json_line(line)
        if value or (value is None and line.strip()):
            yield number, value


def _tells_events(grid: Grid) -> bool:
    grid = with_instants(grid)
    roles = roles_of(grid.words, grid.rows, Order.DAY_FIRST)
    return "text" in roles and "time" in roles


def _tells_one(grid: Grid) -> bool:
    """Tell whether a single object has a time and a text by their names, as nothing else does."""
    grid = with_instants(grid)
    roles = roles_of(grid.words, grid.rows, Order.DAY_FIRST)
    if "text" not in roles or "time" not in roles:
        return False
    return plays("time", grid.words[roles["time"]]) and is_text(grid.words[roles["text"]])


def _grid(found: Sequence[Any]) -> Grid:
    """Make a table of a list of objects, or of rows of plain values."""
    if found and isinstance(found[0], list):
        if len(found) > MOST_ROWS:
            raise too_long()
        rows = [Row(n, tuple(map(_cell, each))) for n, each in enumerate(found, 1)]
        return grid_of(rows, "entry")
    return grid_of_records(enumerate(found, 1))


def _left_out(
    unread: Sequence[int], nested: Mapping[str, Sequence[int]]
) -> Iterator[ImportWarning]:
    """Tell of lines that are no objects, and of lists of entries inside of entries."""
    if unread:
        yield ImportWarning(unread[0], _several(_UNREAD, _ALL_UNREAD, len(unread)), Doubt.UNREAD)
    for name, numbers in nested.items():
        message = _several(_INSIDE, _ALL_INSIDE, len(numbers)).format(name=name)
        yield ImportWarning(numbers[0], message, Doubt.UNREAD)


def _several(one: str, many: str, count: int) -> str:
    return one if count == 1 else many.replace("{count}", f"{count:,}")


def _cell(value: Any) -> str:
    return " ".join(word(value).split())


def _flat(value: dict[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    for key, each in value.items():
        name = f"{before}{clean(str(key)[:60])}"
        if isinstance(each, dict) and each.get("type") == "doc" and "content" in each:
            yield name, " ".join(said(each).split())  # a text of Jira's newer API
        elif isinstance(each, dict) and depth < _DEEPEST:
            yield from _flat(each, f"{name}.", depth + 1)
        elif isinstance(each, list):
            yield name, ", ".join(filter(None, map(word, each[:20])))
        else:
            yield name, _cell(each)
