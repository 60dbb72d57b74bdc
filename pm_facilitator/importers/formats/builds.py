"""Builds and deployments that Jenkins, Azure Pipelines, GitLab, GitHub Actions and Argo CD list."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    some_have,
    told_lines,
    web_links,
    word,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.times.instants import Instant, read_instant

_SHORT = 12
"""So many signs of a commit tell which one it is."""


class Builds:
    """Reads each build as a range, with what came of it."""

    name = "Builds"

    def recognises(self, source: Source) -> bool:
        """Look for what each of these programs calls its builds."""
        return _program(source.values) is not None

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the builds from the oldest on."""
        feed = Feed(source, hints)
        program = _program(source.values)
        for number, entry in enumerate(program[1] if program else (), 1):
            feed.add(number, entry)
        return feed.draft(program[0] if program else self.name)


def _program(values: Any) -> tuple[str, Iterator[Entry]] | None:
    for name, found, keys, entry in _PROGRAMS:
        listed = found(values)
        if any(some_have(listed, *each) for each in keys):
            return name, (entry(each) for each in listed)
    return None


def _of_jenkins(each: dict[str, Any]) -> Entry:
    name = word(each, "fullDisplayName") or f"Build {word(each, 'number')}"
    start = read_instant(inside(each, "timestamp"))
    length = inside(each, "duration")
    ended = start and type(length) is int and 0 < length < 10**9
    end = Instant(start.time + timedelta(milliseconds=length)) if start and ended else None
    result = "running" if inside(each, "building") is True else word(each, "result")
    return Entry(
        start,
        _said(name, result),
        end=end,
        details=told_lines(each, "description"),
        source="Jenkins",
        evidence=web_links(inside(each, "url")),
    )


def _of_azure(each: dict[str, Any]) -> Entry:
    name = " ".join(filter(None, (word(each, "definition", "name"), word(each, "buildNumber"))))
    return Entry(
        inside(each, "startTime") or inside(each, "queueTime"),
        _said(name, first_word(each, "result", "status")),
        end=inside(each, "finishTime"),
        details=told_lines(
            {"Branch": word(each, "sourceBranch"), "Reason": word(each, "reason")},
        ),
        source=first_word(each, ("requestedFor", "displayName")) or "Azure Pipelines",
        evidence=web_links(inside(each, "_links", "web", "href")),
    )


def _of_gitlab(each: dict[str, Any]) -> Entry:
    name = word(each, "name") or f"Pipeline {word(each, 'id')}"
    stage = word(each, "stage")
    begun = inside(each, "started_at")
    # Without a time of its own for the end, the last change may be of long after.
    return Entry(
        begun or inside(each, "created_at"),
        _said(f"{name} on {word(each, 'ref')}", word(each, "status")),
        end=inside(each, "finished_at"),
        details=told_lines({"Stage": stage, "Commit": word(each, "sha")[:_SHORT]}),
        source=first_word(each, ("user", "name"), ("user", "username")) or "GitLab",
        evidence=web_links(inside(each, "web_url")),
    )


def _of_github(each: dict[str, Any]) -> Entry:
    name = first_word(each, "workflowName", "name")
    title = first_word(each, "displayTitle", "display_title")
    branch = first_word(each, "headBranch", "head_branch")
    begun = first_word(each, "run_started_at", "startedAt", "createdAt", "created_at")
    return Entry(
        begun,
        _said(f"{name}: {title}" if title else name, first_word(each, "conclusion", "status")),
        details=told_lines({"Branch": branch, "Event": word(each, "event")}),
        source=first_word(each, ("actor", "login")) or "GitHub Actions",
        evidence=web_links(inside(each, "html_url"), inside(each, "url")),
    )


def _of_argo(each: dict[str, Any]) -> Entry:
    name, revision = word(each, "app"), word(each, "revision")[:_SHORT]
    path = word(each, "source", "path")
    return Entry(
        inside(each, "deployStartedAt") or inside(each, "deployedAt"),
        f"{name} deployed: {revision}" if revision else f"{name} deployed",
        end=inside(each, "deployedAt"),
        details=told_lines({"From": word(each, "source", "repoURL"), "Path": path}),
        source=first_word(each, ("initiatedBy", "username")) or "Argo CD",
    )


def _of_apps(values: Any) -> list[dict[str, Any]]:
    """Give what was deployed of each application of Argo CD."""
    return [
        each | {"app": word(app, "metadata", "name")}
        for app in mappings(values, "items") or mappings(values)
        if word(app, "kind") == "Application"
        for each in mappings(app, "status", "history")
    ]


def _said(name: str, result: str) -> str:
    return f"{name}: {result.replace('_', ' ').lower()}" if result else name


_Program = tuple[
    str,
    Callable[[Any], list[dict[str, Any]]],
    Sequence[tuple[str, ...]],
    Callable[[dict[str, Any]], Entry],
]
_PROGRAMS: tuple[_Program, ...] = (
    (
        "Jenkins builds",
        lambda values: mappings(values, "builds") or mappings(values),
        [("number", "timestamp", "building"), ("_class", "number", "timestamp")],
        _of_jenkins,
    ),
    (
        "Azure Pipelines",
        lambda values: mappings(values, "value") or mappings(values),
        [("buildNumber", "queueTime", "definition")],
        _of_azure,
    ),
    (
        "GitLab pipelines",
        mappings,
        [("iid", "status", "ref", "sha", "source"), ("stage", "status", "ref", "pipeline")],
        _of_gitlab,
    ),
    (
        "GitHub Actions",
        lambda values: mappings(values, "workflow_runs") or mappings(values),
        [("head_branch", "run_number", "conclusion"), ("headBranch", "displayTitle", "createdAt")],
        _of_github,
    ),
    ("Argo CD", _of_apps, [("deployedAt",)], _of_argo),
)
