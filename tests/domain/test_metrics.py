"""The figures of an incident."""

from datetime import timedelta

import pytest

from pm_facilitator.domain.entities import Review
from pm_facilitator.domain.metrics import durations, out_of_order, within_review_window, words
from tests.domain.conftest import NOW


def after(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


def test_durations_count_from_the_start_and_acknowledging_from_detection() -> None:
    found = durations(
        Review(
            "r",
            started_at=NOW,
            detected_at=NOW + after(5),
            acknowledged_at=NOW + after(8),
            mitigated_at=NOW + after(40),
            resolved_at=NOW + after(95),
        )
    )
    assert (found.to_detect, found.to_acknowledge) == (after(5), after(3))
    assert (found.to_mitigate, found.to_resolve) == (after(40), after(95))


def test_a_missing_time_gives_no_duration() -> None:
    assert durations(Review("r", started_at=NOW)).to_detect is None
    assert durations(Review("r", resolved_at=NOW)).to_resolve is None


@pytest.mark.parametrize(
    ("hours", "inside"), [(23.9, False), (24, True), (48, True), (72, True), (72.1, False)]
)
def test_the_review_window_is_one_to_three_days(hours: float, inside: bool) -> None:
    assert within_review_window(NOW, NOW + timedelta(hours=hours)) is inside


def test_times_out_of_order_are_named() -> None:
    review = Review("r", started_at=NOW, detected_at=NOW - after(1), resolved_at=NOW)
    assert out_of_order(review) == ["detected is before started"]
    assert out_of_order(Review("r", detected_at=NOW, resolved_at=NOW)) == []


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (None, "–"),
        (timedelta(0), "0 s"),
        (timedelta(seconds=59), "59 s"),
        (timedelta(minutes=47, seconds=30), "47 min"),
        (timedelta(hours=2, minutes=5), "2 h 05 min"),
        (timedelta(days=3, hours=4, minutes=50), "3 d 4 h"),
        (timedelta(minutes=-3), "−3 min"),
    ],
)
def test_durations_are_said_in_words(span: timedelta | None, said: str) -> None:
    assert words(span) == said
