"""Texts that were copied off a page, without the marks of their headings."""

from pm_facilitator.importers.layouts.bare_heads import with_bare_heads
from pm_facilitator.importers.text.lines import HEADING, split_lines
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from tests.importers.gold import read

REPORT = """Shop out of disk

2026-03-02, severity 2

Summary

The shop was down. It began at 08:51 and people rang at 09:10.

Timeline (UTC)

08:51 a build fails
09:05 the queue is stopped
10:20 released

Root cause

At 03:00 the night's cleaning had failed.

Action items

- 2026-04-01 an alert at 80 %
"""


def test_known_labels_alone_head_what_is_below_them() -> None:
    heads = [line for line in with_bare_heads(split_lines(REPORT)) if line.kind is HEADING]
    assert [(line.level, line.text) for line in heads] == [
        (1, "Shop out of disk"),
        (2, "Summary"),
        (2, "Timeline (UTC)"),
        (2, "Root cause"),
        (2, "Action items"),
    ]


def test_only_what_stands_below_the_timeline_is_read() -> None:
    draft = read_timeline(REPORT)
    assert [(str(event.time)[:16], event.text) for event in draft.events] == [
        ("2026-03-02 08:51", "a build fails"),
        ("2026-03-02 09:05", "the queue is stopped"),
        ("2026-03-02 10:20", "released"),
    ]
    assert all(event.told_zone == "UTC" for event in draft.events)


def test_a_text_with_headings_or_without_a_timeline_is_left_alone() -> None:
    for text in (f"# Report\n\n{REPORT}", REPORT.replace("Timeline (UTC)", "08:40 it was slow")):
        lines = split_lines(text)
        assert with_bare_heads(lines) == lines


def test_days_alone_above_a_timeline_head_what_is_below_them() -> None:
    text = (
        "All systems run\n\n13th December 2024\n\nNo incidents\n\n12th December 2024\n\n"
        "Summary\n\nA host failed.\n\nTimeline\n\n- 12:33: the host failed\n- 14:45: it runs\n"
    )
    assert [str(event.time)[:16] for event in read_timeline(text).events] == [
        "2024-12-12 12:33",
        "2024-12-12 14:45",
    ]


def test_a_title_with_a_day_is_no_entry_of_the_times_below_it() -> None:
    text = (
        "2026-10-27 Build host out of disk\n\nNotes taken meanwhile\n\n08:51 a build fails\n"
        "08:53 more fail\n09:05 stopped\n10:20 released\n"
    )
    assert [(str(event.time)[:16], event.text) for event in read(text).events] == [
        ("2026-10-27 08:51", "a build fails"),
        ("2026-10-27 08:53", "more fail"),
        ("2026-10-27 09:05", "stopped"),
        ("2026-10-27 10:20", "released"),
    ]


def test_a_day_that_opens_a_list_of_days_stays_an_entry() -> None:
    text = "2026-10-27 Found\n\n2026-10-28 Told\n2026-10-29 Mended\n2026-10-30 Out\n2026-10-31 Up\n"
    assert len(read(text).events) == 5


def test_numbers_and_words_beside_the_name_of_a_part_do_not_hide_it() -> None:
    text = (
        "Shop down\n\n1. Executive Summary\n\nOn 2026-02-04 at 13:45 it was down.\n\n"
        "2. Updated Service Timeline\n\n13:45 down\n14:00 slow\n20:15 done\n"
    )
    assert [str(event.time)[:16] for event in read_timeline(text).events] == [
        "2026-02-04 13:45",
        "2026-02-04 14:00",
        "2026-02-04 20:15",
    ]


def test_a_phase_with_times_of_its_own_is_one_of_the_timeline() -> None:
    rows = "Timeline\n\n14:03 it rang\n14:10 a call\n\nResolution\n\n15:00 all is well\n"
    events = read_timeline(f"Shop down 2026-03-02\n\n{rows}").events
    assert [event.text for event in events] == ["it rang", "a call", "all is well"]


def test_a_sentence_that_tells_the_day_of_a_table_below_it_is_no_entry() -> None:
    text = (
        "## Incident timeline\n\n"
        "On May 11, 2023, we rolled a new version of our configuration to every location.\n\n"
        "| Time | What |\n|---|---|\n| 12:20 | canaries |\n| 13:45 | merged |\n| 14:02 | down |\n"
    )
    draft = read_timeline(text)
    assert [event.text for event in draft.events] == ["canaries", "merged", "down"]
    assert [each.line for each in draft.warnings if "tells the day" in each.message] == [3]


def test_an_item_of_a_day_alone_above_times_of_that_day_stays() -> None:
    text = "## Timeline\n\n- 2019-07-12 - found\n- 2019-07-12 10:00 a\n- 10:05 b\n- 10:09 c\n"
    assert read_timeline(text).events[0].text == "found"


def test_the_next_question_of_a_report_on_certificates_ends_the_timeline() -> None:
    text = (
        "2. A timeline of the actions your CA took in response.\n\n2020-08-18\n- 16:05 42 revoked\n"
        "- 17:12 the rest\n\n2020-08-25\n- This report posted\n\n"
        "3. Whether your CA has stopped, or has not yet stopped, issuing certificates.\n\nYes.\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "42 revoked",
        "the rest",
        "This report posted",
    ]


def test_a_part_may_begin_right_below_the_last_entry() -> None:
    text = (
        "Branch down 2026-03-02\n\nTimeline\n10:12 it is down\n12:34 it is back\nRoot Cause\n\n"
        "At 5:30 PM the previous day, the port was set to auto.\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["it is down", "it is back"]


def test_a_word_between_entries_begins_no_part() -> None:
    text = "Down 2026-03-02\n\nTimeline\n10:12 it is down\nImpact\n12:34 it is back\n"
    assert [f"{event.time:%H:%M}" for event in read_timeline(text).events] == ["10:12", "12:34"]
