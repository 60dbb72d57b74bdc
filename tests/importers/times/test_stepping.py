from datetime import date, datetime, timedelta

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import PartialDate
from pm_facilitator.importers.times.stepping import Steps, in_year, steps_on

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


@pytest.mark.parametrize(
    ("above", "year"), [(None, 2024), (date(2024, 11, 20), 2024), (date(2024, 12, 20), 2025)]
)
def test_a_heading_tells_the_year_until_the_next_one_begins(above: date | None, year: int) -> None:
    assert in_year(PartialDate(1, 3), 2024, above).complete(above) == date(year, 1, 3)


def test_all_days_below_a_heading_of_a_year_are_of_it_without_a_doubt() -> None:
    first = "### 2024\n- January 3: It broke\n- November 20: mended\n"
    found = read_timeline(f"## Timeline\n{first}### 2025\n- January 4: It broke again\n")
    days = [date(2024, 1, 3), date(2024, 11, 20), date(2025, 1, 4)]
    assert ([each.time for each in found.events], found.warnings) == (days, ())


def test_a_day_of_a_heading_with_its_own_year_ends_the_year_above() -> None:
    text = "# 2024\n\n## 30 December 2023\n- 10:00 It broke\n- 2 January 09:00: It was mended\n"
    days = [f"{each.time:%Y-%m-%d}" for each in read_timeline(text).events]
    assert days == ["2023-12-30", "2024-01-02"]


def test_an_hour_past_twelve_within_a_text_does_not_end_the_halves_of_days() -> None:
    text = (
        "# 14 March 2023\n\nAna  5:38 PM\nis it slow?\n\nBo  5:41 PM\nyes, looking\n5:43\n"
        "there was a deploy at 16:55, mine\n\nAna  5:49 PM\nthank you\n"
    )
    assert [str(event.time)[11:16] for event in read_timeline(text).events] == [
        "17:38", "17:41", "17:43", "17:49",
    ]  # fmt: skip


def test_a_second_column_with_am_makes_no_halves_of_the_first() -> None:
    rows = "".join(
        f"| {hour:02}:04 UTC | {hour + 2:02}:04 {'AM' if hour < 10 else 'PM'} | it ran |\n"
        for hour in (8, 9, 13, 5)
    )
    text = f"# 14 July 2026\n\n| Time (UTC) | Time (CEST) | Event |\n|---|---|---|\n{rows}"
    assert [str(event.time)[11:16] for event in read_timeline(text).events] == [
        "08:04", "09:04", "13:04", "05:04",
    ]  # fmt: skip


def test_an_entry_a_bit_too_low_in_an_afternoon_without_pm_is_of_the_same_day() -> None:
    rows = "- 9:50 update\n- 12:05 lunch\n- 1:20 an idea\n- 2:15 back\n- 1:55 told\n- 3:40 done\n"
    draft = read_timeline(f"# Wifi, 2026-03-02\n\n## Timeline\n\n{rows}")
    assert [str(event.time)[5:16] for event in draft.events[2:]] == [
        "03-02 13:20",
        "03-02 14:15",
        "03-02 13:55",
        "03-02 15:40",
    ]
    assert any(each.kind is Doubt.ORDER and each.line == 9 for each in draft.warnings)


BERLIN = "14 Oct 2026\n\nBerlin team (CEST):\n23:30 deploy\n00:40 page goes out\n\n"


@pytest.mark.parametrize("head", ["New York team (EDT):", "New York (EDT)", "**Support (EDT)**"])
def test_by_the_clocks_of_another_zone_the_nearer_day_is_taken_and_asked_about(head: str) -> None:
    draft = read_timeline(f"{BERLIN}{head}\n6:12 PM alerts are seen\n6:45 PM the call is joined\n")
    assert [str(each.time) for each in draft.events[2:]] == [
        "2026-10-14 18:12:00-04:00",
        "2026-10-14 18:45:00-04:00",
    ]
    asked = next(each for each in draft.warnings if "another zone" in each.message)
    assert [str(each.time)[:10] for each in asked.answers] == ["2026-10-14", "2026-10-15"]


def test_by_the_clocks_of_another_zone_a_time_may_be_some_hours_earlier() -> None:
    text = (
        "14 Oct 2026\n\nBerlin (CEST)\n14:00 deploy\n20:00 over\n\nBoston (EDT)\n09:00 first call"
    )
    last = read_timeline(text).events[-1]
    assert str(last.time) == "2026-10-14 09:00:00-04:00"


def test_the_zone_of_a_place_alone_on_its_line_heads_the_times_below_it() -> None:
    text = (
        "London (BST), 14 July 2026\n23:30 deploy\n23:40 errors rise\nSydney (AEST)\n"
        "08:45 first call\n09:20 hotfix\n\nNew York (EDT)\n18:50 told on the page\n"
    )
    draft = read_timeline(text)
    assert [(str(each.time)[5:], each.text) for each in draft.events] == [
        ("07-14 23:30:00+01:00", "deploy"),
        ("07-14 23:40:00+01:00", "errors rise"),
        ("07-15 08:45:00+10:00", "first call"),
        ("07-15 09:20:00+10:00", "hotfix"),
        ("07-14 18:50:00-04:00", "told on the page"),
    ]
