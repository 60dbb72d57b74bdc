"""The document as a text widget shows it: whole, and inert whatever people wrote."""

from html.parser import HTMLParser

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.document import write_section
from pm_facilitator.domain.entities import Action, Picture, Review
from pm_facilitator.report.blocks import Document, Section
from pm_facilitator.report.build import build
from pm_facilitator.report.lines import section_lines
from pm_facilitator.report.options import AUDIENCES
from pm_facilitator.report.rich_text import render_rich_text
from tests.report.boards import options, picture_bytes

HOSTILE = '<script>alert(1)</script> <img src="http://example.com/x"> & "quotes" </td></table>'


class Read(HTMLParser):
    """Collects the words and the tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    @property
    def text(self) -> str:
        """Give all words on one line."""
        return " ".join(" ".join(self.words).split())


def words(document: Document) -> list[str]:
    return [" ".join(line.split()) for each in document.sections for line in section_lines(each)]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_word_of_a_document_is_there(rich: Board, audience: str, narrow: bool) -> None:
    document = build(rich, options(audience))  # type: ignore[arg-type]
    text = Read(render_rich_text(document, narrow=narrow)).text
    for line in words(document):
        for piece in line.replace("•", "").replace(" | ", "|").replace(" · ", "|").split("|"):
            said = piece.partition(": ")[2] or piece
            assert said.strip() in text, said


def test_a_row_without_room_for_columns_names_what_is_in_it_and_nothing_else() -> None:
    board = Board([Review("r"), Action("a", "Add an alert", "Kim")])
    read = Read(render_rich_text(build(board, options()), narrow=True))
    assert "1 Add an alert" in read.text
    assert "Owner: Kim Due: No date yet Kind: Systemic" in read.text
    assert "Priority:" not in read.text
    assert "th" not in {tag for tag, _ in read.tags}


def test_hostile_text_stays_text() -> None:
    board = Board([Review("r", title=HOSTILE, summary=HOSTILE, tags=(HOSTILE,))])
    board.apply(write_section(board, "lessons", HOSTILE))
    read = Read(render_rich_text(build(board, options())))
    assert "script" not in {tag for tag, _ in read.tags}
    assert "img" not in {tag for tag, _ in read.tags}
    assert read.text.count("<script>alert(1)</script>") == 4


def test_pictures_are_asked_for_by_name_and_nothing_is_fetched(rich: Board) -> None:
    board = Board([*rich.entities(), Picture("y", "sha2", caption="Another")])
    document = build(board, options(blob=lambda sha: picture_bytes()))
    sources = [a["src"] or "" for t, a in Read(render_rich_text(document)).tags if t == "img"]
    assert "figure:timeline" in sources
    assert "photo:picture-1" in sources
    assert all(each.startswith(("figure:", "photo:")) for each in sources)


def test_each_section_has_a_place_to_go_to() -> None:
    page = render_rich_text(Document("T", "", (), (Section("impact", "Impact", ()),), ""))
    assert ("a", {"name": "section-impact"}) in Read(page).tags
