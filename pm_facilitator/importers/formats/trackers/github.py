"""GitHub: timelines of issues, webhooks, and issues themselves as actions or events."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ActionDraft, ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.tasks import (
    ACTIONS,
    EVENTS,
    read_as,
    read_as_choice,
    task,
    tasks,
)
from pm_facilitator.importers.formats.trackers.github_events import of_timeline, of_webhook, who
from pm_facilitator.importers.formats.trackers.github_graphql import of_graphql
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    some_have,
    web_links,
    word,
    words,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_REQUEST = frozenset(("title", "body", "labels", "assignees", "milestone", "type", "assignee"))
_ABOUT = ("issue", "pull_request", "release", "deployment", "deployment_status", "workflow_run")


class GitHub:
    """Reads what the API, the webhooks and the command line of GitHub give."""

    name = "GitHub"

    def recognises(self, source: Source) -> bool:
        """Look for the entries of a timeline, for webhooks, and for issues."""
        values = _unpacked(source.values)
        known = _timeline(values) or _webhooks(values) or _issues(values)
        return bool(known) or _is_recording(source.values)

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the entries, those of mere housekeeping only on wish.

        Raises:
            ImportFailed: when recorded requests hold nothing of it.
        """
        values = _unpacked(source.values)
        issues = _issues(values)
        if issues and not _timeline(values) and not _webhooks(values):
            return self._of_issues(source, hints, issues)
        if not _timeline(values) and not _webhooks(values):
            raise ImportFailed("These recorded requests hold no issue and no timeline.")
        feed = Feed(source, hints)
        entries = [*map(of_timeline, _timeline(values)), *map(of_webhook, _webhooks(values))]
        for number, entry in enumerate(entries, 1):
            feed.add(number, entry)
        draft = feed.draft(self.name)
        titles = {word(each, "issue", "title") for each in _webhooks(values)}
        titles |= {title for each in _timeline(values) if (title := word(each, "title"))}
        return replace(draft, title=titles.pop() if len(titles) == 1 else "")

    def _of_issues(self, source: Source, hints: Hints, issues: list[dict[str, Any]]) -> ReviewDraft:
        single = len(issues) == 1 and bool(_created(issues[0]))
        chosen = read_as(hints, EVENTS if single else ACTIONS)
        feed = Feed(source, hints)
        if chosen == ACTIONS:
            found = (_action(number, each) for number, each in enumerate(issues, 1))
            draft = feed.draft(self.name, tasks(found))
        else:
            feed.add_each(issues, _entries)
            draft = replace(feed.draft(self.name), title=word(issues[0], "title") if single else "")
        return replace(draft, choices=(read_as_choice(chosen), *draft.choices))


def _unpacked(values: Any) -> Any:
    """Take what was answered out of recorded requests, and entries out of answers in GraphQL."""
    if entries := of_graphql(values):
        return entries
    if _is_recording(values):
        answers = (each.get("response") for each in mappings(values))
        return [each for answer in answers for each in mappings(answer)]
    return values


def _is_recording(values: Any) -> bool:
    return isinstance(values, list) and some_have(values, "scope", "path", "response")


def _timeline(values: Any) -> list[dict[str, Any]]:
    found = mappings(values) if isinstance(values, list) else mappings(values, "timeline")
    return [
        each
        for each in found
        if isinstance(each.get("event"), str)
        and ("actor" in each or "sha" in each or "node_id" in each or "user" in each)
    ]


def _webhooks(values: Any) -> list[dict[str, Any]]:
    return [
        each
        for each in mappings(values)
        if isinstance(each.get("repository"), dict)
        and "sender" in each
        and any(isinstance(each.get(name), dict) for name in _ABOUT)
    ]


def _issues(values: Any) -> list[dict[str, Any]]:
    return [each for each in mappings(values) if _is_issue(each)]


def _is_issue(each: dict[str, Any]) -> bool:
    if not isinstance(each.get("title"), str):
        return False
    asked = set(each) <= _REQUEST and ("labels" in each or "assignees" in each)
    kept = "number" in each and ("html_url" in each or "url" in each or "state" in each)
    return asked or (kept and ("created_at" in each or "createdAt" in each or "state" in each))


def _created(issue: dict[str, Any]) -> str:
    return first_word(issue, "created_at", "createdAt")


def _address(issue: dict[str, Any]) -> str:
    return first_word(issue, "html_url", "url")


def _action(number: int, issue: dict[str, Any]) -> ActionDraft:
    people = [*mappings(issue, "assignees"), *mappings(issue, "assignee")]
    state = first_word(issue, "state_reason", "stateReason", "state").casefold()
    return task(
        number,
        word(issue, "title"),
        owner=next(iter(words(issue, "assignees")), "") or next((who(each) for each in people), ""),
        due=first_word(issue, ("milestone", "due_on"), ("milestone", "dueOn"))[:10],
        status="closed" if state == "completed" else state,
        tracker=_address(issue),
        body=word(issue, "body"),
    )


def _entries(issue: dict[str, Any]) -> Iterator[Entry]:
    title, links = word(issue, "title"), web_links(_address(issue))
    name = "pull request" if "pull_request" in issue or "mergedAt" in issue else "issue"
    about = f"{name} #{word(issue, 'number')}: {title}"
    author = who(inside(issue, "user") or inside(issue, "author"))
    opened = f"Opened {about}"
    yield Entry(_created(issue), opened, details=word(issue, "body"), source=author, evidence=links)
    for each in mappings(issue, "comments"):
        yield Entry(
            first_word(each, "created_at", "createdAt"),
            word(each, "body"),
            source=who(inside(each, "user") or inside(each, "author")),
            evidence=web_links(_address(each)),
        )
    merged = first_word(issue, "mergedAt", ("pull_request", "merged_at"))
    if merged:
        yield Entry(merged, f"Merged {about}", evidence=links, kind=EventKind.CHANGE)
    elif closed := first_word(issue, "closed_at", "closedAt"):
        yield Entry(closed, f"Closed {about}", evidence=links)
