"""Timelines in the marks of wikis, boards and of what documents are made from."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline


def told(text: str) -> list[tuple[str, str]]:
    return [(str(event.time)[5:16], event.text) for event in read_timeline(text).events]


def test_terms_of_a_list_in_a_wiki_are_entries_and_what_is_said_of_them_is_theirs() -> None:
    text = (
        "== Panne du 9 février 2021 ==\n\n=== Chronologie ===\n\n; 8 h 15 : ouverture\n"
        "; vers 9 h : lecture seule\n:: jamais modifié\n; 9 h 50 : rechute\n"
    )
    assert told(text) == [
        ("02-09 08:15", "ouverture"),
        ("02-09 09:00", "lecture seule jamais modifié"),
        ("02-09 09:50", "rechute"),
    ]


def test_terms_of_a_list_in_a_wiki_may_touch_their_marks() -> None:
    text = "===Timeline of 9 May 2026===\n;8:15-8:20\n:Writes are locked\n;8:50\n:All is well\n"
    assert told(text) == [("05-09 08:15", "Writes are locked"), ("05-09 08:50", "All is well")]


def test_times_that_a_board_shows_on_the_clock_of_each_reader() -> None:
    zone = 'timezone="Europe/Berlin"'
    text = (
        f"[date=2021-02-11 time=08:55:00 {zone}] suspended\n\n"
        f"[date=2021-02-11 time=09:02:30 {zone}] asked\n\n[date=2021-02-12 {zone}] back\n"
    )
    assert told(text) == [
        ("02-11 08:55", "suspended"),
        ("02-11 09:02", "asked"),
        ("02-12", "back"),
    ]
    assert str(read_timeline(text).events[1].time)[-8:] == "30+01:00"


def test_a_list_table_is_one_also_below_other_directives() -> None:
    text = (
        ".. _incident:\n\n2020-11-19\n\n.. list-table::\n   :header-rows: 1\n\n   * - Time\n"
        "     - Event\n   * - 07:05\n     - import starts\n   * - 07:48\n     - done\n"
    )
    assert told(text) == [("11-19 07:05", "import starts"), ("11-19 07:48", "done")]


def test_a_grid_is_a_table_also_below_lines_that_begin_like_one() -> None:
    text = (
        "# Outage 2020-11-19\n\n+- added\n\n"
        "+-------+-------+\n| Time  | Event |\n+=======+=======+\n"
        "| 07:05 | start |\n+-------+-------+\n| 07:48 | done  |\n+-------+-------+\n"
    )
    assert told(text) == [("11-19 07:05", "start"), ("11-19 07:48", "done")]


@pytest.mark.parametrize("head", ["||= Tijd =||= Wat =||", "|| Tijd || Wat ||"])
def test_all_rows_of_a_table_may_have_the_marks_of_those_that_name_columns(head: str) -> None:
    text = f"2019-01-14\n\n{head}\n||05.10 uur||trein||\n||15-01, 10.00 uur||evaluatie||\n"
    assert told(text) == [("01-14 05:10", "trein"), ("01-15 10:00", "evaluatie")]
    assert "not known" not in " ".join(each.message for each in read_timeline(text).warnings)


@pytest.mark.parametrize(
    "box",
    [
        "Code: Select all\nTue Apr  2 22:29:50 2019 e2fsck 1.44.1\n\n",
        "`\nPosted on 11 Dec, 2017 14:18 UTC by Mike\n22:29 UTC down\n`\n",
    ],
)
def test_what_stands_in_a_box_of_code_is_no_entry(box: str) -> None:
    text = f"2019-04-02\n\n22:31 it makes a check\n\n{box}\n23:48 the check is through\n"
    assert [time for time, _ in told(text)] == ["04-02 22:31", "04-02 23:48"]


def test_a_mark_of_code_that_stands_alone_opens_none() -> None:
    assert len(told("2019-04-02\n\n22:31 it makes a check\n`\n23:48 it is through\n")) == 2


def test_an_item_may_name_the_day_of_the_times_nested_below_it() -> None:
    text = (
        "Review of 2021-07-22\n\n* roll call (ana, 15:00)\n"
        "* what happened on Wednesday 21 July (bo)\n"
        "  * times in UTC\n  * 06:00 rebuild starts\n  * 07:45 database swaps\n"
    )
    assert told(text)[-2:] == [("07-21 06:00", "rebuild starts"), ("07-21 07:45", "database swaps")]


def test_an_item_that_is_due_names_no_day_of_what_is_nested() -> None:
    items = "* due by 30 July: checks\n  * 06:00 run them\n  * 07:45 look at them\n"
    text = f"Outage of 2021-07-22\n\n{items}"
    assert {time[:5] for time, _ in told(text)} == {"07-22"}


def test_a_nested_remark_on_when_it_was_done_is_no_entry() -> None:
    nested = "    - drafted by Mel\n    - posted 11:26\n"
    text = f"- 2023-04-05 11:22 Queue\n{nested}- 2023-04-05 11:40 Fix\n"
    assert [time for time, _ in told(text)] == ["04-05 11:22", "04-05 11:40"]
    assert "posted 11:26" in read_timeline(text).events[0].details


def test_what_happened_when_is_a_timeline_also_in_a_quote() -> None:
    rows = "> 08:30 Waiting room opens\n>\n> 09:00 On sale\n>\n> 09:02: Slow\n"
    draft = read_timeline(f"Date: 25 Nov 2022\n\n## What happened when\n\n(GMT)\n\n{rows}")
    assert [str(event.time)[11:] for event in draft.events] == [
        "08:30:00+00:00",
        "09:00:00+00:00",
        "09:02:00+00:00",
    ]


def test_front_matter_may_stand_in_a_comment() -> None:
    front = "<!--\n.. title: Server is down\n.. date: 2016-12-22 01:00:00\n.. tags: Outages\n-->\n"
    days = "### 21 Dicembre\n\n  * 10:00 wiki\n\n### 2 Gennaio\n\n  * 11:00 mail\n"
    draft = read_timeline(f"{front}\n## Aggiornamento\n\n{days}")
    times = [str(event.time)[:16] for event in draft.events]
    assert times == ["2016-12-21 10:00", "2017-01-02 11:00"]


def test_a_comment_at_the_top_is_no_front_matter() -> None:
    text = "<!--\ndate: 2016-12-22, to be filled in\n-->\n\n10:00 wiki\n11:00 mail\n"
    assert {event.time for event in read_timeline(text).events} == {None}


@pytest.mark.parametrize(
    "table",
    [
        ".. list-table:: 6 December 2018, plant time (UTC-5)\n   :header-rows: 1\n\n"
        "   * - Time\n     - Event\n   * - 02:11\n     - freezes\n",
        "{|\n|+ 6 December 2018, plant time (UTC-5)\n! Time !! Event\n|-\n| 02:11 || freezes\n|}\n",
        '.6 December 2018, plant time (UTC-5)\n[cols="1,2"]\n'
        "|===\n|Time |Event\n\n|02:11 |freezes\n|===\n",
    ],
)
def test_what_is_written_over_a_table_tells_its_day_and_zone(table: str) -> None:
    events = read_timeline(table).events
    assert [(str(event.time), event.text) for event in events] == [
        ("2018-12-06 02:11:00-05:00", "freezes")
    ]
