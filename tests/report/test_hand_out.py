"""What a tracker has already is changed there and not made a second time."""

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest

from pm_facilitator.arguments import OUTLET_NAMES
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.edits.handed_out import heard_back
from pm_facilitator.domain.edits.tracked import take_tracked
from pm_facilitator.domain.entities import Action, HandedOut
from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.errors import ExportFailed
from pm_facilitator.importers.documents.tracker_table import read_tracker_table
from pm_facilitator.report.audience import for_audience
from pm_facilitator.report.data import from_json, to_json
from pm_facilitator.report.hand_out import Handed, NothingNew, check, hand_out
from pm_facilitator.report.outlets import OUTLETS
from tests.helpers.make import make_action, make_board

FIRST, SECOND = (datetime(2026, 11, day, 18, 0, tzinfo=UTC) for day in (12, 26))
Out = Callable[..., Handed]


@pytest.fixture
def board() -> Board:
    return make_board(
        make_action(id="a", text="Add an alert", due=date(2026, 12, 9), order=1),
        make_action(id="b", text="Add a test", order=2),
    )


@pytest.fixture
def out(tmp_path: Path) -> Out:
    def hand(board: Board, name: str, at: datetime = FIRST, *, again: bool = False) -> Handed:
        path = tmp_path / f"out{OUTLETS[name].suffix}"
        path.unlink(missing_ok=True)
        handed = hand_out(board, name, path, at, again=again)
        board.apply(handed.changes)
        return handed

    return hand


def titles(handed: Handed, head: str) -> list[str]:
    text = handed.paths[0].read_text(encoding="utf-8-sig")
    return [row[head] for row in csv.DictReader(StringIO(text, newline=""))]


@pytest.mark.parametrize(("name", "head"), [("jira", "Summary"), ("linear", "Title")])
def test_what_was_handed_out_is_left_out_of_the_next_file_and_named(
    board: Board, out: Out, name: str, head: str
) -> None:
    first = out(board, name)
    assert (titles(first, head), first.waiting) == (["Add an alert", "Add a test"], "")
    board.apply([Added(make_action(id="c", text="Write the page", order=9))])
    second = out(board, name, SECOND)
    assert titles(second, head) == ["Write the page"]
    tracker = OUTLETS[name].tracker
    assert second.waiting == (
        f"“Add an alert” and “Add a test” were handed to {tracker} on 12 November 2026 and are "
        f"left out. Bring {tracker}'s table back to update them."
    )


def test_many_are_counted_and_one_is_named_alone(out: Out) -> None:
    board = make_board(*(make_action(id=f"a{n}", text=f"Add {n}", order=n) for n in range(5)))
    out(board, "jira")
    with pytest.raises(NothingNew, match="“Add 0”, “Add 1” and 3 more were handed to Jira") as many:
        check(board, "jira")
    assert many.value.can_again
    board.apply([change for a in board.actions[1:] for change in patch(a, tracker="PAY-1")])
    waiting = out(board, "jira").waiting
    assert waiting.startswith("“Add 0” was handed to Jira on 12 November 2026 and is left out.")


def test_they_can_be_handed_out_again(board: Board, out: Out) -> None:
    out(board, "jira")
    with pytest.raises(NothingNew):
        out(board, "jira", SECOND)
    again = out(board, "jira", SECOND, again=True)
    assert titles(again, "Summary") == ["Add an alert", "Add a test"]
    assert {each.at for each in board.all(HandedOut)} == {SECOND}
    assert len(board.all(HandedOut)) == 2


def test_one_tracker_knows_nothing_of_another(board: Board, out: Out) -> None:
    out(board, "jira")
    assert titles(out(board, "linear"), "Title") == ["Add an alert", "Add a test"]


def test_a_key_that_came_back_makes_the_next_file_change_the_issue(board: Board, out: Out) -> None:
    out(board, "jira")
    bring_back(
        board,
        "Issue key,Issue id,Summary,Status,Labels,Labels\n"
        "PAY-7,10007,Add an alert,In Progress,post-incident-review,pmf-a\n",
    )
    second = out(board, "jira", SECOND)
    assert titles(second, "Issue Key") == ["PAY-7"]
    assert titles(second, "Status") == ["In Progress"]
    assert second.waiting.startswith("“Add a test” was handed to Jira")


def test_what_linear_cannot_be_made_to_change_is_listed(board: Board, out: Out) -> None:
    out(board, "linear")
    bring_back(
        board,
        "ID,Title,Status,Due Date,Labels\n"
        "LIN-7,Add an alert,In Progress,2026-12-16,pmf-a\nLIN-8,Add a test,Todo,,pmf-b\n",
    )
    with pytest.raises(NothingNew, match="Linear has every action as it is here"):
        check(board, "linear")
    a = board.need(Action, "a")
    board.apply(patch(a, text="Add an *alert*", owner="Kim", status=ActionStatus.DONE, due=None))
    (listed,) = out(board, "linear", SECOND).paths
    assert listed.name == "out-changes.md"
    assert listed.read_text(encoding="utf-8") == (
        "# What has changed for Linear\n\n"
        "- LIN-7: Add an \\*alert\\*\n"
        "  - Title: Add an alert → Add an \\*alert\\*\n"
        "  - Status: In progress → Done\n"
        "  - Owner: Noor → Kim\n"
        "  - Due: 2026-12-16 → nothing\n"
    )
    with pytest.raises(NothingNew) as nothing:
        check(board, "linear")
    assert not nothing.value.can_again


def test_nothing_is_remembered_of_a_file_that_could_not_be_written(
    board: Board, tmp_path: Path
) -> None:
    with pytest.raises(ExportFailed):
        hand_out(board, "jira", tmp_path / "nowhere" / "out.csv", FIRST)
    assert board.all(HandedOut) == []


def test_a_review_without_actions_has_nothing_for_a_tracker() -> None:
    with pytest.raises(NothingNew, match="There is no action to hand out yet"):
        check(make_board(make_action(text=" ")), "jira")
    check(make_board(), "calendar")


def test_the_memory_travels_along_in_data_and_not_to_outsiders(board: Board, out: Out) -> None:
    out(board, "jira")
    assert from_json(to_json(board, FIRST)).board.all(HandedOut) == board.all(HandedOut)
    assert for_audience(board, "external").all(HandedOut) == []


def test_the_command_line_offers_every_outlet() -> None:
    assert tuple(OUTLETS) == OUTLET_NAMES


def bring_back(board: Board, table: str) -> None:
    told = read_tracker_table(table)
    board.apply([*take_tracked(board, told), *heard_back(board, told)])
