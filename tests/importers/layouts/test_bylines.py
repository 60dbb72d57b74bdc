"""Lines that say when a text was written."""

import pytest

from pm_facilitator.importers.layouts.bylines import is_byline, tells_of_writing, with_mail_heads
from pm_facilitator.importers.text.lines import Kind, split_lines
from pm_facilitator.importers.timeline.timeline_text import read_timeline


@pytest.mark.parametrize(
    "line",
    [
        "*2 June 2023 · The Sprocket works blog · by Odile Marchand*",
        "June 2, 2023 | 4 min read",
        "2 June 2023, by Odile Marchand",
        "By Odile Marchand • 2023-06-02",
    ],
)
def test_knows_a_byline(line: str) -> None:
    assert is_byline(line)
    assert tells_of_writing(line)


@pytest.mark.parametrize(
    "line",
    [
        "2023-06-02 - Post in the blog of the vendor",
        "2023-06-02: the bucket was deleted by Odile, as planned",
        "2 June 2023 – reported by a customer in the shop",
        "Stand-by power fails, 2 June 2023",
    ],
)
def test_what_happened_is_no_byline(line: str) -> None:
    assert not is_byline(line)


def test_a_byline_is_neither_an_event_nor_the_day() -> None:
    text = (
        "# The day the kiln stayed cold\n\n*9 June 2023 · works blog · by Odile Marchand*\n\n"
        "On 2 June 2023 nothing was fired.\n\n**At 14:02 UTC**, the door was left open.\n\n"
        "**By 14:40 UTC** a potter saw it, and **at 15:05** it was shut.\n\n"
        "**The next morning at 09:00 UTC** we found the broken switch.\n"
    )
    assert [(str(event.time), event.text) for event in read_timeline(text).events] == [
        ("2023-06-02 14:02:00+00:00", "the door was left open."),
        ("2023-06-02 14:40:00+00:00", "a potter saw it"),
        ("2023-06-02 15:05:00+00:00", "it was shut."),
        ("2023-06-03 09:00:00+00:00", "we found the broken switch."),
    ]


MAIL = """From: Odile <odile@kiln.example>
To: potters
Date: Sat, 3 Jun 2023 08:12:44 +0200
Subject: the cold kiln

This is what happened{day}

14:02 the door is left open
14:40 a potter sees it
"""


@pytest.mark.parametrize(
    ("day", "date"), [(" on Friday, 2 June 2023, UTC.", "2023-06-02"), (" today.", "2023-06-03")]
)
def test_the_date_of_a_mail_serves_only_where_no_other_is_told(day: str, date: str) -> None:
    draft = read_timeline(MAIL.format(day=day))
    assert [str(event.time)[:16] for event in draft.events] == [f"{date} 14:02", f"{date} 14:40"]
    assert draft.warnings


def test_fields_of_a_document_are_no_head_of_a_mail() -> None:
    fields = split_lines(
        "From: 10:00\nTo: 12:00\nDate: 2 June 2023\n\nSubject: kilns\nDate: today\n"
    )
    assert all(line.kind is not Kind.QUOTE for line in with_mail_heads(fields))


FRONT = """---
title: The cold kiln
date: 2023-06-20
---

{said}

## Timeline (UTC)

- 14:02 the door is left open
- 14:40 a potter sees it
"""


def test_the_date_of_front_matter_may_be_that_of_writing() -> None:
    draft = read_timeline(FRONT.format(said="On June 14, 2023 nothing was fired."))
    assert [str(event.time)[:16] for event in draft.events] == [
        "2023-06-14 14:02",
        "2023-06-14 14:40",
    ]
    assert any("2023-06-14 was taken" in told.message for told in draft.warnings)


@pytest.mark.parametrize(
    "said", ["Nothing was fired.", "The kiln was built on 4 May 2019.", "Mended by 28 June 2023."]
)
def test_the_date_of_front_matter_is_the_day_where_no_other_lies_just_before(said: str) -> None:
    draft = read_timeline(FRONT.format(said=said))
    assert [str(event.time)[:10] for event in draft.events] == ["2023-06-20"] * 2


@pytest.mark.parametrize("label", ["When", "Incident date", "Outage date"])
def test_a_field_tells_the_day_more_plainly_than_the_title(label: str) -> None:
    field = f"**{label}**: 2023-06-14, 14:02–14:40"
    draft = read_timeline(f"# Review 2023-06-20\n\n{field}\n\n- 14:02 open\n- 14:40 shut\n")
    assert [str(event.time)[:10] for event in draft.events] == ["2023-06-14"] * 2


def test_a_signature_on_a_talk_page_is_the_day_of_writing() -> None:
    text = (
        "{{Incident|date=2024-06-14}}\n\n== Timeline ==\n* 14:02 open\n* 14:40 shut\n\n"
        "Reads well. --[[User:Jo|Jo]] ([[User talk:Jo|talk]]) 09:33, 1 July 2024 (UTC)\n"
    )
    assert [str(event.time)[:10] for event in read_timeline(text).events] == ["2024-06-14"] * 2
    assert tells_of_writing("Thanks. --[[User:Jo|Jo]] 09:33, 1 July 2024 (UTC)")


@pytest.mark.parametrize("due", ["target", "due on", "deadline", "targeted for"])
def test_the_day_of_writing_is_nearer_than_a_day_when_something_is_due(due: str) -> None:
    text = (
        "# The cold kiln\n\n*2023-06-20 · written by Odile Marchand*\n\n## Timeline (UTC)\n\n"
        "- 14:02 the door is left open\n- 14:40 a potter sees it\n\n## Lessons\n\n"
        f"The door has no latch. Ticket filed, {due} 2023-07-14.\n"
    )
    events = read_timeline(text).events
    assert [str(event.time)[:16] for event in events] == ["2023-06-20 14:02", "2023-06-20 14:40"]


@pytest.mark.parametrize(
    "line",
    [
        "Rédacteur : S. Delmas - version 1.1 du 19/03/2024",
        "Verfasserin: A. Ruiz, 19.03.2024",
        "Author: A. Ruiz, 2024-03-19",
        "| Meeting Scheduled For | 2024-03-19 11:00 |",
        "Post-mortem date: 2024-03-19",
        "Review meeting 2024-03-19",
    ],
)
def test_who_wrote_it_and_when_it_was_talked_about_is_not_the_day_of_the_times(line: str) -> None:
    items = "## Timeline\n\n- 8:30 begun\n- 8:42 stuck\n"
    text = f"# Report\n\n{line}\n\nIncident of 12 March 2024\n\n{items}"
    assert [str(event.time)[:10] for event in read_timeline(text).events] == ["2024-03-12"] * 2


def test_the_head_of_a_single_mail_is_no_entry() -> None:
    head = "Subject: [infra] it was down on 6 March\nDate: Tue, 09 Mar 2021 21:14:55 +0000\n"
    draft = read_timeline(f"{head}\nHi all,\n\n  Sat  6 Mar\n    16:20Z  power\n    17:04Z  down\n")
    assert [str(event.time)[:16] for event in draft.events] == [
        "2021-03-06 16:20",
        "2021-03-06 17:04",
    ]


def test_the_moment_and_the_sender_of_a_mail_in_an_archive_are_no_entry() -> None:
    head = "It was down\n\nSat Apr 16 09:09:20 UTC 2016\nAna Berg <ana at sprocket.example>\n"
    draft = read_timeline(f"{head}\nBy 08:11 UTC 2016-04-15 all was rolled back.\n")
    assert "2016-04-16" not in {str(event.time)[:10] for event in draft.events}


def test_a_day_at_the_very_top_over_prose_is_that_of_the_page() -> None:
    prose = "We lost a first machine to a high load while the cooling of one hall was out of order."
    draft = read_timeline(f"2025-10-09\n{prose}\n\nTimeline\n- 14:02 alert\n- 14:10 calm\n")
    assert [str(event.time)[:16] for event in draft.events] == [
        "2025-10-09 14:02",
        "2025-10-09 14:10",
    ]


def test_days_over_prose_are_entries_where_there_are_several() -> None:
    prose = "We lost a machine to a high load while the cooling of one hall was out of order."
    draft = read_timeline(f"2025-10-09\n{prose}\n\n2025-10-10\n{prose}\n")
    assert [str(event.time) for event in draft.events] == ["2025-10-09", "2025-10-10"]


def test_the_sender_may_stand_above_the_moment_without_marks() -> None:
    head = "Problem\n\nAna Berg ana.berg at sprocket.example\nWed Sep 28 14:24:42 UTC 2011\n"
    draft = read_timeline(f"{head}\n14:02 UTC alert on 2011-09-27\n14:20 UTC rolled back\n")
    assert [str(event.time)[:16] for event in draft.events] == [
        "2011-09-27 14:02",
        "2011-09-27 14:20",
    ]
