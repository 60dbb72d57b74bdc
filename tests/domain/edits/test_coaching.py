"""What was left stays left, and counts know a kind and nothing else."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.edits import coaching


def test_checks_are_left_once_and_can_all_be_taken_up_again(board: Board) -> None:
    board.apply(coaching.leave_checks(board, ["one-factor", "unowned:a"]))
    board.apply(coaching.leave_checks(board, ["unowned:a", "unowned:b"]))
    assert board.review.checks_left == ("one-factor", "unowned:a", "unowned:b")
    assert coaching.leave_checks(board, ["one-factor"]) == []
    board.apply(coaching.take_up_checks(board))
    assert not board.review.checks_left


def test_difficulties_are_counted_by_their_kind(board: Board) -> None:
    for name in ("stress", "blame", "stress"):
        board.apply(coaching.count(board, name))
    assert coaching.counts(board) == {"blame": 1, "stress": 2}
    assert board.review.room_counts == ("blame 1", "stress 2")


def test_counts_that_make_no_sense_are_passed_over(board: Board) -> None:
    board.apply(patch(board.review, room_counts=("blame", "stress x", "", "silence 3")))
    assert coaching.counts(board) == {"silence": 3}
