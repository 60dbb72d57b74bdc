from datetime import datetime, timedelta

import pytest

from pm_facilitator.importers.stepping import Steps, steps_on

NOON = datetime(2026, 3, 2, 12, 0)
HOUR = timedelta(hours=1)


def walk(*moves: timedelta) -> Steps:
    steps = Steps()
    for move in moves:
        steps.count(NOON + move, NOON)
    return steps


@pytest.mark.parametrize(
    ("moves", "backwards"),
    [
        ([-HOUR, -HOUR], True),
        ([-HOUR], False),
        ([-HOUR, -HOUR, HOUR], False),
        ([-HOUR, -HOUR, -HOUR, -HOUR, HOUR], True),
    ],
)
def test_entries_run_backwards_when_nearly_all_steps_do(
    moves: list[timedelta], backwards: bool
) -> None:
    assert walk(*moves).run_backwards is backwards


def test_a_step_over_midnight_says_nothing_of_the_order() -> None:
    assert walk(-20 * HOUR, 20 * HOUR) == Steps()


def test_days_without_a_clock_count_but_not_beside_a_time() -> None:
    steps = Steps()
    steps.count(NOON.date(), NOON.date() - timedelta(days=1))
    steps.count(NOON.date(), NOON)
    assert steps == Steps(on=1, back=0)


@pytest.mark.parametrize(
    ("hours", "on"), [([9, 10, 10], 2), ([9, 8, 10], 1), ([23, 1], 1), ([13, 1], 0), ([9], 0)]
)
def test_a_column_goes_on_where_no_time_is_before_the_one_above_but_past_midnight(
    hours: list[int], on: int
) -> None:
    assert steps_on(hour * 60 for hour in hours) == on
