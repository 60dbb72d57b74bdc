"""Reads the rows of a table as events; which column holds what is guessed, and can be corrected."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pm_facilitator.domain.origins import origin_line
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import (
    Choice,
    EventDraft,
    ImportWarning,
    ReviewDraft,
    TimelineDraft,
)
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.formats.feed import MOST_EVENTS
from pm_facilitator.importers.formats.grid import Grid, with_instants
from pm_facilitator.importers.formats.moments import in_order
from pm_facilitator.importers.formats.noise import without_noise
from pm_facilitator.importers.formats.private_messages import read_rows
from pm_facilitator.importers.formats.tables.about import About
from pm_facilitator.importers.formats.tables.titles import with_title
from pm_facilitator.importers.formats.values import counted
from pm_facilitator.importers.layouts.tables import TimedRow, read_roles, roles_of, tells_elapsed
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.text.column_names import (
    is_foreign,
    is_identifier,
    is_keyword,
    is_operation,
    is_text,
    leaf_of,
    plays,
)
from pm_facilitator.importers.text.table_rows import Row, cell_of
from pm_facilitator.importers.timeline.collecting import Collector, collected
from pm_facilitator.importers.timeline.context import Surroundings
from pm_facilitator.importers.times.date_mentions import full_dates
from pm_facilitator.importers.times.date_order import order_of
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.zones import find_zone

_ROLES = {
    "time": "Time",
    "date": "Date",
    "end": "End",
    "text": "What happened",
    "source": "Who or what",
    "zone": "Time zone",
    "link": "Link",
}
_NONE = "none"
_SOURCE = re.compile(r"\b(service|logger|host|hostname|app|application|component|pod|unit)\b", re.I)
_LOOKED_AT = 300
_SAMPLE = 400_000
_AT_ONCE = 200


def read_grid(grid: Grid, source_name: str, hints: Hints, watch: Watch, form: str) -> ReviewDraft:
    """Read a table.

    Where no column holds times or none a text, there are no events, a warning, and choices.

    Raises:
        ImportFailed: when it has far too many rows.
        Cancelled: when the watch says so.
    """

    def read(grid: Grid) -> ReviewDraft:
        return _Table(with_instants(grid), source_name, hints, watch).read(form)

    return read_rows(grid, hints, read)


class _Table:
    """Reads one table with the columns as they were guessed or chosen."""

    def __init__(self, grid: Grid, name: str, hints: Hints, watch: Watch) -> None:
        self.grid, self.name, self.hints, self.watch = grid, name, hints, watch
        cells = (cell for row in grid.rows[:_LOOKED_AT] for cell in row.cells)
        self.sample = " ".join(cells)[:_SAMPLE]
        above = (" ".join(filter(None, row.cells)) for row in grid.above)
        told = "\n".join((*above, " ".join(grid.names), self.sample))
        foreign = is_foreign(grid.names)
        self.order, self.order_sure = order_of(told, hints.day, foreign=foreign)
        self.roles = _roles(grid, self.order, hints.choices)
        looked_at = grid.rows[:_LOOKED_AT]
        time = self.roles.get("time")
        self.elapsed = time is not None and tells_elapsed(grid.words, looked_at, time)

    def read(self, form: str) -> ReviewDraft:
        """Give the draft."""
        counts = ("entry", "entries") if self.grid.place == "entry" else ("row", "rows")
        choices = tuple(_choice(role, self.grid, self.roles) for role in _ROLES)
        draft = ReviewDraft(
            form=f"{form}, {counted(len(self.grid.rows), *counts)}", choices=choices
        )
        if lacking := self._lacking():
            said = f"No column seems to hold {lacking}; choose which one does."
            return replace(draft, warnings=(ImportWarning(0, said), *self.grid.warnings))
        rows, left_out, noise = without_noise(self.grid, self.hints)
        if len(rows) > MOST_EVENTS:
            raise ImportFailed(
                f"This table has more than {MOST_EVENTS:,} rows.",
                "Import the part of the incident.",
            )
        told = self._timeline(rows)
        return replace(
            draft,
            events=tuple(self._with_origins(told.events, rows)),
            warnings=(*left_out, *told.with_warnings(self.grid.warnings).warnings),
            zone=told.zone,
            choices=(*choices, *noise),
        )

    def _lacking(self) -> str:
        if "text" not in self.roles:
            return "what happened"
        timed = "time" in self.roles or "date" in self.roles
        return "" if timed or "column:time" in self.hints.choices else "the time"

    def _timeline(self, rows: Sequence[Row]) -> TimelineDraft:
        hints = self.hints
        if "time" not in self.roles and "date" not in self.roles:
            notes = (ImportWarning(row.line, row.note) for row in rows if row.note)
            return TimelineDraft(tuple(map(_untimed, self._timed(rows))), tuple(notes))
        near = hints.day or next(full_dates(self.sample, self.order), None)
        zone = find_zone(hints.zone) if hints.zone else None
        around = Surroundings(
            self.order, hints.day, near, zone, hints.spare, order_sure=self.order_sure
        )
        around = with_title(around, self.grid.above)

        def collect(newest_first: bool) -> Collector:
            found = Collector(around, newest_first=newest_first)
            for start in range(0, len(rows), _AT_ONCE):
                self.watch(start / len(rows))
                found.add_rows(self._timed(rows[start : start + _AT_ONCE]))
            return found

        found = collected(collect)
        told = found.draft()
        if found.placer.stepper.newest_first:
            # From the oldest on, also those of one moment.
            told = replace(told, events=tuple(in_order(told.events[::-1])))
        return told

    def _timed(self, rows: Sequence[Row]) -> list[TimedRow]:
        """Read rows, with what no role was found for under its name in the details."""
        names = self.grid.names
        free = [i for i in range(len(names)) if i not in self.roles.values()]
        words, order = self.grid.words, self.order
        telling = [i for i in free if _may_tell(words[i])]
        found = read_roles(words, rows, self.roles, order, elapsed=self.elapsed)
        completed = [
            _completed(timed, row, names, free, telling)
            for timed, row in zip(found, rows, strict=True)
        ]
        if self.grid.place != "entry":
            return completed
        about = About.of(words, self.roles.get("text", -1), free)
        return [about.told(timed, row) for timed, row in zip(completed, rows, strict=True)]

    def _with_origins(
        self, events: Iterable[EventDraft], rows: Sequence[Row]
    ) -> Iterator[EventDraft]:
        cells = {row.line: row.cells for row in rows}
        place = "line" if self.grid.in_lines else self.grid.place
        for each in events:
            words = " | ".join(filter(None, cells[each.line]))
            origin = origin_line(self.name, each.line, words, place=place)
            yield each._replace(origins=(origin,))


def _roles(grid: Grid, order: Order, choices: Mapping[str, str]) -> dict[str, int]:
    """Give the column of each role: as it was chosen, or else as it seems to be."""
    words = grid.words
    roles = roles_of(words, grid.rows[:_LOOKED_AT], order)
    if "source" not in roles:
        free = (i for i, _ in enumerate(words) if i not in roles.values())
        spoken = next((i for i in free if _SOURCE.search(words[i])), None)
        roles |= {"source": spoken} if spoken is not None and roles else {}
    for role in _ROLES:
        chosen = choices.get(f"column:{role}", "")
        if chosen == _NONE:
            roles.pop(role, None)
        elif chosen.isdecimal() and len(chosen) < 5 and int(chosen) < len(grid.names):
            roles = {each: column for each, column in roles.items() if column != int(chosen)}
            roles[role] = int(chosen)
    return roles


def _choice(role: str, grid: Grid, roles: Mapping[str, int]) -> Choice:
    columns = ((str(place), name) for place, name in enumerate(grid.names))
    chosen = str(roles[role]) if role in roles else _NONE
    return Choice(f"column:{role}", _ROLES[role], ((_NONE, "None"), *columns), chosen)


def _may_tell(name: str) -> bool:
    telling = is_text(name) and not (is_keyword(name) or is_identifier(name))
    return telling and (is_operation(name) or not plays("source", leaf_of(name)))


def _completed(
    timed: TimedRow, row: Row, names: Sequence[str], free: Sequence[int], telling: Sequence[int]
) -> TimedRow:
    """Give a row its details, and the words of another column where that of the texts is empty."""
    other = None if timed.text else next((i for i in telling if cell_of(row, i)), None)
    details = "\n".join(_details(names, row, [i for i in free if i != other]))
    text = timed.text if other is None else cell_of(row, other)
    return replace(timed, text=text, details=details)


def _details(names: Sequence[str], row: Row, free: Sequence[int]) -> list[str]:
    return [f"{names[i]}: {row.cells[i]}" for i in free if i < len(row.cells) and row.cells[i]]


def _untimed(row: TimedRow) -> EventDraft:
    return EventDraft(
        None,
        row.text,
        row.line,
        details=row.details,
        source=row.source,
        evidence=row.evidence,
        kind=guess_kind(row.text),
    )
