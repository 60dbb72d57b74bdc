"""Reports of several incidents, each below a head that tells when it was."""

from datetime import datetime

import pytest

from pm_facilitator.importers.documents.markdown_document import read_markdown
from pm_facilitator.importers.timeline.timeline_text import read_timeline

REPORT = """# Availability in May

There were two incidents.

{first}

On May 7, 2024, at 09:12 UTC, builds were queued. We were paged at 09:20 UTC and moved the queue
at 10:58 UTC.

{second}

A certificate expired. Somebody renewed it by hand.
"""


def told(text: str) -> list[tuple[str, str]]:
    events = read_timeline(text).events
    return [(f"{e.time:%d %H:%M}", e.text) for e in events if isinstance(e.time, datetime)]


@pytest.mark.parametrize(
    "head", ["## {}", "**{}**", "{}", "### **{}**"], ids=["heading", "bold", "plain", "both"]
)
@pytest.mark.parametrize("lasting", [" (lasting 14 minutes)", ", lasting 14 minutes"])
def test_the_text_below_a_head_is_told_and_the_head_where_it_tells_no_time(
    head: str, lasting: str
) -> None:
    heads = (f"May 7, 2024 09:12 UTC{lasting}", f"May 21, 2024 18:03 UTC{lasting}")
    text = REPORT.format(first=head.format(heads[0]), second=head.format(heads[1]))
    assert told(text) == [
        ("07 09:12", "builds were queued."),
        ("07 09:20", "We were paged at 09:20 UTC"),
        ("07 10:58", "moved the queue at 10:58 UTC."),
        ("21 18:03", "A certificate expired. Somebody renewed it by hand."),
    ]


def test_a_head_lends_its_day_to_the_text_below_it() -> None:
    text = (
        "# Lifts in May\n\n## 7 May 2024, 09:12 (lasting one hour)\n\nAt 09:12 the first lift "
        "stopped. At 10:02 it ran.\n\n## 9 May 2024, 11:40\n\nAt 11:40 the other one stopped.\n"
    )
    assert [when for when, _ in told(text)] == ["07 09:12", "07 10:02", "09 11:40"]


def test_how_long_it_took_is_no_part_of_what_happened() -> None:
    text = "# Lifts\n\n## 7 May 2024 09:12 UTC (lasting 14 minutes)\n\nThe lift stood still.\n"
    (event,) = read_timeline(text).events
    assert (event.text, event.details) == ("The lift stood still.", "lasting 14 minutes")


def test_times_in_the_entries_of_a_status_page_stay_in_their_text() -> None:
    text = (
        "# Gate, 3 June 2024\n\n## June 3, 14:40 UTC\n\nThe gate is stuck since 14:10. Next news "
        "at 15:00.\n\n## June 3, 15:02 UTC\n\nIt opened at 14:55. We watch it until 16:00.\n"
    )
    assert [when for when, _ in told(text)] == ["03 14:40", "03 15:02"]


PHASES = """\
# Outage of 2026-03-02

## What happened?

### First fault (02:00 UTC)

- a snapshot is restored

### Search (02:30-04:00 UTC)

- 02:45 the proxy is looked at

### Repair (04:00-05:00 UTC)

- all is well

## Lessons
"""


def test_headings_that_all_end_with_a_time_in_brackets_are_entries_beside_those_below() -> None:
    events = read_timeline(PHASES).events
    assert [(f"{event.time:%H:%M}", event.text) for event in events] == [
        ("02:00", "First fault (02:00 UTC)"),
        ("02:30", "Search (02:30-04:00 UTC)"),
        ("02:45", "the proxy is looked at"),
        ("04:00", "Repair (04:00-05:00 UTC)"),
    ]


def test_one_heading_with_a_time_in_brackets_among_others_is_none() -> None:
    text = PHASES.replace(" (02:00 UTC)", "").replace(" (04:00-05:00 UTC)", "")
    assert [event.text for event in read_timeline(text).events] == ["the proxy is looked at"]


def test_what_a_part_within_the_timeline_tells_with_a_time_is_of_it() -> None:
    text = (
        "## Timeline 2023-02-20\n\n### Trigger\n\n- 14:17 it goes out\n- 14:55 it grows\n\n"
        "### Follow-up (Feb 22)\n\n- 11:00 the pool is enlarged\n- 2023-03-01 next step\n"
    )
    assert [event.text for event in read_markdown(text).events] == [
        "it goes out",
        "it grows",
        "the pool is enlarged",
    ]


TITLED = """\
Monday, April 3, 2023

#### The first logins fail
*7:12 a.m. EDT*

Nurses cannot log in.

#### The help desk opens an incident
*7:30 a.m. EDT*

#### All clear
*12:15 p.m. EDT*
"""


def test_a_heading_is_what_happened_where_the_time_below_it_stands_alone() -> None:
    events = read_timeline(TITLED).events
    assert [(f"{event.time:%H:%M}", event.text, event.line) for event in events[1:]] == [
        ("07:30", "The help desk opens an incident", 8),
        ("12:15", "All clear", 11),
    ]


def test_a_sign_behind_the_time_of_a_heading_is_no_text() -> None:
    text = "### 10:02 UTC, 16 September 2019 🛰️\n\nSignal.\n\n### 10:03 UTC 🎉\n\nGone.\n"
    assert [event.text for event in read_timeline(text).events] == ["Signal.", "Gone."]


@pytest.mark.parametrize("day", ["**June 12, 2019**", "### June 12, 2019", "June 12, 2019"])
def test_bold_lines_with_a_time_and_a_title_are_entries_right_below_their_day(day: str) -> None:
    text = (
        f"## Sequence of events\n\n{day}\n\n**10:05 AM EDT – Detection**\nOur monitor triggers.\n\n"
        "**10:12 AM EDT – Wrong turn**\nThe consumers look slow.\n"
    )
    assert [f"{event.time:%H:%M}" for event in read_timeline(text).events] == ["10:05", "10:12"]


def test_a_remark_in_brackets_beside_the_time_of_a_heading_is_not_what_happened() -> None:
    text = "### Saturday April 24, 2021 8:06 pm UTC (block 32302)\n\nNo block is valid.\n"
    first = read_timeline(text).events[0]
    assert (first.text, first.details) == ("No block is valid.", "(block 32302)")
