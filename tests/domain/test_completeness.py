"""What a review still lacks, said kindly."""

from datetime import timedelta

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.completeness import missing
from pm_facilitator.domain.edits import agreement, events
from pm_facilitator.domain.vocabulary import RemarkKind
from tests.domain.conftest import NOW, apply


def lacking(board: Board) -> str:
    return "\n".join(missing(board))


def test_a_timeline_that_nobody_agreed_on_is_named(board: Board) -> None:
    assert "The timeline is empty." in lacking(board)
    apply(board, events.add_event(board, "Cards are refused", NOW))
    assert "not agreed on the timeline" in lacking(board)
    board.apply(agreement.agree(board, NOW))
    assert "timeline" not in lacking(board)


def test_changes_after_the_agreement_and_open_remarks_are_named(board: Board) -> None:
    id_ = apply(board, events.add_event(board, "Cards are refused", NOW))
    board.apply(agreement.agree(board, NOW))
    board.apply(events.shift(board, [id_], timedelta(minutes=1)))
    apply(board, agreement.add_remark(board, "The restart", RemarkKind.MISSING, NOW))
    apply(board, agreement.add_remark(board, "Not so", RemarkKind.OBJECTION, NOW))
    assert "1 event has changed since the group agreed." in lacking(board)
    assert "1 remark on the timeline can still be taken up." in lacking(board)
