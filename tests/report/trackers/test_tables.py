"""Actions as the tables that trackers and spreadsheets read."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import openpyxl
import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.vocabulary import ActionStatus, Priority
from pm_facilitator.report.trackers.tables import jira_csv, linear_csv, plain_csv, xlsx
from tests.helpers.make import make_action, make_board, make_factor, make_review

AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)


@pytest.fixture
def board() -> Board:
    return make_board(
        make_review(title="Payments failed", incident_ref="INC-204"),
        make_factor(id="f", text="Renewed by hand"),
        make_action(
            id="a1",
            text='=HYPERLINK("https://evil.example")',
            owner="Noor Haddad",
            due=date(2026, 12, 9),
            priority=Priority.HIGH,
            done_when="It is in the list",
            success="A test certificate rings it",
            factor_ids=("f",),
            order=1,
        ),
        make_action(id="a2", text="Add a test", impact=1, effort=5, due=None, order=2),
        make_action(id="a3", text=" ", order=3),
    )


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_jira_gets_a_summary_a_day_and_the_reference_as_a_label(board: Board) -> None:
    data = jira_csv(board, AT).decode()
    head, first, second = list(csv.reader(StringIO(data, newline="")))
    assert head[0] == "Summary"
    assert head.count("Labels") == 2
    assert not set(",.;:\"'/") & set("".join(head))
    assert {len(head), len(first), len(second)} == {11}
    assert first[0] == '\'=HYPERLINK("https://evil.example")'
    assert (first[5], first[6], first[7]) == ("2026-12-09", "High", "To Do")
    assert first[-2:] == ["post-incident-review", "pmf-a1"]
    assert "Worked when: A test certificate rings it\n" in first[3]


@pytest.mark.parametrize(
    ("tracker", "key"),
    [
        ("PAY-910", "PAY-910"),
        ("https://tickets.example.com/browse/PAY-910", "PAY-910"),
        ("https://example.com/issues/42", ""),
        ("ask Noor", ""),
        ("", ""),
    ],
)
def test_a_known_key_lets_jira_change_its_issue(board: Board, tracker: str, key: str) -> None:
    board.apply(patch(board.actions[0], tracker=tracker))
    assert rows(jira_csv(board, AT))[0]["Issue Key"] == key


def test_linear_gets_what_has_no_ticket_yet_in_its_own_words(board: Board) -> None:
    first, second = rows(linear_csv(board, AT))
    assert (first["Priority"], first["Status"]) == ("High", "Todo")
    assert first["Labels"] == "post-incident-review, pmf-a1"
    assert second["Priority"] == "Low"
    board.apply(patch(board.actions[0], tracker="LIN-7"))
    assert [row["ID"] for row in rows(linear_csv(board, AT))] == ["pmf-a2"]


def test_linear_is_told_what_is_done(board: Board) -> None:
    board.apply(patch(board.actions[0], status=ActionStatus.DONE))
    board.apply(patch(board.actions[1], status=ActionStatus.CANCELLED))
    first, second = rows(linear_csv(board, AT))
    assert (first["Status"], first["Completed"]) == ("Done", "2026-11-26T18:00:00Z")
    assert (second["Status"], second["Completed"]) == ("Canceled", "")


def test_the_plain_table_tells_all_of_an_action(board: Board) -> None:
    first, second = rows(plain_csv(board, AT))
    assert first["From the review"] == "INC-204 Payments failed"
    assert (first["Works on"], first["Done when"]) == ("Renewed by hand", "It is in the list")
    assert (second["Due"], second["Priority"], second["Status"]) == ("", "Low", "Open")


def test_a_workbook_has_texts_dates_and_no_formula(board: Board) -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx(board, AT)))
    sheet = book["Actions"]
    cell = sheet["B2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("https://evil.example")', "s")
    assert cell.quotePrefix
    assert sheet["D2"].value.date() == date(2026, 12, 9)
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n", "d"}
    assert [c.value for c in sheet[1]][:3] == ["Reference", "Action", "Owner"]


def test_a_text_with_characters_that_no_workbook_holds_is_written_without_them() -> None:
    board = make_board(make_action(id="a", text="Add\x00 an\x1b alert\ud7ff"))
    sheet = openpyxl.load_workbook(BytesIO(xlsx(board, AT)))["Actions"]
    assert sheet["B2"].value.startswith("Add an alert")


def test_a_long_action_is_cut_in_its_title_and_whole_below(board: Board) -> None:
    board.apply(patch(board.actions[0], text="Add " + "very " * 80 + "much"))
    row = rows(jira_csv(board, AT))[0]
    assert len(row["Summary"]) <= 240
    assert row["Description"].startswith("Action: Add very very")
    assert row["Description"].splitlines()[0].endswith("much")
