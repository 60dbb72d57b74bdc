"""Applications of Argo CD: what was deployed, and why the last attempt failed."""

from collections.abc import Iterator
from typing import Any

from pm_facilitator.importers.formats.feed import Entry
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    told_lines,
    word,
    words,
)

_FAILED = frozenset(("Failed", "Error"))
_SHORT = 12


def deployments_of_argo(values: Any) -> list[dict[str, Any]]:
    """Give what was deployed of each application, and its last operation where that failed.

    The API leaves out of which kind its objects are, unlike what is read from the cluster.
    """
    apps = mappings(values, "items") or mappings(values)
    return [
        each | {"app": word(app, "metadata", "name")}
        for app in apps
        if word(app, "kind") in ("Application", "")
        for each in _told(inside(app, "status"))
    ]


def _told(status: Any) -> Iterator[dict[str, Any]]:
    yield from (each for each in mappings(status, "history") if "deployedAt" in each)
    last = inside(status, "operationState")
    if word(last, "phase") in _FAILED and word(last, "startedAt"):
        yield {**last, "failed": True}


def of_argo(each: dict[str, Any]) -> Entry:
    """Give a deployment as a range."""
    name, phase = word(each, "app"), word(each, "phase").lower()
    if each.get("failed"):
        said = word(each, "message")
        who = word(each, "operation", "initiatedBy", "username")
        return Entry(
            inside(each, "startedAt"),
            f"{name} not deployed, {phase}: {said}" if said else f"{name} not deployed, {phase}",
            end=inside(each, "finishedAt"),
            source=who or "Argo CD",
        )
    # Of several places to deploy from, each has a revision of its own.
    revisions = words(each, "revisions") or [word(each, "revision")]
    places = mappings(each, "sources") or mappings(each, "source")
    facts = {
        "From": ", ".join(dict.fromkeys(filter(None, (word(at, "repoURL") for at in places)))),
        "Path": ", ".join(filter(None, (word(at, "path") for at in places))),
    }
    revision = ", ".join(told[:_SHORT] for told in revisions if told)
    return Entry(
        inside(each, "deployStartedAt") or inside(each, "deployedAt"),
        f"{name} deployed: {revision}" if revision else f"{name} deployed",
        end=inside(each, "deployedAt"),
        details=told_lines(facts),
        source=first_word(each, ("initiatedBy", "username")) or "Argo CD",
    )
