"""The day of what is told, and that on which a page was published."""

from datetime import date

import pytest

from pm_facilitator.importers.days.first_dates import dateline, first_dates
from pm_facilitator.importers.text.lines import split_lines
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order

ITEMS = "**13:10:** We add servers\n\n**13:12:** Logins fail\n"


@pytest.mark.parametrize(
    "line",
    [
        "8th August 2019",
        "January 20, 2022",
        "17 Mar 2008 — News, Routing",
        "March 22, 2022, Chief Security Officer",
        "Published June 8, 2021 · Senior Vice President of Engineering and Infrastructure",
        "2019-08-08 by Ana Ruiz",
    ],
)
def test_a_date_below_the_title_of_a_page_is_that_of_the_page(line: str) -> None:
    lines = split_lines(f"# Cards refused\n\n{line}\n\nCards were refused for an hour.\n\n{ITEMS}")
    assert lines[dateline(lines, Order.DAY_FIRST)].text == line


@pytest.mark.parametrize(
    "text",
    [
        f"# Cards refused\n\n8th August 2019\n\n{ITEMS}",
        "# Cards refused\n\n8th August 2019\n\n- 13:10 refused\n",
        "# Cards refused\n\n8 August 2019 - the valve broke\n\nWe saw it late.\n",
        "# Cards refused\n\n8 August 2019\nThe valve broke.\n",
        "# Cards refused\n\n8 August 2019\n\n0900 the valve broke for a third time.\n",
        "# Cards refused\n\n8 August 2019\n\nThu 9:00 the valve broke for a third time.\n",
        "8 August 2019\n\nThe valve broke.\n",
        "### Timeline\n\n8 August 2019\n\nThe valve broke.\n",
        "# Cards refused\n\nAug 8, 2019 - 17:32 UTC\n\nThe valve broke.\n",
        "# Incident log\n\n8 August 2019\n\nThe valve broke for a third time.\n\n- 9 August: ran\n",
        "# Refused\n\nFriday\n\nIt broke.\n\n9 August 2019\n\nThe valve came in the afternoon.\n",
        "# Log\n\n8 August 2019\n\nA quiet night but for a valve.\n\n9 August 2019\n\nIt broke.\n",
    ],
)
def test_a_date_that_tells_of_what_is_below_is_not(text: str) -> None:
    assert dateline(split_lines(text), Order.DAY_FIRST) == -1


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Cards were refused on 29th July", "For most of that day cards were refused."),
        ("Cards refused", "On 29th July from about 13:10 onwards cards were refused."),
    ],
)
def test_a_day_without_its_year_is_one_before_the_page_was_published(title: str, said: str) -> None:
    text = f"# {title}\n\n8th August 2019\n\n{said}\n\n## Timeline\n\n{ITEMS}"
    events = read_timeline(text).events
    assert [(str(event.time)[:16], event.text) for event in events] == [
        ("2019-07-29 13:10", "We add servers"),
        ("2019-07-29 13:12", "Logins fail"),
    ]


def test_a_day_of_the_last_months_of_the_year_before_is_one_too() -> None:
    lines = split_lines("# Refused on December 30\n\nPosted by Ana on January 5, 2022\n\nOver.\n")
    assert first_dates(lines, Order.DAY_FIRST)[0] == date(2021, 12, 30)


@pytest.mark.parametrize(
    "said",
    ["Since the move of 29 July we have had two of them.", "We had moved the racks on 29 July."],
)
def test_a_day_of_what_came_before_is_not_that_of_the_incident(said: str) -> None:
    lines = split_lines(f"# Refused\n\n8th August 2019\n\n{said}\n\n{ITEMS}")
    assert first_dates(lines, Order.DAY_FIRST) == (None, date(2019, 8, 8), None)


@pytest.mark.parametrize(
    "said", ["Since March 1 we have had two of them.", "On August 20 we mean to mend all of it."]
)
def test_a_day_that_is_far_off_is_not_that_of_the_incident(said: str) -> None:
    lines = split_lines(f"# Refused\n\n8th August 2019\n\n{said}\n\n{ITEMS}")
    assert first_dates(lines, Order.DAY_FIRST) == (None, date(2019, 8, 8), None)


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Here is a timeline of that day (all times are in UTC):", "2021-06-08"),
        ("Then:", "2021-05-12"),
    ],
)
def test_a_timeline_is_not_of_the_day_that_a_sentence_above_it_tells(lead: str, day: str) -> None:
    text = (
        "Summary of June 8 outage\n\nPosted by Ana on June 8, 2021\n\nWhat happened?\n\n"
        "On May 12, we began a deployment that had a fault in it.\n\n"
        f"{lead}\n\n09:47 It is down\n09:48 We see it\n"
    )
    draft = read_timeline(text)
    assert [str(event.time)[:10] for event in draft.events[-2:]] == [day] * 2


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Incidents/2019-02-20 feed", "2019-02-20"),
        ("Tech:Incidents/2019-01-21-misc2", "2019-01-21"),
        ("# Late answers (12→13/09/2026)", "2026-09-12"),
        ("# Late answers (12 -> 13 September 2026)", "2026-09-12"),
        ("# Late answers 12-13/09/2026", "2026-09-12"),
    ],
)
def test_a_title_may_tell_its_day_in_a_path_or_a_span(title: str, day: str) -> None:
    draft = read_timeline(f"{title}\n\nFeeds stood still.\n\n- 11:01 - restart\n- 12:08 - calm\n")
    assert {str(event.time)[:10] for event in draft.events} == {day}


def test_a_day_in_an_address_is_not_that_of_the_incident() -> None:
    link = "See https://wiki.example/incidents/2019-02-20-feed for the one before."
    draft = read_timeline(f"{link}\n\n- 11:01 - restart\n- 12:08 - calm\n")
    assert {event.time for event in draft.events} == {None}


@pytest.mark.parametrize("part", ["evening", "morning", "late night"])
def test_a_part_of_a_day_heads_the_times_below_it(part: str) -> None:
    evening = "**2026-05-07 evening:**\n- **18:50** - plugged in\n"
    draft = read_timeline(f"{evening}\n**2026-05-08 {part}:**\n- **05:00** - full\n")
    assert [str(event.time)[:16] for event in draft.events] == [
        "2026-05-07 18:50",
        "2026-05-08 05:00",
    ]


def test_clock_times_below_a_span_of_days_are_of_the_day_that_the_text_is_about() -> None:
    text = (
        "Date: 2026-08-08\n\n  Jul 18 18:08  started\n  Aug 3-4       moved\n  11:46:33      gone\n"
    )
    events = read_timeline(text).events
    assert [str(event.time)[:10] for event in events] == ["2026-07-18", "2026-08-03", "2026-08-08"]


@pytest.mark.parametrize(
    "lead",
    [
        "Sat Nov 12 2022, EST. Pasted from the document of the show.",
        "12 November 2022, the evening of the final. Everything in CET. Sorry for my English.",
        "12 November 2022. Times are in CET.",
    ],
)
def test_a_day_over_a_zone_of_times_leads_to_them(lead: str) -> None:
    rows = "11:00a doors\n12:00p show\n1:04p resumed\n"
    draft = read_timeline(f"## Timeline\n\n{lead}\n\n```\n{rows}```\n")
    assert [str(event.time)[:16] for event in draft.events] == [
        "2022-11-12 11:00",
        "2022-11-12 12:00",
        "2022-11-12 13:04",
    ]


def test_weeks_have_the_day_on_which_they_begin_about() -> None:
    events = read_timeline("Week of 2010-01-25: L begins\nWeek of 2010-02-08: A begins\n").events
    assert [(str(each.time), each.approximate, each.text) for each in events] == [
        ("2010-01-25", True, "L begins"),
        ("2010-02-08", True, "A begins"),
    ]


def test_a_week_over_days_of_the_week_is_no_entry() -> None:
    lead = "Week of 8-12 May 2023. Written down from the chat. All times are Helsinki time."
    events = read_timeline(
        f"{lead}\n\nMon 7:40 – cleaning\nMon 11:15 – back\nTue 14:20 – hot\n"
    ).events
    assert [str(each.time)[:10] for each in events] == ["2023-05-08", "2023-05-08", "2023-05-09"]


def test_a_day_without_its_year_in_the_title_counts_more_than_that_of_writing() -> None:
    front = "---\ntitle: 'Orders stuck on December 7th'\ndate: 2021-12-09\n---\n"
    events = read_timeline(f"{front}\n## Timeline\n\n- 8h55: sent\n- 9h20: blocked\n").events
    assert {str(event.time)[:10] for event in events} == {"2021-12-07"}


def test_a_day_that_names_an_incident_counts_more_than_one_by_when_something_is_due() -> None:
    text = (
        "---\nid: 2023-10-31-disks\n---\n\n# Out of disk\n\n**Timeline**\n\n- 05:40 changed\n"
        "- 09:22 a warning\n\n**Actions**\n\n- 2023-11-17 a rule\n"
    )
    assert [str(event.time)[:10] for event in read_timeline(text).events] == ["2023-10-31"] * 2


@pytest.mark.parametrize(
    "told",
    [
        "**Date:** june 17 2021",
        "**Date:** 17 june 2021",
        "**Date:** 17.06.21",
        "Datum: 17.06.21",
        "**Date:** 2021\u201306\u201317",
        "it broke on june 17th, 2021",
    ],
)
def test_the_day_is_found_however_carelessly_it_is_written(told: str) -> None:
    events = read_timeline(f"# Index is stale\n\n{told}\n\n## Timeline\n\n- 09:38 out\n").events
    assert [str(event.time)[:10] for event in events] == ["2021-06-17"]


def test_a_column_of_days_with_short_years_is_read() -> None:
    rows = "| 28.07.22 | found |\n| 02.08.22 | told |\n| 19.08.22 | mended |\n"
    events = read_timeline(f"| Date | Event |\n|---|---|\n{rows}").events
    assert [str(event.time) for event in events] == ["2022-07-28", "2022-08-02", "2022-08-19"]


def test_versions_are_no_days() -> None:
    text = "# Outage\n\nWe went from 20.04.05 to 22.04.05.\n\n## Timeline\n\n- 09:38 out\n"
    assert [event.time for event in read_timeline(text).events] == [None]


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("The driver with PID 1944, of 2000 hosts, was slow.", None),
        ("The hosts were slow for all of 2021, and then gone.", "2021-05-17"),
    ],
)
def test_a_year_is_taken_from_a_sentence_only_where_it_tells_one(
    said: str, time: str | None
) -> None:
    events = read_timeline(f"# Outage\n\n{said}\n\n## Timeline\n\n- 17 May 09:38 out\n").events
    assert [event.time and str(event.time)[:10] for event in events] == [time]


@pytest.mark.parametrize("subject", ["Post mortem: storage outage, 13 July", "What happened"])
def test_a_mail_tells_in_its_subject_or_by_yesterday_of_which_day_it_is(subject: str) -> None:
    text = (
        f"From: NOC <noc@example.com>\nTo: all@example.com\nDate: Thu, 14 Jul 2016 09:12:44 +0200\n"
        f"Subject: {subject}\n\nYesterday we were down.\n\n10:52  It rings.\n10:58  Seen.\n"
    )
    assert str(read_timeline(text).events[0].time)[:10] == "2016-07-13"


def test_a_mail_of_the_same_day_is_of_its_own() -> None:
    text = (
        "From: NOC <noc@example.com>\nTo: all@example.com\nDate: Thu, 14 Jul 2016 19:12:44 +0200\n"
        "Subject: What happened\n\nToday some servers were down.\n\n10:52  It rings.\n"
    )
    assert str(read_timeline(text).events[0].time)[:10] == "2016-07-14"


def test_a_day_of_the_week_is_the_one_that_the_head_tells_by_its_name() -> None:
    text = (
        "On-call, week of 12 August 2024\nThe big one: Fri 16 Aug, bookings are down\n\n"
        "- Fri 21:48 paged\n- Fri 22:47 all is well\n- Sat 00:15 to bed\n"
    )
    assert [str(each.time)[:16] for each in read_timeline(text).events] == [
        "2024-08-16 21:48",
        "2024-08-16 22:47",
        "2024-08-17 00:15",
    ]


def test_a_day_of_the_week_told_of_two_days_is_the_nearest_one() -> None:
    text = "Mon 12 Aug 2024, again on Mon 19 Aug 2024\n\n- Mon 21:48 paged\n- Mon 22:47 well\n"
    assert str(read_timeline(text).events[0].time)[:10] == "2024-08-12"


@pytest.mark.parametrize("entry", ["- 09:00 UTC: {}", "| 09:00 | {} |"])
def test_a_day_in_the_words_of_an_entry_is_not_that_of_its_time(entry: str) -> None:
    head = "---\ntitle: It is down\ndate: 2026-07-19T06:40:00Z\n---\n\n"
    rows = [entry.format(said) for said in ("it rings", "the plugin of 2026-07-18, 16:30, is bad")]
    table = "| Time | Event |\n|---|---|\n" if entry.startswith("|") else ""
    found = read_timeline(f"{head}{table}{chr(10).join(rows)}\n").events
    assert [str(each.time)[:16] for each in found] == ["2026-07-19 09:00"] * 2


def test_a_year_that_all_dates_refer_to_is_theirs() -> None:
    entries = "1. **Monday, 13 May**: it is seen\n2. **Tuesday, 14 May:** done\n"
    text = f"All dates refer to 2024.\n\n{entries}"
    assert [str(each.time) for each in read_timeline(text).events] == ["2024-05-13", "2024-05-14"]


@pytest.mark.parametrize("name", ["#inc-2024-05-29-empty-search", "#incident-20240529"])
def test_the_channel_of_an_incident_tells_its_day_and_its_export_does_not(name: str) -> None:
    text = (
        f"## Timeline of {name}\n\n*Exported 2024-05-30 08:00:11 UTC by a bot*\n\n- 10:14 it rang\n"
    )
    assert str(read_timeline(text).events[0].time)[:16] == "2024-05-29 10:14"


def test_a_year_may_be_told_by_its_word() -> None:
    text = "*All times in Eastern Time (ET). Year: 2022*\n\n**January 19**\n\n- 1:02 PM it rang\n"
    assert str(read_timeline(text).events[0].time) == "2022-01-19 13:02:00-05:00"
