"""Workbooks: dates as numbers, shared and inline strings, formulas, sheets, and damage."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.tables.xlsx import Workbook
from pm_facilitator.importers.formats.tables.xlsx_values import as_moment, shown_by
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source
from tests.importers.formats.tables.workbooks import Cell, formula, inline, number, shared, workbook

HEADER = [inline("When"), inline("What happened"), inline("Who")]
MARCH = 46083  # 2 March 2026, counted from 1900
CLOCK = 14.1 / 24


def row(moment: Cell, text: str, who: str = "Bea") -> list[Cell]:
    return [moment, inline(text), inline(who)]


def read(data: bytes, **choices: str) -> ReviewDraft:
    return read_source(Source("orders.xlsx", data), Hints(choices=choices))


def test_days_and_clock_times_are_numbers_with_a_style() -> None:
    rows = [HEADER, row(number(MARCH + CLOCK, 3), "Alert"), row(number(MARCH + 1, 1), "Review")]
    draft = read(workbook({"Timeline": rows}))
    assert [(each.time, each.text, each.source) for each in draft.events] == [
        (datetime(2026, 3, 2, 14, 6), "Alert", "Bea"),
        (date(2026, 3, 3), "Review", "Bea"),
    ]
    assert draft.form == "Workbook, Timeline, 2 rows"
    assert draft.events[0].origins == ("orders.xlsx, row 2: 2026-03-02 14:06:00 | Alert | Bea",)


def test_day_and_clock_may_stand_in_two_columns() -> None:
    rows = [
        [inline("Date"), inline("Time"), inline("Event")],
        [number(MARCH, 1), number(CLOCK, 2), inline("Alert")],
    ]
    (event,) = read(workbook({"Timeline": rows})).events
    assert event.time == datetime(2026, 3, 2, 14, 6)


def test_days_may_be_counted_from_1904() -> None:
    rows = [HEADER, row(number(MARCH - 1462, 1), "Alert")]
    (event,) = read(workbook({"Timeline": rows}, since_1904=True)).events
    assert event.time == date(2026, 3, 2)


def test_shared_strings_and_kept_values_of_formulas_are_read() -> None:
    cells = [number(MARCH + 0.5, 3), formula('A2&"x"', "Alert of q1"), shared(1)]
    (event,) = read(workbook({"S": [HEADER, cells]}, strings=["zero", "Bea"])).events
    assert (event.text, event.source) == ("Alert of q1", "Bea")


def test_cells_may_be_left_out() -> None:
    rows = [
        HEADER,
        [number(MARCH + 0.5, 3), '<c r="C2" t="inlineStr"><is><t>Bea</t></is></c>'],
        row(number(MARCH + 0.6, 3), "Alert"),
    ]
    assert [each.text for each in read(workbook({"S": rows})).events] == ["", "Alert"]


def test_a_title_may_stand_above_the_names_of_the_columns() -> None:
    rows = [[inline("Orders, March")], [], HEADER, row(number(MARCH + 0.5, 3), "Alert")]
    assert [each.text for each in read(workbook({"S": rows})).events] == ["Alert"]


def test_hyphens_that_do_not_break_are_those_of_dates() -> None:
    told = "2026\u201103\u201102 14:20"
    (event,) = read(workbook({"S": [HEADER, row(inline(told), "Alert")]})).events
    assert f"{event.time:%Y-%m-%d %H:%M}" == "2026-03-02 14:20"


def test_the_first_sheet_that_is_shown_and_holds_events_is_read() -> None:
    def sheet(text: str) -> list[list[Cell]]:
        return [HEADER, row(number(MARCH + 0.5, 3), text)]

    data = workbook(
        {"Secret": sheet("hidden"), "Notes": [[inline("Hello")]], "Timeline": sheet("Alert")},
        hidden=["Secret"],
    )
    draft = read(data)
    assert [each.text for each in draft.events] == ["Alert"]
    assert draft.choices[0].options == (
        ("0", "Secret (hidden)"),
        ("1", "Notes"),
        ("2", "Timeline"),
    )
    assert draft.choices[0].chosen == "2"
    assert [each.text for each in read(data, sheet="0").events] == ["hidden"]


def clocks(*texts: str) -> list[list[Cell]]:
    return [HEADER, *(row(number(CLOCK + n / 1440, 2), text) for n, text in enumerate(texts))]


def test_events_of_other_sheets_are_told_of() -> None:
    dated = [HEADER, row(number(MARCH + 0.5, 3), "Alert")]
    data = workbook(
        {"A": dated, "B": dated, "C": clocks("x", "y"), "Old": dated, "People": [[inline("Bea")]]},
        hidden=["Old"],
    )
    (warning,) = read(data).warnings
    assert (
        warning.message == "3 events of 2 other sheets were left out; choose which sheet to read."
    )
    assert not read(workbook({"A": dated, "People": [[inline("Bea")]]})).warnings


def test_of_other_sheets_with_many_rows_those_with_a_time_are_counted() -> None:
    rows = [row(number(MARCH + n / 1440, 3), f"step {n}") for n in range(700)]
    untimed = [[inline(""), inline("see above")]] * 5
    places = [[inline(name), inline("main street")] for name in ("Store", "Shop")] * 200
    data = workbook({"A": rows[:2], "B": [HEADER, *rows, *untimed], "Places": places})
    (warning,) = read(data).warnings
    assert warning.message.startswith("700 events of 1 other sheet were left out;")


def test_nothing_is_told_of_other_sheets_when_one_was_chosen() -> None:
    dated = [HEADER, row(number(MARCH + 0.5, 3), "Alert")]
    data = workbook({"A": dated, "B": dated})
    assert len(read(data).warnings) == 1
    assert not read(data, sheet="0").warnings


def test_the_name_of_a_sheet_tells_the_day_of_its_times() -> None:
    data = workbook({"Mon 2 Mar": clocks("Alert", "Page"), "Tue 3 Mar": clocks("Calm")})
    hints = Hints(last=date(2026, 3, 5), choices={"sheet": "1"})
    (event,) = read_source(Source("orders.xlsx", data), hints).events
    assert event.time == datetime(2026, 3, 3, 14, 6)
    data = workbook({"2026-03-02": clocks("Alert")})
    assert read(data).events[0].time == datetime(2026, 3, 2, 14, 6)


def test_a_day_that_was_given_goes_before_the_name_of_a_sheet() -> None:
    source = Source("orders.xlsx", workbook({"Mon 2 Mar": clocks("Alert")}))
    (event,) = read_source(source, Hints(day=date(2026, 3, 5))).events
    assert event.time == datetime(2026, 3, 5, 14, 6)


def test_another_column_can_be_chosen() -> None:
    rows = [HEADER, row(number(MARCH + 0.5, 3), "Alert", "The queue is full")]
    draft = read(workbook({"S": rows}), **{"column:text": "2", "column:source": "1"})
    assert [(each.text, each.source) for each in draft.events] == [("The queue is full", "Alert")]


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
)


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (BOMB, "damaged"),
        (b"<worksheet><sheetData><row>", "damaged"),
        (b"<worksheet>" + b" " * 9_000_000 + b"</worksheet>", "too large"),
    ],
    ids=["entities", "cut off", "blown up"],
)
def test_a_hostile_or_damaged_sheet_is_refused_in_a_sentence(sheet: bytes, said: str) -> None:
    data = workbook({"A": [HEADER]}, extra={"xl/worksheets/sheet9.xml": sheet})
    data = data.replace(b"sheet1.xml", b"sheet8.xml").replace(b"sheet9.xml", b"sheet1.xml")
    with pytest.raises(ImportFailed, match=said):
        read(data)


def test_a_workbook_without_sheets_is_refused() -> None:
    with pytest.raises(ImportFailed, match="no sheets"):
        read(workbook({}))


@given(st.integers(0, 4000), st.integers(0, 200), st.binary(max_size=4))
def test_a_damaged_workbook_never_gives_anything_but_a_sentence(
    start: int, size: int, instead: bytes
) -> None:
    whole = workbook({"S": [HEADER, row(number(MARCH + 0.5, 3), "Alert")]})
    data = whole[:start] + instead + whole[start + size :]
    try:
        book = Workbook(data, "x.xlsx")
        rows = [found for sheet in book.sheets for found in book.rows(sheet)]
    except ImportFailed:
        rows = []
    assert all(any(each.cells) for each in rows)


@pytest.mark.parametrize(
    ("value", "shows", "said"),
    [
        (59, "d", "1900-02-28"),
        (61, "d", "1900-03-01"),
        (0.5, "t", "12:00:00"),
        (MARCH, "dt", "2026-03-02 00:00:00"),
        (MARCH + 0.5000001, "dt", "2026-03-02 12:00:00.009"),
        (-1, "d", ""),
        (1e300, "d", ""),
        (float("nan"), "d", ""),
    ],
)
def test_the_number_of_a_date_is_written_as_people_do(value: float, shows: str, said: str) -> None:
    assert as_moment(value, shows, since_1904=False) == said


def test_a_span_of_more_than_a_day_is_no_date_of_1900() -> None:
    header = [*HEADER, inline("Elapsed")]
    rows = [[*row(number(MARCH + CLOCK, 3), "Alert"), number(26 / 24, 2)]]
    (event,) = read(workbook({"Timeline": [header, *rows]})).events
    assert event.details == "Elapsed: 26:00:00"


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("General", ""),
        ("0.00", ""),
        ("yyyy-mm-dd", "d"),
        ("hh:mm", "t"),
        ('dd"."mm\\ hh:mm;@', "dt"),
        ("[$-409]h:mm AM/PM", "t"),
        ('#,##0 "days"', ""),
    ],
)
def test_a_format_tells_whether_a_number_is_a_date(code: str, shows: str) -> None:
    assert shown_by(code) == shows


def test_the_number_of_a_date_without_its_format_is_read_and_told_of() -> None:
    rows = [
        HEADER,
        row(number(MARCH + CLOCK, 3), "Alert"),
        row(number(MARCH + 0.6), "Rollback"),
        row(number(MARCH + 1), "Review"),
    ]
    draft = read(workbook({"S": rows}))
    assert [(each.time, each.text) for each in draft.events] == [
        (datetime(2026, 3, 2, 14, 6), "Alert"),
        (datetime(2026, 3, 2, 14, 24), "Rollback"),
        (date(2026, 3, 3), "Review"),
    ]
    assert [(each.line, each.message) for each in draft.warnings] == [
        (3, "The date of this is the bare number 46083.6; it was read as 2026-03-02 14:24."),
        (4, "The date of this is the bare number 46084; it was read as 2026-03-03."),
    ]


def test_all_times_of_a_column_may_have_lost_their_format() -> None:
    rows = [
        HEADER,
        row(number(MARCH - 1462 + 0.5), "Alert"),
        row(number(MARCH - 1462 + 0.6), "Rollback"),
    ]
    draft = read(workbook({"S": rows}, since_1904=True))
    assert [each.time for each in draft.events] == [
        datetime(2026, 3, 2, 12, 0),
        datetime(2026, 3, 2, 14, 24),
    ]
    assert [each.line for each in draft.warnings] == [2, 3]


def test_a_column_without_a_name_holds_dates_where_most_of_its_cells_do() -> None:
    rows = [
        row(number(MARCH + 0.5, 3), "Alert"),
        row(number(MARCH + 0.6, 3), "Rollback"),
        row(number(MARCH + 0.75), "Well"),
    ]
    assert read(workbook({"S": rows})).events[2].time == datetime(2026, 3, 2, 18, 0)


def test_an_end_without_its_format_is_read() -> None:
    head = [inline("Start"), inline("End"), inline("Event")]
    cells = [number(MARCH + 0.5, 3), number(MARCH + 0.6), inline("Tills down")]
    draft = read(workbook({"S": [head, cells]}))
    assert draft.events[0].end == datetime(2026, 3, 2, 14, 24)
    assert [each.line for each in draft.warnings] == [2]
    both = [number(MARCH + 0.5), number(MARCH + 0.6), inline("Tills down")]
    (told,) = read(workbook({"S": [head, both]})).warnings
    assert "46083.5" in told.message
    assert "46083.6" in told.message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Orders", 46083.6),
        ("Duration (s)", 46083),
        ("Ticket no", 46083),
        ("When", 36525.5),
        ("When", 73051),
    ],
)
def test_other_numbers_are_no_dates(name: str, value: float) -> None:
    head = [inline("Time"), inline("Event"), inline(name)]
    rows = [[number(MARCH + n / 10, 3), inline(f"Step {n}"), number(value)] for n in (4, 5)]
    draft = read(workbook({"S": [head, *rows]}))
    assert [each.details for each in draft.events] == [f"{name}: {value}"] * 2
    assert not draft.warnings
