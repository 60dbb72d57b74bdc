"""FireHydrant and Rootly: the events of an incident, and the action items of Rootly."""

from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.tasks import task, tasks
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

_ITEMS = "incident_action_items"
_EVENTS = "incident_events"
_QUIET = frozenset(("role_update", "task_update", "vote", "attachment"))


class FireHydrant:
    """Reads the events of an incident in FireHydrant."""

    name = "FireHydrant"

    def recognises(self, source: Source) -> bool:
        """Look for events with a type and a time of occurrence."""
        return some_have(mappings(source.values, "data"), "occurred_at", "type", "incident_id")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read all events, those of mere housekeeping only on wish."""
        feed = Feed(source, hints)
        for number, each in enumerate(mappings(source.values, "data"), 1):
            feed.add(number, _of_firehydrant(each))
        return feed.draft(self.name)


class Rootly:
    """Reads the events and the action items of an incident in Rootly."""

    name = "Rootly"

    def recognises(self, source: Source) -> bool:
        """Look for the types that Rootly names so."""
        return any(word(each, "type") in (_EVENTS, _ITEMS) for each in _rootly(source.values))

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read events and action items."""
        feed = Feed(source, hints)
        found = []
        for number, each in enumerate(_rootly(source.values), 1):
            told = inside(each, "attributes")
            if word(each, "type") == _ITEMS:
                found.append(
                    task(
                        number,
                        first_word(told, "summary", "description"),
                        owner=first_word(told, ("assigned_to", "name"), ("user", "full_name")),
                        due=word(told, "due_date"),
                        priority=word(told, "priority"),
                        status=word(told, "status"),
                        tracker=first_word(told, "jira_issue_url", "jira_issue_id"),
                    )
                )
            else:
                feed.add(number, _of_rootly(told))
        return feed.draft(self.name, tasks(found))


def _rootly(values: Any) -> list[dict[str, Any]]:
    return [each for each in mappings(values, "data") if isinstance(each.get("attributes"), dict)]


def _of_rootly(told: Any) -> Entry:
    return Entry(
        inside(told, "occurred_at") or inside(told, "created_at"),
        word(told, "event"),
        source=first_word(told, ("user", "full_name"), ("user", "name"), "user_name") or "Rootly",
        evidence=web_links(inside(told, "url")),
        kind=EventKind.COMMUNICATION if word(told, "visibility") == "external" else None,
    )


def _of_firehydrant(each: dict[str, Any]) -> Entry:
    kind, data = word(each, "type"), inside(each, "data")
    said = first_word(data, "body", "summary", "message", "name", "description", "text", "title")
    what = kind.replace("_", " ").capitalize()
    if not said:
        changes = told_lines(data, without=("id", "created_at")).replace("\n", ", ")
        said = f"{what}: {changes}" if changes else what
    return Entry(
        inside(each, "occurred_at"),
        said,
        source=first_word(each, ("author", "name"), ("author", "email")) or "FireHydrant",
        evidence=web_links(inside(data, "url"), inside(data, "permalink")),
        key=kind not in _QUIET,
    )
