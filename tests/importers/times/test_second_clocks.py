"""Two columns of times of which one names no zone, and one may be left open."""

import pytest

from tests.importers.gold import read

_HEAD = "## The test of 15 September 2026\n\n| Event | {} | UTC |\n|---|---|---|\n"
_ROWS = "| Load off | 09:16:58 | 13:16:58.4 |\n| Charge low | 10:33 | 14:33 |\n"


@pytest.mark.parametrize("name", ["Local", "Ortszeit", "Местное"])
def test_a_time_that_is_told_by_the_local_clock_alone_is_as_far_from_utc_as_the_others(
    name: str,
) -> None:
    rows = f"{_ROWS}| Sleeps | 10:47:18 – 11:00:09 | — |\n| Back | ~10:57:2x – 10:59:2x | — |\n"
    events = read(f"{_HEAD.format(name)}{rows}").events
    assert [(str(event.time).replace(".400000", ""), event.approximate) for event in events] == [
        ("2026-09-15 13:16:58+00:00", False),
        ("2026-09-15 14:33:00+00:00", False),
        ("2026-09-15 10:47:18-04:00", False),
        ("2026-09-15 10:57:20-04:00", True),
    ]
    assert [str(event.end) for event in events[2:]] == [
        "2026-09-15 11:00:09-04:00",
        "2026-09-15 10:59:20-04:00",
    ]


def test_the_day_of_a_local_time_is_told_by_the_time_above() -> None:
    rows = (
        "| **draft number 7** | `2026-08-10T22:50:28` | 16:50:28 | the first one |\n"
        "| commit `b81` | — | 16:52:18 | two minutes on |\n"
        "| **draft number 8** | `2026-08-11T01:06:48` | 19:06:48 | mended |\n"
        "| commit `c22` | — | 19:08:54 | two minutes on |\n"
    )
    head = "| draft / commit | UTC | local | what was in the tree |\n|---|---|---|---|\n"
    events = read(f"## Which draft it was\n\n{head}{rows}").events
    assert [(str(event.time), event.text.strip("*"), event.details) for event in events] == [
        ("2026-08-10 22:50:28+00:00", "draft number 7", "the first one"),
        ("2026-08-10 16:52:18-06:00", "commit `b81`", "two minutes on"),
        ("2026-08-11 01:06:48+00:00", "draft number 8", "mended"),
        ("2026-08-10 19:08:54-06:00", "commit `c22`", "two minutes on"),
    ]


def test_where_the_rows_disagree_nobody_knows_the_time_that_only_the_local_clock_tells() -> None:
    rows = f"{_ROWS}| Cut off | 10:40 | 13:10 |\n| Sleeps | 10:47 | — |\n"
    events = read(f"{_HEAD.format('Local')}{rows}").events
    assert events[-1].time is None


def test_the_local_clock_of_the_far_east_is_ahead() -> None:
    rows = "| Load off | 02:16 | 13:16 |\n| Low | 03:33 | 14:33 |\n| Sleeps | 03:47 | — |\n"
    events = read(f"{_HEAD.format('Local')}{rows}").events
    assert str(events[-1].time)[10:] == " 03:47:00+13:00"
    rows = "| Load off | 01:16 | 13:16 |\n| Low | 02:33 | 14:33 |\n| Sleeps | 02:47 | — |\n"
    events = read(f"{_HEAD.format('Local')}{rows}").events
    assert str(events[-1].time)[10:] == " 02:47:00+12:00"
