"""The report back: groups in a drawn order, each with a short clock."""

from random import Random

from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import reporting, round_groups
from pm_facilitator.domain.edits.common import remove
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.vocabulary import RoundStep
from tests.domain.edits.moments import moment
from tests.domain.round_boards import begun, go, groups_in


def reporting_back(groups: int = 3) -> tuple[Board, str, list[str]]:
    board, id_ = begun()
    for _ in range(groups):
        board.apply(round_groups.add_group(board, id_)[0])
    go(board, id_, RoundStep.REPORT_BACK)
    return board, id_, list(board.need(Round, id_).report_order)


def test_every_group_is_drawn_once_and_the_first_begins() -> None:
    board, id_, order = reporting_back()
    assert sorted(order) == sorted(group.id for group in groups_in(board, id_))
    assert board.need(Round, id_).reporting == order[0]


def test_each_group_has_its_own_short_time() -> None:
    board, id_, order = reporting_back()
    board.apply(reporting.next_report(board, id_, moment(90)))
    round_ = board.need(Round, id_)
    assert round_.reporting == order[1]
    assert rounds.remaining(round_, moment(100)) == 50


def test_the_row_ends_with_the_last_group_and_goes_back_to_the_first() -> None:
    board, id_, order = reporting_back(2)
    board.apply(reporting.next_report(board, id_, moment(60)))
    assert reporting.next_report(board, id_, moment(120)) == []
    board.apply(reporting.next_report(board, id_, moment(120), by=-1))
    assert board.need(Round, id_).reporting == order[0]
    assert reporting.next_report(board, id_, moment(120), by=-1) == []


def test_the_order_stays_when_the_step_is_gone_into_again_and_can_be_drawn_anew() -> None:
    board, id_, order = reporting_back(5)
    go(board, id_, RoundStep.WRITE)
    assert board.need(Round, id_).reporting == ""
    go(board, id_, RoundStep.REPORT_BACK)
    assert list(board.need(Round, id_).report_order) == order
    board.apply(reporting.draw_order(board, id_, Random(3)))
    drawn = list(board.need(Round, id_).report_order)
    assert drawn != order
    assert board.need(Round, id_).reporting == drawn[0]


def test_a_group_that_has_come_since_reports_last_and_one_that_is_gone_does_not() -> None:
    board, id_, order = reporting_back(3)
    added, late = round_groups.add_group(board, id_)
    board.apply(added)
    board.apply(remove(board, [("round_group", order[1])]))
    assert reporting.present_order(board, board.need(Round, id_)) == (order[0], order[2], late)


def test_without_groups_nobody_is_called() -> None:
    board, id_, order = reporting_back(0)
    assert order == []
    assert board.need(Round, id_).reporting == ""
    assert reporting.next_report(board, id_, moment(1)) == []


def test_drawing_ahead_of_the_step_calls_nobody_yet() -> None:
    board, id_ = begun()
    board.apply(round_groups.add_group(board, id_)[0])
    board.apply(reporting.draw_order(board, id_, Random(1)))
    assert board.need(Round, id_).reporting == ""
