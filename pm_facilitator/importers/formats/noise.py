"""Levels of log entries: what is a warning or worse stands out from what a machine chats about."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.draft import Choice, ImportWarning
from pm_facilitator.importers.formats.grid import Grid
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.text.table_rows import Row

ENTRIES = "entries"
KEY, ALL = "key", "all"
FEW = 100
"""So many entries are shown whatever their levels are."""

_LEVEL = re.compile(r"\b(level|severity|lvl|loglevel|priority|levelname)\b", re.I)
_QUIET = frozenset(
    ("trace", "debug", "verbose", "info", "information", "informational", "notice", "normal")
)
_LOUD = frozenset(
    (
        "warn", "warning", "error", "err", "critical", "crit", "fatal", "alert", "emerg",
        "emergency", "panic", "severe",
    )
)  # fmt: skip


def is_quiet(level: str) -> bool:
    """Tell whether a level is below that of a warning."""
    return level.casefold() in _QUIET


def is_loud(level: str) -> bool:
    """Tell whether a level is that of a warning or above."""
    return level.casefold() in _LOUD


def without_noise(
    grid: Grid, hints: Hints
) -> tuple[Sequence[Row], tuple[ImportWarning, ...], tuple[Choice, ...]]:
    """Give the rows of a long table that are more than noise, a warning, and the choice of all."""
    column = _level_column(grid) if len(grid.rows) > FEW else None
    if column is None:
        return grid.rows, (), ()
    loud = [row for row in grid.rows if not is_quiet(_cell(row, column))]
    if not loud or len(loud) == len(grid.rows):
        return grid.rows, (), ()
    if hints.choices.get(ENTRIES) == ALL:
        return grid.rows, (), (noise_choice(ALL),)
    return loud, (left_out(len(grid.rows) - len(loud)),), (noise_choice(KEY),)


def noise_choice(chosen: str) -> Choice:
    """Let people choose between what stands out and everything."""
    return Choice(ENTRIES, "Entries", ((KEY, "Key entries"), (ALL, "All entries")), chosen)


def left_out(number: int) -> ImportWarning:
    """Say how much was left out."""
    many = f"{number:,} entries" if number != 1 else "1 entry"
    return ImportWarning(0, f"{many} of little weight left out; choose all entries to see them.")


def _level_column(grid: Grid) -> int | None:
    named = (place for place, name in enumerate(grid.words) if _LEVEL.search(name))
    return next((place for place in named if _holds_levels(grid, place)), None)


def _holds_levels(grid: Grid, column: int) -> bool:
    told = {_cell(row, column).casefold() for row in grid.rows[:FEW]}
    return bool(told & _QUIET) and told <= _QUIET | _LOUD | {""}


def _cell(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""
