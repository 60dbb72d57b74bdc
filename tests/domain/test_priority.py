"""A priority is suggested from impact, effort and risk; what people chose stands beside it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.priority import Suggestion, is_overruled, risk_of, suggest_priority
from pm_facilitator.domain.vocabulary import Priority

steps = st.integers(1, 5)
maybe = st.none() | steps
placed = st.builds(
    lambda i, e, w, s: Action("a", impact=i, effort=e, likelihood=w, severity=s),
    maybe,
    maybe,
    maybe,
    maybe,
)
ORDER = [Priority.LOW, Priority.MEDIUM, Priority.HIGH]


def suggested(action: Action) -> Suggestion:
    found = suggest_priority(action)
    assert found is not None
    return found


def place(action: Action) -> int:
    return ORDER.index(suggested(action).priority)


@pytest.mark.parametrize(
    ("impact", "effort", "priority"),
    [(5, 1, "high"), (3, 3, "high"), (5, 5, "medium"), (1, 1, "medium"), (2, 4, "low")],
)
def test_what_helps_much_for_little_comes_first(impact: int, effort: int, priority: str) -> None:
    assert suggested(Action("a", impact=impact, effort=effort)).priority == priority


@pytest.mark.parametrize(
    ("likelihood", "severity", "priority"),
    [(4, 3, "high"), (5, 1, "medium"), (2, 2, "low"), (1, 5, "medium"), (5, 5, "high")],
)
def test_the_risk_decides_where_nothing_else_is_known(
    likelihood: int, severity: int, priority: str
) -> None:
    risky = Action("a", likelihood=likelihood, severity=severity)
    assert suggested(risky).priority == priority


@pytest.mark.parametrize(
    ("likelihood", "severity", "priority"), [(5, 5, "high"), (3, 3, "medium"), (1, 1, "low")]
)
def test_the_risk_moves_it_by_one_step(likelihood: int, severity: int, priority: str) -> None:
    plain = Action("a", impact=5, effort=5, likelihood=likelihood, severity=severity)
    assert suggested(plain).priority == priority


def test_the_reason_names_what_it_comes_from() -> None:
    action = Action("a", impact=4, effort=2, likelihood=5, severity=3)
    reason = "impact 4, effort 2; risk of recurrence 15 of 25, which raises it"
    assert suggested(action).reason == reason


@given(placed)
def test_nothing_is_suggested_only_where_neither_pair_is_complete(action: Action) -> None:
    known = None not in (action.impact, action.effort) or risk_of(action) is not None
    assert (suggest_priority(action) is not None) == known


@given(placed, st.sampled_from(["impact", "effort", "likelihood", "severity"]), steps)
def test_no_step_goes_the_wrong_way(action: Action, field: str, value: int) -> None:
    before = getattr(action, field)
    values: dict[str, Any] = {field: value}
    moved = replace(action, **values)
    if before is None or suggest_priority(action) is None:
        return
    gains = value - before if field != "effort" else before - value
    rises = place(moved) - place(action)
    assert rises >= 0 if gains > 0 else rises <= 0 if gains < 0 else rises == 0


@given(placed, st.none() | st.sampled_from(Priority))
def test_people_overrule_it_and_it_says_so(action: Action, chosen: Priority | None) -> None:
    ours = replace(action, priority=chosen)
    assert suggest_priority(ours) == suggest_priority(action)
    found = suggest_priority(action)
    differs = found is not None and chosen is not None and found.priority is not chosen
    assert is_overruled(ours) == differs
