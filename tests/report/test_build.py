"""What the document says, section by section."""

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import with_field
from pm_facilitator.domain.entities import Picture, Review
from pm_facilitator.errors import StoreError
from pm_facilitator.report.blocks import Document, Missing, Photo, Section, Table
from pm_facilitator.report.build import build
from pm_facilitator.report.markdown import render_markdown
from tests.report.boards import options, picture_bytes


def section(document: Document, key: str) -> Section:
    return next(section for section in document.sections if section.key == key)


def text_of(board: Board, key: str) -> str:
    document = build(board, options())
    only = Document("", "", (), (section(document, key),), "")
    return render_markdown(only)


def test_every_part_of_the_review_has_its_section(rich: Board) -> None:
    keys = [section.key for section in build(rich, options()).sections]
    assert keys == [
        *("summary", "details", "impact", "timeline", "factors", "insights", "lessons"),
        *("questions", "actions", "decisions", "locker", "follow_up", "people", "time", "notes"),
    ]


def test_an_empty_review_says_so_kindly_in_every_section(empty: Board) -> None:
    document = build(empty, options())
    for found in document.sections:
        assert [type(block) for block in found.blocks] == [Missing], found.key
        sentence = found.blocks[0]
        assert isinstance(sentence, Missing)
        assert sentence.text.endswith(".")


def test_outsiders_and_executives_get_fewer_sections(rich: Board) -> None:
    external = {section.key for section in build(rich, options("external")).sections}
    assert external.isdisjoint({"people", "time", "locker", "notes", "pictures"})
    executive = [section.title for section in build(rich, options("executive")).sections]
    assert executive == ["What happened", "Impact", "What we learned", "Key actions and dates"]


def test_why_chains_keep_their_branches(rich: Board) -> None:
    lines = [line.strip() for line in text_of(rich, "factors").splitlines()]
    start = lines.index("- Why? The report goes to a list")
    assert lines[start + 1 : start + 4] == [
        "- Why? The list has no readers",
        "- Together with: The report says only yes or no",
        "- Also: Skipping was meant for holidays",
    ]


def test_factors_name_the_times_of_their_events(rich: Board) -> None:
    assert "Seen at 9 Mar 22:40, an unknown time (“A backup was skipped”)" in text_of(
        rich, "factors"
    )


def test_days_head_the_rows_of_the_timeline(rich: Board) -> None:
    text = text_of(rich, "timeline")
    assert text.index("Monday, 9 March 2026") < text.index("Tuesday, 10 March 2026")
    assert text.index("Tuesday, 10 March 2026") < text.index("Time not known")
    assert "about 23:10–10 Mar 02:00" in text


def test_the_rarer_of_agreed_and_not_agreed_is_marked(rich: Board) -> None:
    assert text_of(rich, "timeline").count("Not agreed yet") == 2
    few = [with_field(e, "agreed", e.id == "e1") for e in rich.events]
    text = text_of(Board([rich.review, *few]), "timeline")
    assert "Not agreed yet" not in text
    assert text.count("Agreed") == 1


def test_columns_without_content_are_left_out(rich: Board) -> None:
    bare = [with_field(with_field(e, "source", ""), "evidence", ()) for e in rich.events]
    document = build(Board([rich.review, *bare]), options())
    table = next(b for b in section(document, "timeline").blocks if isinstance(b, Table))
    assert [column.title for column in table.columns] == ["Time", "Event", "Kind"]


def test_a_clock_that_still_runs_counts_up_to_now(rich: Board) -> None:
    assert "| Reflect | 20 min | 13 min |" in text_of(rich, "time")


def test_pictures_come_along_when_their_bytes_do(rich: Board) -> None:
    document = build(rich, options(blob=lambda sha: picture_bytes()))
    assert [type(block) for block in section(document, "pictures").blocks] == [Photo]


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_a_damaged_picture_is_named_and_left_out(data: bytes) -> None:
    board = Board([Review("r"), Picture("x", "sha", caption="Graph")])
    document = build(board, options(blob=lambda sha: data))
    assert section(document, "pictures").blocks == (
        Missing("Graph: this picture cannot be shown."),
    )


def test_a_missing_picture_is_named_and_left_out() -> None:
    def gone(sha: str) -> bytes:
        raise StoreError("This picture is not in the library.")

    board = Board([Review("r"), Picture("x", "sha", caption="Graph")])
    assert "Graph" in str(section(build(board, options(blob=gone)), "pictures").blocks)
