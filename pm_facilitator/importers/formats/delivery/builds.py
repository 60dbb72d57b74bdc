"""Builds and deployments that Jenkins, Azure Pipelines, GitLab, GitHub Actions and Argo CD list."""

from typing import Any

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.delivery.argo_cd import deployments_of_argo, of_argo
from pm_facilitator.importers.formats.delivery.gitlab_builds import (
    HOOK,
    builds_of_gitlab,
    of_gitlab,
)
from pm_facilitator.importers.formats.delivery.jenkins_builds import (
    JOB,
    builds_of_jenkins,
    of_jenkins,
)
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.shapes import Shape, shape_of
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    some_have,
    told_lines,
    web_links,
    with_result,
    word,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_TIMES_OF_JENKINS = "/api/json?tree=builds[number,displayName,timestamp,duration,result,url]"


class Builds:
    """Reads each build as a range, with what came of it."""

    name = "Builds"

    def recognises(self, source: Source) -> bool:
        """Look for what each of these programs calls its builds."""
        return shape_of(source.values, _SHAPES) is not None or _are_untimed(source.values)

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the builds from the oldest on.

        Raises:
            ImportFailed: when a job of Jenkins names its builds without their times.
        """
        if _are_untimed(source.values):
            raise ImportFailed(
                "This names builds of Jenkins, but not when they ran.",
                f"Take the job with {_TIMES_OF_JENKINS} behind its address.",
            )
        feed = Feed(source, hints)
        name = self.name
        if known := shape_of(source.values, _SHAPES):
            shape, listed = known
            name = shape.name
            for number, each in enumerate(listed, 1):
                feed.add(number, shape.told(each))
        return feed.draft(name)


def _are_untimed(values: Any) -> bool:
    found = builds_of_jenkins(values)
    return some_have(found, JOB, "_class", "number") and not some_have(found, "timestamp")


def _of_azure(each: dict[str, Any]) -> Entry:
    name = " ".join(filter(None, (word(each, "definition", "name"), word(each, "buildNumber"))))
    return Entry(
        inside(each, "startTime") or inside(each, "queueTime"),
        with_result(name, first_word(each, "result", "status")),
        end=inside(each, "finishTime"),
        details=told_lines(
            {"Branch": word(each, "sourceBranch"), "Reason": word(each, "reason")},
        ),
        source=first_word(each, ("requestedFor", "displayName")) or "Azure Pipelines",
        evidence=web_links(inside(each, "_links", "web", "href")),
    )


def _of_github(each: dict[str, Any]) -> Entry:
    workflow, name = first_word(each, "workflowName", "workflow_name"), word(each, "name")
    title = first_word(each, "displayTitle", "display_title")
    told = (workflow or name, title or (name if name != workflow and workflow else ""))
    branch = first_word(each, "headBranch", "head_branch")
    begun = first_word(each, "run_started_at", "started_at", "startedAt", "createdAt", "created_at")
    return Entry(
        begun,
        with_result(": ".join(filter(None, told)), first_word(each, "conclusion", "status")),
        # A run only tells when it was changed last, which may be of long after.
        end=first_word(each, "completed_at", "completedAt"),
        details=told_lines({"Branch": branch, "Event": word(each, "event")}),
        source=first_word(each, ("actor", "login")) or "GitHub Actions",
        evidence=web_links(first_word(each, "html_url", "url")),
    )


_SHAPES: tuple[Shape[Entry], ...] = (
    Shape(
        "Jenkins builds",
        builds_of_jenkins,
        [
            ("number", "timestamp", "building"),
            ("_class", "number", "timestamp"),
            (JOB, "timestamp", "result"),
        ],
        of_jenkins,
    ),
    Shape(
        "Azure Pipelines",
        lambda values: (
            mappings(values, "value") or mappings(values, "resource") or mappings(values)
        ),
        [("buildNumber", "queueTime", "definition")],
        _of_azure,
    ),
    Shape(
        "GitLab pipelines",
        builds_of_gitlab,
        [
            ("iid", "status", "ref", "sha", "source"),
            ("stage", "status", "ref", "pipeline"),
            (HOOK, "status"),
        ],
        of_gitlab,
    ),
    Shape(
        "GitHub Actions",
        lambda values: (
            mappings(values, "workflow_runs") or mappings(values, "jobs") or mappings(values)
        ),
        [
            ("head_branch", "run_number", "conclusion"),
            ("headBranch", "displayTitle", "createdAt"),
            ("run_id", "started_at", "completed_at", "conclusion"),
            ("runner_name", "started_at", "completed_at", "conclusion"),
            ("databaseId", "startedAt", "completedAt", "conclusion"),
        ],
        _of_github,
    ),
    Shape("Argo CD", deployments_of_argo, [("deployedAt",), ("failed", "phase")], of_argo),
)
