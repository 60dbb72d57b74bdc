"""Whether what the group promises can be kept: actions of one owner, and those due in one week."""

from collections.abc import Iterable
from datetime import date

from pm_facilitator.domain.entities import Action

MOST_FOR_ONE = 3
"""More open actions than this for one owner are likely to wait for one another."""

MOST_IN_A_WEEK = 3
"""When more than this many are due, and all of them in one week, the week is a wish."""


def is_open(action: Action) -> bool:
    """Tell whether an action still waits to be done."""
    return not action.status.is_over


def open_actions(actions: Iterable[Action]) -> list[Action]:
    """Give the actions that still wait to be done."""
    return [action for action in actions if is_open(action)]


def crowded_owners(actions: Iterable[Action]) -> list[list[Action]]:
    """Give the open actions of each owner who has more than ``MOST_FOR_ONE``."""
    owned: dict[str, list[Action]] = {}
    for action in open_actions(actions):
        name = " ".join(action.owner.split()).casefold()
        if name:
            owned.setdefault(name, []).append(action)
    return [theirs for theirs in owned.values() if len(theirs) > MOST_FOR_ONE]


def crowded_week(actions: Iterable[Action]) -> list[Action]:
    """Give the open actions with a date when more than ``MOST_IN_A_WEEK`` are all in one week."""
    dated = [action for action in open_actions(actions) if action.due is not None]
    weeks = {_week(action.due) for action in dated if action.due}
    return dated if len(dated) > MOST_IN_A_WEEK and len(weeks) == 1 else []


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week
