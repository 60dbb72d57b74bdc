import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.text.lines import split_lines
from pm_facilitator.importers.timeline.context import survey
from pm_facilitator.importers.timeline.timeline_text import read_timeline


@pytest.mark.parametrize("closing", ["(Oslo, so CET)", "(CET!)", "(all CET)", "(thus CET)"])
def test_a_heading_drawn_with_dashes_tells_the_zone_below_it(closing: str) -> None:
    text = (
        "Valves, 2 March 2026, times GMT unless said\n\n"
        "---- Ana\n14:03 valve stuck\n14:05 rang Ben\n\n"
        f"---- Ben {closing}\n15:10 valve closed\n15:20 valve greased\n\n"
        "---- Cleo (back to GMT)\n14:40 valve moves\n"
    )
    told = [event.time.isoformat()[11:] for event in read_timeline(text).events if event.time]
    assert told == [
        "14:03:00+00:00",
        "14:05:00+00:00",
        "15:10:00+01:00",
        "15:20:00+01:00",
        "14:40:00+00:00",
    ]


def test_the_same_time_elsewhere_tells_nothing_of_the_others() -> None:
    text = "2024-02-09\n\n- 14:46 (05:46 PST) it rang\n- 14:50 over\n"
    assert survey(text, split_lines(text), None).zone is None


def test_a_field_with_a_day_turns_to_it() -> None:
    first = "## Timeline\n**Date:** 9 February 2024\n- 14:02 it rang\n"
    text = f"{first}\n**Date/Time:** 11 February 2024\n- 15:10 it rang again\n"
    assert [str(each.time) for each in read_timeline(text).events] == [
        "2024-02-09 14:02:00",
        "2024-02-11 15:10:00",
    ]


ENTRIES = "* 19:50 UTC: the pumps stood still\n* 20:10 UTC: they ran again\n"


def days_of(text: str) -> set[str]:
    return {str(each.time)[:10] for each in read_timeline(text).events}


@pytest.mark.parametrize(
    "top",
    [
        '---\ntitle: "Pumps stood still on April 30th, 2025"\ndate: 2025-09-15\n---\n\n',
        "---\ndate: 2025-09-15\n---\n\n# Report of 30 April 2025\n\n",
        "---\ntitle: Pumps (2025-04-30)\ndate: 2025-09-15\n---\n\nBuilt in May 2019.\n\n",
        '+++\ntitle = "Pumps of 30 April 2025"\ndate = 2025-09-15\n+++\n\n',
    ],
)
def test_the_day_of_a_title_counts_more_than_the_day_on_which_it_was_put_down(top: str) -> None:
    assert days_of(f"{top}## Timeline\n\n{ENTRIES}") == {"2025-04-30"}


@pytest.mark.parametrize(
    "top",
    [
        '---\ntitle: "Pumps stood still"\ndate: 2025-09-15\n---\n\nThey date from 3 May 2019.\n\n',
        '---\ntitle: "Review for 1 October 2025"\ndate: 2025-09-15\n---\n\n',
        '---\ntitle: "Again after 12 August 2025"\nincident_date: 2025-09-15\n---\n\n',
        "---\ntitle: Follow-up to the stop of 12 August 2025\nstarted: 2025-09-15\n---\n\n",
        "---\ntitle: Passes that ended on 1 January 2020\ndate: 2025-09-15\n---\n\n",
        "---\ndate: 2025-10-02\nincident_date: 2025-09-15\n---\n\n",
    ],
)
def test_the_title_does_not_count_more_where_it_tells_of_another_day(top: str) -> None:
    assert days_of(f"{top}## Timeline\n\n{ENTRIES}") == {"2025-09-15"}


@pytest.mark.parametrize(
    "lead",
    [
        "Timeline of Jan. 13 (times are local):",
        "This is what happened on Saturday, Jan. 13:",
    ],
)
def test_the_day_that_a_sentence_leads_with_counts_more_than_that_of_the_page(lead: str) -> None:
    page = f"Monday, January 15, 2018\n\n{lead}\n\n8:05 a.m. - It rang\n\n8:07 a.m. - It stopped\n"
    assert days_of(page) == {"2018-01-13"}


@pytest.mark.parametrize(
    "said",
    [
        "Orders from before 3 January 2018 were wrong:",
        "The version of 3 January 2018 had this fault:",
        "The follow-ups are due on 3 February 2018:",
    ],
)
def test_the_day_of_something_else_above_the_times_is_not_theirs(said: str) -> None:
    page = f"15 January 2018\n\n{said}\n\n8:05 a.m. - It rang\n\n8:07 a.m. - It stopped\n"
    assert days_of(page) == {"2018-01-15"}


def test_a_day_with_its_entries_stays_what_it_is() -> None:
    page = "Monday, January 15, 2018\n\n8:05 a.m. - It rang\n\nThen:\n\n8:07 a.m. - It stopped\n"
    assert days_of(page) == {"2018-01-15"}


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("15 сентября 2025\n\n16:35 (МСК): насос встал\n16:40 (МСК): насос пошёл\n", "+03:00"),
        ("March 6, 2026\n\nTimeline (Eastern US Time):\n\n04:58 it rang\n05:04 over\n", "-05:00"),
    ],
)
def test_zones_are_known_as_people_call_them(text: str, offset: str) -> None:
    assert {str(each.time)[19:] for each in read_timeline(text).events} == {offset}


POSTS = (
    "Resolved\nThe pumps run again.\nPosted Nov 02, 2018 - 11:41 EDT\n"
    "Identified\nA valve was shut.\nPosted Nov 02, 2018 - 11:40 EDT\n"
    "Investigating\nThe pumps stand still.\nPosted Nov 02, 2018 - 11:36 EDT\n"
)


def test_posts_that_touch_have_their_times_above_them_where_the_first_one_has() -> None:
    page = (
        "Posted Nov 02, 2018 - 11:41 EDT\nThe pumps run again.\n"
        "Posted Nov 02, 2018 - 11:40 EDT\nA valve was shut.\n"
        "Posted Nov 02, 2018 - 11:36 EDT\nThe pumps stand still.\n"
    )
    found = [(str(e.time)[11:16], e.text) for e in read_timeline(page).events]
    assert found == [
        ("11:41", "The pumps run again."),
        ("11:40", "A valve was shut."),
        ("11:36", "The pumps stand still."),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        ("", "This incident affected: pumps.\n"),
        ("Posted Nov 02, 2018 - 13:12 EDT\n\n", "This incident affected: pumps.\n"),
    ],
    ids=["alone", "with what was affected", "with the report on top"],
)
def test_posts_that_touch_have_their_times_below_them(above: str, below: str) -> None:
    found = [(str(e.time)[11:16], e.text) for e in read_timeline(above + POSTS + below).events]
    assert [time for time, _ in found] == ["11:41", "11:40", "11:36"]
    assert [text.split(" ", 1)[1] for _, text in found] == [
        "The pumps run again.",
        "A valve was shut.",
        "The pumps stand still.",
    ]


def test_a_lead_to_times_of_another_zone_needs_no_blank_line_above() -> None:
    said = "2026-03-02\nTimeline (PT):\n  1:02pm Alert\n  1:20pm Resolved\n"
    draft = read_timeline(f"{said}Timeline (customers, in ET):\n  4:01pm First post\n")
    assert [(e.text, str(e.time)) for e in draft.events] == [
        ("Alert", "2026-03-02 13:02:00-08:00"),
        ("Resolved", "2026-03-02 13:20:00-08:00"),
        ("First post", "2026-03-02 16:01:00-05:00"),
    ]


def test_a_remark_with_a_zone_inside_an_entry_turns_no_zone() -> None:
    text = (
        "2026-03-02\n- 13:02 UTC Alert (all UTC):\n- 13:20 UTC Resolved\n"
        "  mail from New York office (EST):\n"
        '  "All is well"\n- 13:30 closed\n'
    )
    assert [str(event.time)[11:] for event in read_timeline(text).events] == [
        "13:02:00+00:00",
        "13:20:00+00:00",
        "13:30:00+00:00",
    ]


@pytest.mark.parametrize(
    "head", ["## Timeline (2021)", "## Timeline\n\nAll times UTC, 2021.", "# Outage of 2021"]
)
def test_the_year_of_a_heading_counts_more_than_when_something_is_due(head: str) -> None:
    due = "## Action items\n\n| What | Due |\n|---|---|\n| Watch the disk | 2022-01-10 |\n"
    page = f"{head}\n\n- Sep 3, 02:20: It rang\n- Sep 4, 00:10: It stopped\n\n{due}"
    assert days_of(page) == {"2021-09-03", "2021-09-04"}


@pytest.mark.parametrize(
    "heading",
    [
        "### タイムライン (03/27-28 JST)",
        "### 障害対応タイムライン（JST）",
        "## Línea de tiempo - 27 y 28, JST",
        "## Linea de tiempo, horario JST",
        "**Przebieg zdarzeń - JST**",
        "## 事件经过 JST",
        "## Night of the change (03/27-28 JST)",
    ],
)
def test_a_heading_of_a_timeline_in_any_language_tells_the_zone(heading: str) -> None:
    text = f"# 2026-03-27\n\n{heading}\n\n- 17:01 pump red\n- 18:10 pump green\n"
    times = [event.time.isoformat() for event in read_timeline(text).events if event.time]
    assert times == ["2026-03-27T17:01:00+09:00", "2026-03-27T18:10:00+09:00"]


@pytest.mark.parametrize(
    "said",
    [
        "Todos los horarios en JST.",
        "Tous les horaires sont en JST.",
        "Alle Zeitstempel in JST.",
        "Tijdstippen in JST.",
        "Все времена указаны в JST.",
    ],
)
def test_a_sentence_about_times_in_another_language_tells_their_zone(said: str) -> None:
    text = f"# 2026-03-27\n\n{said}\n\n- 17:01 pump red\n"
    assert survey(text, split_lines(text), None).zone is not None


def test_the_year_of_a_heading_counts_more_than_days_that_are_told_among_the_times() -> None:
    page = (
        "## Timeline (2021)\n\n- Sep 3, 02:20: It rang\n- Sep 3, 02:40: It was seen\n"
        "  - the same was seen on 2019-03-04 at 10:00\n- Sep 4, 00:10: It stopped\n"
    )
    assert days_of(page) == {"2021-09-03", "2021-09-04"}
    above = "The same was seen on 2020-09-01 as well.\n\n"
    assert days_of(above + page.replace("2021", "2020")) == {"2020-09-03", "2020-09-04"}


@pytest.mark.parametrize(
    "head",
    [
        "Recovery, Tuesday",
        "Recovery (Tuesday)",
        "Recovery - late on Tuesday",
        "Early Tuesday morning",
    ],
)
def test_a_heading_may_end_with_the_day_of_the_week_of_what_stands_below(head: str) -> None:
    text = f"# 4 March 2024\n\n### Detection\n\n- 09:00 alarm\n\n### {head}\n\n- 10:00 mended\n"
    draft = read_timeline(text)
    assert str(draft.events[1].time) == "2024-03-05 10:00:00"
    assert [each.kind for each in draft.warnings if each.line == 9] == [Doubt.DAY]


def test_the_day_of_the_week_of_a_title_is_no_day_of_entries() -> None:
    draft = read_timeline("# What broke on Tuesday\n\n## Timeline\n\n- 09:00 alarm\n")
    assert draft.events[0].time is None


@pytest.mark.parametrize(
    "said", ["De volgende dag:", "Am nächsten Tag:", "The next morning", "翌日"]
)
def test_the_next_day_is_told_in_many_languages(said: str) -> None:
    text = f"# 24 June 2019\n\n06:40 it rang\n\n11:00 it was gone\n\n{said}\n\n14:00 a fan came\n"
    assert str(read_timeline(text).events[-1].time) == "2019-06-25 14:00:00"


@pytest.mark.parametrize("head", ["**Timeline:** (approximate)", "## Timeline (approximate times)"])
def test_a_heading_says_that_all_times_are_approximate(head: str) -> None:
    (event,) = read_timeline(f"{head}\n\n- 2020-08-15 20:00 it rang\n").events
    assert event.approximate
