"""The Markdown document: its golden file, and what people typed staying text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action, Bone, Factor, Insight, Review, TimelineEvent
from pm_facilitator.report.blocks import (
    Bullets,
    Column,
    Document,
    Fact,
    Item,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from pm_facilitator.report.build import build
from pm_facilitator.report.markdown import render_markdown
from pm_facilitator.report.options import Audience
from pm_facilitator.report.text import rich
from tests.report.boards import options, picture_bytes

GOLDEN = Path(__file__).parent / "golden"
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TRICKY = st.text(
    st.sampled_from("ab1 \n\\`*_{}[]()#+-.!|<>~&;:=/\t\"'$é中"), min_size=1, max_size=30
)
TYPED = st.one_of(
    TRICKY,
    st.text(max_size=30),
    st.sampled_from(
        [
            *("# heading", "- list", "1. one", "```", "~~~\ncode", "    code", "a\n===", "a\n---"),
            *(
                "| a | b |\n| - | - |",
                "<script>alert(1)</script>",
                "&lt;b&gt;",
                "[x](javascript:y)",
            ),
            *(
                "![i](http://e.com/x.png)",
                "a **b",
                "*x*_y_",
                "> quote",
                "[ref]: http://e.com",
                "\\",
            ),
            *("a\\|b", "|", "end\\", "<!-- x", "***", "+ x", "a  \nb", "\u00a0", "`|`", "a:-\n:-"),
        ]
    ),
)


@pytest.mark.parametrize("audience", ["internal", "external", "executive"])
def test_the_document_is_as_agreed(rich: Board, audience: Audience, update_golden: bool) -> None:
    written = render_markdown(build(rich, options(audience)))
    golden = GOLDEN / f"ledger-{audience}.md"
    if update_golden:
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_the_same_board_gives_the_same_bytes(rich: Board) -> None:
    again = Board(reversed(list(rich.entities())))
    assert render_markdown(build(rich, options())) == render_markdown(build(again, options()))


def test_figures_are_mermaid_or_files_beside_it(rich: Board) -> None:
    document = build(rich, options(blob=lambda sha: picture_bytes()))
    assert "```mermaid\ntimeline" in render_markdown(document)
    written = render_markdown(document, "ledger-figures")
    assert "mermaid" not in written
    assert "](<ledger-figures/timeline.svg>)" in written
    assert "![Disk errors](<ledger-figures/picture-1.png>)" in written


@settings(deadline=None, max_examples=150)
@given(TYPED)
def test_a_paragraph_stays_one_paragraph_of_that_text(typed: str) -> None:
    tokens = _parsed(Paragraph(rich(typed)))
    assert [token.type for token in tokens if token.level == 0 and token.nesting >= 0] in (
        [],
        ["paragraph_open"],
    )
    assert _words("".join(_text(token) for token in tokens)) == _words(_shown(typed))
    assert not any(child.type in _MARKUP for token in tokens for child in token.children or [])


@settings(deadline=None, max_examples=150)
@given(st.lists(TYPED, min_size=4, max_size=4))
def test_a_table_keeps_its_shape(typed: list[str]) -> None:
    rows = tuple(Row(((rich(left),), (rich(right, strong=True),))) for left, right in _pairs(typed))
    tokens = _parsed(Table((Column("One", 1), Column("Two", 1)), rows))
    kinds = [token.type for token in tokens]
    assert kinds.count("tr_open") == 3
    assert kinds.count("td_open") == 4
    cells = [_text(token) for token in tokens if token.type == "inline"][2:]
    assert [_words(cell.strip("*")) for cell in cells] == [_words(_shown(t)) for t in typed] or any(
        "*" in text or not _shown(text).strip() for text in typed
    )


@settings(deadline=None, max_examples=150)
@given(TYPED, TYPED)
def test_a_list_keeps_its_shape(first: str, second: str) -> None:
    inner = Item(rich(second), (rich(first, soft=True),))
    tokens = _parsed(Bullets((Item(rich(first), (), (inner,)),)))
    kinds = [token.type for token in tokens]
    assert kinds.count("list_item_open") == 2
    assert kinds.count("bullet_list_open") == 2
    assert "heading_open" not in kinds
    assert "ordered_list_open" not in kinds


@settings(deadline=None, max_examples=60)
@given(st.lists(TYPED, min_size=9, max_size=9))
def test_no_text_breaks_the_outline_of_the_document(typed: list[str]) -> None:
    board = Board(
        [
            Review("r", title=typed[0], summary=typed[1], services=(typed[2],), problem=typed[3]),
            TimelineEvent("e", text=typed[4], source=typed[5], visible_then=typed[6]),
            Bone("b", typed[7]),
            Factor("f", typed[8], "b"),
            Insight("i", text=typed[4]),
            Action("a", typed[5], owner=typed[6], success=typed[7]),
        ]
    )
    document = build(board, options())
    tokens = PARSER.parse(render_markdown(document))
    titles = [
        tokens[n + 1].content for n, t in enumerate(tokens) if t.tag == "h2" and t.nesting == 1
    ]
    assert titles == [section.title for section in document.sections]
    assert not any(t.type in ("html_block", "code_block", "blockquote_open") for t in tokens)
    assert all(t.info == "mermaid" for t in tokens if t.type == "fence")


_MARKUP = {"html_inline", "image", "em_open", "strong_open", "code_inline", "s_open"}


def _pairs(typed: list[str]) -> list[tuple[str, str]]:
    return list(zip(typed[::2], typed[1::2], strict=True))


def _parsed(block: Paragraph | Table | Bullets) -> list[Token]:
    document = Document("T", "", (Fact("a", (Span("b"),)),), (Section("s", "S", (block,)),), "Made")
    body = render_markdown(document).split("## S\n\n")[1].rsplit("\n\n---\n", 1)[0]
    return PARSER.parse(body)


def _text(token: Token) -> str:
    parts = {"softbreak": "\n", "hardbreak": "\n", "html_inline": "\n"}
    children = token.children or []
    return "".join(parts.get(child.type, child.content) for child in children)


def _shown(typed: str) -> str:
    return "".join(span.text for span in rich(typed))


def _words(text: str) -> list[str]:
    return text.split()
