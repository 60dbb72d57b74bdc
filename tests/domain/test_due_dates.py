"""A date is offered by how far an action reaches, how heavy it is, and how bad it was."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.due_dates import usual_due
from pm_facilitator.domain.entities import Action, Review
from pm_facilitator.domain.vocabulary import ActionHorizon, Severity
from pm_facilitator.domain.working_days import is_working_day, working_days_until

THURSDAY = date(2026, 11, 26)
NOW, LATER = ActionHorizon.IMMEDIATE, ActionHorizon.SYSTEMIC


@pytest.mark.parametrize(
    ("horizon", "effort", "severity", "due"),
    [
        (NOW, None, Severity.SEV1, date(2026, 12, 3)),
        (NOW, 5, None, date(2026, 12, 10)),
        (LATER, 3, Severity.SEV1, date(2026, 12, 11)),
        (LATER, None, Severity.SEV2, date(2026, 12, 28)),
        (LATER, 4, None, date(2027, 1, 25)),
    ],
)
def test_a_usual_date(
    horizon: ActionHorizon, effort: int | None, severity: Severity | None, due: date
) -> None:
    action = Action("a", horizon=horizon, effort=effort)
    assert usual_due(action, Review("r", severity=severity), THURSDAY) == due


@given(
    st.dates(date(2000, 1, 1), date(2080, 1, 1)),
    st.sampled_from(ActionHorizon),
    st.none() | st.integers(1, 5),
    st.none() | st.sampled_from(Severity),
)
def test_it_is_a_working_day_with_a_week_before_it(
    today: date, horizon: ActionHorizon, effort: int | None, severity: Severity | None
) -> None:
    action = Action("a", horizon=horizon, effort=effort)
    due = usual_due(action, Review("r", severity=severity), today)
    assert is_working_day(due)
    assert working_days_until(today, due) >= 5
    if (effort or 0) >= 4:
        assert working_days_until(today, due) > 5
