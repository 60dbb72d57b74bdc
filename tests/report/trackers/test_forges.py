"""Tasks in Markdown, and scripts that a shell reads without running a word of what people wrote."""

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.edits.handed_out import remember
from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.report.trackers.forges import github_script, gitlab_script, task_list
from tests.helpers.make import make_action, make_board

AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "Add an alert\ntouch pwned\n",
    "\\'; touch pwned #",
    "--repo evil/repo",
    "${REPO:=evil} && touch pwned",
    "!! %s \\n $IFS",
]
_RECORDER = """#!/bin/sh
printf '%s\\0' "$#" "$@" >> "$CALLS"
case "$*" in *search=*) asked=search ;; *) asked= ;; esac
if [ "$1" = list ] || [ "$2" = list ] || [ "$asked" ]; then printf '%s\\n' "$FOUND"; fi
"""
"""Notes how many words it was called with, and each of them as it is, ended by a zero byte."""


def run(script: bytes, folder: Path, tool: str, found: str = "") -> list[list[str]]:
    """Run a script with a recorder in place of the tool, and give what the tool was called with."""
    folder.mkdir(exist_ok=True)
    stand_in = folder / tool
    stand_in.write_text(_RECORDER)
    stand_in.chmod(0o755)
    calls = folder / "calls"
    calls.unlink(missing_ok=True)
    env = {"PATH": f"{folder}:{os.environ['PATH']}", "CALLS": str(calls), "FOUND": found}
    ran = subprocess.run(
        ["sh"], input=script, cwd=folder, env=env, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert not (folder / "pwned").exists()
    return list(_calls(calls.read_bytes().decode().split("\0")[:-1]))


def _calls(noted: list[str]) -> Iterator[list[str]]:
    """Part what was noted into the words of each call."""
    while noted:
        count, *noted = noted
        yield noted[: int(count)]
        noted = noted[int(count) :]


@pytest.fixture
def board() -> Board:
    return make_board(make_action(id="a1", text="Add an alert", due=date(2026, 12, 9)))


def test_github_gets_a_new_issue_once_and_a_change_after_that(board: Board, tmp_path: Path) -> None:
    looked, made = run(github_script(board, AT), tmp_path, "gh")
    assert looked[:2] == ["issue", "list"]
    assert 'index("pmf-a1")' in looked[-1]
    assert made[:3] == ["issue", "create", "--title=Add an alert"]
    assert "- **Reference:** pmf-a1" in made[3]
    _, changed = run(github_script(board, AT), tmp_path, "gh", found="17")
    assert changed[:4] == ["issue", "edit", "17", "--title=Add an alert"]


def test_gitlab_gets_a_new_issue_once_and_a_change_after_that(board: Board, tmp_path: Path) -> None:
    looked, made = run(gitlab_script(board, AT), tmp_path, "glab")
    assert "search=pmf-a1" in looked[1]
    assert made[:4] == ["api", "--method", "POST", "projects/:id/issues"]
    assert "due_date=2026-12-09" in made
    found = '[{"id":9,"iid":17,"milestone":{"id":1,"iid":3}}]'
    _, changed = run(gitlab_script(board, AT), tmp_path, "glab", found=found)
    assert changed[:4] == ["api", "--method", "PUT", "projects/:id/issues/17"]


def test_what_is_done_closes_its_issue_and_gets_no_new_one(tmp_path: Path) -> None:
    board = make_board(make_action(id="a1", status=ActionStatus.DONE))
    assert len(run(github_script(board, AT), tmp_path, "gh")) == 1
    assert run(github_script(board, AT), tmp_path, "gh", "17")[-1] == ["issue", "close", "17"]
    assert len(run(gitlab_script(board, AT), tmp_path, "glab")) == 1
    closed = run(gitlab_script(board, AT), tmp_path, "glab", '[{"id":9,"iid":17}]')[-1]
    assert closed[-1] == "state_event=close"


def test_an_issue_is_opened_again_when_its_action_was(tmp_path: Path) -> None:
    board = make_board(make_action(id="a1", status=ActionStatus.DONE))
    for outlet in ("github", "gitlab"):
        board.apply(remember(board, outlet, {"a1": {"Status": "Done"}}, AT))
    board.apply(patch(board.actions[0], status=ActionStatus.OPEN, due=None))
    assert run(github_script(board, AT), tmp_path, "gh", "17")[-1] == ["issue", "reopen", "17"]
    assert run(github_script(board, AT), tmp_path, "gh")[-1][:2] == ["issue", "create"]
    found = '[{"id":9,"iid":17}]'
    changed, opened = run(gitlab_script(board, AT), tmp_path, "glab", found)[1:]
    assert "due_date=" in changed
    assert opened[-1] == "state_event=reopen"


def test_an_issue_that_was_closed_there_is_not_opened_by_an_open_action(
    board: Board, tmp_path: Path
) -> None:
    for outlet in ("github", "gitlab"):
        board.apply(remember(board, outlet, {"a1": {"Status": "Open"}}, AT))
    assert len(run(github_script(board, AT), tmp_path, "gh", "17")) == 2
    assert len(run(gitlab_script(board, AT), tmp_path, "glab", '[{"id":9,"iid":17}]')) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_as_text(text: str, tmp_path: Path) -> None:
    board = make_board(make_action(id="a1", text=text, owner=text, success=text))
    line = " ".join(text.split())
    made = run(github_script(board, AT), tmp_path, "gh")[1]
    assert made[2] == f"--title={line}"
    assert f"title={line}" in run(gitlab_script(board, AT), tmp_path, "glab")[1]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_arrives_as_it_is(tmp_path: Path, text: str) -> None:
    board = make_board(make_action(id="a1", text=f"Add {text}"))
    made = run(github_script(board, AT), tmp_path, "gh")[1]
    shown = " ".join("".join(c if c.isprintable() else " " for c in f"Add {text}").split())
    assert made[2].replace("\u200b", "") == f"--title={shown}"


def test_nobody_is_called_and_no_command_of_gitlab_is_given() -> None:
    text = "@everyone look\n/close\n/assign @noor"
    board = make_board(make_action(text=text, success=text))
    written = gitlab_script(board, AT).decode()
    assert "@everyone" not in written
    assert "@noor" not in written
    assert not any(line.startswith("/") for line in written.splitlines())


def test_tasks_are_a_list_whose_text_is_no_markup() -> None:
    board = make_board(
        make_action(
            text="Add *stars* <script>alert(1)</script> [x](https://evil.example)", order=1
        ),
        make_action(text="Done", status=ActionStatus.DONE, order=2),
    )
    written = task_list(board, AT).decode()
    assert "- [ ] **Add" in written
    assert "- [x] **Done**" in written
    html = MarkdownIt("commonmark", {"html": True}).render(written)
    assert "<script>" not in html
    assert "<a " not in html
    assert "<em>" not in html
