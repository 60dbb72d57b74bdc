"""Tables whose rows are short, whose times are told twice, or that tell facts."""

from datetime import date

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline


def told(text: str) -> list[tuple[str, str]]:
    return [(str(event.time)[:16], event.text) for event in read_timeline(text).events]


def test_rows_may_lack_their_first_cell_where_the_table_has_no_outer_lines() -> None:
    first = "Jul 12 | 4:10 PM | loops\n | 4:45 PM | queue\n"
    second = "Jul 13 | 7:50 AM | alert\n | 8:15 AM | calm\n"
    head = "Date | Time | Event\n--- | --- | ---\n"
    assert told(f"# Mail in 2018\n\n{head}{first}{second}") == [
        ("2018-07-12 16:10", "loops"),
        ("2018-07-12 16:45", "queue"),
        ("2018-07-13 07:50", "alert"),
        ("2018-07-13 08:15", "calm"),
    ]


def test_clock_times_count_more_than_counts_from_the_start_beside_them() -> None:
    rows = "| T-0h50m | 09:22 | warning |\n| T | 10:12 | down |\n| T+1m | 10:13 | page |\n"
    table = f"| T | Time | What |\n|---|---|---|\n{rows}"
    assert told(f"# Brokers are full, 2023-10-31\n\nT is the first failure.\n\n{table}") == [
        ("2023-10-31 09:22", "warning"),
        ("2023-10-31 10:12", "down"),
        ("2023-10-31 10:13", "page"),
    ]


def test_facts_in_a_table_of_items_are_no_timeline() -> None:
    facts = (
        "| Item | |\n|:--|:--|\n| Opened | 29.02.2024 |\n| Closed | 14.03.2024 |\n| Team | QA |\n"
    )
    rows = "- 29.02. 08:10 alert\n- 29.02. 08:40 calm\n"
    assert [text for _, text in told(f"# Report\n\n{facts}\n{rows}")] == ["alert", "calm"]


def test_a_row_with_one_of_two_times_is_read_in_the_zone_of_its_column() -> None:
    text = (
        "## 2026-03-17\n\n| Time (PDT) | Time (UTC) | Event |\n| --- | --- | --- |\n"
        "| 05:30 | | told late |\n| 05:35 | 12:35 | restarts |\n| 05:47 | 12:47 | is told |\n"
    )
    assert [str(event.time)[11:] for event in read_timeline(text).events] == [
        "05:30:00-07:00",
        "12:35:00+00:00",
        "12:47:00+00:00",
    ]


def test_short_dates_of_a_column_may_have_words_behind_them() -> None:
    text = (
        "| When | Event |\n| --- | --- |\n| 09-22 (recovery) | healthy |\n"
        "| 09-22 evening | adopted |\n| 2026-09-23 11:42 | booted |\n"
    )
    assert told(text) == [
        ("2026-09-22", "healthy"),
        ("2026-09-22", "adopted"),
        ("2026-09-23 11:42", "booted"),
    ]


@pytest.mark.parametrize("part", ["凌晨", "下午", "새벽", "早朝", "abends", "le soir"])
def test_of_a_short_date_with_a_part_of_the_day_the_day_alone_counts(part: str) -> None:
    text = (
        "# 2026-09-22\n\n| 时间 | Event |\n| --- | --- |\n| 09-22 03:40 | booted |\n"
        f"| 09-22 {part} | adopted |\n| 09-23 11:42 | healthy |\n"
    )
    assert told(text)[1] == ("2026-09-22", "adopted")


def test_a_column_of_lengths_makes_no_timeline() -> None:
    text = (
        "# 2021-03-30\n\n| Clock | Remark |\n| --- | --- |\n| 10:00 | it starts |\n\nCalls:\n\n"
        "| Call | Node | Length |\n| --- | --- | --- |\n| 5501 | A | 1:12 |\n| 5502 | B | 2:40 |\n"
    )
    assert told(text) == [("2021-03-30 10:00", "it starts")]


def test_among_figures_a_mere_number_is_no_event_either() -> None:
    text = (
        "# 2021-03-30\n\n- 10:00 it starts\n\n## Key numbers\n\n| | |\n| --- | --- |\n"
        "| Time to detect | 00:12:46 |\n| Queries | 14 |\n"
    )
    assert told(text) == [("2021-03-30 10:00", "it starts")]


def test_when_it_was_is_no_event_though_a_remark_stands_behind_it() -> None:
    text = (
        "**When:** Tuesday, 30 March 2021, 10:00 to 12:00 (planned)\n\n"
        "| Clock | Remark |\n| --- | --- |\n| 10:00 | it starts |\n"
    )
    assert told(text) == [("2021-03-30 10:00", "it starts")]


def test_facts_above_the_timeline_tell_t0_and_are_no_events() -> None:
    text = (
        "Halt, 2017-10-19\n\n| Item | Value |\n| --- | --- |\n| T0 | 08:15:00 UTC, first reject |\n"
        "| Halted | T+00:02:40 |\n| Class | Sev 1 |\n\n"
        "*T-00:05:00* loaded\n*T+00:00:30* alert\n*T+00:02:40* halted\n"
    )
    assert [(str(event.time), event.text) for event in read_timeline(text).events] == [
        ("2017-10-19 08:10:00+00:00", "loaded"),
        ("2017-10-19 08:15:30+00:00", "alert"),
        ("2017-10-19 08:17:40+00:00", "halted"),
    ]


def test_the_row_of_t0_may_tell_its_time_among_its_words() -> None:
    text = (
        "# Deploy, 2026-03-02\n\n| Offset | Event |\n| --- | --- |\n"
        "| T+0 | the deploy began at 10:00 UTC |\n| T+5m | the alert rang |\n"
    )
    assert told(text) == [
        ("2026-03-02 10:00", "the deploy began at 10:00 UTC"),
        ("2026-03-02 10:05", "the alert rang"),
    ]


def test_a_colon_may_close_the_times_of_a_column() -> None:
    text = (
        "| Time (Singapore) | Event |\n| --- | --- |\n| 03 Sep 0415: | a patch |\n"
        "| 03 Sep 0432: | lanes are gone |\n"
    )
    events = read_timeline(text, day=date(2024, 9, 3)).events
    assert [str(event.time) for event in events] == [
        "2024-09-03 04:15:00+08:00",
        "2024-09-03 04:32:00+08:00",
    ]


def test_rows_that_sum_up_or_tell_a_figure_are_no_entries() -> None:
    text = (
        "2 March 2026\n\n| Time | What |\n|---|---|\n| 17:24 | out |\n| 17:27 | back |\n"
        "| Total | ~3 min of downtime |\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["out", "back"]


def test_a_length_below_the_entries_of_a_sheet_is_no_entry() -> None:
    text = (
        "| Date | Time | Note |\n|---|---|---|\n| 1/19/2022 | 10:45 AM | logins work |\n"
        "| 1/19/2022 | 11:00 AM | confirmed |\n| Downtime | 3 h 50 min | |\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["logins work", "confirmed"]


def test_a_table_of_times_that_nobody_knows_is_of_the_day_of_its_heading() -> None:
    draft = read_timeline(
        "# Log\n\n## June 3, 2026 - Start\n\n| Time | Event |\n|---|---|\n| 14:00 | it began |\n"
        "\n## June 7, 2026 - End\n\n| Time | Event |\n|---|---|\n| — | the audit was sealed |\n"
    )
    assert [(str(each.time), each.text) for each in draft.events] == [
        ("2026-06-03 14:00:00", "it began"),
        ("None", "the audit was sealed"),
    ]
    assert any("not known" in each.message for each in draft.warnings)
