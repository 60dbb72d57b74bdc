"""Tables in which somebody opened a quote and never closed it."""

from datetime import date

import pytest

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import TimelineDraft
from pm_facilitator.importers.timeline.csv_table import csv_rows, read_csv
from tests.importers.formats.reading import read_text

HEAD = "time,event,who\n2026-03-02 14:05,alarm rings,ana\n"
BELOW = "2026-03-02 14:25,next row,ana\n2026-03-02 14:35,last row,ana\n"
WITH_ITS_LINE = "A quote opens in this row and is not closed; it was taken to end with its line."


def cells_of(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in csv_rows(text)]


def notes_of(text: str) -> dict[int, str]:
    return {row.line: row.note for row in csv_rows(text) if row.note}


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('2026-03-02 14:15,"never closed,bob', ("2026-03-02 14:15", "never closed", "bob")),
        ('2026-03-02 14:15,"one, two,bob', ("2026-03-02 14:15", "one, two,bob")),
        ('2026-03-02 14:15,never closed,"bob', ("2026-03-02 14:15", "never closed", "bob")),
        ('"2026-03-02 14:15,never closed,bob', ("2026-03-02 14:15", "never closed", "bob")),
    ],
)
@pytest.mark.parametrize(
    "below",
    [
        BELOW,
        '2026-03-02 14:25,"next, row",ana\n',
        '2026-03-02 14:25,"next ""row""",ana\n',
        '2026-03-02 14:25,"",ana\n2026-03-02 14:35,"",ana\n',
        "",
    ],
)
def test_a_quote_that_is_never_closed_ends_with_its_line_and_is_told_of(
    row: str, cells: tuple[str, ...], below: str
) -> None:
    text = f"{HEAD}{row}\n{below}"
    assert cells_of(text) == cells_of(HEAD) + [cells] + cells_of(f"{HEAD}{below}")[2:]
    assert notes_of(text) == {3: WITH_ITS_LINE}


def test_rows_that_each_open_a_quote_are_rows_of_their_own() -> None:
    rows = "".join(f'2026-03-02 14:{n},"row {n},bob\n' for n in range(10, 20))
    assert len(cells_of(HEAD + rows + BELOW)) == 14
    assert list(notes_of(HEAD + rows + BELOW)) == list(range(3, 13))


def test_lines_that_are_no_rows_stay_with_the_open_quote() -> None:
    text = f'{HEAD}2026-03-02 14:15,"trace:\n  at a, in b\n  at c\n{BELOW}'
    assert cells_of(text)[2] == ("2026-03-02 14:15", "trace: at a, in b at c")
    assert [cells[1] for cells in cells_of(text)[3:]] == ["next row", "last row"]
    assert "to end before the next row" in notes_of(text)[3]


def test_where_no_row_is_found_below_the_rest_is_kept_and_told_of() -> None:
    text = f'{HEAD}2026-03-02 14:15,"trace:\n  at a\n  at c\n'
    assert cells_of(text)[2] == ("2026-03-02 14:15", "trace: at a at c")
    assert "may have been read as its text" in notes_of(text)[3]


@pytest.mark.parametrize(
    "row",
    [
        '2026-03-02 14:15,"one\ntwo, three\n\n2026-03-02 14:16,four,five",bob',
        '2026-03-02 14:15,"a ""quoted"" word",bob',
        '2026-03-02 14:15,a 5" pipe,bob',
        '2026-03-02 14:15,"",""',
        '2026-03-02 14:15,"he said" so,bob',
    ],
)
def test_quotes_that_are_closed_are_no_slip(row: str) -> None:
    assert not notes_of(f"{HEAD}{row}\n{BELOW}")
    assert len(cells_of(f"{HEAD}{row}\n{BELOW}")) == 5
    assert not notes_of(f"{HEAD}{row}")


def test_the_beginning_of_a_table_may_end_within_a_quote() -> None:
    rows = list(csv_rows(f'{HEAD}2026-03-02 14:15,"cut off he', whole=False))
    assert [row.note for row in rows] == ["", "", ""]


def test_an_open_quote_above_a_long_table_costs_no_more_than_its_row() -> None:
    text = f'{HEAD}2026-03-02 14:15,"never closed,bob\n{BELOW * 4000}'
    assert len(cells_of(text)) == 8003
    assert list(notes_of(text)) == [3]


def test_a_cell_without_end_is_refused_by_its_line() -> None:
    with pytest.raises(ImportFailed, match=r"cannot be read\. Look at line 3"):
        cells_of(f'{HEAD}2026-03-02 14:15,"{"no row at all " * 20_000}\n')


def test_no_table_of_quotes_takes_longer_than_it_is_long() -> None:
    # Each line closes the quote that is open above it, and opens another one.
    rows = cells_of(HEAD + '2026-03-02 14:05,a","\n' * 20_000)
    assert len(rows) > 50


def test_the_doubt_stands_beside_the_event() -> None:
    text = f'{HEAD}2026-03-02 14:15,"never closed,bob\n{BELOW}'
    by_table: TimelineDraft | None = read_csv(text, day=date(2026, 3, 2))
    assert by_table is not None
    for draft in (read_text(text, "times.csv"), by_table):
        assert [each.text for each in draft.events] == [
            "alarm rings",
            "never closed",
            "next row",
            "last row",
        ]
        assert [(each.line, each.message) for each in draft.warnings] == [(3, WITH_ITS_LINE)]


def test_an_open_quote_among_the_names_of_the_columns_is_told_of() -> None:
    text = f'time,event,"who\n{BELOW}'
    for name in ("times.csv", ""):
        draft = read_text(text, name)
        assert [each.text for each in draft.events] == ["next row", "last row"]
        assert [(each.line, each.message) for each in draft.warnings] == [(1, WITH_ITS_LINE)]


def test_rows_without_times_tell_of_it_too() -> None:
    text = 'shop,note\nnorth,"open\nsouth,b\n'
    draft = read_text(text, "n.csv", {"column:text": "1", "column:time": "none"})
    assert [each.line for each in draft.warnings] == [2]


def test_issues_and_notes_of_a_board_tell_of_it_too() -> None:
    issues = 'Summary,Issue key,Assignee\nNew pump,OPS-1,"ana\nOld pump,OPS-2,bob\n'
    assert [each.line for each in read_text(issues, "issues.csv").warnings] == [2]
    notes = 'Note\n"14:05 alarm"\n"14:10 page"\n"14:20 fixed"\n"14:30 never closed\n14:40 lost\n'
    draft = read_text(notes, "board.csv", day=date(2026, 3, 2))
    assert "is not closed" in " ".join(each.message for each in draft.warnings if each.line == 5)
