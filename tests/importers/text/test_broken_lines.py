"""Paragraphs broken at a width, with breaks of their own inside."""

from pm_facilitator.importers.text.broken_lines import with_whole_parts, without_breaks
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def test_what_stands_between_two_breaks_is_put_together_again() -> None:
    assert with_whole_parts(["9:00 it<br> 9:10", "rang<br/> 9:20 all", "is well"]) == [
        "9:00 it<br> 9:10 rang<br/>",
        "9:20 all is well",
        "",
    ]


def test_breaks_at_the_ends_of_lines_and_tables_are_left_alone() -> None:
    for lines in (
        ["9:00 it rang<br>", "9:10 all is well<br>", "9:20 done"],
        ["| 9:00 | it<br> rang |", "| 9:10 | all<br> is well |"],
        ["<li>9:00 it<br> rang</li>", "<li>9:10 all<br> is well</li>"],
    ):
        assert with_whole_parts(lines) == lines


def test_entries_of_a_broken_paragraph_have_their_days_times_and_lines() -> None:
    text = (
        "All times in PDT, 2026.\n\n11:20AM Monday, May 18th: A change goes out. <br/> 3:10PM\n"
        "Monday, May 18th: First signs of trouble as some nodes stop. <br/> 3:23PM Monday, May\n"
        "18th: All stand still. <br/> 7PM: Work on it. <br/> ??:?? It is back. <br/> 8:15PM\n"
        "Monday, May 18th: All is well.\n"
    )
    assert [(e.line, str(e.time)[:16], e.text) for e in read_timeline(text).events] == [
        (3, "2026-05-18 11:20", "A change goes out."),
        (3, "2026-05-18 15:10", "First signs of trouble as some nodes stop."),
        (4, "2026-05-18 15:23", "All stand still."),
        (5, "2026-05-18 19:00", "Work on it."),
        (5, "None", "It is back."),
        (5, "2026-05-18 20:15", "All is well."),
    ]


def test_backslashes_that_break_lines_are_no_text() -> None:
    text = "# 2026-03-02\n\n## Timeline\n\n9:42 all is red\\\n9:44 we look\\\n9:50 found\n"
    assert [event.text for event in read_timeline(text).events] == [
        "all is red",
        "we look",
        "found",
    ]
    code = ["```", "run a \\", "  b", "```", "a\\\\", "b\\"]
    assert without_breaks(code) == [*code[:5], "b"]


def test_updates_behind_breaks_of_one_line_are_entries() -> None:
    text = (
        "Pages of 9 May 2026 are slow.<br /><br />**Update: 18:52** We know why.<br /><br />"
        "**Update 19:12** It goes on.<br />Edit: 20:09 All is well.\n"
    )
    assert [(f"{event.time:%H:%M}", event.text) for event in read_timeline(text).events] == [
        ("18:52", "We know why."),
        ("19:12", "It goes on."),
        ("20:09", "All is well."),
    ]
