"""Statuspage: the incidents of a status page, of which one is read at a time."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import Choice, ImportWarning, Moments, ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import (
    counted,
    first_word,
    inside,
    mappings,
    some_have,
    web_links,
    word,
)
from pm_facilitator.importers.instants import read_instant
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.severity import severity_of
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.zones import find_zone

_CHOICE = "incident"
_MOST = 500


class Statuspage:
    """Reads what the public interface of a status page gives, and its webhooks."""

    name = "Statuspage"

    def recognises(self, source: Source) -> bool:
        """Look for incidents with their updates."""
        return some_have(_incidents(source.values), "name", "incident_updates")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read one incident: the newest one, or the one of the day that is known."""
        incidents = [each for each in _incidents(source.values) if "incident_updates" in each]
        chosen = _chosen(incidents, hints)
        incident = incidents[chosen]
        feed = Feed(source, hints)
        for number, entry in enumerate(_entries(incident), 1):
            feed.add(number, entry)
        draft = _about(feed.draft(self.name), incident)
        zone = find_zone(word(source.values, "page", "time_zone"))
        draft = replace(draft, zone=zone.home if zone else None)
        return draft if len(incidents) == 1 else _with_choice(draft, incidents, chosen)


def _incidents(values: Any) -> list[dict[str, Any]]:
    found = mappings(values) if isinstance(values, list) else mappings(values, "incidents")
    found = found or mappings(values, "incident") or mappings(values)
    return found[:_MOST]


def _chosen(incidents: list[dict[str, Any]], hints: Hints) -> int:
    """Give the place of the incident that is to be read."""
    chosen = hints.choices.get(_CHOICE, "")
    if chosen.isdecimal() and len(chosen) < 6 and int(chosen) < len(incidents):
        return int(chosen)
    begun = [read_instant(_begun(each)) for each in incidents]
    days = [str(each.time)[:10] if each else "" for each in begun]
    if hints.day and str(hints.day) in days:
        return days.index(str(hints.day))
    return max(range(len(days)), key=lambda place: days[place])


def _entries(incident: dict[str, Any]) -> Iterator[Entry]:
    for each in mappings(incident, "incident_updates"):
        status, body = word(each, "status"), word(each, "body")
        yield Entry(
            inside(each, "display_at") or inside(each, "created_at"),
            f"{status.replace('_', ' ').capitalize()}: {body}" if body else status.capitalize(),
            source="Status page",
            evidence=web_links(inside(incident, "shortlink")),
            kind=EventKind.COMMUNICATION,
        )


def _about(draft: ReviewDraft, incident: dict[str, Any]) -> ReviewDraft:
    resolved = read_instant(inside(incident, "resolved_at"))
    started = read_instant(inside(incident, "started_at"))
    mitigated = read_instant(inside(incident, "monitoring_at"))
    return replace(
        draft,
        title=word(incident, "name"),
        severity=severity_of(word(incident, "impact")),
        services=tuple(
            filter(None, (word(each, "name") for each in mappings(incident, "components")))
        ),
        moments=Moments(
            started=started.time if started else None,
            mitigated=mitigated.time if mitigated else None,
            resolved=resolved.time if resolved else None,
        ),
    )


def _with_choice(draft: ReviewDraft, incidents: list[dict[str, Any]], chosen: int) -> ReviewDraft:
    options = tuple(
        (str(place), f"{_begun(each)[:10]} {word(each, 'name')[:80]}".strip())
        for place, each in enumerate(incidents)
    )
    others = counted(len(incidents) - 1, "other incident was", "other incidents were")
    warning = ImportWarning(0, f"{others} left out; choose which one to read.")
    return replace(
        draft,
        choices=(Choice(_CHOICE, "Incident", options, str(chosen)), *draft.choices),
        warnings=(warning, *draft.warnings),
    )


def _begun(incident: dict[str, Any]) -> str:
    return first_word(incident, "started_at", "created_at")
