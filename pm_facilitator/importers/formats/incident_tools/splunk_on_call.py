"""Splunk On-Call, which was VictorOps: incidents with who took them on and when they were over."""

import html
from collections.abc import Iterator
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    some_have,
    told_lines,
    web_links,
    word,
    words,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_KINDS = {"RESOLVED": EventKind.RECOVERY}
_SAID = {"ACKED": "Acknowledged", "RESOLVED": "Resolved", "UNACKED": "Not taken on"}


class SplunkOnCall:
    """Reads what its API lists, also the history of incidents that are over."""

    name = "Splunk On-Call"

    def recognises(self, source: Source) -> bool:
        """Look for incidents with a phase and what they are about."""
        return some_have(_incidents(source.values), "incidentNumber", "currentPhase", "startTime")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read when each incident began, and what people did about it."""
        feed = Feed(source, hints)
        feed.add_each(_incidents(source.values), _entries)
        return feed.draft(self.name)


def _incidents(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "incidents") or mappings(values)


def _entries(each: dict[str, Any]) -> Iterator[Entry]:
    told = first_word(each, "entityDisplayName", "service", "entityId")
    number = word(each, "incidentNumber")
    name = html.unescape(told) or f"Incident {number}"
    facts = {
        "Incident": number,
        "Host": word(each, "host"),
        "Paged": ", ".join([*words(each, "pagedTeams"), *words(each, "pagedUsers")]),
    }
    yield Entry(
        inside(each, "startTime"),
        name,
        details=told_lines(facts),
        source=word(each, "monitorType") or "Splunk On-Call",
        evidence=web_links(inside(each, "incidentUrl")),
        kind=EventKind.DETECTION,
    )
    for change in mappings(each, "transitions"):
        state, said = word(change, "name"), word(change, "message")
        what = f"{_SAID.get(state, state.capitalize())}: {name}"
        yield Entry(
            inside(change, "at"),
            f"{what} ({said})" if said else what,
            source=word(change, "by") or "Splunk On-Call",
            kind=_KINDS.get(state),
        )
