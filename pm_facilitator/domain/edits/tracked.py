"""What a tracker says of actions: which of them it means, and what that would change here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, Patched, patch
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import ActionStatus


@dataclass(frozen=True, slots=True)
class Tracked:
    """One ticket as its tracker tells it.

    Attributes:
        ids: the ids of actions whose references stand anywhere in it.
        ticket: its key or address; may be empty.
        title: its title; may be empty.
        status: how far it is; None when the tracker's word is not known here.
        due: its due date, where one is told.
    """

    ids: tuple[str, ...] = ()
    ticket: str = ""
    title: str = ""
    status: ActionStatus | None = None
    due: date | None = None


def action_of(board: Board, told: Tracked) -> Action | None:
    """Give the action that is meant: by its reference, else its ticket, else its very words."""
    actions = board.actions
    by_reference = next((a for a in actions if a.id in told.ids), None)
    if by_reference is not None or told.ids:
        return by_reference
    key = _key(told.ticket)
    by_ticket = next((a for a in actions if key and _key(a.tracker) == key), None)
    if by_ticket is not None:
        return by_ticket
    title = _folded(told.title)
    named = [a for a in actions if title and _folded(a.text) == title]
    return named[0] if len(named) == 1 else None


def take_tracked(board: Board, several: Iterable[Tracked]) -> list[Patched]:
    """Give what the tickets change: state and date, and the ticket where none was known.

    Of two tickets for one action the later one counts.
    """
    wanted: dict[str, dict[str, ActionStatus | date | str]] = {}
    for told in several:
        action = action_of(board, told)
        if action is None:
            continue
        values = wanted.setdefault(action.id, {})
        if told.status is not None:
            values["status"] = told.status
        if told.due is not None:
            values["due"] = told.due
        if told.ticket and not action.tracker:
            values["tracker"] = told.ticket
    changes: Sequence[Change] = [
        change
        for id_, values in wanted.items()
        for change in patch(board.need(Action, id_), **values)
    ]
    return [change for change in changes if isinstance(change, Patched)]


def unknown(board: Board, several: Iterable[Tracked]) -> list[Tracked]:
    """Give the tickets that belong to no action of the board."""
    return [told for told in several if action_of(board, told) is None]


def _key(ticket: str) -> str:
    """Give what a ticket is known by, be it told as a key or as an address."""
    return ticket.strip().rstrip("/").casefold().rpartition("/")[2].lstrip("#")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
