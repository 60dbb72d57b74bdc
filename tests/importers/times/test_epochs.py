"""Times that are counted from 1970."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.epochs import epoch_at, tells_epochs


@pytest.mark.parametrize("unit", ["", "000", "000000", ".000"])
def test_lines_may_open_with_seconds_since_1970(unit: str) -> None:
    text = "".join(f"- {second}{unit} x\n" for second in (1686751380, 1686751500, 1686753180))
    assert [str(event.time) for event in read_timeline(text).events] == [
        "2023-06-14 14:03:00+00:00",
        "2023-06-14 14:05:00+00:00",
        "2023-06-14 14:33:00+00:00",
    ]


def test_a_column_of_them_is_one_of_times() -> None:
    table = "| Timestamp | Event |\n|---|---|\n| `1686751380` | alert |\n| `1686751500` | ack |\n"
    assert [str(event.time)[:16] for event in read_timeline(table).events] == [
        "2023-06-14 14:03",
        "2023-06-14 14:05",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<t:{}:t> — the lift stopped",
        "<t:{}> the lift stopped",
        "<t:{}:f> (<t:{}:R>): the lift stopped",
        "- <!date^{}^{{date}} at {{time}}|June 14> the lift stopped",
        "🔴 the lift stopped — <t:{}:t>",
    ],
)
def test_chats_keep_times_that_each_reader_sees_on_a_clock_of_their_own(line: str) -> None:
    seconds = (1686751380, 1686751500, 1686753180)
    text = "".join(f"{line.format(second, second)}\n" for second in seconds)
    events = read_timeline(text).events
    assert [f"{event.time:%d %H:%M %Z}" for event in events if event.time] == [
        *("14 14:03 UTC", "14 14:05 UTC", "14 14:33 UTC"),
    ]
    assert all(event.text.removeprefix("🔴 ").startswith("the lift stopped") for event in events)


def test_a_single_number_of_that_size_is_none() -> None:
    (event,) = read_timeline("- 14 June 2023\n  - 1686751380 rows were deleted\n").events
    assert event.text == "1686751380 rows were deleted"


def test_numbers_that_do_not_rise_are_none() -> None:
    assert not tells_epochs(["1999999999 a", "1500000000 b", "1200000000 c"])
    assert epoch_at("1686751380x", 0) is None
