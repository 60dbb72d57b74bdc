"""Whether factors and actions answer to one another, and whether each action can be kept."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from pm_facilitator.checks.check import Found
from pm_facilitator.checks.factors import Heard
from pm_facilitator.domain.answers import Answered, answers
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.capacity import crowded_owners, crowded_week, open_actions
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import ActionEffect
from pm_facilitator.domain.working_days import is_working_day, working_days_until
from pm_facilitator.language.analysis import is_group

_VAGUE = "vague-action"
_PUNISHING = "punishment"
_HEAVY, _SOON = 4, 5
"""From this effort on it is more than a week of work; a date within these working days is soon."""


def find_actions(board: Board, today: date, heard: Heard) -> Iterator[Found]:
    """Look at the actions, and at the factors that they are for."""
    actions = open_actions(board.actions)
    yield from _unanswered(board)
    if board.factors:
        yield from _those("action-without-factor", actions, lambda a: not a.factor_ids)
    yield from _those("vague-action", actions, lambda a: _VAGUE in heard(("action", a.id)))
    yield from _those("punishing", actions, lambda a: _PUNISHING in heard(("action", a.id)))
    yield from _those("unmeasured", actions, lambda a: not (a.success + a.done_when).strip())
    yield from _those("unowned", actions, lambda a: not a.owner.strip())
    teams = known_teams(board)
    yield from _those("team-owner", actions, lambda a: is_several(a.owner, teams))
    yield from _those("undated", actions, lambda a: a.due is None)
    yield from _those("overdue", actions, lambda a: a.due is not None and a.due < today)
    yield from _those(
        "weekend-due", actions, lambda a: a.due is not None and not is_working_day(a.due)
    )
    yield from _those("rushed", actions, lambda a: is_rushed(a, today))
    yield from _capacity(actions)
    if actions and all(action.effect is not ActionEffect.PROCESS for action in board.actions):
        yield Found("no-process-action")
    unreasoned = tuple(("decision", d.id) for d in board.decisions if not d.reason.strip())
    if unreasoned:
        yield Found("decision-without-reason", unreasoned)


def is_rushed(action: Action, today: date) -> bool:
    """Tell whether a heavy action is wanted within a week."""
    if action.due is None or action.due < today or (action.effort or 0) < _HEAVY:
        return False
    return working_days_until(today, action.due) <= _SOON


def _capacity(actions: list[Action]) -> Iterator[Found]:
    crowd = [action for theirs in crowded_owners(actions) for action in theirs]
    yield from _those("crowded-owner", crowd, lambda _: True)
    yield from _those("crowded-week", crowded_week(actions), lambda _: True)


def _those(kind: str, actions: Iterable[Action], fits: Callable[[Action], bool]) -> Iterator[Found]:
    found = tuple(("action", action.id) for action in actions if fits(action))
    if found:
        yield Found(kind, found)


def known_teams(board: Board) -> set[str]:
    """Give the names of teams and services of a review, in lower case."""
    teams = {person.team.strip().casefold() for person in board.people}
    return teams | {service.strip().casefold() for service in board.review.services}


def is_several(owner: str, teams: set[str]) -> bool:
    """Tell whether an owner is a group: one of these, or several people by its words."""
    owner = owner.strip()
    return bool(owner) and (owner.casefold() in teams or is_group(owner))


def _unanswered(board: Board) -> Iterator[Found]:
    """Find the factors of the first level for which nothing was decided, there or below."""
    if not board.actions and not board.decisions:
        return
    found = answers(board)
    first = [f.id for f in board.factors if f.parent_id is None and f.id in found]
    keys = tuple(("factor", id_) for id_ in first if found[id_].by is Answered.NOT)
    if keys:
        yield Found("factor-without-action", keys)
