"""What a tracker is told of an action, the same for all of them, under a reference that stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.handed_out import DUE, STATUS
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.links import name_of
from pm_facilitator.domain.priority import suggest_priority
from pm_facilitator.domain.references import reference_of
from pm_facilitator.domain.shortened import shortened
from pm_facilitator.domain.vocabulary import ActionStatus, Priority

LABEL, REFERENCE = "post-incident-review", "Reference"
_LONGEST_TITLE = 240
"""Trackers take some 255 characters; what is longer stands whole in the description."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """One action in the words of trackers; every text is a single line.

    Attributes:
        action_id: the id of the action.
        reference: by which the action is known again, such as "pmf-3f2c...".
        facts: heads and texts of the description, in their order.
        tracker: the key or address of the ticket that there is already; may be empty.
    """

    action_id: str
    reference: str
    title: str
    owner: str
    due: date | None
    priority: Priority | None
    status: ActionStatus
    facts: tuple[tuple[str, str], ...]
    tracker: str

    @property
    def told(self) -> dict[str, str]:
        """Give all that a tracker is told, by heads; a head without a text is left out."""
        priority = self.priority.label if self.priority else ""
        said = {"Title": self.title, STATUS: self.status.label, "Priority": priority}
        return {head: text for head, text in (said | dict(self.facts)).items() if text}


def tickets(board: Board) -> list[Ticket]:
    """Give a ticket for each action that has words, in the board's order."""
    return [_ticket(board, action) for action in board.actions if action.text.strip()]


def one_line(text: str) -> str:
    """Give a text in one line, without characters that files and shells stumble over."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _ticket(board: Board, action: Action) -> Ticket:
    text = one_line(action.text)
    suggested = suggest_priority(action)
    return Ticket(
        action_id=action.id,
        reference=reference_of(action.id),
        title=shortened(text, _LONGEST_TITLE),
        owner=one_line(action.owner),
        due=action.due,
        priority=action.priority or (suggested.priority if suggested else None),
        status=action.status,
        facts=tuple(_facts(board, action, text)),
        tracker=one_line(action.tracker),
    )


def _facts(board: Board, action: Action, text: str) -> Sequence[tuple[str, str]]:
    factors = [name_of(factor) for factor in board.factors if factor.id in action.factor_ids]
    told = (
        ("Action", text if len(text) > _LONGEST_TITLE else ""),
        ("Owner", one_line(action.owner)),
        (DUE, action.due.isoformat() if action.due else ""),
        ("Done when", one_line(action.done_when)),
        ("Worked when", one_line(action.success)),
        ("Kind", f"{action.horizon.label}, {action.effect.label.lower()}"),
        ("Works on", "; ".join(one_line(name) for name in factors)),
        ("From the review", one_line(" ".join((board.review.incident_ref, board.review.title)))),
        (REFERENCE, reference_of(action.id)),
    )
    return [(head, said) for head, said in told if said]
