"""Statuspage: the incidents of a status page, of which one is read at a time."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import Moments, ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.status_pages.one_incident import chosen_by_begin, with_choice
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
from pm_facilitator.importers.times.instants import moment_of
from pm_facilitator.importers.times.zones import find_zone

_MOST = 500
_LONGEST_CODE = 40


class Statuspage:
    """Reads what the public interface of a status page gives, and its webhooks."""

    name = "Statuspage"

    def recognises(self, source: Source) -> bool:
        """Look for incidents with their updates, or for the history that only names them."""
        found = some_have(_incidents(source.values), "name", "incident_updates")
        return found or bool(_named_only(source.values))

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read one incident: the newest one, or the one of the day that is known.

        Raises:
            ImportFailed: when incidents are named without what was said about them.
        """
        if code := _named_only(source.values):
            raise ImportFailed(
                "This history of a status page names incidents, but not what was said about each.",
                f"Take what the page gives for one of them, such as /incidents/{code}.json.",
            )
        incidents = [each for each in _incidents(source.values) if "incident_updates" in each]
        begun = [_begun(each) for each in incidents]
        chosen = chosen_by_begin(begun, hints)
        incident = incidents[chosen]
        feed = Feed(source, hints)
        for number, entry in enumerate(_entries(incident), 1):
            feed.add(number, entry)
        draft = _about(feed.draft(self.name), incident)
        zone = find_zone(word(source.values, "page", "time_zone"))
        draft = replace(draft, zone=zone.home if zone else None)
        named = zip(begun, incidents, strict=True)
        names = [f"{time[:10]} {word(each, 'name')}" for time, each in named]
        return with_choice(draft, names, chosen)


def _incidents(values: Any) -> list[dict[str, Any]]:
    found = mappings(values) if isinstance(values, list) else mappings(values, "incidents")
    found = found or mappings(values, "incident") or mappings(values)
    return found[:_MOST]


def _named_only(values: Any) -> str:
    """Give the code of the first incident of a history by months; empty when this is none."""
    months = mappings(values, "months")
    found = (each for month in months for each in mappings(month, "incidents"))
    return next((word(each, "code") for each in found if "timestamp" in each), "")[:_LONGEST_CODE]


def _entries(incident: dict[str, Any]) -> Iterator[Entry]:
    """Give the updates of an incident; where there are none, when it began and when it ended."""
    updates = mappings(incident, "incident_updates")
    if not updates:
        name = word(incident, "name")
        yield Entry(_begun(incident), name, source="Status page", kind=EventKind.COMMUNICATION)
        if end := inside(incident, "resolved_at"):
            yield Entry(end, "Resolved", source="Status page", kind=EventKind.COMMUNICATION)
    for each in updates:
        status, body = word(each, "status"), word(each, "body")
        yield Entry(
            inside(each, "display_at") or inside(each, "created_at"),
            f"{status.replace('_', ' ').capitalize()}: {body}" if body else status.capitalize(),
            source="Status page",
            evidence=web_links(inside(incident, "shortlink")),
            kind=EventKind.COMMUNICATION,
        )


def _about(draft: ReviewDraft, incident: dict[str, Any]) -> ReviewDraft:
    return replace(
        draft,
        title=word(incident, "name"),
        severity=severity_of(word(incident, "impact")),
        services=tuple(
            filter(None, (word(each, "name") for each in mappings(incident, "components")))
        ),
        moments=Moments(
            started=moment_of(inside(incident, "started_at")),
            mitigated=moment_of(inside(incident, "monitoring_at")),
            resolved=moment_of(inside(incident, "resolved_at")),
        ),
    )


def _begun(incident: dict[str, Any]) -> str:
    return first_word(incident, "started_at", "created_at")
