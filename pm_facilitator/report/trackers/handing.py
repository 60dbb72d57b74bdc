"""Which actions a tracker's file holds, which wait for their keys, and what its issues lack.

An importer that makes issues would make them twice. So what was handed out is remembered, and is
left out until the tracker's table has brought the key back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits.handed_out import facts_in, remember, told_to
from pm_facilitator.domain.entities import HandedOut
from pm_facilitator.domain.web_links import is_link
from pm_facilitator.report.markdown_text import escape
from pm_facilitator.report.trackers.ticket import REFERENCE, Ticket, tickets
from pm_facilitator.report.when import Times, day

_NAMED = 2
"""So many actions are named in a sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Retold:
    """What has changed of an action whose issue the file cannot change: head, then, now."""

    ticket: Ticket
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Handing:
    """What a tracker gets.

    Attributes:
        outlet: its kind of file.
        rows: what the file holds.
        waiting: what was handed out before and has no key yet, with when that was.
        retold: what somebody has to change by hand.
    """

    outlet: str
    rows: tuple[Ticket, ...]
    waiting: tuple[tuple[Ticket, datetime | None], ...] = ()
    retold: tuple[Retold, ...] = ()


def jira_key(ticket: Ticket) -> str:
    """Give the key of a ticket, alone or at the end of its address; empty when it is none."""
    last = ticket.tracker.rstrip("/").rpartition("/")[2] if is_link(ticket.tracker) else ""
    said = last or ticket.tracker
    project, _, number = said.rpartition("-")
    whole = project.isascii() and project.isalnum() and project.isupper() and number.isdecimal()
    return said if whole else ""


_KEYS: Mapping[str, Callable[[Ticket], str]] = {
    "jira": jira_key,
    "linear": lambda ticket: ticket.tracker,
}
"""How the trackers whose importers make issues know an issue again."""
_MAKES_ONLY = frozenset({"linear"})


def handing(board: Board, outlet: str) -> Handing:
    """Decide what a tracker's file holds; scripts look for the issue themselves and hold all."""
    found = tickets(board)
    if outlet not in _KEYS:
        return Handing(outlet, tuple(found))
    known, before = _KEYS[outlet], told_to(board, outlet)
    keyed = [ticket for ticket in found if known(ticket)]
    return Handing(
        outlet,
        rows=tuple(
            ticket
            for ticket in found
            if (outlet not in _MAKES_ONLY if known(ticket) else ticket.action_id not in before)
        ),
        waiting=tuple(
            (ticket, before[ticket.action_id].at)
            for ticket in found
            if ticket.action_id in before and not known(ticket)
        ),
        retold=_retold(keyed, before) if outlet in _MAKES_ONLY else (),
    )


def without_memory(board: Board, outlet: str) -> Board:
    """Give the board on which what waits for its key was never handed out."""
    waiting = {ticket.action_id for ticket, _ in handing(board, outlet).waiting}
    return Board(
        each
        for each in board.entities()
        if not (isinstance(each, HandedOut) and each.outlet == outlet and each.action_id in waiting)
    )


def remembering(board: Board, handed: Handing, at: datetime) -> list[Change]:
    """Give the changes that keep what was handed out."""
    told = [*handed.rows, *(each.ticket for each in handed.retold)]
    return remember(board, handed.outlet, {each.action_id: each.told for each in told}, at)


def waiting_words(board: Board, handed: Handing, tracker: str) -> str:
    """Say which actions are left out and what brings them back in; empty when none is."""
    if not handed.waiting:
        return ""
    names = [f"“{ticket.title}”" for ticket, _ in handed.waiting]
    more = len(names) - _NAMED
    named = f"{', '.join(names[:_NAMED])} and {more} more" if more > 0 else " and ".join(names)
    last = max((at for _, at in handed.waiting if at), default=None)
    on = f" on {day(Times(board).day_of(last))}" if last else ""
    one = len(names) == 1
    were, are, them = ("was", "is", "it") if one else ("were", "are", "them")
    return (
        f"{named} {were} handed to {tracker}{on} and {are} left out. "
        f"Bring {tracker}'s table back to update {them}."
    )


def retold_list(handed: Handing, tracker: str) -> bytes:
    """Write what has changed, as a list in Markdown that is read and worked off."""
    lines = [f"# What has changed for {tracker}", ""]
    for each in handed.retold:
        lines.append(f"- {escape(each.ticket.tracker)}: {escape(each.ticket.title)}")
        lines += [f"  - {head}: {_from(then)}{_shown(now)}" for head, then, now in each.changes]
    return "\n".join([*lines, ""]).encode()


def _retold(keyed: Sequence[Ticket], before: Mapping[str, HandedOut]) -> tuple[Retold, ...]:
    found = []
    for ticket in keyed:
        record = before.get(ticket.action_id)
        then, now = facts_in(record.told) if record else {}, ticket.told
        heads = dict.fromkeys((*now, *then))
        changes = tuple(
            (head, then.get(head, ""), now.get(head, ""))
            for head in heads
            if then.get(head, "") != now.get(head, "") and head != REFERENCE
        )
        if changes:
            found.append(Retold(ticket, changes))
    return tuple(found)


def _from(then: str) -> str:
    return f"{escape(then)} → " if then else ""


def _shown(now: str) -> str:
    return escape(now) or "nothing"
