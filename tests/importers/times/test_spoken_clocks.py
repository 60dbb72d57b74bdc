"""Clock times that are spoken rather than written in digits."""

from datetime import datetime, time

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.clocks import clock_at
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("half past ten", time(10, 30)),
        ("half past 10", time(10, 30)),
        ("quarter to four", time(3, 45)),
        ("a quarter past nine", time(9, 15)),
        ("quarter after nine", time(9, 15)),
        ("twenty past three", time(3, 20)),
        ("twenty-five past three", time(3, 25)),
        ("5 past 9", time(9, 5)),
        ("10 minutes to five", time(4, 50)),
        ("ten to noon", time(11, 50)),
        ("ten to midnight", time(23, 50)),
        ("five past midnight", time(0, 5)),
        ("quarter to one", time(12, 45)),
        ("nine o'clock", time(9)),
        ("9 o’clock", time(9)),
        ("nine in the evening", time(21)),
        ("3 in the morning", time(3)),
        ("half past two in the afternoon", time(14, 30)),
        ("9:15 that evening", time(21, 15)),
        ("7.20 in the evening", time(19, 20)),
        ("11:30 at night", time(23, 30)),
        ("12:30 that night", time(0, 30)),
        ("1:15 in the small hours", time(1, 15)),
        ("14:05 in the afternoon", time(14, 5)),
        ("three thirty pm", time(15, 30)),
        ("eleven p.m.", time(23)),
    ],
)
def test_reads_what_people_say(said: str, expected: time) -> None:
    found = clock_at(f"{said} it rang", 0)
    assert found is not None
    assert found[0].time == expected
    assert found[1] == len(said)


@pytest.mark.parametrize(
    "line",
    [
        "Ten to five people were affected",
        "From five to ten users were affected",
        "10 to 5 hosts were drained",
        "Half the hosts were drained",
        "Ten after five failures gave up",
        "Five hosts were drained",
        "Almost 10:1 of them failed",
        "No later than expected it rang",
        "One in the morning shift rang us",
        "Past 12 months",
        "Six: a note on the way",
        "About six hosts were drained",
        "A quarter of eight machines failed",
    ],
)
def test_other_words_with_numbers_are_no_time(line: str) -> None:
    assert read_stamp(line, Order.DAY_FIRST) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("around six: it rang", time(6)),
        ("Seven sharp - it rang", time(7)),
        ("quarter of eight: it rang", time(7, 45)),
    ],
)
def test_an_hour_alone_is_a_time_where_something_says_so(line: str, expected: time) -> None:
    stamp = read_stamp(line, Order.DAY_FIRST)
    assert stamp is not None
    assert stamp.clock is not None
    assert (stamp.clock.time, stamp.text) == (expected, "it rang")


def test_five_to_ten_is_a_time_where_something_says_so() -> None:
    for line in ("At five to ten it rang", "five to ten: it rang", "3 May, five to ten: it rang"):
        stamp = read_stamp(line, Order.DAY_FIRST)
        assert stamp is not None
        assert stamp.clock is not None
        assert (stamp.clock.time, stamp.text) == (time(9, 55), "it rang")


def test_a_shift_or_a_meeting_of_the_morning_stays_in_the_text() -> None:
    stamp = read_stamp("8:05 in the morning meeting we saw it", Order.DAY_FIRST)
    assert stamp is not None
    assert stamp.text == "in the morning meeting we saw it"


def times(text: str) -> list[str]:
    events = read_timeline(text).events
    return [f"{e.time:%d %H:%M}" for e in events if isinstance(e.time, datetime)]


def test_spoken_times_go_on_from_the_time_above_them() -> None:
    text = (
        "3 May 2024\n\n- quarter to twelve: the lift stops\n- half past one: the fitter comes\n"
        "- 16:20: a part comes\n- ten to five: it moves\n- midnight: the fitter leaves\n"
        "- half past twelve: it stops again\n"
    )
    assert times(text) == ["03 11:45", "03 13:30", "03 16:20", "03 16:50", "04 00:00", "04 00:30"]


def test_which_half_of_the_day_was_taken_is_told_where_nothing_else_says_it() -> None:
    text = "3 May 2024\n\n- ten past nine: it stops\n- half past nine: it moves\n- one o'clock: x\n"
    draft = read_timeline(text)
    doubts = {told.line: told for told in draft.warnings if told.kind is Doubt.HALF_OF_DAY}
    assert list(doubts) == [3, 5]
    assert [answer.label for answer in doubts[3].answers][:2] == ["09:10", "21:10"]
    assert [answer.label for answer in doubts[5].answers][:2] == ["13:00", "01:00 of the next day"]


def test_a_spoken_time_with_a_day_of_its_own_is_of_that_day() -> None:
    text = "3 May 2024, 11:00: it stops\n4 May 2024, half past nine: it moves\n"
    assert times(text) == ["03 11:00", "04 09:30"]
