"""Ends that tell no more than their day, or begin on a day and end at a time."""

from datetime import UTC, datetime

import pytest

from pm_facilitator.importers.accepting.convert import to_events
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def spans(text: str) -> list[tuple[str, str, str]]:
    return [(str(each.time), str(each.end), each.text) for each in read_timeline(text).events]


@pytest.mark.parametrize(
    "line",
    [
        "2023-11-24 at 17:00 till 2023-11-27: the mill is slow",
        "2023-11-24 17:00 – 2023-11-27: the mill is slow",
        "24 November 2023, 17:00 until 27 November: the mill is slow",
        "17:00 on 24 November 2023 to 27 November: the mill is slow",
        "__5:00 PM, 24-Nov-23 to 27-Nov-23: the mill is slow__",
    ],
)
def test_a_moment_may_open_what_ends_on_a_day(line: str) -> None:
    assert spans(f"# Mill\n\n* {line}\n") == [
        ("2023-11-24 17:00:00", "2023-11-27", "the mill is slow")
    ]


@pytest.mark.parametrize("end", ["2023-07-14 at 13:15", "14 July 13:15", "2023-07-14 at 1:15 pm"])
def test_a_day_may_open_what_ends_at_a_time(end: str) -> None:
    assert spans(f"# Mill\n\n* 2023-07-13 to {end}: the mill is slow\n") == [
        ("2023-07-13", "2023-07-14 13:15:00", "the mill is slow")
    ]


def test_the_time_that_ends_a_span_of_days_has_the_zone_beside_it() -> None:
    text = "# Mill\n\n* 2023-07-13 to 2023-07-14 at 13:15 UTC: the mill is slow\n"
    (event,) = to_events(read_timeline(text), "Europe/Lisbon")
    assert event.end == datetime(2023, 7, 14, 13, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "2023-11-24 17:00 – 2023-11-27 was told to the guests",
        "2023-11-24 17:00 – 2023-11-24: the mill is slow",
        "2023-11-24 17:00 – 2023-11-20: the mill is slow",
    ],
)
def test_a_day_behind_a_moment_may_open_its_text(line: str) -> None:
    ((time, end, said),) = spans(f"# Mill\n\n* {line}\n")
    assert (time, end) == ("2023-11-24 17:00:00", "None")
    assert said.startswith("2023-11-2")


def test_what_began_in_a_night_told_by_both_of_its_days_has_no_end() -> None:
    line = "Tuesday 7 to Wednesday 8 November 2023, 22:00 the mill is slow"
    assert spans(f"# Mill\n\n* {line}\n") == [("2023-11-07 22:00:00", "None", "the mill is slow")]
