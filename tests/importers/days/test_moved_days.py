"""Days that are told by another day: yesterday, the next morning, two days later."""

from datetime import date, datetime

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.timeline.timeline_text import read_timeline

MAIL = """From: Dana Reyes <dana@northwind.example>
Date: Tue, 3 Mar 2026 09:12:00 +0000
Subject: Checkout

{}
"""

ABOVE = "# 5 March 2024\n\n- 09:00: alarm\n"


def read(text: str) -> list[tuple[datetime | date | None, str]]:
    draft = read_source(Source("notes.txt", text.encode()), Hints())
    return [(event.time, event.text) for event in draft.events]


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 3, day, hour, minute)


def test_a_story_that_begins_yesterday_is_read_sentence_by_sentence() -> None:
    told = (
        "Yesterday at 14:05 the checkout began to fail. At 14:20 the on-call engineer was paged.\n"
        "It recovered at 15:02 yesterday.\nToday at 08:30 we wrote the first summary."
    )
    assert read(MAIL.format(told)) == [
        (at(2, 14, 5), "the checkout began to fail."),
        (at(2, 14, 20), "the on-call engineer was paged."),
        (at(2, 15, 2), "It recovered at 15:02 yesterday."),
        (at(3, 8, 30), "we wrote the first summary."),
    ]


def test_a_list_that_says_yesterday_is_a_list() -> None:
    told = "Timeline:\n- yesterday 14:05: checkout fails\n- yesterday at 14:20 - paged"
    assert read(MAIL.format(told)) == [
        (at(2, 14, 5), "checkout fails"),
        (at(2, 14, 20), "paged"),
    ]


def test_the_day_after_counts_from_the_entry_above() -> None:
    told = """# Checkout 2026-03-02

- 23:50 alert
- Next morning, 08:15: follow-up
- the following day at 9:30 we met
- 2 days later, 11:00 - second report
- three days later at 16:00: the vendor answered
"""
    assert read(told) == [
        (at(2, 23, 50), "alert"),
        (at(3, 8, 15), "follow-up"),
        (at(4, 9, 30), "we met"),
        (at(6, 11, 0), "second report"),
        (at(9, 16, 0), "the vendor answered"),
    ]


def test_the_next_day_of_another_zone_moves_that_one_alone() -> None:
    told = "# 2026-03-02\n\n- 09:00 PT / 17:00 UTC: stopped\n- 16:30 PT / 00:30 UTC (+1): fixed\n"
    days = [time.replace(tzinfo=None) for time, _ in read(told) if isinstance(time, datetime)]
    assert days == [at(2, 9, 0), at(2, 16, 30)]


def test_days_later_tell_a_day_and_hours_later_a_clock_time() -> None:
    told = "# Checkout 2026-03-02\n\n- 14:00 alert\n- 2 hours later: fixed\n- 2 days later: over\n"
    assert read(told) == [
        (at(2, 14, 0), "alert"),
        (at(2, 16, 0), "fixed"),
        (date(2026, 3, 4), "over"),
    ]


def test_at_the_edge_of_the_calendar_nothing_is_raised() -> None:
    told = "- 23:50 alert\n- Next day, 08:15: follow-up\n- 5 days later, 9:00 - met\n"
    draft = read_source(Source("notes.txt", told.encode()), Hints(day=date.max))
    assert [event.text.split()[-1] for event in draft.events] == ["alert", "follow-up", "met"]


def test_the_day_that_a_night_before_is_counted_from_is_told() -> None:
    text = b"# Pumps on 2026-03-02\n\n- 22:00 (prev. night) a release\n- 09:00 they stop\n"
    draft = read_source(Source("notes.txt", text), Hints())
    assert [event.time for event in draft.events] == [at(1, 22, 0), at(2, 9, 0)]
    assert "This day was counted from 2026-03-02." in [each.message for each in draft.warnings]


def test_a_sentence_that_leads_to_the_timeline_tells_its_day_below_that_of_the_page() -> None:
    text = (
        "Cards refused in all shops\n\nMonday, January 15, 2018\nWhat shops saw that day\n\n"
        "A failed update kept cards from being read for an hour.\n\n"
        "Here is a timeline of how it went on Jan. 13 (all times local to Oslo):\n\n"
        "8:05 a.m. - an update was begun\n\n8:07 a.m. - cards were refused\n"
    )
    times = [str(event.time)[:16] for event in read_timeline(text).events if event.text[:1] in "ac"]
    assert times == ["2018-01-13 08:05", "2018-01-13 08:07"]


def test_how_long_it_took_does_not_tell_another_day_than_the_date() -> None:
    text = (
        "# Writes too many\n\n**Date:** December 28, 2025\n\n- **Duration:** ~24 hours (Dec 28-29,"
        " 2024)\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| Dec 28, ~00:00 | deployed |\n"
        "| Dec 29, morning | seen |\n"
    )
    assert [str(event.time)[:10] for event in read_timeline(text).events] == [
        "2025-12-28",
        "2025-12-29",
    ]


def test_a_sentence_about_how_long_it_took_tells_the_day() -> None:
    text = (
        "# Report of 5 March 2026\nTotal downtime was 2 hours on 2 March 2026.\n\n- 08:00 it rang\n"
    )
    assert [str(event.time)[:10] for event in read_timeline(text).events] == ["2026-03-02"]


def test_how_long_it_took_tells_the_day_where_nothing_else_does() -> None:
    draft = read_timeline("- **Duration:** 2 hours (2 March 2026)\n\n- 08:00 it rang\n")
    assert [str(event.time)[:10] for event in draft.events] == ["2026-03-02"]
    assert draft.warnings == ()


def test_a_sentence_between_days_and_times_that_does_not_lead_to_them_tells_no_day() -> None:
    text = "- 2026-03-02: found\n\nThe report was due on 5 March 2026.\n\n- 08:00 it rang\n"
    assert [str(event.time)[:10] for event in read_timeline(text).events] == ["2026-03-02"] * 2


def test_a_chronology_is_led_to_by_any_sentence_with_that_word() -> None:
    text = (
        "- 2026-03-05: found\n\nWhat follows is the chronology of 2 March 2026:\n\n- 08:00 rang\n"
    )
    assert [str(event.time)[:10] for event in read_timeline(text).events][1:] == ["2026-03-02"]


def test_a_line_that_stands_alone_with_a_whole_day_heads_the_times_below() -> None:
    text = (
        "Report of the outage of 20 September 2024\n\n13h30: we see it\n\n13h50: it is gone\n\n"
        "Report of the outage of 23 September 2024\n\n23h46: alerts\n\n00h30: called\n"
    )
    assert [str(event.time)[8:16] for event in read_timeline(text).events] == [
        "20 13:30", "20 13:50", "23 23:46", "24 00:30",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "between",
    [
        "It was like the outage of 3 May 2023.",
        "The contract ends on 30 September 2025,",
        "Due by 30 September 2024",
    ],
)
def test_a_sentence_or_a_due_day_between_times_is_no_heading(between: str) -> None:
    text = f"# 20 September 2024\n\n13:30 we see it\n\n{between}\n\n13:50 it is gone\n"
    days = {str(event.time)[:10] for event in read_timeline(text).events}
    assert days == {"2024-09-20"}


def test_what_it_came_of_long_before_leaves_the_day_of_the_heading_to_the_times_below() -> None:
    rows = "| (2025-04-26) | the base is made |\n| 15:11 | merged |\n| 15:40 | the last run |\n"
    text = f"## Timeline (2026-08-02, UTC)\n\n| Time | Event |\n|---|---|\n{rows}"
    draft = read_timeline(text)
    assert [str(event.time)[:10] for event in draft.events] == [
        "2025-04-26", "2026-08-02", "2026-08-02",
    ]  # fmt: skip
    assert any("2026-08-02 was taken" in warning.message for warning in draft.warnings)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("The next day:", "2024-03-06"),
        ("**Next morning:**", "2024-03-06"),
        ("**The following day** -", "2024-03-06"),
        ("Two days later:", "2024-03-07"),
        ("10 days later –", "2024-03-15"),
        ("A week later:", "2024-03-12"),
        ("Le lendemain :", "2024-03-06"),
    ],
)
def test_an_entry_may_be_of_a_day_that_is_counted_from_the_one_above(said: str, day: str) -> None:
    draft = read_timeline(f"{ABOVE}- {said} mended\n")
    assert (str(draft.events[1].time), draft.events[1].text) == (day, "mended")
    (doubt,) = [each for each in draft.warnings if each.line == 4]
    assert (doubt.kind, len(doubt.answers)) == (Doubt.DAY, 3)
    assert str(doubt.answers[0].time) == day


@pytest.mark.parametrize(
    "said",
    [
        *("Same day:", "Later that day -", "**That evening:**", "Same evening:", "Late evening:"),
        *("**Overnight** –", "Nachmittags:", "Por la tarde:"),
    ],
)
def test_an_entry_may_be_of_the_same_day(said: str) -> None:
    draft = read_timeline(f"{ABOVE}- {said} mended\n")
    assert (str(draft.events[1].time), draft.events[1].text) == ("2024-03-05", "mended")


def test_a_part_of_the_day_in_a_cell_is_of_the_day_above() -> None:
    rows = "| Morning | alarm |\n| 14:00 | page |\n| evening | mended |\n| 6 March | told |\n"
    draft = read_timeline(f"# 5 March 2024\n\n| When | What |\n|---|---|\n{rows}| night | slow |\n")
    assert [(str(each.time)[:16], each.text) for each in draft.events] == [
        ("2024-03-05", "alarm"),
        ("2024-03-05 14:00", "page"),
        ("2024-03-05", "mended"),
        ("2024-03-06", "told"),
        ("2024-03-06", "slow"),
    ]


def test_a_part_of_the_day_in_a_heading_parts_the_times_below() -> None:
    parts = "### Morning - the search\n\n- 09:00 alarm\n\n### Evening\n\n- 19:00 end\n"
    assert [each.text for each in read_timeline(f"# 5 March 2024\n\n{parts}").events] == [
        "alarm",
        "end",
    ]


@pytest.mark.parametrize("said", ["Overnight we waited", "Evening shift: it held", "Night falls"])
def test_a_sentence_that_opens_with_a_part_of_the_day_is_no_entry(said: str) -> None:
    assert len(read_timeline(f"{ABOVE}- {said}\n").events) == 1


def test_a_cell_may_hold_such_a_day() -> None:
    rows = "| 09:00 | alarm |\n| The next day | mended |\n| 2 days later | told |\n"
    draft = read_timeline(f"# 5 March 2024\n\n| When | What |\n|---|---|\n{rows}")
    assert [str(event.time) for event in draft.events[1:]] == ["2024-03-06", "2024-03-08"]


@pytest.mark.parametrize("said", ["The next day we looked: it held", "Two days later it rang"])
def test_a_sentence_that_opens_so_is_no_entry(said: str) -> None:
    assert len(read_timeline(f"{ABOVE}- {said}\n").events) == 1


@pytest.mark.parametrize(
    "said",
    [
        "18:00 the day before:",
        "18:00, the night before -",
        "18:00 yesterday:",
        "18:00 on the previous evening -",
        "18:00 previous day:",
        "18:00 (prior day)",
    ],
)
def test_a_clock_may_be_of_the_day_before_the_one_that_is_told_of(said: str) -> None:
    draft = read_timeline(f"# 5 March 2024\n\n- {said} deploy\n- 09:00: alarm\n")
    assert [str(event.time) for event in draft.events] == [
        "2024-03-04 18:00:00",
        "2024-03-05 09:00:00",
    ]
    assert draft.events[0].text == "deploy"


def test_a_day_before_something_is_none() -> None:
    draft = read_timeline("# 5 March 2024\n\n- 18:00 the day before the deploy is planned\n")
    assert str(draft.events[0].time) == "2024-03-05 18:00:00"


@pytest.mark.parametrize(
    "below", ["- 10:00 tested\n", "| When | What |\n|---|---|\n| 10:00 | tested |\n"]
)
def test_a_heading_with_such_a_day_is_that_of_what_stands_below(below: str) -> None:
    draft = read_timeline(f"{ABOVE}\n### Two days later: recovery\n\n{below}")
    assert [(str(event.time), event.text) for event in draft.events[1:]] == [
        ("2024-03-07 10:00:00", "tested")
    ]
