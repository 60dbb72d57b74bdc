from datetime import date, datetime, timedelta

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.elapsed import elapsed_at

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "minutes", "later"),
    [
        ("T+5m x", 5, False),
        ("T-2h x", -120, False),
        ("T + 1h 30min x", 90, False),
        ("T+00:05 x", 5, False),
        ("T+7 x", 7, False),
        ("+12min x", 12, False),
        ("+1:05 x", 65, False),
        ("-5m x", -5, False),
        ("T0 x", 0, False),
        ("T+1h05 x", 65, False),
        ("T+1h05m x", 65, False),
        ("T-2h30 x", -150, False),
        ("T+5' x", 5, False),
        ("T plus 5 minutes x", 5, False),
        ("T-minus 10 min x", -10, False),
        ("10 minutes later x", 10, True),
        ("Twelve minutes later x", 12, True),
        ("half an hour later x", 30, True),
        ("An hour and a half later x", 90, True),
        ("a quarter of an hour after that x", 15, True),
        ("Two hours and a quarter later x", 135, True),
    ],
)
def test_reads_how_long_after_another_time(text: str, minutes: int, later: bool) -> None:
    found = elapsed_at(text, 0)
    assert found is not None
    assert found[:2] == (timedelta(minutes=minutes), later)


@pytest.mark.parametrize(
    "text",
    [
        "T5 x",
        "two users later left",
        "an hour of it",
        "+5 nodes",
        "+1 to that",
        "-10:30 x",
        "tomorrow",
        "T-shirt",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert elapsed_at(text, 0) is None


def times(text: str) -> list[str]:
    events = read_timeline(text, day=DAY).events
    return [f"{event.time:%H:%M}" for event in events if isinstance(event.time, datetime)]


@pytest.mark.parametrize(
    "text",
    [
        "T0 = 14:03\n\n- T+0 a\n- T+5m b",
        "T+0 a\nT+5m b\n\nT0 is 14:03 UTC.",
        "The drill begins at 14:03 (= T).\n\nT+0: a\nT+5min: b",
        "T0 (14:03) a\nT+5m b",
        "14:03 a\n+5m b",
        "14:03 a\n5 minutes later, b",
    ],
)
def test_counts_from_the_time_that_is_told_or_the_first_entry(text: str) -> None:
    assert times(text) == ["14:03", "14:08"]


def test_without_any_clock_the_words_stay_with_the_text() -> None:
    draft = read_timeline("T+5m a\nT+10m b", day=DAY)
    assert [(event.time, event.text) for event in draft.events] == [
        (None, "T+5m a"),
        (None, "T+10m b"),
    ]
    assert [(each.line, each.kind) for each in draft.warnings] == [(1, Doubt.DAY), (2, Doubt.DAY)]


def test_the_sentence_that_says_what_is_counted_from_is_no_event() -> None:
    told = "2024-02-09, 14:00 UTC. T is the start of the test.\n\n"
    draft = read_timeline(f"{told}T-5m pumps on\nT+0 valve open\nT+4m alarm\n")
    assert [f"{event.time:%H:%M} {event.text}" for event in draft.events] == [
        "13:55 pumps on",
        "14:00 valve open",
        "14:04 alarm",
    ]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("T-12:00 min", -12), ("T0 + 6:30 min", 6.5), ("T+3 h 20", 200), ("T+1:30", 90)],
)
def test_minutes_and_hours_may_be_told_in_short(written: str, minutes: float) -> None:
    found = elapsed_at(f"{written} it trips", 0)
    assert found is not None
    assert (found[0].total_seconds() / 60, found[2]) == (minutes, len(written))


def test_the_clock_in_brackets_behind_a_count_may_be_a_rough_one() -> None:
    text = "# 2023-04-12\n\n- **T+2h47m (13:02)** upgraded\n- **T+4h45m (~15:00)** deposits\n"
    event = read_timeline(text).events[1]
    assert (str(event.time), event.approximate, event.text) == (
        "2023-04-12 15:00:00",
        True,
        "deposits",
    )


def test_t_alone_is_the_moment_that_others_count_from() -> None:
    text = (
        "T = 2026-02-10 03:00 UTC, the start of the window.\n\n"
        "* T-30m: Banner\n* T: Writes are blocked\n* T+5m: The upgrade starts\n"
    )
    assert [(f"{each.time:%H:%M}", each.text) for each in read_timeline(text).events] == [
        ("02:30", "Banner"),
        ("03:00", "Writes are blocked"),
        ("03:05", "The upgrade starts"),
    ]


def test_a_letter_of_somebody_who_speaks_is_no_moment() -> None:
    text = "2026-02-10\n\n- 14:03 T: it rings\n- T: who is there\n- 14:05 it is back\n"
    assert len(read_timeline(text).events) == 2


HEAD = (
    "| Time (UTC) | Event |\n|---|---|\n| May 28 2025, 11:30 AM | Upgrade |\n| [+20 hrs] | Down |\n"
)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("\\[+2 Business Days Later]", date(2025, 5, 30)),
        ("+3 business days", date(2025, 6, 2)),
        ("**T+1 working day**", date(2025, 5, 29)),
        ("Two working days later", date(2025, 5, 30)),
    ],
)
def test_days_of_work_skip_the_weekend_and_are_asked_about(written: str, day: date) -> None:
    draft = read_timeline(f"{HEAD}| {written} | Mended |\n| [+30 hrs] | Rested |\n")
    assert [event.time for event in draft.events][2:] == [
        day,
        datetime.fromisoformat("2025-05-29T17:30:00+00:00"),
    ]
    (doubt,) = (
        warning for warning in draft.warnings if warning.kind is Doubt.DAY and warning.answers
    )
    assert (doubt.line, doubt.answers[0].time) == (5, day)
    assert len({answer.time for answer in doubt.answers}) == len(doubt.answers) > 1


def test_days_that_are_not_said_to_be_of_work_are_whole_ones() -> None:
    draft = read_timeline(f"{HEAD}| \\[+3 days later] | Mended |\n")
    assert str(draft.events[-1].time) == "2025-05-31 11:30:00+00:00"


def test_days_of_work_that_only_lasted_are_no_time() -> None:
    text = "2026-03-02\n\n14:05 it rang\n\n2 working days were lost.\n"
    assert [event.text for event in read_timeline(text).events] == ["it rang"]


@pytest.mark.parametrize(("name", "seconds"), [("T+ (s)", 90), ("Elapsed (min)", 5400)])
@pytest.mark.parametrize("cell", ["90", "T+90", "T+90..95"])
def test_the_name_of_a_column_tells_the_unit_of_its_counts(
    name: str, seconds: int, cell: str
) -> None:
    rows = f"| {name} | What |\n|---|---|\n| T+0 | stop |\n| {cell} | down |\n"
    draft = read_timeline(f"# Drill (T+0 = 2026-05-12T19:03:33Z)\n\n{rows}")
    first, last = (event.time for event in draft.events)
    assert isinstance(first, datetime)
    assert isinstance(last, datetime)
    assert (last - first).total_seconds() == seconds
    assert not [each for each in draft.warnings if "unit" in each.message]


@pytest.mark.parametrize(
    "below",
    [
        "- T+0: stop\n- T+120: down\n",
        "| Elapsed | What |\n|---|---|\n| 0 | stop |\n| 120 | down |\n",
        "| Offset | What |\n|---|---|\n| T+0 | stop |\n| T+120..130 | down |\n",
    ],
)
def test_a_count_without_a_unit_is_asked_about(below: str) -> None:
    draft = read_timeline(f"# Drill (T+0 = 2026-05-12T19:03:33Z)\n\n{below}")
    (doubt,) = [each for each in draft.warnings if "unit" in each.message]
    assert doubt.line == draft.events[1].line
    assert [f"{answer.time:%H:%M:%S}" for answer in doubt.answers] == ["21:03:33", "19:05:33"]
