"""Pipelines and jobs of GitLab, from its API and its webhooks."""

from collections.abc import Iterator
from typing import Any

from pm_facilitator.importers.formats.feed import Entry
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    told_lines,
    web_links,
    with_result,
    word,
)

HOOK = "_hook"
"""Under this key it is kept that something came by a webhook."""

_OF_JOB = "build_"
_SHORT = 12


def builds_of_gitlab(values: Any) -> list[dict[str, Any]]:
    """Give what the API lists, or what webhooks tell as the API would."""
    found = [each | {HOOK: True} for hook in mappings(values) for each in _of_hook(hook)]
    return found or mappings(values)


def of_gitlab(each: dict[str, Any]) -> Entry:
    """Give a pipeline or a job as a range; without a time for its end it is a moment."""
    name = word(each, "name") or f"Pipeline {word(each, 'id')}"
    status = word(each, "status")
    facts = {
        "Stage": word(each, "stage"),
        "Reason": word(each, "failure_reason").replace("_", " ") if status == "failed" else "",
        "Commit": word(each, "sha")[:_SHORT],
    }
    # Where there is no time of its own for the end, the last change may be of long after.
    return Entry(
        inside(each, "started_at") or inside(each, "created_at"),
        with_result(f"{name} on {word(each, 'ref')}", status),
        end=inside(each, "finished_at"),
        details=told_lines(facts),
        source=first_word(each, ("user", "name"), ("user", "username")) or "GitLab",
        evidence=web_links(inside(each, "web_url")),
    )


def _of_hook(hook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    kind, whole = word(hook, "object_kind"), inside(hook, "object_attributes")
    around = {"user": inside(hook, "user"), "ref": word(hook, "ref")}
    if kind == "pipeline" and isinstance(whole, dict):
        yield {**around, "web_url": word(whole, "url"), **whole}
        for job in mappings(hook, "builds"):
            if word(job, "started_at"):  # the others wait, or were skipped
                yield {**around, "ref": word(whole, "ref"), **job}
    if kind == "build":
        told = ((key, value) for key, value in hook.items() if key.startswith(_OF_JOB))
        yield around | {key.removeprefix(_OF_JOB): value for key, value in told}
