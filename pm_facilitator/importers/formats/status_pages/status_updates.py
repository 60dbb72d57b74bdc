"""Status pages of Cachet and of Google: incidents, of which one is read at a time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
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

_MOST = 500
_HEADING = re.compile(
    r"\s*(?:#{1,6}\s.{1,120}|\*{2}[^*\n]{1,60}\*{2}:?|[A-Z][\w ]{0,40}:)?\s*(?:\n|$)"
)
"""A line that heads what an update says, as "**Summary:**", and says nothing itself."""


class StatusUpdates:
    """Reads the updates that lie inside of each incident."""

    name = "Status updates"

    def recognises(self, source: Source) -> bool:
        """Look for how each of these pages calls what it says of an incident."""
        return some_have(
            _of_cachet(source.values), "updates", "human_status", "created_at"
        ) or some_have(_of_google(source.values), "external_desc", "begin", "updates")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read one incident: the newest one, or the one of the day that is known."""
        google = [each for each in _of_google(source.values) if "external_desc" in each]
        incidents = google or _of_cachet(source.values)
        begun = [_begun(each) for each in incidents]
        chosen = chosen_by_begin(begun, hints)
        incident = incidents[chosen]
        feed = Feed(source, hints)
        entries = _updates_of_google(incident) if google else _updates_of_cachet(incident)
        for number, entry in enumerate(entries, 1):
            feed.add(number, entry)
        draft = _about(feed.draft(self.name), incident)
        names = [f"{time[:10]} {_title(each)}" for time, each in zip(begun, incidents, strict=True)]
        return with_choice(draft, names, chosen)


def _of_cachet(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "data")[:_MOST]


def _of_google(values: Any) -> list[dict[str, Any]]:
    return mappings(values)[:_MOST]


def _begun(incident: dict[str, Any]) -> str:
    return first_word(incident, "begin", "occurred_at", "created_at", "created")


def _title(incident: dict[str, Any]) -> str:
    return " ".join(first_word(incident, "external_desc", "name").split())


def _updates_of_cachet(incident: dict[str, Any]) -> Iterator[Entry]:
    """Give what was said at first, which a page tells with how things stand now, and since."""
    yield _said(_begun(incident), first_word(incident, "message", "name"), incident)
    for each in mappings(incident, "updates"):
        told = (word(each, "human_status"), word(each, "message"))
        yield _said(inside(each, "created_at"), ": ".join(filter(None, told)), each)


def _updates_of_google(incident: dict[str, Any]) -> Iterator[Entry]:
    """Give how long it lasted, which is known since, and what was said while it did."""
    yield Entry(_begun(incident), _title(incident), inside(incident, "end"), source="Status page")
    for each in mappings(incident, "updates"):
        text = word(each, "text")
        while text and (heading := _HEADING.match(text)) and heading.end() < len(text):
            text = text[heading.end() :]
        state = word(each, "status").replace("_", " ").capitalize()
        entry = _said(inside(each, "when") or inside(each, "created"), text or state, each)
        yield replace(entry, details=f"State: {state}" if text and state else "")


def _said(when: Any, text: str, each: dict[str, Any]) -> Entry:
    return Entry(
        when,
        text,
        source="Status page",
        evidence=web_links(inside(each, "permalink")),
        kind=EventKind.COMMUNICATION,
    )


def _about(draft: ReviewDraft, incident: dict[str, Any]) -> ReviewDraft:
    products = (word(each, "title") for each in mappings(incident, "affected_products"))
    return replace(
        draft,
        title=_title(incident),
        severity=severity_of(word(incident, "severity")),
        services=tuple(filter(None, products)),
        moments=Moments(
            started=moment_of(inside(incident, "begin")),
            resolved=moment_of(inside(incident, "end")),
        ),
    )
