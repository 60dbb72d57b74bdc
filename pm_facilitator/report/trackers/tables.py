"""Actions as tables: for Jira, for Linear, and for any spreadsheet."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.report.trackers.cells import guarded, write_csv
from pm_facilitator.report.trackers.handing import handing, jira_key
from pm_facilitator.report.trackers.ticket import LABEL, Ticket, tickets

_JIRA_STATUS = {
    ActionStatus.OPEN: "To Do",
    ActionStatus.IN_PROGRESS: "In Progress",
    ActionStatus.DONE: "Done",
    ActionStatus.CANCELLED: "Done",
}
_LINEAR_STATUS = {
    ActionStatus.OPEN: "Todo",
    ActionStatus.IN_PROGRESS: "In Progress",
    ActionStatus.DONE: "Done",
    ActionStatus.CANCELLED: "Canceled",
}
_JIRA_HEAD = (
    *("Summary", "Issue Key", "External issue ID", "Description", "Assignee", "Due Date"),
    *("Priority", "Status", "Issue Type", "Labels", "Labels"),
)
_LINEAR_HEAD = (
    *("ID", "Title", "Description", "Status", "Priority", "Assignee", "Labels", "Estimate"),
    *("Created", "Completed"),
)
_PLAIN_HEAD = (
    *("Reference", "Action", "Owner", "Due", "Priority", "Status", "Done when", "Worked when"),
    *("Kind", "Works on", "From the review", "Ticket"),
)
_WIDTHS = (14, 60, 22, 12, 10, 13, 36, 36, 20, 40, 40, 28)


def jira_csv(board: Board, made_at: datetime) -> bytes:
    """Write the actions as Jira's importer reads them; dates are yyyy-MM-dd.

    Where a key is known the import changes that issue; the labels carry the reference. What was
    handed out before and has no key yet is left out.
    """
    rows = [
        (
            ticket.title,
            jira_key(ticket),
            ticket.reference,
            _description(ticket),
            ticket.owner,
            ticket.due.isoformat() if ticket.due else "",
            ticket.priority.label if ticket.priority else "",
            _JIRA_STATUS[ticket.status],
            "Task",
            LABEL,
            ticket.reference,
        )
        for ticket in handing(board, "jira").rows
    ]
    return write_csv([_JIRA_HEAD, *rows])


def linear_csv(board: Board, made_at: datetime) -> bytes:
    """Write the actions as Linear's importer reads them.

    It only ever makes issues: an action that has its ticket already is left out, and so is one
    that was handed out before.
    """
    rows = [
        (
            ticket.reference,
            ticket.title,
            _description(ticket),
            _LINEAR_STATUS[ticket.status],
            ticket.priority.label if ticket.priority else "No priority",
            ticket.owner,
            f"{LABEL}, {ticket.reference}",
            "",
            _moment(made_at),
            _moment(made_at) if ticket.status is ActionStatus.DONE else "",
        )
        for ticket in handing(board, "linear").rows
    ]
    return write_csv([_LINEAR_HEAD, *rows])


def plain_csv(board: Board, made_at: datetime) -> bytes:
    """Write the actions as a table that any spreadsheet opens."""
    return write_csv([_PLAIN_HEAD, *map(_plain, tickets(board))], mark=True)


def xlsx(board: Board, made_at: datetime) -> bytes:
    """Write the actions as a workbook: texts stay texts, and due dates are dates."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    found = tickets(board)
    book = Workbook()
    at = made_at.astimezone(UTC).replace(tzinfo=None)
    book.properties.creator = "PM Facilitator"
    book.properties.created = book.properties.modified = at
    sheet = book.active
    sheet.title = "Actions"
    for place, row in enumerate([_PLAIN_HEAD, *map(_plain, found)], start=1):
        _write_row(sheet, place, row)
    for place, ticket in enumerate(found, start=2):
        if ticket.due is not None:
            due = sheet.cell(place, _PLAIN_HEAD.index("Due") + 1)
            due.value, due.number_format = ticket.due, "yyyy-mm-dd"
    for cell, width in zip(sheet[1], _WIDTHS, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write_row(sheet: Any, place: int, row: Sequence[str]) -> None:
    """Write texts that are never reckoned with, also not after somebody has edited the cell."""
    from openpyxl.styles import Alignment

    for column, text in enumerate(row, start=1):
        cell = sheet.cell(place, column)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if text:
            cell.value, cell.data_type = text, "s"
            cell.quotePrefix = guarded(text) != text


def _plain(ticket: Ticket) -> tuple[str, ...]:
    facts = dict(ticket.facts)
    return (
        ticket.reference,
        facts.get("Action", ticket.title),
        ticket.owner,
        ticket.due.isoformat() if ticket.due else "",
        ticket.priority.label if ticket.priority else "",
        ticket.status.label,
        *(facts.get(head, "") for head in ("Done when", "Worked when", "Kind", "Works on")),
        facts.get("From the review", ""),
        ticket.tracker,
    )


def _description(ticket: Ticket) -> str:
    return "\n".join(f"{head}: {said}" for head, said in ticket.facts)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
