"""Whether factors and actions answer to one another, and whether each action can be kept."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from pm_facilitator.checks.check import Found
from pm_facilitator.checks.factors import Heard
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action, Factor
from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.language.analysis import is_group

_VAGUE = "vague-action"
_OVER = frozenset({ActionStatus.DONE, ActionStatus.CANCELLED})


def find_actions(board: Board, today: date, heard: Heard) -> Iterator[Found]:
    """Look at the actions, and at the factors that they are for."""
    actions = [action for action in board.actions if action.status not in _OVER]
    yield from _unanswered(board)
    if board.factors:
        yield from _those("action-without-factor", actions, lambda a: not a.factor_ids)
    yield from _those("vague-action", actions, lambda a: _VAGUE in heard(("action", a.id)))
    yield from _those("unowned", actions, lambda a: not a.owner.strip())
    teams = {person.team.strip().casefold() for person in board.people}
    teams |= {service.strip().casefold() for service in board.review.services}
    yield from _those("team-owner", actions, lambda a: _is_several(a.owner, teams))
    yield from _those("undated", actions, lambda a: a.due is None)
    yield from _those("overdue", actions, lambda a: a.due is not None and a.due < today)


def _those(kind: str, actions: Iterable[Action], fits: Callable[[Action], bool]) -> Iterator[Found]:
    found = tuple(("action", action.id) for action in actions if fits(action))
    if found:
        yield Found(kind, found)


def _is_several(owner: str, teams: set[str]) -> bool:
    owner = owner.strip()
    return bool(owner) and (owner.casefold() in teams or is_group(owner))


def _unanswered(board: Board) -> Iterator[Found]:
    """Find the factors of the first level for which nothing was decided, there or below."""
    decided = {id_ for action in board.actions for id_ in action.factor_ids}
    decided |= {id_ for decision in board.decisions for id_ in decision.factor_ids}
    if not board.actions and not board.decisions:
        return
    factors = {factor.id: factor for factor in board.factors}
    answered = {_root(factors, factors[id_]).id for id_ in decided if id_ in factors}
    open_ = [f for f in factors.values() if f.parent_id is None and f.text.strip()]
    keys = tuple(("factor", factor.id) for factor in open_ if factor.id not in answered)
    if keys:
        yield Found("factor-without-action", keys)


def _root(factors: dict[str, Factor], factor: Factor) -> Factor:
    seen = {factor.id}
    while factor.parent_id in factors and factor.parent_id not in seen:
        factor = factors[factor.parent_id]
        seen.add(factor.id)
    return factor
