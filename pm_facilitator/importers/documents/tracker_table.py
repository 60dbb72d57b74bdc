"""Tables that trackers export, read for how far the actions are that were handed to them."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from pm_facilitator.domain.edits.tracked import Tracked
from pm_facilitator.domain.references import action_ids_in
from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.text.table_rows import Row
from pm_facilitator.importers.timeline.csv_table import csv_rows

MOST_ROWS = 20_000
"""A table with more rows is the whole tracker; a filter for the label makes it short."""

_COLUMNS = {
    "status": ("status", "state"),
    "resolution": ("resolution",),
    "ticket": ("url", "web url", "link", "ticket", "issue key", "key", "number", "iid", "id"),
    "title": ("summary", "title", "action", "name"),
    "due": ("due date", "due", "due on", "duedate"),
}
_DAY = re.compile(r"(20[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])")
_OPEN, _DOING = ActionStatus.OPEN, ActionStatus.IN_PROGRESS
_DONE, _NOT = ActionStatus.DONE, ActionStatus.CANCELLED
_STATES = {
    **dict.fromkeys(("open", "opened", "reopened", "todo", "to do", "new", "backlog"), _OPEN),
    **dict.fromkeys(("triage", "unstarted", "selected for development", "ready"), _OPEN),
    **dict.fromkeys(("in progress", "doing", "started", "in review", "in development"), _DOING),
    **dict.fromkeys(("in qa", "testing", "blocked", "waiting", "review"), _DOING),
    **dict.fromkeys(("done", "closed", "resolved", "complete", "completed", "finished"), _DONE),
    **dict.fromkeys(("fixed", "released", "merged"), _DONE),
    **dict.fromkeys(("cancelled", "canceled", "won't do", "wont do", "won't fix"), _NOT),
    **dict.fromkeys(("duplicate", "declined", "rejected", "not planned", "abandoned"), _NOT),
}


def read_tracker_table(text: str) -> list[Tracked]:
    """Read each row as a ticket.

    Raises:
        ImportFailed: when no column tells a state, or the table is broken or far too long.
    """
    rows = list(islice(csv_rows(text), MOST_ROWS + 2))
    if len(rows) > MOST_ROWS + 1:
        raise ImportFailed(
            f"This table has more than {MOST_ROWS:,} rows.",
            "Export the issues with the label of the review only.",
        )
    head = [cell.strip().casefold().replace("_", " ") for cell in rows[0].cells] if rows else []
    places = {kind: _places(head, names) for kind, names in _COLUMNS.items()}
    if not places["status"]:
        raise ImportFailed(
            "No column of this table tells how far its issues are.",
            "Export it with the column Status or State.",
        )
    return [_ticket(row, places) for row in rows[1:] if any(cell.strip() for cell in row.cells)]


def _places(head: list[str], names: tuple[str, ...]) -> list[int]:
    """Give the columns of one kind, the most telling name first."""
    return [place for name in names for place, said in enumerate(head) if said == name]


def _ticket(row: Row, places: dict[str, list[int]]) -> Tracked:
    said = {kind: next(_filled(row, found), "") for kind, found in places.items()}
    status = _STATES.get(_word(said["status"]))
    if _STATES.get(_word(said["resolution"])) is ActionStatus.CANCELLED:
        status = ActionStatus.CANCELLED
    ids = tuple(dict.fromkeys(id_ for cell in row.cells for id_ in action_ids_in(cell)))
    ticket = said["ticket"] if not action_ids_in(said["ticket"]) else ""
    return Tracked(ids, ticket, said["title"], status, _day(said["due"]))


def _filled(row: Row, places: list[int]) -> Iterator[str]:
    cells = (row.cells[place].strip() for place in places if place < len(row.cells))
    # What guards a cell against being reckoned with is no part of what it says.
    return (cell[1:] if cell[:1] == "'" else cell for cell in cells if cell)


def _word(said: str) -> str:
    return " ".join(said.replace("_", " ").replace("’", "'").split()).casefold()


def _day(said: str) -> date | None:
    found = _DAY.match(said)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
