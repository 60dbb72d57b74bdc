"""No cell of a table becomes a formula in a spreadsheet."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.report.trackers.cells import guarded, write_csv


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+49 30 1234",
        "-2",
        "@SUM(A1)",
        " =HYPERLINK(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_what_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "Add = to the list", "'quoted", "1-2", "a@b.example"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


cells = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=5))
def test_any_cells_come_back_whole_and_none_begins_a_formula(rows: list[list[str]]) -> None:
    text = write_csv(rows).decode()
    found = list(csv.reader(StringIO(text, newline="")))
    assert found == [[guarded(cell) for cell in row] for row in rows]
    assert all(
        cell.lstrip(" ")[:1] not in set("=+-@\t\r\n") or not cell.strip()
        for row in found
        for cell in row
    )


def test_a_mark_tells_excel_that_it_is_utf_8() -> None:
    assert write_csv([["é"]], mark=True).startswith(b"\xef\xbb\xbf")
    assert write_csv([["é"]]).startswith(b'"')
