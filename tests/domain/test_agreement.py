"""What has become different since the group agreed."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.agreement import (
    NOTHING,
    agreement_line,
    last_agreement,
    open_remarks,
    since_agreement,
    stated_by,
)
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, invert, patch
from pm_facilitator.domain.edits import agreement, common, copies, events
from pm_facilitator.domain.entities import Agreement, Remark, TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, RemarkKind
from tests.domain.conftest import NOW, apply, new_board
from tests.domain.strategies import an_edit, records

MINUTE = timedelta(minutes=1)


def board_of(*texts: str) -> Board:
    board = new_board()
    for number, text in enumerate(texts):
        made, _ = events.add_event(board, text, NOW + number * MINUTE)
        board.apply(made)
    return board


def agreed_board() -> tuple[Board, list[str]]:
    board = board_of("Cards are refused", "The pager rings")
    board.apply(agreement.agree(board, NOW))
    return board, [event.id for event in board.events]


def test_nothing_differs_before_anybody_agrees_and_right_after() -> None:
    board = board_of("Cards are refused")
    assert since_agreement(board) == NOTHING
    board.apply(agreement.agree(board, NOW))
    assert since_agreement(board).count == 0


def test_an_agreement_says_when_and_to_what() -> None:
    board, ids = agreed_board()
    found = last_agreement(board)
    assert found is not None
    assert found.at == board.review.timeline_agreed_at == NOW
    assert len(found.agreed_events) == 2
    assert all(board.need(TimelineEvent, id_).agreed for id_ in ids)


def test_another_time_and_other_words_are_changes_and_marks_are_none() -> None:
    board, (first, second) = agreed_board()
    board.apply(events.shift(board, [first], MINUTE))
    board.apply(events.toggle(board, [second], "highlighted"))
    board.apply(events.set_kind(board, [second], EventKind.DETECTION))
    assert since_agreement(board).touched == {first}
    board.apply(events.set_text(board, second, "The pager rang"))
    found = since_agreement(board)
    assert found.changed[first].time == NOW
    assert found.changed[second].text == "The pager rings"


def test_what_came_later_and_what_went_is_told() -> None:
    board, (first, second) = agreed_board()
    new = apply(board, events.add_event(board, "A rollback was tried", NOW))
    board.apply(common.remove(board, [("event", second)]))
    copied, _ = copies.duplicate(board, [("event", first)])
    board.apply(copied)
    found = since_agreement(board)
    assert new in found.added
    assert len(found.added) == 2
    assert [gone.text for gone in found.removed] == ["The pager rings"]
    assert found.count == 3


def test_agreeing_again_counts_from_then_on_and_undo_brings_the_old_one_back() -> None:
    board, (first, _) = agreed_board()
    board.apply(events.set_text(board, first, "Cards were refused"))
    again = agreement.agree(board, NOW + MINUTE)
    board.apply(again)
    assert since_agreement(board).count == 0
    assert board.review.timeline_agreed_at == NOW + MINUTE
    board.apply(invert(again))
    assert since_agreement(board).touched == {first}
    assert board.review.timeline_agreed_at == NOW


def test_agreeing_on_a_changed_event_takes_its_mark_and_leaves_the_others() -> None:
    board, (first, second) = agreed_board()
    for id_ in (first, second):
        board.apply(events.set_text(board, id_, "Something else"))
    board.apply(agreement.toggle_agreed(board, [first, first]))
    assert since_agreement(board).touched == {second}
    assert board.need(TimelineEvent, first).agreed
    board.apply(agreement.toggle_agreed(board, [first]))
    assert not board.need(TimelineEvent, first).agreed
    assert since_agreement(board).touched == {second}


def test_what_is_said_stays_open_until_it_is_settled_objections_last() -> None:
    board = board_of("Cards are refused")
    objection = apply(board, agreement.add_remark(board, "Not at 14:00", RemarkKind.OBJECTION, NOW))
    missing = apply(board, agreement.add_remark(board, "The rollback", RemarkKind.MISSING, NOW))
    assert [remark.id for remark in open_remarks(board)] == [missing, objection]
    board.apply(agreement.agree(board, NOW))
    board.apply(agreement.settle(board, missing))
    assert [remark.id for remark in open_remarks(board)] == [objection]
    assert board.need(Remark, missing).text == "The rollback"


def test_what_is_missing_becomes_an_event_in_one_step() -> None:
    board = board_of("Cards are refused")
    id_ = apply(board, agreement.add_remark(board, "The rollback", RemarkKind.MISSING, NOW))
    event = board.need(TimelineEvent, apply(board, agreement.event_from_remark(board, id_)))
    assert (event.text, event.time) == ("The rollback", None)
    assert open_remarks(board) == []


def test_what_is_missing_comes_with_the_time_that_was_read_from_it() -> None:
    board = board_of("Cards are refused")
    id_ = apply(board, agreement.add_remark(board, "14:00 Rollback", RemarkKind.MISSING, NOW))
    read = TimelineEvent("new", time=NOW, text="Rollback")
    made = apply(board, agreement.event_from_remark(board, id_, read))
    event = board.need(TimelineEvent, made)
    assert (event.text, event.time) == ("Rollback", NOW)
    assert open_remarks(board) == []


@given(records("event"))
def test_an_event_says_what_was_agreed_when_its_statement_is_read_back(
    event: TimelineEvent,
) -> None:
    board = new_board()
    line = agreement_line(stated_by(event))
    board.apply([Added(event), Added(Agreement("a", NOW, (line,)))])
    assert since_agreement(board).count == 0


@given(st.lists(st.text(), max_size=4).map(tuple))
def test_what_is_no_statement_is_passed_over(lines: tuple[str, ...]) -> None:
    board = board_of("Cards are refused")
    broken = ("[1, 2]", "{}", "null", '["e", "x", "", "exact", ""]', "[" * 3000)
    board.apply([Added(Agreement("a", NOW, (*lines, *broken)))])
    assert len(since_agreement(board).added) == 1


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_edited_is_marked_and_undoing_it_takes_the_mark(data: st.DataObject) -> None:
    board = board_of("Cards are refused", "The pager rings", "It is over")
    board.apply(agreement.agree(board, NOW))
    agreed = {event.id: stated_by(event) for event in board.events}
    done: list[list[Change]] = []
    for _ in range(data.draw(st.integers(1, 5))):
        done.append(an_edit(data.draw, board))
        board.apply(done[-1])
    last, found = last_agreement(board), since_agreement(board)
    if last is not None:
        lines = last.agreed_events
        for event in board.events:
            differs = agreement_line(stated_by(event)) not in lines
            assert (event.id in found.touched) == differs
    for changes in reversed(done):
        board.apply(invert(changes))
    assert {event.id: stated_by(event) for event in board.events} == agreed
    assert since_agreement(board).count == 0


def test_an_agreement_of_an_older_version_marks_nothing() -> None:
    board = board_of("Cards are refused")
    board.apply(patch(board.review, timeline_agreed_at=NOW))
    assert since_agreement(board).count == 0
