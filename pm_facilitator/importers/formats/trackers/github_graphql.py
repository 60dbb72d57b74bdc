"""What GitHub answers to a query in GraphQL, as the entries of the timeline that it has else."""

from collections.abc import Iterator
from typing import Any

from pm_facilitator.importers.formats.values import first_word, inside, mappings, word
from pm_facilitator.importers.text.column_names import spaced

_NAMES = {
    "IssueComment": "commented",
    "PullRequestReview": "reviewed",
    "PullRequestCommit": "committed",
    "RenamedTitleEvent": "renamed",
    "CrossReferencedEvent": "cross-referenced",
}
_HEADINGS = ("timelineItems", "comments")
_DEEPEST = 6
_MOST = 400


def of_graphql(values: Any) -> list[dict[str, Any]]:
    """Give the entries of the issues in an answer; none where it is no such answer."""
    if not isinstance(values, dict) or not isinstance(values.get("data"), dict):
        return []
    return [entry for issue in _issues(values["data"], 0) for entry in _entries(issue)]


def _issues(values: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Give the objects that have a timeline, or comments, and a title."""
    if isinstance(values, dict):
        if any(_nodes(values, name) for name in _HEADINGS):
            yield values
        elif depth < _DEEPEST:
            for each in values.values():
                yield from _issues(each, depth + 1)
    elif isinstance(values, list) and depth < _DEEPEST:
        for each in values[:_MOST]:
            yield from _issues(each, depth + 1)


def _nodes(values: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Give what a connection leads to, in either of its two forms."""
    edges = (each.get("node") for each in mappings(values, name, "edges"))
    found = mappings(values, name, "nodes") or [each for each in edges if isinstance(each, dict)]
    # Other programs have authors of another name.
    return [each for each in found if "__typename" in each or "author" in each]


def _entries(issue: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = [each for name in _HEADINGS for each in _nodes(issue, name)]
    if "createdAt" in issue:
        yield _as_entry(issue, "opened")
    # Comments may be asked for in the timeline and beside it.
    seen: set[str] = set()
    for each in found:
        kind = word(each, "__typename") or ("IssueComment" if "body" in each else "")
        key = word(each, "id")
        if kind and not (key and key in seen):
            yield _as_entry(each, _event(kind))
        seen.add(key)


def _event(kind: str) -> str:
    return _NAMES.get(kind) or spaced(kind.removesuffix("Event")).replace(" ", "_").lower()


def _as_entry(each: dict[str, Any], event: str) -> dict[str, Any]:
    """Give an object with the keys that the entries of a timeline have."""
    commit = inside(each, "commit")
    about = inside(each, "source") or inside(each, "subject")
    return {
        "event": event,
        "actor": inside(each, "actor") or inside(each, "author") or inside(commit, "author"),
        "created_at": first_word(
            each, "createdAt", "submittedAt", ("commit", "committedDate")
        ),
        "title": word(each, "title"),
        "body": first_word(each, "body", "bodyText"),
        "message": first_word(commit, "message", "messageHeadline"),
        "sha": word(commit, "oid"),
        "state": word(each, "state"),
        "state_reason": word(each, "stateReason"),
        "label": inside(each, "label"),
        "assignee": inside(each, "assignee"),
        "milestone": {"title": word(each, "milestoneTitle")},
        "rename": {"to": word(each, "currentTitle")},
        "requested_reviewer": inside(each, "requestedReviewer"),
        "source": {"issue": about if isinstance(about, dict) else None},
        "html_url": word(each, "url"),
    }  # fmt: skip
