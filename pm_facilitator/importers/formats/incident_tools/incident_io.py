"""incident.io: incidents with their updates, follow-ups and actions."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ActionDraft, ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.tasks import task, tasks
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    some_have,
    web_links,
    word,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.severity import severity_of
from pm_facilitator.importers.source import Source

_SYSTEM = "incident.io"
_TASKS = ("follow_ups", "actions")
_UPDATES = "incident_updates"


class IncidentIo:
    """Reads what the API of incident.io gives."""

    name = _SYSTEM

    def recognises(self, source: Source) -> bool:
        """Look for the lists that incident.io names so."""
        values = source.values
        return (
            some_have(mappings(values, _UPDATES), "incident_id", "created_at")
            or any(some_have(mappings(values, name), "incident_id") for name in _TASKS)
            or some_have(_incidents(values), "reference", "incident_status")
        )

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the events and the follow-ups."""
        values = source.values
        feed = Feed(source, hints)
        for number, entry in enumerate(_entries(values), 1):
            feed.add(number, entry)
        found = [each for name in _TASKS for each in mappings(values, name)]
        actions = tasks(_action(number, each) for number, each in enumerate(found, 1))
        draft = feed.draft(self.name, actions)
        incidents = _incidents(values)
        return _about(draft, incidents[0]) if len(incidents) == 1 else draft


def _incidents(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "incidents") or mappings(values, "incident")


def _entries(values: Any) -> Iterator[Entry]:
    for incident in _incidents(values):
        yield from _of_incident(incident)
    for each in mappings(values, _UPDATES):
        message = word(each, "message")
        changed = ", ".join(_changes(each))
        yield Entry(
            inside(each, "created_at"),
            message or changed,
            details=changed if message else "",
            source=_name(inside(each, "updater")) or _SYSTEM,
            kind=EventKind.RESOLUTION if _is_over(each) else None,
        )


def _of_incident(incident: dict[str, Any]) -> Iterator[Entry]:
    name, links = word(incident, "name"), web_links(inside(incident, "permalink"))
    yield Entry(
        inside(incident, "created_at"),
        f"Incident declared: {name}",
        details=word(incident, "summary"),
        source=_name(inside(incident, "creator")) or _SYSTEM,
        evidence=links,
        kind=EventKind.ESCALATION,
    )
    for each in mappings(incident, "incident_timestamp_values"):
        when = word(each, "value", "value")
        if when:
            yield Entry(when, word(each, "incident_timestamp", "name"), source=_SYSTEM)


def _changes(update: dict[str, Any]) -> Iterator[str]:
    for name, key in (("Status", "new_incident_status"), ("Severity", "new_severity")):
        if said := word(update, key, "name"):
            yield f"{name}: {said}"


def _is_over(update: dict[str, Any]) -> bool:
    return word(update, "new_incident_status", "category") in ("closed", "post-incident")


def _name(actor: Any) -> str:
    return first_word(actor, ("user", "name"), ("alert", "title"), ("workflow", "name"), "name")


def _action(number: int, each: dict[str, Any]) -> ActionDraft:
    reference = inside(each, "external_issue_reference")
    return task(
        number,
        first_word(each, "title", "description"),
        owner=first_word(each, ("assignee", "name"), ("assignee", "email")),
        priority=word(each, "priority", "name"),
        status=word(each, "status"),
        tracker=first_word(reference, "issue_permalink", "issue_name"),
    )


def _about(draft: ReviewDraft, incident: dict[str, Any]) -> ReviewDraft:
    return replace(
        draft,
        title=word(incident, "name"),
        incident_ref=word(incident, "reference"),
        severity=severity_of(word(incident, "severity", "name")),
        summary=word(incident, "summary"),
    )
