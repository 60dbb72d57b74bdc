"""Tables of text and objects of JSON, with their columns guessed, corrected and named."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest

from pm_facilitator.errors import Cancelled, ImportFailed
from pm_facilitator.importers.draft import Doubt, ReviewDraft
from pm_facilitator.importers.formats import grid
from pm_facilitator.importers.formats.tables import columns
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.source import Source
from tests.importers.formats.reading import read, read_text, read_values, told


def chosen(columns: dict[str, str] | None = None) -> dict[str, str]:
    return {each.key: each.chosen for each in read("table.csv", columns).choices}


def test_a_table_is_read_below_its_title() -> None:
    draft = read("table.csv")
    assert told(draft) == [
        "14:06 monitoring: Alert about late orders",
        "14:30 Bea: Rolled back to release 41, twice",
        "15:10 Cem: Orders arrive again",
    ]
    first, second, _ = draft.events
    assert first.time == datetime(2026, 3, 2, 14, 6, tzinfo=UTC)
    assert first.evidence == ("https://pager.example/77",)
    assert second.details == "Ticket: OPS-7"
    assert second.origins[0].startswith("table.csv, line 4: 2026-03-02 14:30 | Rolled back")


def test_every_role_of_a_column_is_a_choice() -> None:
    assert chosen() == {
        "column:time": "0",
        "column:date": "none",
        "column:end": "none",
        "column:text": "1",
        "column:source": "2",
        "column:zone": "none",
        "column:link": "3",
    }
    names = read("table.csv").choices[0].options
    assert names[:3] == (("none", "None"), ("0", "Time (UTC)"), ("1", "What happened"))


def test_a_column_can_be_corrected() -> None:
    draft = read("table.csv", {"column:text": "4", "column:source": "none"})
    assert [(each.text, each.source) for each in draft.events][1] == ("OPS-7", "")
    assert "What happened: Rolled back" in draft.events[1].details


def test_a_choice_that_makes_no_sense_changes_nothing() -> None:
    assert chosen({"column:text": "99", "column:time": "x"}) == chosen()


def test_a_column_has_one_role() -> None:
    assert chosen({"column:source": "1"})["column:text"] == "none"


def test_seconds_since_1970_are_times_and_ends() -> None:
    first, second = read("table.tsv").events
    assert first.time == datetime(2026, 3, 2, 14, 6, tzinfo=UTC)
    assert first.end == datetime(2026, 3, 2, 14, 10, tzinfo=UTC)
    assert (second.text, second.source, second.end) == ("release 41 deployed", "ci", None)


@pytest.mark.parametrize("factor", [1, 1_000, 1_000_000, 1_000_000_000])
def test_the_unit_of_an_epoch_is_known_by_its_size(factor: int) -> None:
    draft = read_text(f"timestamp,event\n{1772460360 * factor},Alert\n")
    assert draft.events[0].time == datetime(2026, 3, 2, 14, 6, tzinfo=UTC)


def test_numbers_of_another_meaning_are_no_times() -> None:
    draft = read_text("time,event,order\n14:05,Alert,1772460360\n")
    assert draft.events[0].details == "order: 1772460360"


def test_a_file_of_a_table_may_lack_the_names_of_columns() -> None:
    draft = read_text("2026-03-02 14:06,Alert\n2026-03-02 14:10,Rollback\n", "times.csv")
    assert [each.text for each in draft.events] == ["Alert", "Rollback"]
    assert draft.choices[0].options[1] == ("0", "Column A")


def test_a_table_without_times_asks_which_column_holds_them() -> None:
    draft = read_text("shop,price\nnorth,3\nsouth,4\n", "prices.csv")
    assert draft.events == ()
    assert "choose which one" in draft.warnings[0].message
    assert {each.chosen for each in draft.choices} == {"none"}


def test_a_table_without_times_can_be_read_without() -> None:
    draft = read_text(
        "shop,note\nnorth,a\nsouth,b\n", "n.csv", {"column:text": "1", "column:time": "none"}
    )
    assert [(each.time, each.text) for each in draft.events] == [(None, "a"), (None, "b")]


@pytest.mark.parametrize(
    "text",
    [
        "14:05 Pager rings, at last\n",
        "### What happened on 2 March, UTC\n\n- 14:05 Pager rings\n",
        "What happened, UTC\n14:05 Pager rings\n14:10 It stops\n14:20 All clear\n",
    ],
)
def test_prose_with_commas_is_no_table(text: str) -> None:
    assert read_text(text).form == "Text"


def test_objects_line_by_line_are_events() -> None:
    draft = read("records.jsonl")
    assert told(draft) == [
        "14:06 orders: started",
        "14:07 orders: queue cannot be reached",
        "14:08 orders: trying again",
    ]
    assert draft.events[0].details == "level: info\nctx.pid: 7\nctx.tags: a, b"
    assert [each.line for each in draft.events] == [1, 2, 4]


def test_objects_may_lie_in_a_list_inside_an_answer() -> None:
    assert told(read("records.json")) == [
        "14:06 q1: queue is full second line",
        "14:07 q1: queue is empty",
    ]


def test_a_long_log_is_read_without_what_is_no_warning() -> None:
    rows = [
        {"time": f"2026-03-02T14:{n // 60:02}:{n % 60:02}Z", "level": level, "message": f"m{n}"}
        for n, level in enumerate(["info"] * 150 + ["error"] * 3)
    ]
    draft = read_values(rows)
    assert [each.text for each in draft.events] == ["m150", "m151", "m152"]
    assert draft.warnings[0].message.startswith("150 entries of little weight")
    assert draft.choices[-1].key == "entries"
    assert len(read_values(rows, entries="all").events) == 153


def test_a_report_of_this_app_is_not_taken_for_a_table() -> None:
    report = {
        "incident": {"title": "Orders are late"},
        "timeline": [{"time": "2026-03-02T14:06:00Z", "event": "Alert"}],
    }
    assert read_values(report).title == "Orders are late"


def test_far_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "MOST_EVENTS", 2)
    text = "time,event\n" + "14:05,x\n" * 3
    with pytest.raises(ImportFailed, match="more than 2 rows"):
        read_text(text)


def test_endless_rows_are_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pm_facilitator.importers.formats.tables.tables.MOST_ROWS", 2)
    with pytest.raises(ImportFailed, match=f"more than {grid.MOST_ROWS:,} rows"):
        read_text("time,event\n" + "14:05,x\n" * 3)


def test_a_long_reading_can_be_stopped() -> None:
    def stop(done: float) -> None:
        raise Cancelled

    text = "\n".join(json.dumps({"time": "2026-03-02T14:06:00Z", "msg": "x"}) for _ in range(9))
    with pytest.raises(Cancelled):
        read_source(Source("x.jsonl", text.encode()), watch=stop)


def test_a_column_beside_the_time_tells_the_half_of_the_day() -> None:
    draft = read_text(
        "Date,Time,AM/PM,What happened\n"
        "2026-03-02,2:05,PM,Alert\n2026-03-02,11:10,PM,Well again\n2026-03-03,12:30,AM,Closed\n"
    )
    assert told(draft) == ["14:05 : Alert", "23:10 : Well again", "00:30 : Closed"]
    assert not any(each.details for each in draft.events)


@pytest.mark.parametrize("name", ["Elapsed", "T+", "T+/-", "Minutes since the alert"])
def test_a_column_of_elapsed_times_tells_no_time_of_day(name: str) -> None:
    draft = read_text(f"{name},Event,Who\n0:05,Alert,mon\n1:10,Rollback,Ana\n2:00,Well,Ana\n")
    assert [each.time for each in draft.events] == [None, None, None]
    assert {each.message for each in draft.warnings} == {
        "T0 is not told; say it in a line above, such as 'T0 = 14:05'."
    }


def test_times_in_two_zones_are_compared() -> None:
    draft = read_text(
        "Time (UTC),Time (PST),Event\n"
        "2026-01-12 14:05,06:05,Alert\n2026-01-12 15:20,06:20,Well again\n"
    )
    assert [each.line for each in draft.warnings] == [3]
    assert not any(each.details for each in draft.events)


@pytest.mark.parametrize("name", ["No.", "#", "Nr"])
def test_a_column_that_counts_the_rows_is_no_detail(name: str) -> None:
    rows = "".join(f"{n},2026-03-02 14:0{n},Step {n},Ana\n" for n in (1, 2, 3))
    draft = read_text(f"{name},Time,Event,Who\n{rows}")
    assert [(each.text, each.details) for each in draft.events] == [
        (f"Step {n}", "") for n in (1, 2, 3)
    ]


def test_a_column_that_counts_may_lack_some_rows_where_it_is_called_so() -> None:
    rows = "".join(f"{n},2026-03-02 14:{n},Step,Ana\n" for n in (11, 12, 17))
    assert not any(each.details for each in read_text(f"No.,Time,Event,Who\n{rows}").events)
    kept = read_text(f"Ticket,Time,Event,Who\n{rows}").events
    assert [each.details for each in kept] == ["Ticket: 11", "Ticket: 12", "Ticket: 17"]


@pytest.mark.parametrize(
    ("name", "hour"),
    [("Time (UTC-5)", 19), ("When (GMT+05:30)", 8), ("Time, America/New_York", 19)],
)
def test_the_name_of_a_column_tells_an_offset_or_a_place(name: str, hour: int) -> None:
    draft = read_text(f'"{name}",Event,Who\n2026-01-12 14:05,Alert,mon\n2026-01-12 14:20,Well,A\n')
    first = draft.events[0].time
    assert isinstance(first, datetime)
    assert first.astimezone(UTC).hour == hour


def test_a_title_above_a_table_tells_when_t0_was() -> None:
    rows = "Elapsed,Event,Who\n0:00,Alert,mon\n0:05,Page,Ana\n1:10,Rollback,Ana\n"
    for name in ("times.csv", ""):
        draft = read_text(f"T0 = 2026-03-02 14:05 UTC\n{rows}", name)
        assert [f"{each.time:%d %H:%M}" for each in draft.events] == [
            "02 14:05",
            "02 14:10",
            "02 15:15",
        ]


def test_a_title_above_a_table_tells_day_and_zone_and_the_day_is_asked_about() -> None:
    draft = read_text(
        "Larkspur outage 14 July 2026,,\nAll times PDT,,\n"
        "Time,Event,Who\n14:05,Alert,mon\n14:20,Rollback,Ana\n",
        "times.csv",
    )
    first = draft.events[0].time
    assert isinstance(first, datetime)
    assert first.astimezone(UTC) == datetime(2026, 7, 14, 21, 5, tzinfo=UTC)
    assert [(each.line, each.kind) for each in draft.warnings] == [
        (4, Doubt.DAY),
        (4, Doubt.ZONE),
    ]


@pytest.mark.parametrize(
    "above", ["Date: 02/03/2026 (CET)\n\n", "Incident,INC-42,\nDate,02/03/2026,\nTimezone,CET,\n"]
)
def test_a_date_above_a_table_is_read_by_the_zone_beside_it_and_asked_about(above: str) -> None:
    draft = read_text(f"{above}Time,Event,Who\n15:02,payments fail,Ana\n15:05,back,Ben\n", "a.csv")
    assert [f"{each.time:%d %B}" for each in draft.events] == ["02 March"] * 2
    (doubt,) = (each for each in draft.warnings if each.kind is Doubt.DAY_OR_MONTH_FIRST)
    assert [each.key for each in doubt.answers] == ["day_first", "month_first"]
    assert {each.until for each in doubt.answers} == {draft.events[-1].line}


def test_a_given_day_tells_the_order_of_the_date_above_a_table() -> None:
    text = "Date: 02/03/2026\n\nTime,Event,Who\n15:02,payments fail,Ana\n15:05,back,Ben\n"
    draft = read_text(text, "a.csv", day=date(2026, 3, 2))
    assert [f"{each.time:%d %B}" for each in draft.events] == ["02 March"] * 2


@pytest.mark.parametrize(
    "table",
    [
        "Horodatage;Événement;Auteur\n02/03/2026 14:02;panne;Ana\n02/03/2026 14:05;retour;Ben\n",
        "Time;Event;Who\n02/03/2026 14h02;paiements;Ana\n02/03/2026 14h05;retour;Ben\n",
    ],
)
def test_foreign_names_of_columns_and_clocks_put_the_day_first(table: str) -> None:
    draft = read_text(table, "a.csv")
    assert [f"{each.time:%d %B}" for each in draft.events] == ["02 March"] * 2
    assert {each.kind for each in draft.warnings} == {Doubt.DAY_OR_MONTH_FIRST}


@pytest.mark.parametrize("number", ["#", "Nr", "№"])
@pytest.mark.parametrize(
    "above", ["Title,Incident 42,,\n,,,\n", "Incident,INC-42,,\nTeam,Core,,\n,,,\n"]
)
def test_a_column_of_numbers_may_be_called_by_a_sign_below_other_rows(
    number: str, above: str
) -> None:
    rows = "1,2026-03-02 15:02,payments fail,Ana\n2,2026-03-02 15:05,rolled back,Ben\n"
    draft = read_text(f"{above}{number},Time,Event,Who\n{rows}", "a.csv")
    assert told(draft) == ["15:02 Ana: payments fail", "15:05 Ben: rolled back"]


def test_the_days_of_the_rows_count_before_that_of_a_title() -> None:
    draft = read_text(
        "Exported 20 July 2026,,\nDate,Time,Event\n2026-07-14,14:05,Alert\n2026-07-14,14:20,Well\n",
        "times.csv",
    )
    assert [f"{each.time:%d %H:%M}" for each in draft.events] == ["14 14:05", "14 14:20"]
    assert not draft.warnings


ZONES = "Time\t{name}\tEvent\n2026-03-02 14:05\tCET\talarm\n{rows}"


@pytest.mark.parametrize("name", ["Timezone", "Zone", "TZ", "UTC offset", "Fuso horário"])
def test_one_zone_that_nobody_knows_leaves_the_column_of_zones_to_the_others(name: str) -> None:
    rows = (
        "2026-03-02 14:15\tEurope/Berlin\tpage\n2026-03-02 14:25\tXYZT\tcall\n"
        "2026-03-02 05:45\tPacific\tdone\n"
    )
    draft = read_text(ZONES.format(name=name, rows=rows))
    assert told(draft)[:2] == ["14:05 : alarm", "14:15 : page"]
    zones = [each.told_zone for each in draft.events]
    assert zones == ["CET (+01:00)", "Europe/Berlin", "CET (+01:00)", "America/Los_Angeles"]
    (doubt,) = draft.warnings
    assert (doubt.line, doubt.kind) == (4, Doubt.ZONE)
    assert doubt.message == "The time zone 'XYZT' was not understood; CET was taken."
    assert [each.label for each in doubt.answers] == ["CET", "The review's zone"]


def test_zones_of_which_none_is_known_are_each_told_of() -> None:
    rows = "14:05\tXYZT\talarm\n14:15\tXYZT\tpage\n14:25\t-\tdone\n"
    draft = read_text(f"Time\tTime zone\tEvent\n{rows}", day=date(2026, 3, 2))
    said = "The time zone 'XYZT' was not understood; the review's zone was taken."
    assert [(each.line, each.message) for each in draft.warnings] == [(2, said), (3, said)]


def test_a_column_of_zones_that_was_chosen_tells_of_what_is_none() -> None:
    rows = "2026-03-02 14:15\tXYZT\tpage\n2026-03-02 14:25\tUTC\tdone\n"
    text = ZONES.format(name="Where", rows=rows)
    assert not read_text(text).warnings
    draft = read_text(text, choices={"column:zone": "1"})
    assert [each.line for each in draft.warnings if "'XYZT'" in each.message] == [3]


@pytest.mark.parametrize("name", ["Zone", "Offset"])
def test_a_column_with_few_zones_in_it_is_not_one_of_zones(name: str) -> None:
    rows = "2026-03-02 14:15\tnorth\tpage\n2026-03-02 14:25\tsouth\tdone\n"
    draft = read_text(ZONES.format(name=name, rows=rows))
    assert [each.details for each in draft.events][1] == f"{name}: north"


@pytest.mark.parametrize("clock", ["25:99 PM", "T25:99:00Z", "14:7", "2599h", "24:75 CET"])
@pytest.mark.parametrize("day", [None, date(2026, 3, 2)])
def test_a_time_that_is_not_understood_behind_its_day_is_told_of(
    clock: str, day: date | None
) -> None:
    rows = f"2026-03-02 14:05,alarm\n2026-03-02 {clock},page\n2026-03-02 15:05,well\n"
    draft = read_text(f"time,event\n{rows}", day=day)
    assert [(each.line, each.kind) for each in draft.warnings] == [(3, Doubt.UNREAD)]
    assert repr(clock) in draft.warnings[0].message
    assert (draft.events[1].time, draft.events[1].told) == (
        date(2026, 3, 2),
        f"2026-03-02 {clock}",
    )


@pytest.mark.parametrize("words", ["evening", "(day 2)", "3 pods", "[1]"])
def test_words_behind_a_day_are_no_time_that_was_missed(words: str) -> None:
    draft = read_text(f"time,event\n2026-03-02,alarm\n2026-03-03 {words},page\n2026-03-04,well\n")
    assert not draft.warnings


DESCENDING = [
    ("2026-03-03 09:00", "closed"),
    ("2026-03-03 01:10", "all is well"),
    ("2026-03-02 10:40", "rolled back"),
    ("2026-03-02 10:40", "decided to roll back"),
    ("2026-03-02 10:05", "alert"),
    ("2026-03-02 09:58", "deployed"),
]
BACKWARDS = "The newest entry stands first here; the times were read backwards."


def table_of(rows: Sequence[tuple[str, str]]) -> ReviewDraft:
    return read_text("time,what\n" + "".join(f"{time},{what}\n" for time, what in rows), "a.csv")


def list_of(rows: Sequence[tuple[str, str]]) -> ReviewDraft:
    return read_values([{"time": time, "text": what} for time, what in rows])


@pytest.mark.parametrize("read_rows", [table_of, list_of])
def test_rows_of_which_the_newest_stands_first_are_told_of_once_and_turned_round(
    read_rows: Callable[[Sequence[tuple[str, str]]], ReviewDraft],
) -> None:
    draft = read_rows(DESCENDING)
    assert [each.text for each in draft.events] == [what for _, what in DESCENDING[::-1]]
    assert [each.message for each in draft.warnings] == [BACKWARDS]


@pytest.mark.parametrize("read_rows", [table_of, list_of])
def test_a_row_out_of_order_is_told_of_whichever_way_the_others_run(
    read_rows: Callable[[Sequence[tuple[str, str]]], ReviewDraft],
) -> None:
    forwards = read_rows([*DESCENDING[:1:-1], *DESCENDING[:2]])  # the last two stand wrong
    assert [each.message for each in forwards.warnings] == [
        "This is before the entry above it; it was kept as it is written."
    ]
    backwards = read_rows([*DESCENDING, ("2026-03-02 10:20", "found")])
    assert [each.message for each in backwards.warnings if each.message != BACKWARDS] == [
        "This is after the entry above it, where the others run backwards; it was kept as it is"
        " written."
    ]
    assert [each.text for each in backwards.events][1:4] == ["alert", "found", DESCENDING[3][1]]


@pytest.mark.parametrize(
    "names",
    [
        "Level,Date and Time,Source,Event ID,Task Category",
        "Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie",
    ],
)
def test_the_texts_of_event_viewer_stand_behind_the_columns_with_names(names: str) -> None:
    draft = read_text(
        f'{names}\nError,2026-03-02 14:02:11,Manager,7031,None,"The pay service ended."\n'
        "Error,2026-03-02 14:05:11,Manager,7036,None,The pay service runs again.\n",
        "events.csv",
    )
    assert told(draft) == [
        "14:02 Manager: The pay service ended.",
        "14:05 Manager: The pay service runs again.",
    ]


def test_notes_with_times_of_their_own_are_no_text_beside_a_description() -> None:
    notes = "2026-03-02 14:20:00 - Ben Ode (Work notes)\nrolled back, and it is calm again\n"
    draft = read_text(
        "number,opened_at,short_description,assigned_to,work_notes\n"
        f'INC0010001,2026-03-02 14:02:00,Checkout down,Ben Ode,"{notes}"\n',
        "incidents.csv",
    )
    (event,) = draft.events
    assert event.text == "Checkout down"
    assert "rolled back" in event.details
