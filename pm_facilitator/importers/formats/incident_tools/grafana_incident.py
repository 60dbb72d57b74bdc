"""Grafana Incident: what happened in an incident, and its tasks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ActionDraft, Moments, ReviewDraft
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
from pm_facilitator.importers.severity import severity_of
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.column_names import spaced
from pm_facilitator.importers.text.markup import links, plain
from pm_facilitator.importers.times.instants import moment_of

_KINDS = {"incidentCreated": EventKind.ESCALATION, "incidentClosed": EventKind.RESOLUTION}
_QUIET = frozenset((
    "hookRunMetadata", "messageReaction", "labelAdded", "labelRemoved", "dataQuery", "taskUpdated",
    "taskDeleted", "incidentIsDrillChanged",
))  # fmt: skip
"""What is kept of an incident, and says nothing of how it went."""


class GrafanaIncident:
    """Reads the activity of an incident, also beside the incident itself, and its webhooks."""

    name = "Grafana Incident"

    def recognises(self, source: Source) -> bool:
        """Look for what happened in an incident, or for an incident with its own kind of id."""
        values = source.values
        return some_have(_items(values), "activityItemID", "activityKind") or some_have(
            _incidents(values), "incidentID", "title", "createdTime"
        )

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read what happened; of an incident alone when it was declared and closed."""
        feed = Feed(source, hints)
        items, incidents = _items(source.values), _incidents(source.values)
        for number, each in enumerate(items, 1):
            feed.add(number, _of_item(each))
        feed.add_each(incidents if not items else (), _of_incident)
        found = [each for incident in incidents for each in mappings(incident, "taskList", "tasks")]
        actions = tasks(_action(number, each) for number, each in enumerate(found, 1))
        draft = feed.draft(self.name, actions)
        return _about(draft, incidents[0]) if len(incidents) == 1 else draft


def _items(values: Any) -> list[dict[str, Any]]:
    found = mappings(values, "activityItems") or mappings(values, "items") or mappings(values)
    return [each for each in found if "activityItemID" in each]


def _incidents(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "incidents") or mappings(values, "incident")


def _of_item(each: dict[str, Any]) -> Entry:
    kind, body = word(each, "activityKind"), word(each, "body")
    changed = told_lines(each, "fieldValues")
    return Entry(
        inside(each, "eventTime") or inside(each, "createdTime"),
        plain(body)
        or ": ".join(filter(None, (spaced(kind).capitalize(), changed.replace("\n", ", ")))),
        details=changed if body else "",
        source=first_word(each, ("user", "name")) or "Grafana Incident",
        evidence=web_links(inside(each, "url"), *links(body)),
        kind=_KINDS.get(kind),
        key=kind not in _QUIET,
    )


def _of_incident(each: dict[str, Any]) -> Iterator[Entry]:
    title, evidence = word(each, "title"), web_links(inside(each, "overviewURL"))
    yield Entry(
        inside(each, "createdTime"),
        f"Incident declared: {title}",
        details=word(each, "summary"),
        source=first_word(each, ("createdByUser", "name")) or "Grafana Incident",
        evidence=evidence,
        kind=EventKind.ESCALATION,
    )
    if closed := word(each, "closedTime"):
        said = f"Incident closed: {title}"
        yield Entry(closed, said, source="Grafana Incident", kind=EventKind.RESOLUTION)


def _action(number: int, each: dict[str, Any]) -> ActionDraft:
    owner = first_word(each, ("assignedUser", "name"))
    return task(number, word(each, "text"), owner=owner, status=word(each, "status"))


def _about(draft: ReviewDraft, incident: dict[str, Any]) -> ReviewDraft:
    # These two times are told in UTC, mostly without saying so.
    told = (word(incident, key) for key in ("incidentStart", "incidentEnd"))
    started, ended = (moment_of(f"{each}Z") or moment_of(each) for each in told)
    return replace(
        draft,
        title=word(incident, "title"),
        incident_ref=word(incident, "incidentID"),
        severity=severity_of(first_word(incident, "severity", "severityLabel")),
        summary=word(incident, "summary"),
        moments=Moments(started=started, resolved=ended),
    )
