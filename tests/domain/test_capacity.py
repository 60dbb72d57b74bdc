"""What the group promises is held against what can be kept."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.capacity import (
    MOST_FOR_ONE,
    MOST_IN_A_WEEK,
    crowded_owners,
    crowded_week,
    is_open,
    open_actions,
)
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import ActionStatus

MONDAY = date(2026, 12, 7)
owned = st.builds(
    lambda n, owner, due, status: Action(f"a{n}", owner=owner, due=due, status=status),
    st.integers(0, 10_000),
    st.sampled_from(["", "Kim", "kim ", "Noor"]),
    st.none() | st.dates(MONDAY, MONDAY + timedelta(days=13)),
    st.sampled_from(ActionStatus),
)


def test_an_owner_is_the_same_person_however_the_name_is_written() -> None:
    names = ["Kim Larsen", "kim larsen", " Kim  Larsen", "KIM LARSEN"]
    actions = [Action(f"a{n}", owner=name) for n, name in enumerate(names)]
    assert crowded_owners(actions) == [actions]


def test_a_week_ends_with_its_sunday() -> None:
    week = [Action(f"a{n}", due=MONDAY + timedelta(days=n)) for n in (0, 2, 4, 6)]
    assert crowded_week(week) == week
    assert crowded_week([*week, Action("b", due=MONDAY + timedelta(days=7))]) == []


def test_the_turn_of_the_year_is_one_week() -> None:
    days = (date(2026, 12, 28), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 3))
    assert len(crowded_week([Action(f"a{n}", due=day) for n, day in enumerate(days)])) == 4


@given(st.lists(owned, max_size=12))
def test_an_owner_is_crowded_with_more_than_the_most_open_actions(actions: list[Action]) -> None:
    for theirs in crowded_owners(actions):
        assert len(theirs) > MOST_FOR_ONE
        assert all(is_open(action) and action.owner.strip() for action in theirs)
    named = [theirs[0].owner.strip().casefold() for theirs in crowded_owners(actions)]
    for name in ("kim", "noor"):
        count = sum(a.owner.strip().casefold() == name for a in open_actions(actions))
        assert (count > MOST_FOR_ONE) == (name in named)


@given(st.lists(owned, max_size=12))
def test_a_week_is_crowded_when_all_dates_are_in_it(actions: list[Action]) -> None:
    found = crowded_week(actions)
    dates = [action.due for action in open_actions(actions) if action.due]
    mondays = {day - timedelta(days=day.weekday()) for day in dates}
    assert bool(found) == (len(dates) > MOST_IN_A_WEEK and len(mondays) == 1)
