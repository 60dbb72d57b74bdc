"""What can be handed out beside the document, each with its name, its kind and its maker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from pm_facilitator.domain.board import Board


@dataclass(frozen=True, slots=True)
class Outlet:
    """One kind of file.

    Attributes:
        label: what it is called.
        suffix: what its name ends with, such as ".ics".
        ending: what its usual name has before that, such as "dates".
        make: gives the bytes, from the board and the present time.
        tracker: the tracker that is told of the actions; empty when it is none.
    """

    label: str
    suffix: str
    ending: str
    make: Callable[[Board, datetime], bytes]
    tracker: str = ""


def _calendar(board: Board, at: datetime) -> bytes:
    # Heavy, so only now.
    from pm_facilitator.report.calendar_file import calendar_file

    return calendar_file(board, at)


def _made_by(module: str, name: str) -> Callable[[Board, datetime], bytes]:
    """Give a maker of the package for trackers, which is imported once it is needed."""

    def make(board: Board, at: datetime) -> bytes:
        found = import_module(f"pm_facilitator.report.trackers.{module}")
        return bytes(getattr(found, name)(board, at))

    return make


OUTLETS: Mapping[str, Outlet] = {
    "calendar": Outlet("Calendar with tasks", ".ics", "dates", _calendar),
    "jira": Outlet("Jira table", ".csv", "jira", _made_by("tables", "jira_csv"), "Jira"),
    "linear": Outlet("Linear table", ".csv", "linear", _made_by("tables", "linear_csv"), "Linear"),
    "tasks": Outlet("Task list in Markdown", ".md", "tasks", _made_by("forges", "task_list")),
    "github": Outlet(
        "GitHub script", ".sh", "github", _made_by("forges", "github_script"), "GitHub"
    ),
    "gitlab": Outlet(
        "GitLab script", ".sh", "gitlab", _made_by("forges", "gitlab_script"), "GitLab"
    ),
    "csv": Outlet("Table", ".csv", "actions", _made_by("tables", "plain_csv")),
    "xlsx": Outlet("Excel workbook", ".xlsx", "actions", _made_by("tables", "xlsx")),
}
"""The files by their names, in the order in which they are offered."""
