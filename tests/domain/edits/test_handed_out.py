"""What trackers were told of actions is kept, and taken up again from what they tell."""

from datetime import UTC, date, datetime

from pm_facilitator.domain.edits.handed_out import facts_in, heard_back, remember, told_to
from pm_facilitator.domain.edits.tracked import Tracked
from pm_facilitator.domain.entities import Action, HandedOut
from pm_facilitator.domain.vocabulary import ActionStatus
from tests.helpers.make import make_board

FIRST, SECOND = (datetime(2026, 11, day, 18, 0, tzinfo=UTC) for day in (12, 26))


def test_each_tracker_has_one_memory_of_an_action() -> None:
    board = make_board(Action("a", "Add an alert"))
    board.apply(remember(board, "jira", {"a": {"Title": "Add an alert"}}, FIRST))
    board.apply(remember(board, "linear", {"a": {"Title": "Add an alert"}}, FIRST))
    board.apply(remember(board, "jira", {"a": {"Title": "Add two: alerts", "Due": ""}}, SECOND))
    jira = told_to(board, "jira")["a"]
    assert jira.at == SECOND
    assert facts_in(jira.told) == {"Title": "Add two: alerts", "Due": ""}
    assert told_to(board, "linear")["a"].at == FIRST
    assert len(board.all(HandedOut)) == 2


def test_what_a_tracker_tells_it_needs_not_be_told() -> None:
    board = make_board(Action("a", "Add an alert"), Action("b", "Add a test"))
    facts = {"Title": "Add an alert", "Status": "Open", "Due": "2026-12-01"}
    board.apply(remember(board, "linear", {"a": facts, "b": {"Status": "Open"}}, FIRST))
    told = [
        Tracked(ids=("a",), status=ActionStatus.DONE, due=date(2026, 12, 9)),
        Tracked(ids=("gone",), status=ActionStatus.DONE),
        Tracked(ids=("b",)),
    ]
    board.apply(heard_back(board, told))
    kept = told_to(board, "linear")
    assert facts_in(kept["a"].told) == facts | {"Status": "Done", "Due": "2026-12-09"}
    assert facts_in(kept["b"].told) == {"Status": "Open"}
    assert heard_back(board, told) == []


def test_the_memory_outlives_the_action() -> None:
    board = make_board(Action("a", "Add an alert"))
    board.apply(remember(board, "jira", {"a": {"Title": "Add an alert"}}, FIRST))
    removed = make_board(*(each for each in board.all(HandedOut)))
    assert "a" in told_to(removed, "jira")
