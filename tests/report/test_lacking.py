"""What the sections still lack."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.document import write_section
from pm_facilitator.domain.entities import Note, NoteGroup, Review
from pm_facilitator.domain.vocabulary import DocumentTemplate
from pm_facilitator.report.lacking import is_filled, lacking
from pm_facilitator.report.template import shipped

GENERAL = shipped(DocumentTemplate.GENERAL)


def test_an_empty_review_lacks_what_its_template_requires_first() -> None:
    lacks = lacking(Board([Review("r")]), GENERAL)
    required = [lack.section for lack in lacks if lack.required]
    assert required == ["summary", "impact", "timeline", "factors", "actions"]
    assert [lack.required for lack in lacks] == sorted(lack.required for lack in lacks)[::-1]
    assert str(lacks[0]) == "Executive summary is empty."
    assert str(lacks[-1]).endswith("could be filled.")


def test_a_full_review_lacks_nothing_that_is_required(rich: Board) -> None:
    assert [lack for lack in lacking(rich, GENERAL) if lack.required] == []


def test_a_text_or_notes_under_its_title_fill_a_section() -> None:
    template = shipped(DocumentTemplate.PERFORMANCE)
    board = Board([Review("r"), NoteGroup("g", "Load tests"), Note("n", "In May", group_id="g")])
    board.apply(write_section(board, "capacity", "Half of it was free."))
    filled = [each.name for each in template.sections if is_filled(board, each)]
    assert filled == ["capacity", "load_tests"]


def test_a_text_of_blanks_fills_nothing() -> None:
    board = Board([Review("r", summary="  ")])
    board.apply(write_section(board, "summary", " \n "))
    section = GENERAL.section("summary")
    assert section is not None
    assert not is_filled(board, section)
