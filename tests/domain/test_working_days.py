"""Days on which people work are counted, weekends are not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.working_days import (
    after_working_days,
    is_working_day,
    next_working_day,
    working_days_until,
)

days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
THURSDAY, SATURDAY = date(2026, 11, 26), date(2026, 11, 28)


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (THURSDAY, 0, THURSDAY),
        (THURSDAY, 1, date(2026, 11, 27)),
        (THURSDAY, 2, date(2026, 11, 30)),
        (SATURDAY, 0, date(2026, 11, 30)),
        (SATURDAY, 2, date(2026, 12, 1)),
        (date(2026, 12, 31), 2, date(2027, 1, 4)),
    ],
)
def test_a_weekend_is_passed_over(day: date, count: int, then: date) -> None:
    assert after_working_days(day, count) == then


@given(days)
def test_a_day_that_is_offered_is_never_on_a_weekend(day: date) -> None:
    assert is_working_day(next_working_day(day))
    assert timedelta(0) <= next_working_day(day) - day <= timedelta(days=2)


@given(days, st.integers(0, 60))
def test_counting_forth_and_counting_what_lies_between_agree(day: date, count: int) -> None:
    then = after_working_days(day, count)
    assert is_working_day(then)
    if count:
        assert working_days_until(day, then) == count


@given(days, st.integers(-400, 400))
def test_what_lies_between_is_counted_day_by_day(day: date, ahead: int) -> None:
    counted = sum(is_working_day(day + timedelta(days=n)) for n in range(1, ahead + 1))
    assert working_days_until(day, day + timedelta(days=ahead)) == counted
