import pytest

from pm_facilitator.importers.layouts.tables import roles_of
from pm_facilitator.importers.text.table_rows import Row
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order
from tests.importers.gold import read


def events(table: str) -> list[tuple[str, str]]:
    return [(str(event.time), event.text) for event in read_timeline(table).events]


@pytest.mark.parametrize(
    "table",
    [
        """
        | Time             | Event          |
        | :--------------- | -------------- |
        | 2024-02-09 14:03 | The pager rang |
        """,
        """
        | When | Who | What happened | Link |
        |---|---|---|---|
        | 2024-02-09T14:03 | Kim | The pager rang | https://chat.example/1 |
        """,
        """
        | Date | Time | Note |
        |---|---|---|
        | 9 Feb 2024 | 2:03 PM | The pager rang
        """,
        """
        | Day | Date (2024) | Time | Event |
        |---|---|---|---|
        | Fri | Feb 9 | 14:03 | The pager rang |
        """,
        """
        Timestamp | Description
        --- | ---
        **2024-02-09 14:03** | The pager rang
        """,
        """
        | Event | Time |
        |---|---|
        | The pager rang | `2024-02-09 14:03` |
        """,
        "| 2024-02-09 14:03 | The pager rang |",
    ],
)
def test_finds_the_columns_by_their_names_and_by_what_is_in_them(table: str) -> None:
    text = "\n".join(line.strip() for line in table.splitlines())
    assert events(text) == [("2024-02-09 14:03:00", "The pager rang")]


def test_the_header_may_name_the_zone() -> None:
    text = "| Time (UTC) | Time (PST) | Event |\n|---|---|---|\n| 2024-02-09 14:03 | 06:03 | x |"
    assert events(text) == [("2024-02-09 14:03:00+00:00", "x")]


def test_a_column_may_name_the_zone_of_each_row() -> None:
    text = "| Time | Zone | Event |\n|-|-|-|\n| 2024-02-09 14:03 | CET | a |\n| 14:10 | UTC | b |"
    assert events(text) == [("2024-02-09 14:03:00+01:00", "a"), ("2024-02-09 14:10:00+00:00", "b")]


def test_a_zone_that_nobody_knows_is_told_of_beside_its_row() -> None:
    rows = "| 2024-02-09 14:03 | CET | a |\n| 14:10 | XYZT | b |\n| 14:20 | UTC | c |"
    draft = read_timeline(f"| Time | Zone | Event |\n|-|-|-|\n{rows}")
    assert [str(event.time)[19:] for event in draft.events] == ["+01:00", "+01:00", "+00:00"]
    assert [(each.line, "'XYZT'" in each.message) for each in draft.warnings] == [(4, True)]


def test_start_and_end_may_have_a_column_each() -> None:
    text = "| Start | End | Event |\n|-|-|-|\n| 2024-02-09 14:03 | 14:10 | x |"
    (event,) = read_timeline(text).events
    assert str(event.end) == "2024-02-09 14:10:00"


def test_who_said_it_and_the_links_are_kept() -> None:
    text = (
        "| Time | Who | Event | Link |\n|-|-|-|-|\n| 14:03 | Kim | x | [chat](https://c.example) |"
    )
    (event,) = read_timeline(f"2024-02-09\n\n{text}").events
    assert (event.source, event.evidence) == ("Kim", ("https://c.example",))


def test_a_date_is_carried_down_the_column() -> None:
    text = "| Date | Time | Event |\n|-|-|-|\n| 2024-02-09 | 23:50 | a |\n| | 00:10 | b |"
    assert events(text) == [("2024-02-09 23:50:00", "a"), ("2024-02-10 00:10:00", "b")]


def test_a_row_without_a_time_goes_with_the_one_above_and_is_told_of() -> None:
    draft = read_timeline("| Time | Event |\n|-|-|\n| 2024-02-09 14:03 | a |\n| | b |")
    assert [event.details for event in draft.events] == ["b"]
    assert [warning.line for warning in draft.warnings] == [4]


def test_a_time_that_is_not_understood_is_told_of_and_its_row_kept() -> None:
    rows = "| 2024-02-09 14:03 | a |\n| 14:10 | b |\n| later | c |"
    rows += "\n| TBD | d |\n| unknown | e |"
    draft = read_timeline(f"| Time | Event |\n|-|-|\n{rows}")
    assert [event.time is None for event in draft.events] == [False, False, True, True, True]
    assert [warning.line for warning in draft.warnings] == [5, 6, 7]


def test_a_table_without_times_is_no_timeline() -> None:
    assert events("| Name | Price |\n|-|-|\n| a | 10 |\n| b | 12 |") == []


def test_a_bar_in_a_cell_does_not_part_it() -> None:
    assert events("| 2024-02-09 14:03 | a \\| b<br>c |") == [("2024-02-09 14:03:00", "a | b c")]


@pytest.mark.parametrize("name", ["Time (eastern)", "when, Eastern", "local time (New York)", "ET"])
def test_the_name_of_the_column_may_tell_the_zone(name: str) -> None:
    table = f"| {name} | what |\n|---|---|\n| 2024-07-09 9:06a | gate opens |\n"
    assert events(table) == [("2024-07-09 09:06:00-04:00", "gate opens")]


@pytest.mark.parametrize("unknown", ["--:--", "???", "unknown", "tbd"])
def test_a_time_that_nobody_knows_leaves_its_date_out_of_the_text(unknown: str) -> None:
    rows = f"| 09.07. | {unknown} | gate opens |\n| 09.07. | 10:05 | gate shuts |\n"
    table = f"July 2024\n\n| Day | Time | What |\n|---|---|---|\n{rows}"
    draft = read_timeline(table)
    assert [event.text for event in draft.events] == ["gate opens", "gate shuts"]
    assert "The time of this is not known." in [told.message for told in draft.warnings]


@pytest.mark.parametrize("part", ["{} June 2023", "**Day {} - {} June 2023**"])
def test_rows_with_nothing_but_a_day_part_the_days(part: str) -> None:
    first, second = part.replace("{}", "9"), part.replace("{}", "10")
    table = (
        f"| Time (UTC) | What |\n|---|---|\n| {first} | |\n| 14:03 | a |\n| {second} | |\n"
        "| 09:00 | b |\n"
    )
    assert events(table) == [("2023-06-09 14:03:00+00:00", "a"), ("2023-06-10 09:00:00+00:00", "b")]


def test_rows_may_count_the_days() -> None:
    table = (
        "Lines down, 9 June 2023\n\n| Time | What |\n|---|---|\n| Day 1 | |\n| 14:03 | a |\n"
        "| Day 2 | |\n| 15:00 | b |\n"
    )
    assert events(table) == [("2023-06-09 14:03:00", "a"), ("2023-06-10 15:00:00", "b")]


def test_the_zero_hour_of_a_table_may_be_a_bare_letter() -> None:
    table = (
        "T = 14:03 UTC, 9 June 2023\n\n| Time | What |\n|---|---|\n| T-5m | a |\n| T | b |\n"
        "| T+2m | c |\n"
    )
    assert [when[11:16] for when, _ in events(table)] == ["13:58", "14:03", "14:05"]


def test_a_column_of_offsets_is_the_zone_of_each_row() -> None:
    text = (
        "| when | offset | what |\n|-|-|-|\n"
        "| 2024-02-09 14:03 | +05:30 | a |\n| 2024-02-09 04:00 | -5 | b |"
    )
    assert events(text) == [("2024-02-09 14:03:00+05:30", "a"), ("2024-02-09 04:00:00-05:00", "b")]


def test_a_column_of_numbers_is_not_the_time() -> None:
    text = "| Nr | When | What |\n|-|-|-|\n| 1201 | 2024-02-09 14:03 | a |\n| 1202 | 14:10 | b |"
    assert events(text) == [("2024-02-09 14:03:00", "a"), ("2024-02-09 14:10:00", "b")]


@pytest.mark.parametrize("due", ["Due", "By", "Fällig", "Plazo"])
def test_what_is_due_then_is_no_event(due: str) -> None:
    text = f"# Outage, 9 Feb 2024\n\n| Task | Who | {due} |\n|-|-|-|\n| Alarm | Kim | 2024-03-01 |"
    assert events(text) == []


@pytest.mark.parametrize("heading", ["Measures", "What we will do", "Maßnahmen"])
def test_days_among_the_actions_are_no_events(heading: str) -> None:
    table = "| When | What |\n|-|-|\n| 2024-03-01 | New alarm |\n| 2024-03-08 | New pump |"
    assert events(f"# Outage\n\n## Timeline\n\n- 2024-02-09 14:03 it rang\n\n{table}") != []
    assert events(f"# Outage\n\n2024-02-09 14:03 it rang\n\n## {heading}\n\n{table}") == [
        ("2024-02-09 14:03:00", "it rang")
    ]


def test_who_does_what_by_when_is_no_timeline() -> None:
    head = "| What | Who | When |\n|---|---|---|\n"
    to_do = f"{head}| Test the pump | Ana | 4 May 2024 |\n| Buy one | Tom | 9 May 2024, 10:00 |\n"
    assert events(to_do) == []
    happened = f"{head}| It stopped | Ana | 4 May 2024, 9:00 |\n| It ran | Tom | 9:10 |\n"
    assert len(events(happened)) == 2


def test_remarks_below_a_table_are_no_rows() -> None:
    text = (
        "when,who,what\n2024-02-09 14:03,Ana,it rang\n2024-02-09 14:10,Tom,it ran\n\nnot checked:\n"
    )
    draft = read(text)
    assert [event.text for event in draft.events] == ["it rang", "it ran"]
    assert any("not checked" in told.message for told in draft.warnings)


def test_a_bare_t_names_a_column_of_offsets() -> None:
    table = "| T | What |\n|---|---|\n| T-00:10:00 | Go |\n| T+00:00:40 | Stop |\n"
    assert events(f"T0 = 2024-05-09 13:00 UTC\n\n{table}") == [
        ("2024-05-09 12:50:00+00:00", "Go"),
        ("2024-05-09 13:00:40+00:00", "Stop"),
    ]


def test_the_names_of_a_wikis_columns_stand_between_two_bars() -> None:
    text = "h2. Timeline\n\n||Time (UTC)||Event||\n|2024-02-09 14:03|it rang|"
    assert events(text) == [("2024-02-09 14:03:00+00:00", "it rang")]


def test_the_day_may_stand_in_brackets_behind_the_time() -> None:
    text = "| When | What |\n|-|-|\n| 2024-02-09 23:50 | a |\n| 00:10 (10th) | b |"
    assert events(text) == [("2024-02-09 23:50:00", "a"), ("2024-02-10 00:10:00", "b")]


@pytest.mark.parametrize(("other", "told"), [("06:03", 0), ("07:03", 1)])
def test_two_columns_that_disagree_are_told_of(other: str, told: int) -> None:
    draft = read_timeline(
        f"| Time (UTC) | Time (PST) | Event |\n|---|---|---|\n| 2024-02-09 14:03 | {other} | x |"
    )
    assert sum("do not agree" in warning.message for warning in draft.warnings) == told


def test_an_end_with_a_date_before_the_start_is_told_of() -> None:
    row = "| 2024-02-09 14:03 | 2024-02-09 13:50 | x |"
    draft = read_timeline(f"| Start | End | Event |\n|-|-|-|\n{row}")
    assert [str(event.end) for event in draft.events] == ["None"]
    assert any("ends before it starts" in warning.message for warning in draft.warnings)


def test_what_happened_counts_and_not_what_was_planned() -> None:
    table = (
        "| Step | Plan | Actual |\n|-|-|-|\n| drain | 14:00 | 14:07 |\n| fill | 14:30 | 14:52 |\n"
    )
    text = f"2024-02-09\n\n{table}| close | 15:00 | |\n"
    assert events(text) == [("2024-02-09 14:07:00", "drain"), ("2024-02-09 14:52:00", "fill")]


def test_the_time_of_recovery_is_the_end() -> None:
    rows = "2024-02-09 14:03:11\t2024-02-09 14:20:05\tdisk is slow\n"
    draft = read_timeline(f"Time\tRecovery time\tProblem\n{rows}{rows.replace('14:', '15:')}")
    assert [str(event.end) for event in draft.events] == [
        "2024-02-09 14:20:05",
        "2024-02-09 15:20:05",
    ]


def test_a_log_of_decisions_may_have_its_times_as_groups_of_digits() -> None:
    text = "Date: 9 February 2024\n\nSer | DTG | Entry\n1 | 1403hrs | called\n2 | 1410hrs | went\n"
    assert events(text) == [("2024-02-09 14:03:00", "called"), ("2024-02-09 14:10:00", "went")]


@pytest.mark.parametrize(
    "said",
    [
        "| Field | Value |\n|-|-|\n| Time zone of this report | UTC |",
        "> Everything below is in UTC unless marked.",
        "| Field | Value |\n|-|-|\n| All times | UTC |",
    ],
)
def test_a_fact_above_may_tell_the_zone(said: str) -> None:
    text = f"# 2024-02-09 disk full\n\n{said}\n\n- 14:03 it rang\n- 14:10 (CET: 15:10) over\n"
    assert events(text)[0] == ("2024-02-09 14:03:00+00:00", "it rang")


def test_the_day_when_an_action_is_due_is_not_the_day_of_the_times() -> None:
    above = "# Disk full\n\n> Status: closed · Opened 2024-02-09\n\n## Timeline (UTC)\n\n"
    due = "## Action items\n\n- [ ] alert at 80 % by 2024-03-01\n- plan the disks, 2024-03-08\n"
    assert events(f"{above}- 14:03 it rang\n\n{due}") == [("2024-02-09 14:03:00+00:00", "it rang")]


def test_the_numbers_of_the_rows_are_no_details() -> None:
    rows = [
        f"| {number} | 14:0{number} | {event} | {pumps} |"
        for number, event, pumps in ((1, "rang", 1), (2, "slowed", 2), (3, "stopped", 2))
    ]
    table = "\n".join(
        ["2024-02-09", "", "| No. | Time | Event | Pumps |", "|---|---|---|---|", *rows]
    )
    assert [event.details for event in read_timeline(table).events] == ["1", "2", "2"]


@pytest.mark.parametrize(
    ("name", "spans"),
    [("Hours", ("09-10", "10-11", "11-12")), ("Minutes", ("02-05", "06-10", "12-20"))],
)
def test_two_numbers_may_be_a_span_and_no_date(name: str, spans: tuple[str, ...]) -> None:
    rows = "\n".join(f"| {span} | We looked at the pumps |" for span in spans)
    assert events(f"| {name} | What |\n|---|---|\n{rows}\n") == []


def test_months_and_days_alone_are_dates_in_a_column_of_dates() -> None:
    table = "| Date | What |\n|---|---|\n| 02-09 | The pumps slowed |\n| 02-11 | They stopped |\n"
    assert [each.text for each in read_timeline(f"# Pumps in 2024\n\n{table}").events] == [
        "The pumps slowed",
        "They stopped",
    ]


def table_of(names: str, *rows: str) -> list[tuple[str, str]]:
    """Read a table and give the text and the details of its events."""
    rule = "|".join("---" for _ in names.split("|")[1:-1])
    text = "\n".join(["## Timeline 2026-03-02", "", names, f"|{rule}|", *rows])
    return [(event.text, event.details) for event in read_timeline(text).events]


def test_of_columns_whose_names_tell_nothing_the_first_that_speaks_is_the_text() -> None:
    found = table_of(
        "| Time | Evidence | Meaning |",
        "| 14:02 | the pump reports a dry inlet | no water came from the lake since noon |",
        "| 14:05 | the second pump is switched on | a valve had been shut by hand |",
        "| 14:09 | both pumps draw water again | the valve was opened |",
    )
    assert [text for text, _ in found] == [
        "the pump reports a dry inlet",
        "the second pump is switched on",
        "both pumps draw water again",
    ]
    assert found[1][1] == "a valve had been shut by hand"


@pytest.mark.parametrize("evidence", ["PUMP-12", "https://pumps.example/12", "see graph"])
def test_evidence_that_is_no_sentence_is_never_the_text(evidence: str) -> None:
    found = table_of(
        "| Time | Evidence | Observed by whoever was there |",
        *(f"| 14:0{n} | {evidence} | the pump reports a dry inlet |" for n in range(3)),
    )
    assert {text for text, _ in found} == {"the pump reports a dry inlet"}


@pytest.mark.parametrize(
    "cells", [[""] * 3, ["https://pumps.example/12"] * 3], ids=["empty", "full"]
)
def test_a_column_of_links_is_one_also_while_it_is_empty(cells: list[str]) -> None:
    rows = [Row(n, (f"14:0{n}", "it rang", cell)) for n, cell in enumerate(cells)]
    assert roles_of(("Time", "Event", "Link"), rows, Order.DAY_FIRST)["link"] == 2


def test_a_table_elsewhere_with_the_columns_of_the_timeline_goes_on_with_it() -> None:
    text = (
        "# Gates on 2026-03-02\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 12:18 | stuck |\n"
        "| 12:20 | free |\n\n## Findings\n\n| Time | Load |\n|---|---|\n| 12:19 | 90 of 100 |\n\n"
        "## Second gate (12:58 to 13:01)\n\nThe same evening.\n\n| time  | EVENT |\n| --- | --- |\n"
        "| 13:00 | stuck again |\n| 13:01 | free again |\n\nWhat came at 13:05 is another story.\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "stuck",
        "free",
        "stuck again",
        "free again",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Planned maintenance",
        "Another outage, of January",
        "Similar incidents",
        "How to fill it in",
        "Action items",
    ],
)
def test_a_table_of_something_else_does_not_go_on_with_the_timeline(head: str) -> None:
    rows = "| Time | Event |\n|---|---|\n"
    text = (
        f"# Gates on 2026-03-02\n\n## Timeline\n\n{rows}| 12:18 | stuck |\n\n## {head}\n\n"
        f"{rows}| 22:00 | restart |\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["stuck"]


def test_a_table_above_the_timeline_is_its_summary() -> None:
    rows = "| Time | Event |\n|---|---|\n| 12:18 | stuck |\n"
    overview = f"## Overview\n\n{rows.replace('stuck', 'gates')}"
    text = f"# Gates on 2026-03-02\n\n{overview}\n## Timeline\n\n{rows}| 12:20 | free |\n"
    assert [event.text for event in read_timeline(text).events] == ["stuck", "free"]


def test_the_last_row_that_sums_up_is_no_event() -> None:
    text = "Date and time\tSystem\tWhat\n" + "".join(
        f"2024-03-04 {hour}:30\tPOS\t{said}\n" for hour, said in (("09", "off"), ("10", "on"))
    )
    draft = read(f"{text}\nTotal downtime\t3:45\t\n")
    assert [event.text for event in draft.events] == ["off", "on"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Title", "When"), ("Author", "Time"), ("Category", "Since"), ("Incident", "Time (UTC)")],
)
def test_a_column_named_like_a_fact_may_say_what_happened(first: str, second: str) -> None:
    rows = "| the shop stops | 2021-10-04 08:02 |\n| Closed | 2021-10-04 08:15 |\n"
    told = events(f"| {first} | {second} |\n|---|---|\n{rows}")
    assert [text for _, text in told] == ["the shop stops", "Closed"]


def test_facts_that_are_all_times_are_no_timeline() -> None:
    facts = (
        "| Severity | 2 |\n|---|---|\n| Start | 2021-10-04 08:02 |\n| End | 2021-10-04 10:15 |\n"
    )
    assert events(facts) == []


@pytest.mark.parametrize(
    ("head", "read"), [("The next day", 2), ("Related alerts", 2), ("The next release", 1)]
)
def test_a_table_of_the_next_day_or_of_related_alerts_goes_on_with_that_of_the_timeline(
    head: str, read: int
) -> None:
    table = "| Time | What |\n|---|---|\n| 2021-10-0{} 08:00 | begun |\n\n"
    text = f"# Timeline\n\n{table.format(4)}# {head}\n\n{table.format(5)}"
    assert len(events(text)) == read


def test_a_table_of_facts_is_no_timeline() -> None:
    facts = "| Severity | 2 |\n|---|---|\n| Reported by | M. Castellan |\n"
    dates = "| Opened | 2021-10-04 08:02 |\n| Closed | 2021-10-05 10:15 |\n"
    rows = "| Time | What |\n|---|---|\n| 2021-10-04 08:00 | begun |\n"
    assert events(f"Login loop\n\n{facts}{dates}\n{rows}") == [("2021-10-04 08:00:00", "begun")]


def test_rows_without_a_date_are_of_the_day_that_a_sentence_tells_of_all_others() -> None:
    text = (
        "All times CEST, Monday 12 October 2020 unless a date is given.\n\n"
        "|Time|Event|\n|---|---|\n"
        "|09-10, 16:12|deployed|\n|05:03|refused|\n|13-10, 09:00|tested|\n"
    )
    assert [time[:10] for time, _ in events(text)] == ["2020-10-09", "2020-10-12", "2020-10-13"]


@pytest.mark.parametrize("name", ["MTTD", "TTR", "Time to detect", "Mean time to recover"])
def test_figures_of_an_incident_are_no_rows_of_its_timeline(name: str) -> None:
    table = f"| Metric | Value |\n|---|---|\n| {name} | 00:04 |\n"
    text = f"## Events\n- 2023-12-19 00:00 UTC – down\n- 2023-12-19 00:04 UTC – up\n\n{table}"
    draft = read_timeline(text)
    assert [event.text for event in draft.events] == ["down", "up"]
    assert "how long something took" in draft.warnings[-1].message


@pytest.mark.parametrize("unknown", ["n/k", "n/a", "unknown", "?"])
def test_a_row_keeps_its_day_where_nobody_knows_the_time(unknown: str) -> None:
    rows = f"| 16-Feb-2021 | {unknown} | again |\n| 17-Feb-2021 | 14:00 | done |\n"
    draft = read_timeline(f"| Date | Time | Event |\n|---|---|---|\n{rows}")
    assert str(draft.events[0].time) == "2021-02-16"
    assert draft.warnings[0].message == "The time of this is not known."
