"""Date-time groups: which moment 041403ZMAR26 is."""

from datetime import datetime, timedelta

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.military import group_at, short_group_at


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("041403ZMAR26 alarm", "2026-03-04T14:03:00+00:00"),
        ("04 1403Z Mar 26 - alarm", "2026-03-04T14:03:00+00:00"),
        ("041403A MAR 2026: alarm", "2026-03-04T14:03:00+01:00"),
        ("041403Rmar26 alarm", "2026-03-04T14:03:00-05:00"),
        ("041403JMAR26 alarm", "2026-03-04T14:03:00"),
    ],
)
def test_a_group_tells_day_clock_and_zone(written: str, told: str) -> None:
    (event,) = read_timeline(written).events
    assert event.time == datetime.fromisoformat(told)
    assert event.text == "alarm"


@pytest.mark.parametrize(
    "written", ["391403ZMAR26", "042503ZMAR26", "041403ZMAR261", "300203ZFEB26"]
)
def test_what_is_no_moment_is_no_group(written: str) -> None:
    assert group_at(written, 0) is None


def test_a_short_group_counts_where_the_text_has_whole_ones() -> None:
    first, second = read_timeline("041403ZMAR26 alarm\n051410Z repaired").events
    assert isinstance(first.time, datetime)
    assert second.time == first.time + timedelta(days=1, minutes=7)


def test_elsewhere_six_digits_are_hours_minutes_and_seconds() -> None:
    assert short_group_at("041403Z", 0)
    (event,) = read_timeline("# 2026-03-02\n\n- 041403Z alarm").events
    assert event.time == datetime.fromisoformat("2026-03-02T04:14:03+00:00")


class TestDaysThatAreToldInPart:
    """What is guessed about them is said, with answers."""

    def test_a_last_digit_that_nobody_knows(self) -> None:
        draft = read_timeline("# 2026-03-02\n\n- 14:1x alarm\n- 14:30 repaired")
        assert draft.events[0].approximate
        (doubt,) = [w for w in draft.warnings if w.line == 3 and w.answers]
        assert [answer.label for answer in doubt.answers] == ["14:10", "14:15", "14:19"]
        assert doubt.answers[0].time == draft.events[0].time

    def test_a_day_of_an_unknown_month(self) -> None:
        draft = read_timeline("# Outage at the end of June 2022\n\n- 30th, 14:03: alarm")
        assert draft.events[0].time == datetime(2022, 6, 30, 14, 3)
        (doubt,) = draft.warnings
        assert doubt.kind is Doubt.DAY
        times = [answer.time for answer in doubt.answers]
        assert times == [datetime(2022, month, 30, 14, 3) for month in (6, 5, 7)]

    def test_a_month_alone(self) -> None:
        draft = read_timeline("- 2022-05-02: found\n- Late May 2022: repaired")
        event = draft.events[1]
        assert str(event.time) == "2022-05-25"
        assert event.approximate
        (doubt,) = [w for w in draft.warnings if w.line == 2]
        assert doubt.answers[0].time == event.time
        assert len({answer.key for answer in doubt.answers}) == len(doubt.answers) == 4

    def test_today_and_yesterday(self) -> None:
        chat = "ana — Yesterday at 11:48 PM\nit lags\nbo — Today at 12:20 AM\nsame here"
        draft = read_timeline(chat, day=datetime(2026, 3, 2).date())
        assert [event.time for event in draft.events] == [
            datetime(2026, 3, 1, 23, 48),
            datetime(2026, 3, 2, 0, 20),
        ]
        assert [w.kind for w in draft.warnings if w.line == 1] == [Doubt.DAY]


def test_a_day_before_the_time_of_a_log_is_read() -> None:
    text = "Log of 2026-11-17\n\n1405Z NO SIGNAL\nABT 1700Z SOME BACK\n18/0900Z ALL BACK\n"
    draft = read_timeline(text)
    assert [(str(event.time)[:16], event.approximate) for event in draft.events] == [
        ("2026-11-17 14:05", False),
        ("2026-11-17 17:00", True),
        ("2026-11-18 09:00", False),
    ]


@pytest.mark.parametrize("head", ["Chronological log (DDHHMMZ)", "Log of the watch, 8 June 2023"])
def test_short_groups_count_where_the_text_says_so_or_all_may_be_some(head: str) -> None:
    groups = ["080312", "080325", "080410", "080505", "080530"]
    text = f"# Loss of service, 8 June 2023\n\n{head}\n\n" + "".join(
        f"- {group}Z alarm {group[2:]}\n" for group in groups
    )
    assert [f"{each.time:%d %H%M}" for each in read_timeline(text).events] == [
        f"{group[:2]} {group[2:]}" for group in groups
    ]


def test_six_digits_are_seconds_where_a_minute_could_be_no_hour() -> None:
    stamps = ["080312", "080325", "083110", "083205", "084030"]
    text = "# Loss of service, 2023-06-08\n\n" + "".join(f"- {each}Z alarm\n" for each in stamps)
    assert [f"{each.time:%H%M%S}" for each in read_timeline(text).events] == stamps
