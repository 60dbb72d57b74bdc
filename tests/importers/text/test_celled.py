"""Tables of which each cell was copied onto a line of its own."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline

ROWS = [
    ("08:12", "Fleet office", "A plan is uploaded"),
    ("???", "Fleet office", "The cache is rebuilt"),
    ("08:31", "Passenger", "A booking is refused"),
    ("~09:47", "Desk", "It works again"),
]
TOLD = [
    ("2024-06-18 08:12", "A plan is uploaded"),
    ("None", "The cache is rebuilt"),
    ("2024-06-18 08:31", "A booking is refused"),
    ("2024-06-18 09:47", "It works again"),
]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
def test_each_row_is_put_together_from_its_lines(order: tuple[int, ...]) -> None:
    names = ("Time (UTC)", "Who", "Event")
    cells = [row[place] for row in (names, *ROWS) for place in order]
    text = f"# 18 June 2024\n\n## Timeline\n\n{chr(10).join(cells)}\n\nIt rained.\n"
    events = read_timeline(text).events
    assert [(str(event.time)[:16], event.text) for event in events] == TOLD
    assert [event.line for event in events] == [8, 11, 14, 17]


def test_a_column_parted_by_tabs_may_hold_many_unknown_times() -> None:
    rows = "".join(f"{time}\t{who}\t{what}\n" for time, who, what in ROWS)
    draft = read_timeline(f"# 18 June 2024\n\nTime\tSure?\tEvent\n{rows}")
    assert [(str(event.time)[:16], event.text) for event in draft.events] == TOLD


def test_lines_below_a_word_for_time_that_are_no_rows_stay_lines() -> None:
    text = "# 18 June 2024\n\nTimes\n14:03 it rang\n14:10 a call\n14:15 all is well\n"
    assert [event.text for event in read_timeline(text).events] == [
        "it rang",
        "a call",
        "all is well",
    ]


def test_a_line_that_tells_of_all_times_names_no_column() -> None:
    moments = "".join(
        f"Jan 23, 2026, 11:{minute}:10 am\nMonitor {minute} alerted\n" for minute in (24, 29, 40)
    )
    text = (
        f"Jan 23, 11:20 am - Jan 23, 2:10 pm (EST)\n\nTimeline\nAll timestamps are EST\n{moments}"
    )
    assert [f"{each.time:%H:%M}" for each in read_timeline(text).events] == [
        "11:24",
        "11:29",
        "11:40",
    ]
