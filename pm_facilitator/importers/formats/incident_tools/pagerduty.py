"""PagerDuty: the log entries of incidents, webhooks of both versions, and lists of incidents."""

import re
from dataclasses import replace
from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Feed
from pm_facilitator.importers.formats.incident_tools.pagerduty_entries import (
    entries_of,
    incidents_of,
    logs_of,
    title_of,
    webhooks_of,
)
from pm_facilitator.importers.formats.moments import moments_by_kind
from pm_facilitator.importers.formats.values import (
    first_word,
    mappings,
    some_have,
    word,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source


class PagerDuty:
    """Reads what the API and the webhooks of PagerDuty give."""

    name = "PagerDuty"

    def recognises(self, source: Source) -> bool:
        """Look for the lists that only PagerDuty names so."""
        values = source.values
        return bool(
            some_have(mappings(values, "log_entries"), "type", "created_at")
            or some_have(logs_of(values), "type", "created_at")
            or some_have(mappings(values, "messages"), "event", "incident")
            or next(webhooks_of(values), None)
            or incidents_of(values)
        )

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read all entries, those that only say who was notified only on wish."""
        feed = Feed(source, hints)
        incidents: dict[str, Any] = {}
        for number, (entry, incident) in enumerate(entries_of(source.values), 1):
            feed.add(number, entry)
            if title := title_of(incident):
                incidents.setdefault(title, incident)
        draft = feed.draft(self.name)
        draft = replace(draft, moments=moments_by_kind(draft.events))
        return _about(draft, next(iter(incidents.values()))) if len(incidents) == 1 else draft


def _about(draft: ReviewDraft, incident: Any) -> ReviewDraft:
    """Fill in what the only incident says about itself."""
    written = re.match(r"\[(#[0-9]+)\] ", word(incident, "summary"))
    number = first_word(incident, "incident_number", "number")
    service = first_word(incident, ("service", "summary"), ("service", "name"))
    return replace(
        draft,
        title=title_of(incident),
        incident_ref=f"#{number}" if number else written[1] if written else "",
        services=(service,) if service else (),
    )
