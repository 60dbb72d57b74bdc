"""Days of the week alone, told from the newest entry to the oldest one."""

from datetime import date

from pm_facilitator.importers.draft import BACKWARDS
from pm_facilitator.importers.timeline.timeline_text import read_timeline

THURSDAY = date(2026, 11, 26)


def days(text: str) -> list[str]:
    return [str(event.time)[5:10] for event in read_timeline(text, day=THURSDAY).events]


def test_days_of_the_week_run_back_where_the_newest_entry_stands_first() -> None:
    text = (
        "Thursday 5:20am  all is well again\n\nThursday 2:22am  no progress\n\n"
        "Wednesday 3:42pm  names are not found\n\nTuesday 6:48pm  up again\n\n"
        "Tuesday 6:11pm  test with load\n\nMonday 3:50pm  power is gone\n"
    )
    assert days(text) == ["11-26", "11-26", "11-25", "11-24", "11-24", "11-23"]
    assert BACKWARDS in {each.message for each in read_timeline(text, day=THURSDAY).warnings}


def test_days_of_the_week_run_on_where_one_follows_the_other() -> None:
    text = (
        "Thursday 15:50 power is gone\nFriday 18:11 test with load\n"
        "Wednesday 05:20 all is well again\n"
    )
    assert days(text) == ["11-26", "11-27", "12-02"]


def test_a_gap_of_most_of_a_week_is_no_step_back_by_itself() -> None:
    text = "Thursday 15:50 power is gone\nWednesday 18:11 test with load\n"
    assert days(text) == ["11-26", "12-02"]


def test_two_long_gaps_are_no_steps_back_where_no_clock_goes_back() -> None:
    text = "Monday 10:00 deployed\nFriday 11:00 noticed\nWednesday 12:00 fixed\n"
    assert days(text) == ["11-23", "11-27", "12-02"]
