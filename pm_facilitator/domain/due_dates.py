"""Until when an action may take, as an offer: by how far it reaches and how bad the incident was.

What is immediate is wanted within five working days. Else the incident sets the pace, as incident
guides do: 15 days after the worst, 30 after the others. An effort of 4 or 5 doubles the time. The
day is moved to a working day, and people move it as they like.
"""

from datetime import date, timedelta

from pm_facilitator.domain.entities import Action, Review
from pm_facilitator.domain.vocabulary import ActionHorizon, Severity
from pm_facilitator.domain.working_days import after_working_days, next_working_day

_AT_ONCE = 5
_WORST, _OTHERS = 15, 30
_HEAVY = 4


def usual_due(action: Action, review: Review, today: date) -> date:
    """Give the working day that is usual for an action of this kind."""
    factor = 2 if (action.effort or 0) >= _HEAVY else 1
    if action.horizon is ActionHorizon.IMMEDIATE:
        return after_working_days(today, _AT_ONCE * factor)
    days = _WORST if review.severity is Severity.SEV1 else _OTHERS
    return next_working_day(today + timedelta(days=days * factor))
