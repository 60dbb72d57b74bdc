"""What a tracker says of actions is matched and taken, and nothing else changes."""

from datetime import date

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.tracked import Tracked, action_of, take_tracked, unknown
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import ActionStatus
from tests.helpers.make import make_board

DONE, DOING = ActionStatus.DONE, ActionStatus.IN_PROGRESS


@pytest.fixture
def board() -> Board:
    return make_board(
        Action("a", "Add an alert", tracker="https://tickets.example.com/browse/PAY-9"),
        Action("b", "Add a test"),
        Action("c", "Write the page"),
    )


@pytest.mark.parametrize(
    ("told", "id_"),
    [
        (Tracked(ids=("b",), ticket="PAY-9"), "b"),
        (Tracked(ids=("gone",), ticket="PAY-9"), None),
        (Tracked(ticket="pay-9"), "a"),
        (Tracked(ticket="https://other.example.com/PAY-9/"), "a"),
        (Tracked(ticket="PAY-90", title="add a  test."), "b"),
        (Tracked(title="Something else"), None),
        (Tracked(), None),
    ],
)
def test_an_action_is_meant_by_reference_then_ticket_then_words(
    board: Board, told: Tracked, id_: str | None
) -> None:
    found = action_of(board, told)
    assert (found.id if found else None) == id_


def test_two_actions_with_the_same_words_are_not_guessed_at() -> None:
    twins = make_board(Action("a", "Add an alert"), Action("b", "Add an alert"))
    assert action_of(twins, Tracked(title="Add an alert")) is None


def test_state_date_and_an_unknown_ticket_are_taken(board: Board) -> None:
    told = [
        Tracked(ids=("a",), ticket="PAY-77", status=DONE),
        Tracked(ids=("b",), ticket="PAY-12", status=DOING, due=date(2026, 12, 9)),
    ]
    board.apply(take_tracked(board, told))
    a, b = board.need(Action, "a"), board.need(Action, "b")
    assert (a.status, a.tracker) == (DONE, "https://tickets.example.com/browse/PAY-9")
    assert (b.status, b.tracker, b.due) == (DOING, "PAY-12", date(2026, 12, 9))


def test_taking_it_twice_changes_nothing_more(board: Board) -> None:
    told = [Tracked(ids=("b",), ticket="PAY-12", status=DONE)]
    board.apply(take_tracked(board, told))
    assert take_tracked(board, told) == []


def test_a_word_that_is_not_known_changes_no_state(board: Board) -> None:
    assert take_tracked(board, [Tracked(ids=("b",))]) == []


def test_of_two_tickets_for_one_action_the_later_counts(board: Board) -> None:
    told = [Tracked(ids=("b",), status=DONE), Tracked(ids=("b",), status=DOING)]
    board.apply(take_tracked(board, told))
    assert board.need(Action, "b").status is DOING


def test_what_belongs_to_no_action_is_named(board: Board) -> None:
    strange = Tracked(ticket="OPS-1", title="Buy disks", status=DONE)
    assert unknown(board, [strange, Tracked(ids=("a",))]) == [strange]
