"""Tables of trackers tell how far actions are; what was handed out comes back to the same ones."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.edits.tracked import Tracked, action_of, take_tracked
from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.documents.tracker_table import read_tracker_table
from pm_facilitator.report.trackers.tables import jira_csv, linear_csv, plain_csv
from tests.helpers.make import make_action, make_board

AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
OPEN, DOING = ActionStatus.OPEN, ActionStatus.IN_PROGRESS
DONE, NOT = ActionStatus.DONE, ActionStatus.CANCELLED


def test_a_table_of_jira_is_read() -> None:
    text = (
        "Summary,Issue key,Status,Resolution,Labels,Labels,Due date\n"
        'Add an alert,PAY-9,Done,Done,post-incident-review,pmf-a1,"09/Dec/26 12:00 AM"\n'
        "Add a test,PAY-10,Done,Won't Do,,pmf-a2,2026-12-09\n"
    )
    assert read_tracker_table(text) == [
        Tracked(("a1",), "PAY-9", "Add an alert", DONE),
        Tracked(("a2",), "PAY-10", "Add a test", NOT, date(2026, 12, 9)),
    ]


def test_a_table_of_gitlab_is_read() -> None:
    text = (
        "Title,Description,Issue ID,URL,State,Due Date\n"
        '"Add an alert","- **Reference:** pmf-a1",17,https://git.example.com/x/-/issues/17,Closed,'
        "2026-12-09\n"
    )
    url = "https://git.example.com/x/-/issues/17"
    assert read_tracker_table(text) == [
        Tracked(("a1",), url, "Add an alert", DONE, date(2026, 12, 9))
    ]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("To Do", OPEN),
        ("BACKLOG", OPEN),
        ("in_progress", DOING),
        ("In Review", DOING),
        ("Closed", DONE),
        ("Won’t do", NOT),
        ("Canceled", NOT),
        ("Somewhere else", None),
        ("", None),
    ],
)
def test_the_states_of_trackers_are_known(word: str, status: ActionStatus | None) -> None:
    (told,) = read_tracker_table(f"Title;Status\nAdd an alert;{word}\n")
    assert told.status is status


@pytest.mark.parametrize("text", ["", "Title,Owner\nAdd an alert,Kim\n", "just a sentence"])
def test_a_table_without_a_state_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ImportFailed, match="how far"):
        read_tracker_table(text)


def test_a_whole_tracker_is_too_much() -> None:
    with pytest.raises(ImportFailed, match=r"more than 20,000 rows"):
        read_tracker_table("Title,Status\n" + "Add an alert,Done\n" * 20_001)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert _outcome(f"Title,Status\n{text}")


def _outcome(text: str) -> object:
    """Give what was read, as an answer that is never empty, or the sentence that refuses it."""
    try:
        return ["read", *read_tracker_table(text)]
    except ImportFailed as error:
        return str(error)


@pytest.mark.parametrize("write", [jira_csv, linear_csv, plain_csv])
@pytest.mark.parametrize("status", list(ActionStatus))
def test_what_was_handed_out_comes_back_to_its_action(write: object, status: ActionStatus) -> None:
    assert callable(write)
    board = make_board(
        make_action(id="a1", text="=1+1 is added", status=status, order=1),
        make_action(id="a2", text="Add an alert", order=2),
    )
    back = read_tracker_table(write(board, AT).decode("utf-8-sig"))
    assert [found.id for told in back if (found := action_of(board, told))] == ["a1", "a2"]
    changed = {(change.id, change.field) for change in take_tracked(board, back)}
    # Jira has one state for what is over, and tells by the resolution which it was.
    assert changed <= ({("a1", "status")} if status is NOT and write is jira_csv else set())
