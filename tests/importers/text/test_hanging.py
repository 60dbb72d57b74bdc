"""Lists of which only the first entry kept its bullet."""

from pm_facilitator.importers.timeline.timeline_text import read_timeline


def test_entries_that_hang_below_the_first_are_entries() -> None:
    text = (
        "June 19, 2009.\n\n  • 2 p.m.: The crew begins\n    3 p.m.: Another one reports\n"
        "    3:30 p.m.: A train passes\n    without a stop\n    6 p.m.: The storm begins\n"
    )
    assert [(str(event.time)[11:16], event.text) for event in read_timeline(text).events] == [
        ("14:00", "The crew begins"),
        ("15:00", "Another one reports"),
        ("15:30", "A train passes without a stop"),
        ("18:00", "The storm begins"),
    ]


def test_one_line_with_a_time_below_an_item_is_of_it() -> None:
    text = "# 2026-03-02\n\n- 14:00: a deploy\n  14:05: it is out\n- 14:30: it rang\n"
    events = read_timeline(text).events
    assert [str(event.time)[11:16] for event in events] == ["14:00", "14:30"]
    assert "14:05" in events[0].text
