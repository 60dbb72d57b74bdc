"""The life of a document: versions, comments, approvals."""

from datetime import UTC, datetime, timedelta

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import life
from pm_facilitator.domain.edits.common import remove
from pm_facilitator.domain.entities import Approval, Comment, Review, Version
from pm_facilitator.domain.vocabulary import ReviewStatus
from pm_facilitator.errors import InvalidEdit

NOW = datetime(2026, 3, 12, 15, 0, tzinfo=UTC)


@pytest.fixture
def board() -> Board:
    return Board([Review("r", status=ReviewStatus.IN_REVIEW)])


def frozen(board: Board, blob: str = "sha") -> Version:
    board.apply(life.freeze(board, blob, " Ada Brandt ", NOW, "for the group"))
    version = life.newest(board)
    assert version is not None
    return version


def test_a_version_keeps_when_by_whom_and_as_what(board: Board) -> None:
    version = frozen(board)
    assert (version.number, version.by, version.at) == (1, "Ada Brandt", NOW)
    assert (version.status, version.note) == (ReviewStatus.IN_REVIEW, "for the group")


def test_versions_are_counted_on(board: Board) -> None:
    frozen(board)
    assert frozen(board).number == 2
    assert [version.number for version in board.all(Version)] == [1, 2]


def test_a_version_needs_somebody(board: Board) -> None:
    with pytest.raises(InvalidEdit, match="needs the name"):
        life.freeze(board, "sha", "  ", NOW)


@pytest.mark.parametrize(
    ("status", "after"),
    [
        (ReviewStatus.DRAFT, ReviewStatus.IN_REVIEW),
        (ReviewStatus.LIVE, ReviewStatus.IN_REVIEW),
        (ReviewStatus.IN_REVIEW, ReviewStatus.REVIEWED),
        (ReviewStatus.REVIEWED, ReviewStatus.CLOSED),
        (ReviewStatus.CLOSED, None),
    ],
)
def test_each_state_has_the_next(status: ReviewStatus, after: ReviewStatus | None) -> None:
    assert life.next_state(status) is after


def test_comments_wait_by_section_until_they_are_settled(board: Board) -> None:
    board.apply(life.comment(board, "impact", " How many orders? ", "Noor", NOW))
    board.apply(life.comment(board, "factors", "And the vendor?", "Noor", NOW))
    assert life.comment(board, "impact", "  ", "Noor", NOW) == []
    asked = life.open_comments(board, "impact")
    assert [each.text for each in asked] == ["How many orders?"]
    board.apply(life.resolve(board, asked[0].id, True, "Counted: 312."))
    assert life.open_comments(board, "impact") == []
    assert len(life.open_comments(board)) == 1
    board.apply(life.resolve(board, asked[0].id, False))
    again = board.need(Comment, asked[0].id)
    assert (again.resolved, again.answer) == (False, "Counted: 312.")


def test_an_approval_is_of_the_newest_version(board: Board) -> None:
    frozen(board)
    second = frozen(board)
    board.apply(life.approve(board, "Leila", "Head of commerce", NOW))
    assert [each.by for each in life.approvals(board, second)] == ["Leila"]
    with pytest.raises(InvalidEdit, match="has approved version 2 already"):
        life.approve(board, "leila ", "", NOW)


@pytest.mark.parametrize(("by", "problem"), [("", "needs a name"), ("Leila", "no version")])
def test_an_approval_needs_a_name_and_a_version(board: Board, by: str, problem: str) -> None:
    with pytest.raises(InvalidEdit, match=problem):
        life.approve(board, by, "", NOW + timedelta(days=1))


def test_a_version_that_is_taken_back_leaves_its_approvals_without_one(board: Board) -> None:
    version = frozen(board)
    board.apply(life.approve(board, "Leila", "", NOW))
    board.apply(remove(board, [("version", version.id)]))
    assert [each.version_id for each in board.all(Approval)] == [None]
