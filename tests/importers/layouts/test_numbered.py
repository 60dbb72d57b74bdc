"""Paragraphs with numbers in front, as reports of inquiries have them."""

import pytest

from pm_facilitator.importers.layouts.numbered import without_numbers
from pm_facilitator.importers.text.lines import split_lines
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def told(*paragraphs: str) -> list[str]:
    return [
        line.text for line in without_numbers(split_lines("\n\n".join(paragraphs))) if line.text
    ]


@pytest.mark.parametrize("form", ["{}  ", "[{}] ", "4.{} ", "4.2.{} "])
def test_the_numbers_of_paragraphs_are_no_words_of_theirs(form: str) -> None:
    said = ["The lift stopped.", "At 14:03 hrs a porter rang.", "It ran again at 15:00 hrs."]
    assert told(*(form.format(number) + text for number, text in enumerate(said, 7))) == said


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("3 people rang.", "5 people wrote.", "9 people came."),
        ("10.15 Alarm", "10.16 Restart", "10.17 Over"),
        ("1  The lift stopped.", "2  It ran again."),
        ("1 14:03 alarm", "2 14:10 restart", "3 14:20 over"),
    ],
)
def test_other_numbers_stay(paragraphs: tuple[str, ...]) -> None:
    assert told(*paragraphs) == list(paragraphs)


def test_lines_below_the_first_of_a_paragraph_keep_their_numbers() -> None:
    lines = ("7  The lift stopped with", "8 people in it.")
    assert told("\n".join(lines), "8  A porter rang.", "9  It ran again.") == [
        "The lift stopped with",
        "8 people in it.",
        "A porter rang.",
        "It ran again.",
    ]


@pytest.mark.parametrize(
    "form",
    ["* {}. ", "- {}) ", "- ({}) ", "({}) ", "[{}] ", "{}: ", "{} - ", "Event {}: ", "- Step {}. "],
)
@pytest.mark.parametrize("time", ["14:0{} - ", "2024-03-05 14:0{}: ", "Mar {}, 2024 14:00 "])
def test_what_counts_entries_is_taken_off_before_their_times(form: str, time: str) -> None:
    said = ["it stopped", "it was looked at", "it ran"]
    rows = (form.format(at) + time.format(at) + text for at, text in enumerate(said, 1))
    events = read_timeline("Timeline, 5 March 2024\n\n" + "\n".join(rows)).events
    assert [event.text for event in events] == said
    assert all(event.time is not None for event in events)


@pytest.mark.parametrize("form", ["* {}. ", "({}) ", "  * {}) "])
def test_letters_count_entries_too_and_then_no_c_means_about(form: str) -> None:
    rows = (f"{form.format(letter)}10 July 2019 - it was {letter}" for letter in "abcd")
    events = read_timeline("\n".join(rows)).events
    assert [event.text for event in events] == [f"it was {letter}" for letter in "abcd"]
    assert not any(event.approximate for event in events)


def test_a_number_that_does_not_count_on_is_part_of_the_text() -> None:
    text = "2024-03-05\n\n- (3) 14:03 it rang\n- (9) 14:05 more\n- (4) 14:09 over"
    assert read_timeline(text).events[0].text.startswith("(3)")


def test_counted_entries_may_have_rough_times_and_underscores() -> None:
    text = (
        "# 8 June 2024\n\n(1) __6:30 AM__ - boarding\n(2) __7:00 AM__ - no list\n"
        "(3) roughly 7:5x - by eye\n(5) __1:20 PM__ - found\n"
    )
    assert [(str(event.time)[11:16], event.text) for event in read_timeline(text).events] == [
        ("06:30", "boarding"),
        ("07:00", "no list"),
        ("07:50", "by eye"),
        ("13:20", "found"),
    ]


def test_the_numbers_of_headings_are_no_words_of_theirs() -> None:
    text = "## 1. Found 2026-03-02 10:13\n\nIt rang.\n\n"
    text += "## 2. Fixed 2026-03-02 11:00\n\nA disk.\n\n## 3) Lessons\n\nNone.\n"
    assert [line.text for line in without_numbers(split_lines(text)) if line.level] == [
        "Found 2026-03-02 10:13",
        "Fixed 2026-03-02 11:00",
        "Lessons",
    ]


def test_the_days_of_headings_are_no_numbers() -> None:
    text = "### 26. August\n\na\n\n### 27. August\n\nb\n\n### 28. August\n\nc\n"
    heads = [line.text for line in without_numbers(split_lines(text)) if line.level]
    assert heads == ["26. August", "27. August", "28. August"]


def test_the_numbers_of_sections_before_times_are_no_days() -> None:
    text = "26 June 2017\n\n4.1\t9:05 a.m. – down\n4.2\t9:12 a.m. – seen\n4.3\t9:20 a.m. – found\n"
    events = read_timeline(text).events
    assert [(f"{event.time:%m-%d %H:%M}", event.text) for event in events] == [
        ("06-26 09:05", "down"),
        ("06-26 09:12", "seen"),
        ("06-26 09:20", "found"),
    ]


def test_days_of_one_month_that_begin_in_its_middle_are_no_numbers() -> None:
    text = "2026\n\n5.6 9:05 down\n5.7 9:12 seen\n5.8 9:20 found\n"
    assert len({f"{event.time:%m-%d}" for event in read_timeline(text).events}) == 3


def test_the_numbers_under_which_entries_were_filed_are_taken_off() -> None:
    text = (
        "Report\n\n000245 10/17/03 01:04 faults\n000264 10/19/03 01:09 cooling\n"
        "000265 10/19/03 15:04 chain dead\n"
    )
    events = read_timeline(text).events
    assert [(str(event.time), event.text) for event in events] == [
        ("2003-10-17 01:04:00", "faults"),
        ("2003-10-19 01:09:00", "cooling"),
        ("2003-10-19 15:04:00", "chain dead"),
    ]


def test_updates_that_are_counted_down_have_the_newest_first() -> None:
    text = (
        "**Update 4 (2024-03-01 10:15 CET):** quiet\n\n**Update 3 (18:40 CET):** done\n\n"
        "**Update 2 (17:05 CET):** found\n\n**Update 1 (15:45 CET):** slow\n"
    )
    days = [f"{event.time:%d %H:%M}" for event in read_timeline(text).events]
    assert days == ["01 10:15", "29 18:40", "29 17:05", "29 15:45"]
