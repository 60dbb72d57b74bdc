"""Frozen versions: kept whole, compared readably, and marked where they were edited since."""

import json
import zlib
from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.edits import life
from pm_facilitator.domain.edits.document import write_section
from pm_facilitator.domain.entities import Review, Version
from pm_facilitator.errors import ImportFailed, StoreError
from pm_facilitator.report.blocks import Document, Paragraph, Section, Span
from pm_facilitator.report.build import build
from pm_facilitator.report.data import from_json, to_json
from pm_facilitator.report.differences import Line, differences, words
from pm_facilitator.report.frozen import freeze, frozen_board, thaw
from pm_facilitator.report.lines import section_lines
from pm_facilitator.report.markdown import render_markdown
from pm_facilitator.report.text import plain
from tests.report.boards import MADE_AT, options
from tests.report.test_build import section


class Kept:
    """Keeps bytes by their sum, as the library does."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def version(self, board: Board) -> Version:
        """Freeze a board as it is."""
        data = freeze(board)
        name = sha256(data).hexdigest()
        self.blobs[name] = data
        board.apply(life.freeze(board, name, "Ada Brandt", MADE_AT))
        version = life.newest(board)
        assert version is not None
        return version

    def blob(self, name: str) -> bytes:
        """Give the bytes of a name."""
        if name not in self.blobs:
            raise StoreError("These bytes are not there.")
        return self.blobs[name]


def of(*sections: tuple[str, str, str]) -> Document:
    made = tuple(
        Section(key, title, tuple(Paragraph((Span(line),)) for line in text.splitlines()))
        for key, title, text in sections
    )
    return Document("Title", "Internal", (), made, "made")


def test_a_version_comes_back_as_it_was(rich: Board) -> None:
    kept = Kept()
    version = kept.version(rich)
    frozen = frozen_board(version, kept.blob)
    assert frozen is not None
    now = [each for each in rich.entities() if not isinstance(each, Version)]
    assert list(frozen.entities()) == now
    assert len(kept.blob(version.blob)) < len(to_json(rich)) / 3


def test_the_same_records_are_frozen_into_the_same_bytes(rich: Board) -> None:
    assert freeze(rich) == freeze(Board(reversed(list(rich.entities()))))


@pytest.mark.parametrize(
    "data", [b"", b"no version", zlib.compress(b"[]"), zlib.compress(b"\xff\xfe")]
)
def test_a_damaged_version_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ImportFailed):
        thaw(data)


def test_a_version_whose_bytes_are_gone_is_none(rich: Board) -> None:
    assert frozen_board(Version("v", blob="gone"), Kept().blob) is None
    assert frozen_board(Version("v", blob="gone"), None) is None


def test_a_review_as_data_brings_its_versions_along(rich: Board) -> None:
    kept = Kept()
    version = kept.version(rich)
    read = from_json(to_json(rich, blobs={version.blob: kept.blob(version.blob)}))
    back = frozen_board(read.board.need(Version, version.id), read.blobs.__getitem__)
    assert back is not None
    assert back.review == rich.review
    assert json.loads(to_json(rich))["records"]["version"][0]["by"] == "Ada Brandt"


class TestDifferences:
    """What became of each section."""

    def test_each_section_is_the_same_changed_added_or_removed(self) -> None:
        before = of(("a", "A", "one"), ("b", "B", "two"), ("c", "C", "three"))
        after = of(("a", "A", "one"), ("b", "B", "two and more"), ("d", "D", "four"))
        found = {each.key: each.state for each in differences(before, after)}
        assert found == {"a": "same", "b": "changed", "d": "added", "c": "removed"}

    def test_a_line_that_was_changed_little_is_told_before_and_after(self) -> None:
        before = of(("a", "A", "The queue grew for an hour\nNobody saw it"))
        after = of(("a", "A", "The queue grew for two hours\nNobody saw it\nIt was night"))
        (found,) = differences(before, after)
        assert found.lines == (
            Line("The queue grew for an hour", "The queue grew for two hours"),
            Line("", "It was night"),
        )

    def test_in_a_changed_line_the_words_that_differ_are_strong(self) -> None:
        left, right = words(Line("for an hour", "for two hours"))
        assert [span.text for span in left if span.strong] == ["an", "hour"]
        assert [span.text for span in right if span.strong] == ["two", "hours"]
        assert (plain(left), plain(right)) == ("for an hour", "for two hours")

    def test_another_heading_is_a_change(self) -> None:
        found = differences(of(("a", "A", "one")), of(("a", "B", "one")))
        assert [each.state for each in found] == ["changed"]

    @given(st.lists(st.sampled_from(["one two", "two three", "x", "one four"]), max_size=6))
    def test_nothing_is_different_from_itself(self, lines: list[str]) -> None:
        document = of(("a", "A", "\n".join(lines)))
        assert [each.state for each in differences(document, document)] == ["same"]

    @given(
        st.lists(st.sampled_from(["one two", "two three", "x", "one four"]), max_size=6),
        st.lists(st.sampled_from(["one two", "two three", "y", "one five"]), max_size=6),
    )
    def test_every_line_that_is_new_or_gone_is_told(self, old: list[str], new: list[str]) -> None:
        before, after = of(("a", "A", "\n".join(old))), of(("a", "A", "\n".join(new)))
        (found,) = differences(before, after)
        told = [line.after for line in found.lines if line.after]
        assert set(new) - set(old) <= set(told) <= set(new)
        gone = [line.before for line in found.lines if line.before]
        assert set(old) - set(new) <= set(gone) <= set(old)


@pytest.fixture
def kept() -> Kept:
    return Kept()


def edited(board: Board) -> None:
    board.apply(patch(board.review, impact_customers="No statements for 9 h."))
    board.apply(write_section(board, "lessons", "Read back what you keep."))


def marked(document: Document) -> list[str]:
    words = "Edited after version"
    return [each.key for each in document.sections if words in " ".join(section_lines(each))]


def test_later_edits_are_marked_where_they_are(rich: Board, kept: Kept) -> None:
    kept.version(rich)
    assert marked(build(rich, options(blob=kept.blob))) == []
    edited(rich)
    document = build(rich, options(blob=kept.blob))
    assert marked(document) == ["impact", "lessons"]
    facts = {fact.label: plain(fact.value) for fact in document.facts}
    assert facts["Version"] == "1, with later edits"


def test_outsiders_read_the_version_and_no_marks(rich: Board, kept: Kept) -> None:
    kept.version(rich)
    edited(rich)
    document = build(rich, options("external", blob=kept.blob))
    assert marked(document) == []
    assert "Ada Brandt" not in render_markdown(document)


def test_a_document_without_a_version_says_nothing_of_it(rich: Board) -> None:
    assert "Version" not in [fact.label for fact in build(rich, options()).facts]


def test_what_is_different_is_a_document_of_its_own(rich: Board, kept: Kept) -> None:
    version = kept.version(rich)
    edited(rich)
    earlier = frozen_board(version, kept.blob)
    document = build(rich, options(since=earlier))
    assert [each.key for each in document.sections] == ["impact", "lessons"]
    text = render_markdown(document)
    assert "Before: " in text
    assert "Added: **Read back what you keep.**" in text


def test_no_difference_is_said_in_a_sentence(rich: Board) -> None:
    document = build(rich, options(since=Board(rich.entities())))
    assert [each.title for each in document.sections] == ["No difference"]


def test_compliance_reads_versions_approvals_and_comments(rich: Board, kept: Kept) -> None:
    kept.version(rich)
    rich.apply(life.approve(rich, "Leila Haddad", "Commerce", MADE_AT))
    rich.apply(life.comment(rich, "impact", "How many customers?", "Noor Said", MADE_AT))
    document = build(rich, options("compliance", blob=kept.blob))
    text = "\n".join(section_lines(section(document, "versions")))
    assert "Leila Haddad, Commerce" in text
    assert "Ada Brandt" in text
    said = "\n".join(section_lines(section(document, "comments")))
    assert "Impact | How many customers? | Noor Said" in said
    assert "Open" in said


def test_the_confidentiality_is_told_for_every_page(rich: Board) -> None:
    readers: dict[str, Callable[[str], bool]] = {
        "internal": "Internal".__eq__,
        "executive": "Internal".__eq__,
        "operations": "Internal".__eq__,
        "external": "External version".__eq__,
        "compliance": "Internal · compliance version".__eq__,
    }
    for audience, fits in readers.items():
        assert fits(build(rich, options(audience)).notice)  # type: ignore[arg-type]


def test_a_review_without_anything_can_be_frozen(kept: Kept) -> None:
    board = Board([Review("r")])
    kept.version(board)
    assert build(board, options(blob=kept.blob)).facts[-1].label == "Version"
