"""Which column of a table tells when, and which one what."""

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from tests.importers.gold import read


def events(table: str) -> list[tuple[str, str]]:
    return [(str(event.time), event.text) for event in read_timeline(table).events]


def test_of_two_clocks_the_one_with_its_dates_counts() -> None:
    table = (
        "| NZST | UTC | Event |\n|---|---|---|\n"
        "| 2026-06-17 09:46 | 2026-06-16 21:46 | copied |\n"
        "| 2026-06-19 ~17:00 | ~05:00 | told |\n"
        "| 2026-06-22 ~10:00 | ~22:00 prior day | looked into |\n"
        "| 2026-06-22 ~12:00 | — | found |\n"
        "| 2026-06-23 end of day | — | written down |\n"
    )
    assert events(table) == [
        ("2026-06-17 09:46:00+12:00", "copied"),
        ("2026-06-19 17:00:00+12:00", "told"),
        ("2026-06-22 10:00:00+12:00", "looked into"),
        ("2026-06-22 12:00:00+12:00", "found"),
        ("2026-06-23", "written down"),
    ]


def test_how_long_something_took_is_no_time_and_told_of() -> None:
    draft = read(
        "| Metric | Value |\n|---|---|\n| First call | 13 Nov 2025 22:15 UTC |\n"
        "| Found | 3 Dec 2025 15:00 UTC |\n| Unseen | **20 days** |\n"
        "| To the fix | ~3 hours |\n| Closed | 4 Dec 2025 |\n"
    )
    assert [event.text for event in draft.events] == ["First call", "Found", "Closed"]
    assert [each.line for each in draft.warnings if "how long" in each.message] == [5, 6]


@pytest.mark.parametrize("name", ["What it means", "Interpretation", "What this tells us"])
def test_a_column_that_explains_another_is_not_the_text(name: str) -> None:
    table = (
        f"| When | Server saw | {name} |\n|---|---|---|\n"
        "| 2026-03-02 07:06 | ten fetches, 6 s apart | ten starts that each ended too soon |\n"
        "| 2026-03-02 07:13 | silence | the safe mode holds for five minutes, with no screen |\n"
    )
    assert [text for _, text in events(table)] == ["ten fetches, 6 s apart", "silence"]


def test_what_took_so_long_is_kept_where_the_column_says_that_it_holds_times() -> None:
    draft = read(
        "| Time | Event |\n|---|---|\n| 2026-03-02 14:03 | rang |\n| 5 minutes | rang again |\n"
    )
    assert [(event.time is None, event.text) for event in draft.events] == [
        (False, "rang"),
        (True, "rang again"),
    ]


@pytest.mark.parametrize("column", ["93", "Ana", "Queue", "[1](shots/first-one-of-that-day.png)"])
def test_what_explains_a_keyword_is_the_text(column: str) -> None:
    table = (
        "| Time | Seen | What it shows |\n|---|---|---|\n"
        f"| 2026-03-02 10:00 | {column} | five thousand wait |\n"
        f"| 2026-03-02 10:05 | {column} | nobody waits |\n"
    )
    assert [text for _, text in events(table)] == ["five thousand wait", "nobody waits"]


def test_of_two_clocks_that_are_no_zones_the_one_without_dates_may_count() -> None:
    table = (
        "| Planned | Actual | Event |\n|---|---|---|\n"
        "| 2026-06-17 09:30 | 09:46 | copied |\n| 2026-06-17 10:00 | 10:20 | told |\n"
    )
    assert [when[11:16] for when, _ in events(f"2026-06-17\n\n{table}")] == ["09:46", "10:20"]


def test_an_event_of_one_word_stays_the_text_beside_what_it_means() -> None:
    table = (
        "| Time | Event | What it means |\n|---|---|---|\n"
        "| 2026-03-02 10:00 | Alert | five thousand wait in front of the gates |\n"
        "| 2026-03-02 10:05 | Reset | nobody has to wait any more |\n"
    )
    assert [text for _, text in events(table)] == ["Alert", "Reset"]


def test_how_long_after_the_start_something_was_is_a_time() -> None:
    table = (
        "| Elapsed | Event |\n|---|---|\n| 0 minutes | rang |\n| 5 minutes | seen |\n"
        "| 2 hours | mended |\n"
    )
    told = events(f"T0 = 2026-03-02 14:00\n\n{table}")
    assert [when[11:16] for when, _ in told] == ["14:00", "14:05", "16:00"]


def test_a_table_of_figures_without_a_name_for_them_is_no_timeline() -> None:
    text = (
        "# 2026-03-02\n\n| Parameter | |\n|---|---|\n| Stop | 14:03:22 |\n| Start | 15:47:50 |\n"
        "| Boards lost | 38 |\n\n**Events**\n\n14:02 UTC  low\n14:05 UTC  a call\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["low", "a call"]


@pytest.mark.parametrize(
    "names", ["| **Time** | **Event** |", "| When | What |", "| **Tyd** | **Wat** |"]
)
def test_the_names_of_columns_may_stand_below_an_empty_header(names: str) -> None:
    rows = "| 14:03 | it rang |\n| 14:10 | a call |\n"
    draft = read(f"# 2026-03-02\n\n## Timeline\n\n|  |  |\n|---|---|\n{names}\n{rows}")
    assert [event.text for event in draft.events] == ["it rang", "a call"]
    assert not draft.warnings or all("not understood" not in w.message for w in draft.warnings)


SEATS = (
    "| ~10:31–10:40 | The seats hear nothing |\n| Same window | The chair had no offer |\n"
    "| Queue shape | Pins only |\n| Workers=0 | One ran elsewhere |\n| Open set | Two |\n"
)


def test_words_below_the_only_time_of_a_column_of_times_belong_to_its_entry() -> None:
    draft = read_timeline(f"2026-10-05\n\n## Timeline\n\n| When | What |\n|---|---|\n{SEATS}")
    (event,) = draft.events
    assert (str(event.time), str(event.end)) == ("2026-10-05 10:31:00", "2026-10-05 10:40:00")
    assert event.text == "The seats hear nothing"
    assert event.details.splitlines()[:2] == [
        "Same window: The chair had no offer",
        "Queue shape: Pins only",
    ]
    assert {warning.line for warning in draft.warnings} >= {8, 9, 10, 11}


@pytest.mark.parametrize("head", ["| Where | What |", "| When | Value |"])
def test_one_time_makes_no_timeline_where_the_columns_are_not_called_so(head: str) -> None:
    assert not read_timeline(f"2026-10-05\n\n{head}\n|---|---|\n{SEATS}").events


@pytest.mark.parametrize(
    "names", ["Phase | Result", "Step | Outcome", "Command | Result", "Фаза | Результат"]
)
def test_what_was_done_is_the_text_and_what_came_of_it_a_detail(names: str) -> None:
    draft = read(
        f"# Move of 2026-03-02, UTC\n\n| Time | {names} |\n|---|---|---|\n"
        "| 08:56–09:27 | Last backup | whole, and a copy of it has been restored to be sure |\n"
        "| 09:31 | Backfill of the prices | nothing was left to be filled in |\n"
    )
    assert [(event.text, event.details) for event in draft.events] == [
        ("Last backup", "whole, and a copy of it has been restored to be sure"),
        ("Backfill of the prices", "nothing was left to be filled in"),
    ]


def test_what_came_of_it_is_the_text_where_phases_only_sort_the_rows() -> None:
    table = (
        "| Time | Phase | Result |\n|---|---|---|\n"
        "| 2026-03-02 10:00 | Move | all gates are closed |\n"
        "| 2026-03-02 10:05 | Move | the new pool is full |\n"
        "| 2026-03-02 10:09 | Check | orders come in again |\n"
    )
    assert [text for _, text in events(table)] == [
        "all gates are closed",
        "the new pool is full",
        "orders come in again",
    ]


def test_remarks_may_stand_behind_whole_times_and_are_details() -> None:
    draft = read(
        "## How long the shop was shut, 2026\n\n| Boundary | When | Confidence |\n|---|---|---|\n"
        "| The shop shuts | Between **30 Jul 19:01 and 19:29 IST** — while the old tills went away"
        " | **Bounded, not pinned.** The old tills are gone, and nobody can ask them any more. |\n"
        "| First refusal | 30 Jul **19:29:43 IST**, four seconds after the tills came | Exact |\n"
        "| Open again | 31 Jul **~18:05 IST**, when the last key was found | ±few minutes |\n"
    )
    told = [(str(e.time), e.end and str(e.end)[11:16], e.text) for e in draft.events]
    assert told == [
        ("2026-07-30 19:01:00+05:30", "19:29", "The shop shuts"),
        ("2026-07-30 19:29:43+05:30", None, "First refusal"),
        ("2026-07-31 18:05:00+05:30", None, "Open again"),
    ]
    assert [event.approximate for event in draft.events] == [False, False, True]
    assert draft.events[1].details == "four seconds after the tills came\nExact"


def test_a_column_of_sentences_that_open_with_times_is_none_of_times() -> None:
    text = (
        "# Timeline of 2026-07-30\n\n- 10:00 shut\n\n## Shifts\n\n"
        "| Name | Time and duties |\n|---|---|\n"
        + "| Ana | 30 Jul 2026 10:00 - "
        + "all that has to be done for the tills while they are being moved to the new shop, " * 2
        + "|\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["shut"]


def test_details_and_notes_stand_behind_what_happened() -> None:
    for name, beside in (("Event", "Details"), ("What", "Notes"), ("Overgang", "Toelichting")):
        draft = read_timeline(
            f"# 2026-03-02\n\n| NL-tijd | {name} | {beside} |\n|---|---|---|\n"
            "| 09:15 | The deploy of the gates began | Kim began it by hand, as it was planned |\n"
            "| 09:30 | All of the gates stood still | For an hour, and the queue outside grew |\n"
        )
        assert [(each.text, each.details) for each in draft.events] == [
            ("The deploy of the gates began", "Kim began it by hand, as it was planned"),
            ("All of the gates stood still", "For an hour, and the queue outside grew"),
        ], name


def test_details_count_where_the_column_before_only_sorts_the_rows() -> None:
    draft = read_timeline(
        "# 2026-03-02\n\n| Time | Event | Details |\n|---|---|---|\n"
        "| 09:15 | deploy | Kim began it by hand |\n| 09:30 | alarm | All gates stood still |\n"
    )
    assert [each.text for each in draft.events] == ["Kim began it by hand", "All gates stood still"]


def test_details_stand_behind_what_happened_though_some_of_it_happens_again() -> None:
    rows = (
        "| 09:15 | Retry with tote 7 | The till said that it belongs to another order |\n"
        "| 09:16 | Release and reset | Kim let go of the order, and of all its totes too |\n"
        "| 09:20 | Retry with tote 7 | The till said once more that it belongs elsewhere |\n"
    )
    draft = read_timeline(f"# 2026-03-02\n\n| Time | Event | Detail |\n|---|---|---|\n{rows}")
    assert [each.text for each in draft.events] == [
        "Retry with tote 7",
        "Release and reset",
        "Retry with tote 7",
    ]


@pytest.mark.parametrize("found", ["Finding", "Result", "Observation"])
def test_what_was_found_stands_behind_what_was_done(found: str) -> None:
    draft = read_timeline(
        f"# 2026-03-02\n\n| Time | Action | {found} |\n|---|---|---|\n"
        "| 09:15 | Kim looked into the logs of the gate | There were hundreds of warnings, and no"
        " entry of any other level in all of them |\n"
        "| 09:30 | The gate was rolled back | It opens |\n"
    )
    assert [each.text for each in draft.events] == [
        "Kim looked into the logs of the gate",
        "The gate was rolled back",
    ]
    assert draft.events[1].details == "It opens"


@pytest.mark.parametrize("month", ["all 2026-09 unless noted", "September 2026"])
def test_a_number_before_the_clock_is_a_day_of_the_month_that_the_heading_tells(month: str) -> None:
    draft = read_timeline(
        f"## Timeline ({month})\n\n| Time | Event |\n|---|---|\n"
        "| **21 22:36** | down |\n| **22 00:10 – 00:20** | up |\n"
    )
    assert [str(each.time) for each in draft.events] == [
        "2026-09-21 22:36:00",
        "2026-09-22 00:10:00",
    ]
    assert all(each.kind is Doubt.DAY for each in draft.warnings)


def test_a_phase_is_what_happened_where_only_some_have_a_note() -> None:
    draft = read_timeline(
        "# 22 April 2021\n\n| Phase | Start (UTC) | End (UTC) | Duration | Notes |\n"
        "|---|---|---|---|---|\n| Index rebuild | 05:00 | 06:12 | 1h 12m | Planned |\n"
        "| Search down | 06:40 | 08:03 | 1h 23m | All nodes are busy |\n"
        "| Catch-up | 09:30 | 10:05 | 35m | |\n"
    )
    assert [each.text for each in draft.events] == ["Index rebuild", "Search down", "Catch-up"]


def test_the_hours_of_people_in_a_table_of_contacts_are_no_times_of_events() -> None:
    draft = read_timeline(
        "# 7 August 2024\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 13:25 | It is cool |\n\n"
        "Contacts:\n\n| Name | Role | Phone | Hours |\n|---|---|---|---|\n"
        "| J. Havel | Manager | ext. 4410 | 07:00-15:30 |\n| Desk | | ext. 4400 | 24/7 |\n"
    )
    assert [each.text for each in draft.events] == ["It is cool"]
