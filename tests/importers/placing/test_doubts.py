"""Each doubtful decision is told of beside its line, with answers of which the first was taken."""

from datetime import date, datetime

import pytest

from pm_facilitator.importers.accepting.settling import settle
from pm_facilitator.importers.draft import Doubt, ImportWarning, TimelineDraft
from pm_facilitator.importers.timeline.timeline_text import read_timeline

DAY = date(2024, 2, 9)


def read(text: str, zone: str | None = None) -> TimelineDraft:
    return read_timeline(text, day=DAY, zone=zone)


def told(draft: TimelineDraft, kind: Doubt) -> list[ImportWarning]:
    return [warning for warning in draft.warnings if warning.kind is kind]


def times(draft: TimelineDraft, kind: Doubt, key: str) -> list[str]:
    """Give the times as they are once the doubts of a kind were settled with an answer."""
    events, _ = settle(draft.events, draft.warnings, kind, key)
    return [f"{event.time:%d %H:%M}" for event in events if isinstance(event.time, datetime)]


@pytest.mark.parametrize(
    ("text", "kind", "line", "keys"),
    [
        ("23:50 a\n00:10 b", Doubt.DAY, 2, ["next_day", "same_day"]),
        ("10:00 a\n09:30 b", Doubt.ORDER, 2, ["same_day", "next_day"]),
        (
            "2024-02-09 10:00 a\n2024-02-07 10:00 b",
            Doubt.ORDER,
            2,
            ["as_written", "day_above"],
        ),
        ("9:50 a\n11:10 b\n1:05 c", Doubt.HALF_OF_DAY, 3, ["pm", "next_day", "am"]),
        ("11:50 AM a\n12:10 AM b", Doubt.HALF_OF_DAY, 2, ["other_half", "as_written"]),
        ("10:30 - 10:20: a", Doubt.END_FIRST, 1, ["no_end", "next_day", "swapped"]),
        ("23:50 - 00:10: a", Doubt.END_FIRST, 1, ["next_day", "no_end", "swapped"]),
        ("All times UTC\n\n10:00 a", Doubt.ZONE, 3, ["UTC", "review_zone"]),
        ("10:00 UTC a\n10:05 b", Doubt.ZONE, 2, ["UTC", "review_zone"]),
        ("10:00 UTC (06:00 EST) a", Doubt.ZONE, 1, ["first_zone", "second_zone"]),
        ("2024-07-01 10:00 PST a", Doubt.ZONE_SEASON, 1, ["as_written", "local"]),
        ("3/4/2024 10:00 a", Doubt.DAY_OR_MONTH_FIRST, 1, ["month_first", "day_first"]),
        ("Monday 12 February 2024 a\nSunday, 13 February 2024: b", Doubt.DAY, 2,
         ["as_written", "by_weekday"]),
        ("### Monday\n\n10:00 a", Doubt.DAY, 3, ["nearest", "week_before", "week_after"]),
        ("Aug 20 10:00 a", Doubt.YEAR, 1, ["2023", "2022", "2024"]),
    ],
)  # fmt: skip
def test_a_doubt_stands_beside_its_line_with_its_answers(
    text: str, kind: Doubt, line: int, keys: list[str]
) -> None:
    (warning,) = told(read(text), kind)
    assert warning.line == line
    assert [answer.key for answer in warning.answers] == keys
    taken = next(event.time for event in read(text).events if event.line == line)
    assert warning.answers[0].time == taken


@pytest.mark.parametrize(
    ("text", "zone", "keys"),
    [
        ("2024-11-03 01:30 a", "America/New_York", ["before_change", "after_change"]),
        ("2024-11-03 01:50 a\n01:10 b", "America/New_York", ["after_change", "before_change"]),
        ("2024-03-10 02:30 a", "America/New_York", ["before_change", "after_change"]),
    ],
)
def test_an_hour_that_came_twice_or_never_is_told_of(text: str, zone: str, keys: list[str]) -> None:
    *_, warning = told(read(text, zone), Doubt.CLOCK_CHANGE)
    assert [answer.key for answer in warning.answers] == keys


def test_all_that_follows_a_night_moves_with_the_answer() -> None:
    draft = read("23:50 a\n00:10 b\n08:00 c\n2024-02-20 10:00 d")
    assert times(draft, Doubt.DAY, "next_day") == ["09 23:50", "10 00:10", "10 08:00", "20 10:00"]
    assert times(draft, Doubt.DAY, "same_day") == ["09 23:50", "09 00:10", "09 08:00", "20 10:00"]


def test_all_dates_of_a_document_can_be_read_the_other_way_round() -> None:
    draft = read("3/4/2024 10:00 a\n10:05 b\n5/4/2024 11:00 c")
    assert times(draft, Doubt.DAY_OR_MONTH_FIRST, "day_first") == [
        "03 10:00",
        "03 10:05",
        "05 11:00",
    ]


def test_the_order_of_numeric_dates_is_said_aloud_where_the_text_decides_it() -> None:
    (warning,) = told(read("3/4/2024 10:00 a\n25/4/2024 10:00 b"), Doubt.DAY_OR_MONTH_FIRST)
    assert "day" in warning.message
    assert not warning.answers


def test_a_list_with_the_newest_first_is_told_of_once() -> None:
    draft = read("16:10 d\n15:40 c\n10:00 b\n09:50 a")
    assert [f"{event.time:%d %H}" for event in draft.events if event.time] == [
        "09 16",
        "09 15",
        "09 10",
        "09 09",
    ]
    assert [(warning.line, warning.kind) for warning in draft.warnings] == [(1, Doubt.ORDER)]


@pytest.mark.parametrize(
    "text", ["10:00 a\n10:05 b", "13:50 a\n13:55 b", "2024-02-09 10:00 a\n2024-02-20 11:00 b"]
)
def test_what_is_clear_is_not_told_of(text: str) -> None:
    assert not read(text).warnings


@pytest.mark.parametrize("mark", ["```", "~~~"])
def test_a_document_with_its_only_times_in_code_says_so(mark: str) -> None:
    draft = read(f"# Kiln\n\nThe log:\n\n{mark}\n10:00 a\n10:05 b\n{mark}\n")
    assert not draft.events
    assert [(warning.line, warning.kind) for warning in draft.warnings] == [(6, Doubt.UNREAD)]


def test_a_text_that_is_one_block_of_code_is_read() -> None:
    assert [event.text for event in read("```\n10:00 a\n10:05 b\n```").events] == ["a", "b"]
