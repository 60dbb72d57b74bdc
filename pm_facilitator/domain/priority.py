"""How soon an action is worth doing, suggested from impact, effort and risk; people decide.

The rule, and its reasons:

1. Impact against effort gives the start: what helps much (3 or more) without being heavy (3 or
   less) is high, what helps little and is heavy is low, all else is medium. So what helps most for
   the least work goes first.
2. The risk of recurrence, likelihood times severity, moves it by one step: from 12 up it raises,
   at 4 or less it lowers. Twelve is "likely and serious" (4 x 3) and beyond, four is "unlikely or
   harmless" (2 x 2) and below. One step only, because both numbers are guesses of a room.
3. Where only one of the two is known, it decides alone: risk from 12 up is high, at 4 or less low,
   between them medium. Where neither is known, nothing is suggested.
"""

from dataclasses import dataclass

from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import Priority

_MUCH, _HEAVY = 3, 4

GREAT_RISK, SMALL_RISK = 12, 4
"""From which product of likelihood and severity on a risk is great, and up to which it is small."""

_STEPS = (Priority.LOW, Priority.MEDIUM, Priority.HIGH)
_MOVES = {-1: ", which lowers it", 0: "", 1: ", which raises it"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A priority, and in a few words what it comes from."""

    priority: Priority
    reason: str


def risk_of(action: Action) -> int | None:
    """Give likelihood times severity, from 1 to 25; None while either is missing."""
    if action.likelihood is None or action.severity is None:
        return None
    return action.likelihood * action.severity


def suggest_priority(action: Action) -> Suggestion | None:
    """Suggest a priority from what is known of an action; None while that is too little."""
    worth, risk = _worth(action), risk_of(action)
    if worth is None and risk is None:
        return None
    moved = 0 if risk is None else (risk >= GREAT_RISK) - (risk <= SMALL_RISK)
    start = _STEPS.index(Priority.MEDIUM if worth is None else worth)
    place = max(0, min(len(_STEPS) - 1, start + moved))
    words = [] if worth is None else [f"impact {action.impact}, effort {action.effort}"]
    if risk is not None:
        words.append(f"risk of recurrence {risk} of 25{_MOVES[moved]}")
    return Suggestion(_STEPS[place], "; ".join(words))


def is_overruled(action: Action) -> bool:
    """Tell whether the group has chosen another priority than the one that is suggested."""
    suggested = suggest_priority(action)
    return suggested is not None and action.priority not in (None, suggested.priority)


def _worth(action: Action) -> Priority | None:
    if action.impact is None or action.effort is None:
        return None
    much, heavy = action.impact >= _MUCH, action.effort >= _HEAVY
    if much and not heavy:
        return Priority.HIGH
    return Priority.LOW if heavy and not much else Priority.MEDIUM
