"""Whether something answers a factor: an action that removes it, or a decision about it.

A factor counts as answered by what answers the factor that it is part of, or one of its own parts:
the group has spoken about it there.
"""

from dataclasses import dataclass
from enum import StrEnum

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action, Decision, Factor
from pm_facilitator.domain.vocabulary import ActionStatus


class Answered(StrEnum):
    """By what a factor is answered, the most first."""

    ACTION = "action"
    DECISION = "decision"
    ELSEWHERE = "elsewhere"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the group has decided about one factor.

    Attributes:
        actions: those linked to it; cancelled ones answer nothing.
        decisions: those linked to it.
        elsewhere: the factor above or below it that is answered, when it is not itself.
    """

    actions: tuple[Action, ...] = ()
    decisions: tuple[Decision, ...] = ()
    elsewhere: Factor | None = None

    @property
    def by(self) -> Answered:
        """Give by what it is answered."""
        if self.actions:
            return Answered.ACTION
        if self.decisions:
            return Answered.DECISION
        return Answered.ELSEWHERE if self.elsewhere else Answered.NOT


def answers(board: Board) -> dict[str, Answer]:
    """Give what answers each factor that has words, by the factor's id in the board's order."""
    factors = {factor.id: factor for factor in board.factors}
    own = {id_: _own(board, id_) for id_ in factors}
    spoken_of = [id_ for id_ in factors if own[id_].by is not Answered.NOT]
    below: dict[str, Factor] = {}
    for id_ in spoken_of:
        for above in _above(factors, id_):
            below.setdefault(above, factors[id_])
    for id_ in factors.keys() - set(spoken_of):
        above_it = (n for n in _above(factors, id_) if n in spoken_of)
        higher = next(above_it, None)
        own[id_] = Answer(elsewhere=below.get(id_) if higher is None else factors[higher])
    return {id_: own[id_] for id_, factor in factors.items() if factor.text.strip()}


def _own(board: Board, id_: str) -> Answer:
    return Answer(
        tuple(
            action
            for action in board.actions
            if id_ in action.factor_ids and action.status is not ActionStatus.CANCELLED
        ),
        tuple(decision for decision in board.decisions if id_ in decision.factor_ids),
    )


def _above(factors: dict[str, Factor], id_: str) -> list[str]:
    """Give the factors that one is part of, the nearest first; a circle ends where it closes."""
    found: list[str] = []
    parent = factors[id_].parent_id
    while parent in factors and parent not in found:
        found.append(parent)
        parent = factors[parent].parent_id
    return found
