"""The document for Word: read back with python-docx."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action, Bone, Factor, Review, TimelineEvent
from pm_facilitator.domain.vocabulary import ActionHorizon
from pm_facilitator.figures.fonts import measure
from pm_facilitator.report.build import build
from pm_facilitator.report.docx import render_docx
from pm_facilitator.report.docx_look import CELL_SIZE
from pm_facilitator.report.paper.sheet import sheets
from tests.report.boards import START, empty_board, long_board, options, picture_bytes, rich_board


def word(board: Board) -> WordDocument:
    document = build(board, options(blob=lambda sha: picture_bytes()))
    return docx.Document(BytesIO(render_docx(document)))


@pytest.fixture(scope="module")
def rich_word() -> WordDocument:
    return word(rich_board())


def text_of(file: WordDocument) -> str:
    return "\n".join(str(node.text or "") for node in file.element.body.iter(qn("w:t")))


def test_sections_are_headings_in_order(rich_word: WordDocument) -> None:
    sections = build(rich_board(), options(blob=lambda sha: picture_bytes())).sections
    found = [p.text for p in rich_word.paragraphs if p.style and p.style.name == "Heading 1"]
    assert found == [section.title for section in sections]


def test_every_contents_entry_leads_to_its_heading(rich_word: WordDocument) -> None:
    body = rich_word.element.body
    targets = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    inside = [anchor for anchor in anchors if anchor]
    assert inside
    assert set(inside) == targets


def test_contents_tell_the_pages_that_word_counts(rich_word: WordDocument) -> None:
    fields = [node.text for node in rich_word.element.body.iter(qn("w:instrText"))]
    marks = [mark.get(qn("w:name")) for mark in rich_word.element.body.iter(qn("w:bookmarkStart"))]
    assert fields == [f"PAGEREF {mark} \\h" for mark in marks]
    begun = [
        mark.get(qn("w:dirty"))
        for mark in rich_word.element.body.iter(qn("w:fldChar"))
        if mark.get(qn("w:fldCharType")) == "begin"
    ]
    assert set(begun) == {"true"}


def test_no_column_is_narrower_than_its_words() -> None:
    action = Action("a", "Add an alert", "Tomasz Wiśniewski", horizon=ActionHorizon.IMMEDIATE)
    table = next(t for t in word(Board([Review("r"), action])).tables if t.cell(0, 0).text == "No.")
    widths = [column.width.pt for column in table.columns]
    words = [max(c.text.split(), key=len, default="") for c in table.rows[1].cells]
    needed = [measure().width(found, CELL_SIZE, bold=True) for found in words]
    assert all(width > need for width, need in zip(widths, needed, strict=True))


def test_the_running_header_has_its_label_at_the_edge() -> None:
    section = word(Board([Review("r", title="A long title " * 20)])).sections[0]
    header = section.header.paragraphs[0]
    assert header.text.endswith("…\tInternal")
    [stop] = header.paragraph_format.tab_stops
    assert stop.position is not None
    assert abs(stop.position - Pt(sheets("a4").upright.room[0])) < Pt(1)
    assert not list(header.style.paragraph_format.tab_stops)


def test_tables_repeat_their_titles_and_keep_their_rows_whole() -> None:
    tables = word(long_board(60)).tables
    longest = max(tables, key=lambda table: len(table.rows))
    first = longest.rows[0]._tr
    assert first.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in longest.rows)
    assert [cell.text for cell in longest.rows[0].cells][:2] == ["Time", "Event"]


def test_figures_and_pictures_say_what_they_show(rich_word: WordDocument) -> None:
    alts = [shape._inline.docPr.get("descr") for shape in rich_word.inline_shapes]
    assert len(alts) == 5
    assert all(alts)
    captions = [p.text for p in rich_word.paragraphs if p.style and p.style.name == "Caption"]
    assert "Disk errors" in captions


def test_title_language_and_label_are_told(rich_word: WordDocument) -> None:
    about = rich_word.core_properties
    assert (about.title, about.author) == ("Ledger <restore> took *all* night", "")
    assert about.language == "en"
    for section in rich_word.sections:
        assert "Internal" in section.header.paragraphs[0].text
        assert "Page 1 of 1" in section.footer.paragraphs[0].text


def test_a_wide_fishbone_lies_on_a_page_with_its_heading() -> None:
    factors = [Factor(f"f{n}", "A condition that made it possible", f"b{n}") for n in range(8)]
    board = Board([Review("r"), *(Bone(f"b{n}", f"Bone {n}") for n in range(8)), *factors])
    lying = [s.orientation == WD_ORIENT.LANDSCAPE for s in word(board).sections]
    assert lying == [False, True, False]


def test_links_lead_to_web_and_mail_addresses_only() -> None:
    event = TimelineEvent(
        "e", START, text="x", evidence=("javascript:alert(1)", "https://a.example/b")
    )
    file = word(Board([Review("r"), event]))
    links = [rel.target_ref for rel in file.part.rels.values() if rel.is_external]
    assert links == ["https://a.example/b"]


@pytest.mark.parametrize("words", ["支付系统", "שירות", "عربي", "🔥", "a" * 300])
def test_no_script_is_dropped(words: str) -> None:
    assert words in text_of(word(Board([Review("r", summary=words)])))


def test_right_to_left_paragraphs_are_marked_as_such() -> None:
    file = word(Board([Review("r", summary="שירות")]))
    [paragraph] = [p for p in file.paragraphs if p.text == "שירות"]
    assert paragraph._p.find(f".//{qn('w:bidi')}") is not None
    assert paragraph.runs[0].font.rtl


def test_the_same_document_gives_the_same_bytes_without_a_time() -> None:
    document = build(rich_board(), options())
    data = render_docx(document)
    assert data == render_docx(document)
    with ZipFile(BytesIO(data)) as file:
        assert {part.date_time[0] for part in file.infolist()} == {1980}


def test_an_empty_review_can_be_written() -> None:
    assert "Incident review without a title" in text_of(word(empty_board()))


@settings(deadline=None, max_examples=15)
@given(st.lists(st.text(max_size=60), min_size=4, max_size=4))
def test_any_text_can_be_written(typed: list[str]) -> None:
    board = Board(
        [
            Review("r", title=typed[0], summary=typed[1]),
            TimelineEvent("e", START, text=typed[2], source=typed[3]),
            Action("a", typed[1], owner=typed[0]),
        ]
    )
    assert word(board).paragraphs
