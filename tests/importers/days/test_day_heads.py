"""Days alone above running text."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline

FORMS = (
    "**Saturday, {} January**",
    "**{} January:**",
    "Saturday, {} January:",
    "*{} January*",
    "__2021-01-{}__",
)


@pytest.mark.parametrize("form", FORMS)
def test_a_day_alone_heads_the_sentences_below_it(form: str) -> None:
    text = (
        "# Downtime on 16 and 17 January 2021\n\nAll times are in UTC.\n\n"
        f"{form.format(16)}\n\nAt 18:20 the host reported errors.\n\n"
        "At 18:41 the other drive failed as well.\n\n"
        f"{form.format(17)}\n\nAt 02:45 the restore was complete. We went to bed.\n\n"
        "At 12:00 it was opened to read, and at 14:00 for everyone.\n"
    ).replace("Saturday, 17", "Sunday, 17")
    assert [str(event.time)[:16] for event in read_timeline(text).events] == [
        "2021-01-16 18:20",
        "2021-01-16 18:41",
        "2021-01-17 02:45",
        "2021-01-17 12:00",
        "2021-01-17 14:00",
    ]


def test_a_day_alone_above_other_text_stays_an_entry() -> None:
    text = "## Timeline\n\n**16 January 2021**\n\nIt failed.\n\n**17 January 2021**\n\nMended.\n"
    assert [event.text for event in read_timeline(text).events] == ["It failed.", "Mended."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("**29-09-2021 (All times CEST)**", "**03-10-2021 (All times CEST)**"),
        ("**Timeline (CEST) - 2021-09-29**", "**Timeline (CEST) - 2021-10-03**"),
        ("**Incident 1: 29 September 2021**", "**Incident 2: 3 October 2021**"),
    ],
)
def test_each_day_in_bold_heads_the_times_below_it(first: str, second: str) -> None:
    text = (
        f"# Down\n\n**Timeline**\n\n{first}\n\n- 15:46 switched\n\n{second}\n\n- 02:17 down\n"
        "- 19:16 a message\n\n**Root cause**\n\n- 2021-09-01 a switch was planned\n"
    )
    assert [(str(event.time)[:16], event.text) for event in read_timeline(text).events] == [
        ("2021-09-29 15:46", "switched"),
        ("2021-10-03 02:17", "down"),
        ("2021-10-03 19:16", "a message"),
    ]


def test_days_in_bold_head_tables_too() -> None:
    table = "| Time | Event |\n|---|---|\n| 16:10 | slow |\n"
    text = f"# Down\n\n**July 10, 2026**\n\n{table}\n**July 16, 2026**\n\n{table}"
    events = read_timeline(text).events
    assert [str(event.time)[:10] for event in events] == ["2026-07-10", "2026-07-16"]


@pytest.mark.parametrize(
    "head",
    [
        "After midnight (Sat Nov 16)",
        "After midnight, November 16:",
        "**Past midnight - Nov 16**",
        "Nach Mitternacht (16. November):",
    ],
)
def test_the_day_that_stands_beside_midnight_is_that_of_the_entries_below(head: str) -> None:
    text = f"Friday, November 15, 2024\n\n* 23:20 found\n\n{head}\n\n* 00:05 built\n* 00:40 over\n"
    assert [(str(event.time)[:16], event.text) for event in read_timeline(text).events] == [
        ("2024-11-15 23:20", "found"),
        ("2024-11-16 00:05", "built"),
        ("2024-11-16 00:40", "over"),
    ]


@pytest.mark.parametrize(
    "head", ["**January 19 / 19 janvier 2022**", "January 19, 2022 / 19 janvier:"]
)
def test_a_day_that_is_told_in_two_languages_is_one_day(head: str) -> None:
    text = f"{head}\n\n| Time | Activity |\n|---|---|\n| 1:02 PM | it rang |\n| 1:05 PM | over |\n"
    assert [str(event.time)[:16] for event in read_timeline(text).events] == [
        "2022-01-19 13:02",
        "2022-01-19 13:05",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "<p>March 13th <b>Updated 2019-04-12 11:00 UTC</b></p>",
        "March 13th **Updated 2019-04-12 11:00 UTC**",
        "### March 13th (last updated on 12 April 2019)",
        "**13 March 2019, updated 11:00:**",
        "13 March 2019 - edited: 2019-04-12",
    ],
)
def test_a_day_heads_its_items_whenever_it_was_edited(head: str) -> None:
    text = f"# Theft of 2019\n\n{head}\n\n- A key is copied\n- It is used\n\nApril 4th\n\n- Found\n"
    assert [(str(event.time), event.text) for event in read_timeline(text).events] == [
        ("2019-03-13", "A key is copied"),
        ("2019-03-13", "It is used"),
        ("2019-04-04", "Found"),
    ]


def test_what_was_updated_on_a_day_is_told_of_that_day() -> None:
    text = "- 13 March 2019 - updated the list of hosts\n- 14 March 2019 - updated 12 hosts\n"
    assert [event.text for event in read_timeline(text).events] == [
        "updated the list of hosts",
        "updated 12 hosts",
    ]


def test_days_of_the_week_with_their_number_are_of_the_month_that_is_told() -> None:
    text = (
        "## Timeline, October 2023\n\n**Thursday 12th**\n\n* 4.35pm - It rang\n\n"
        "**Monday 16th**\n\n* 9.30am - It was looked at\n"
    )
    events = read_timeline(text).events
    assert [str(event.time)[:16] for event in events] == ["2023-10-12 16:35", "2023-10-16 09:30"]
