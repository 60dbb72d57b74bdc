"""The PDF: read back page by page."""

import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import with_field
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Factor,
    Insight,
    LockerItem,
    Review,
    TimelineEvent,
)
from pm_facilitator.report.build import build
from pm_facilitator.report.options import Audience
from pm_facilitator.report.paper.sheet import Paper
from pm_facilitator.report.pdf import render_pdf
from tests.report.boards import START, empty_board, long_board, options, picture_bytes, rich_board
from tests.samples.reviews import many_scripts


def pdf(board: Board, audience: Audience = "internal") -> PdfReader:
    document = build(board, options(audience, blob=lambda sha: picture_bytes()))
    return PdfReader(BytesIO(render_pdf(document)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def rich_pdf() -> PdfReader:
    return pdf(rich_board())


def test_every_section_is_there_in_order(rich_pdf: PdfReader) -> None:
    text, place = text_of(rich_pdf), 0
    for section in build(rich_board(), options()).sections:
        place = text.find(section.title, place)
        assert place >= 0, section.title


def test_every_event_is_there_in_order() -> None:
    text = text_of(pdf(long_board(150)))
    table = text[text.index("Monday, 9 March") :]
    places = [table.index(f"Step {number:04}") for number in range(150)]
    assert places == sorted(places)


def test_long_tables_repeat_their_header_on_every_page() -> None:
    reader = pdf(long_board(150))
    texts = [page.extract_text() for page in reader.pages]
    with_events = [text for text in texts if "Step 0" in text]
    assert len(with_events) >= 5
    assert all("Source and evidence" in text for text in with_events)


def test_pages_are_numbered_and_say_who_may_read_them(rich_pdf: PdfReader) -> None:
    count = len(rich_pdf.pages)
    for number, page in enumerate(rich_pdf.pages, start=1):
        text = page.extract_text()
        assert f"Page {number} of {count}" in text
        assert "Internal" in text
        assert "PM Facilitator 1.2.3" in text


def test_sections_are_in_the_outline(rich_pdf: PdfReader) -> None:
    sections = build(rich_board(), options(blob=lambda sha: picture_bytes())).sections
    entries = [entry.title for entry in rich_pdf.outline if not isinstance(entry, list)]
    assert entries == [section.title for section in sections]


def test_the_metadata_name_title_and_language(rich_pdf: PdfReader) -> None:
    assert rich_pdf.metadata is not None
    assert rich_pdf.metadata.title == "Ledger <restore> took *all* night"
    assert rich_pdf.metadata.subject == "Incident review, Internal"
    assert not rich_pdf.metadata.author
    assert str(rich_pdf.root_object["/Lang"]) == "en"


def test_the_contents_lead_to_the_page_they_name(rich_pdf: PdfReader) -> None:
    sections = build(rich_board(), options(blob=lambda sha: picture_bytes())).sections
    numbers = {page.indirect_reference: n for n, page in enumerate(rich_pdf.pages, start=1)}
    notes = rich_pdf.pages[0].get("/Annots", [])
    links = [note.get_object() for note in notes]
    inside = {str(link["/Contents"]): link["/Dest"] for link in links if "/Dest" in link}
    assert set(inside) == {section.title for section in sections}
    cover = " ".join(rich_pdf.pages[0].extract_text().split())
    for section in sections:
        number = numbers[list.__getitem__(inside[section.title], 0)]
        assert section.title in rich_pdf.pages[number - 1].extract_text()
        assert f"{section.title} {number}" in cover


def test_every_font_is_an_embedded_subset() -> None:
    fonts = {
        name: font.get_object()
        for page in pdf(many_scripts()).pages
        for name, font in page["/Resources"]["/Font"].items()  # type: ignore[index]
    }
    used = [font for font in fonts.values() if font["/Subtype"] == "/TrueType"]
    assert len(used) >= 6
    for font in used:
        assert re.match(r"/[A-Z]{6}\+", str(font["/BaseFont"]))
        assert "/FontFile2" in font["/FontDescriptor"].get_object()
    standard = [font["/BaseFont"] for font in fonts.values() if font["/Subtype"] == "/Type1"]
    assert set(standard) <= {"/Helvetica"}  # named by reportlab on every page, and used by none


def test_a_single_page_needs_no_contents() -> None:
    assert "Contents" not in text_of(pdf(rich_board(), "executive"))


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_the_paper_is_chosen(paper: Paper, size: tuple[float, float]) -> None:
    document = build(rich_board(), options())
    boxes = [page.mediabox for page in PdfReader(BytesIO(render_pdf(document, paper))).pages]
    assert {tuple(sorted((float(b.width), float(b.height)))) for b in boxes} == {size}


def test_only_web_and_mail_addresses_are_links() -> None:
    evil = with_field(rich_board().events[0], "evidence", ("javascript:alert(1)", "file:///x"))
    board = Board([Review("r"), evil, Action("a", "x", tracker="mailto:team@example.com")])
    links = [
        str(note.get_object()["/A"]["/URI"])
        for page in pdf(board).pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]
    assert links == ["mailto:team@example.com"]


def test_the_same_board_gives_the_same_bytes(rich: Board) -> None:
    assert render_pdf(build(rich, options())) == render_pdf(build(rich, options()))


def test_the_executive_version_is_one_page_however_much_was_written(rich: Board) -> None:
    words = "It was long.\n- And\n- longer\n\n" * 60
    much = Board(
        [
            Review(
                "r",
                title="T " * 60,
                summary=words,
                impact_customers=words,
                impact_business=words,
                impact_slo=words,
                started_at=START,
                resolved_at=START,
            ),
            *(Insight(f"i{n}", text=words) for n in range(30)),
            *(Action(f"a{n}", words, owner="Somebody with a long name") for n in range(30)),
        ]
    )
    for board in (rich, much, empty_board()):
        assert len(pdf(board, "executive").pages) == 1


def test_wide_figures_lie_on_a_page_of_their_own() -> None:
    factors = [Factor(f"f{n}", "A condition that made it possible", f"b{n}") for n in range(8)]
    board = Board([Review("r"), *(Bone(f"b{n}", f"Bone {n}") for n in range(8)), *factors])
    shapes = [float(page.mediabox.width) > float(page.mediabox.height) for page in pdf(board).pages]
    assert shapes.count(True) == 1
    assert shapes[-1] is False


@pytest.mark.parametrize(
    "words", ["Поставка", "Ελληνικά", "支付系统", "שירות", "🔥", "naïve façade", "a ☎ b"]
)
def test_no_script_is_dropped(words: str) -> None:
    text = text_of(pdf(Board([Review("r", summary=words)])))
    assert set(words.replace(" ", "")) <= set(text)


def test_right_to_left_text_is_drawn_from_the_right() -> None:
    text = text_of(pdf(Board([Review("r", summary="אבג 12 דהו")])))
    # pypdf turns each word around again and leaves the words where they stand on the page
    assert "דהו 12 אבג" in text


def test_the_longest_texts_break_over_pages() -> None:
    words = "word " * 6000
    board = Board(
        [
            Review("r", title="t" * 400, summary=words, trigger=words),
            TimelineEvent("e", START, text=words, source="s" * 3000, visible_then=words),
            Action("a", words, owner="o" * 2000),
            LockerItem("l", words),
        ]
    )
    assert text_of(pdf(board)).count("word") == 36000 - _in_figures(board)


def _in_figures(board: Board) -> int:
    """Count what the figure repeats, with a minus sign."""
    return -sum("word" in line for line in _figure_words(board))


def _figure_words(board: Board) -> list[str]:
    from pm_facilitator.report.blocks import Drawing

    blocks = [b for s in build(board, options()).sections for b in s.blocks]
    shapes = [shape for b in blocks if isinstance(b, Drawing) for shape in b.light.shapes]
    texts = [getattr(shape, "text", "") for shape in shapes]
    return [word for text in texts for word in text.split()]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=60), min_size=6, max_size=6))
def test_any_text_can_be_printed(typed: list[str]) -> None:
    board = Board(
        [
            Review("r", title=typed[0], summary=typed[1]),
            TimelineEvent("e", START, text=typed[2], source=typed[3]),
            Insight("i", text=typed[4]),
            Action("a", typed[5], owner=typed[0]),
        ]
    )
    assert len(pdf(board).pages) >= 2
