"""Rows of Markdown whose first cell is empty, a dash or a year."""

from pm_facilitator.importers.timeline.timeline_text import read_timeline


def events(table: str) -> list[tuple[str, str]]:
    return [(str(event.time), event.text) for event in read_timeline(table).events]


def test_a_first_cell_may_be_empty_in_a_tight_row() -> None:
    rows = (
        "|Date|Time (UTC)|Who|What|\n|---|---|---|---|\n|2024-02-09|22:40|Kim|The kiln is cold|\n"
        "||22:51|Bo|It is looked at|\n||23:02||It is hot again|\n"
    )
    assert events(rows) == [
        ("2024-02-09 22:40:00+00:00", "The kiln is cold"),
        ("2024-02-09 22:51:00+00:00", "It is looked at"),
        ("2024-02-09 23:02:00+00:00", "It is hot again"),
    ]


def test_a_first_cell_may_be_a_dash_in_a_row_without_marks_around_it() -> None:
    rows = (
        "Block | Time | Event\n---:|---|---\n13402781 | 2024-02-09 09:20 | The vote begins\n"
        "- | 2024-02-09 09:55 | Somebody asks about it\n13403249 | 2024-02-09 11:03 | It ends\n"
    )
    assert events(rows) == [
        ("2024-02-09 09:20:00", "The vote begins"),
        ("2024-02-09 09:55:00", "Somebody asks about it"),
        ("2024-02-09 11:03:00", "It ends"),
    ]


def test_a_year_alone_in_a_row_is_that_of_the_rows_below_it() -> None:
    rows = (
        "| Date | Event |\n|---|---|\n| **2022** | |\n| Dec 19 | It is reported |\n"
        "| **2023** | |\n| Jan 4 | It is seen again |\n"
    )
    assert events(rows) == [("2022-12-19", "It is reported"), ("2023-01-04", "It is seen again")]
