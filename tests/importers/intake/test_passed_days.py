"""Midnights are counted in a text that names no day."""

from pm_facilitator.importers.intake.passed_days import passed_days
from pm_facilitator.importers.protocol import unwatched


def counted(text: str) -> list[int]:
    """Count in front of each line that begins with a star."""
    data = text.encode()
    starts = [0, *(place + 1 for place in range(len(data)) if data[place : place + 2] == b"\n*")]
    return passed_days(data, starts, unwatched)


def test_a_step_back_of_hours_is_a_midnight() -> None:
    assert counted("\n23:50 a\n00:10 b\n* 00:20 c\n12:00 d\n03:00 e\n* 04:00 f") == [0, 1, 2]


def test_a_small_step_back_is_none() -> None:
    assert counted("\n10:00 a\n09:58 b\n* 10:01 c") == [0, 0]


def test_halves_of_the_day_are_understood() -> None:
    assert counted("\n11:50 AM a\n12:10 PM b\n* 1:00 PM c\n11:00 PM d\n12:05 am e\n* 1:00 am") == [
        0,
        0,
        1,
    ]


def test_times_far_inside_a_line_do_not_count() -> None:
    assert counted(f"\n23:00 a {'b' * 60} since 9:00\n* 23:05 c") == [0, 0]
