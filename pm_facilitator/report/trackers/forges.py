"""Actions for GitHub and GitLab: a list of tasks, and scripts that make or change issues.

A script finds the issue of an action by its reference in the description, so that it can run again;
what is done already gets no new issue. An issue is opened again only when its action was: else it
may have been closed because the work is done, which this review has not heard of yet.
Every text stands in single quotes: nothing in it is read by the shell.
"""

import re
from datetime import datetime
from shlex import quote

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.handed_out import STATUS, facts_in, told_to
from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.report.markdown_text import escape
from pm_facilitator.report.trackers.ticket import REFERENCE, Ticket, one_line, tickets

_MENTION = re.compile(r"@(?=\w)")
_GAP = "@\u200b"
"""An "@" with nothing behind it calls nobody."""

_GITHUB = """#!/bin/sh
# Makes an issue on GitHub for each action, or changes the one that it has. It needs gh:
#   sh FILE             in a clone of the repository
#   REPO=owner/name sh FILE
set -eu

issue() {
  found=$(gh issue list ${REPO:+--repo "$REPO"} --state all --limit 1000 --json number,body \\
    --jq ".[] | select([.body | scan(\\"pmf-[A-Za-z0-9_-]+\\")] | index(\\"$1\\")) | .number" \\
    | head -n 1)
  if [ -n "$found" ]; then
    gh issue edit "$found" ${REPO:+--repo "$REPO"} --title="$2" --body="$3"
    case $4 in
      closed) gh issue close "$found" ${REPO:+--repo "$REPO"} ;;
      reopened) gh issue reopen "$found" ${REPO:+--repo "$REPO"} ;;
    esac
  elif [ "$4" != closed ]; then
    gh issue create ${REPO:+--repo "$REPO"} --title="$2" --body="$3"
  fi
}
"""
_GITLAB = """#!/bin/sh
# Makes an issue on GitLab for each action, or changes the one that it has. It needs glab:
#   sh FILE             in a clone of the project
#   PROJECT=group%2Fname sh FILE
set -eu
in="projects/${PROJECT:-:id}/issues"

issue() {
  found=$(glab api "$in?state=all&in=description&per_page=1&search=$1" \\
    | sed -n 's/^\\[{"id":[0-9]*,"iid":\\([0-9]*\\).*/\\1/p')
  if [ -n "$found" ]; then
    send PUT "$in/$found" "$2" "$3" "$5"
    case $4 in
      closed) state close ;;
      reopened) state reopen ;;
    esac
  elif [ "$4" != closed ]; then
    send POST "$in" "$2" "$3" "$5"
  fi
  echo "$1"
}

send() {
  if [ "$1" = PUT ] || [ -n "$5" ]; then due="due_date=$5"; else due=; fi
  glab api --method "$1" "$2" --raw-field "title=$3" --raw-field "description=$4" \\
    ${due:+--raw-field "$due"} > /dev/null
}

state() {
  glab api --method PUT "$in/$found" --raw-field "state_event=$1" > /dev/null
}
"""


def task_list(board: Board, made_at: datetime) -> bytes:
    """Write the actions as a list of tasks in Markdown, for the text of an issue or a page."""
    lines = [f"# Actions of “{_words(board.review.title) or 'this review'}”", ""]
    for ticket in tickets(board):
        box = "x" if ticket.status.is_over else " "
        lines.append(f"- [{box}] **{_words(ticket.title)}**")
        lines += [f"  - {head}: {_said(head, said)}" for head, said in ticket.facts]
    return "\n".join([*lines, ""]).encode()


def github_script(board: Board, made_at: datetime) -> bytes:
    """Write a script for ``gh``."""
    return _script(_GITHUB, board, "github")


def gitlab_script(board: Board, made_at: datetime) -> bytes:
    """Write a script for ``glab``."""
    return _script(_GITLAB, board, "gitlab")


def _script(head: str, board: Board, outlet: str) -> bytes:
    over = {status.label for status in ActionStatus if status.is_over}
    told = told_to(board, outlet).items()
    was_over = {id_ for id_, each in told if facts_in(each.told).get(STATUS) in over}
    calls = [_call(ticket, ticket.action_id in was_over) for ticket in tickets(board)]
    return "\n".join([head, *calls, ""]).encode()


def _call(ticket: Ticket, was_over: bool) -> str:
    body = "\n".join(f"- **{head}:** {_said(head, said)}" for head, said in ticket.facts)
    state = "closed" if ticket.status.is_over else "reopened" if was_over else "open"
    due = ticket.due.isoformat() if ticket.due else ""
    title = _MENTION.sub(_GAP, ticket.title)
    return " ".join(["issue", *map(quote, (ticket.reference, title, body, state, due))])


def _said(head: str, text: str) -> str:
    """Write a fact; a reference is looked for as it is, and has no mark that needs escaping."""
    return text if head == REFERENCE else _words(text)


def _words(text: str) -> str:
    """Write a text as one line of Markdown that calls nobody and is read as no markup."""
    return _MENTION.sub(_GAP, escape(one_line(text)))
