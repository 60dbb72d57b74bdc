"""Datadog: events as its API lists them."""

from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import first_word, inside, mappings, some_have, word
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_MARK = "%%%"
"""What opens and ends a text that Datadog shows as Markdown."""


class Datadog:
    """Reads the events of the first version of the API."""

    name = "Datadog events"

    def recognises(self, source: Source) -> bool:
        """Look for when an event happened, and its title."""
        return some_have(_events(source.values), "date_happened", "title")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each event by its title."""
        feed = Feed(source, hints)
        for number, each in enumerate(_events(source.values), 1):
            feed.add(number, _entry(each))
        return feed.draft(self.name)


def _events(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "events") or mappings(values, "event")


def _entry(each: dict[str, Any]) -> Entry:
    title, said = word(each, "title"), word(each, "text").replace(_MARK, "").strip()
    host, level = word(each, "host"), word(each, "alert_type")
    told = (("Host", host), ("Type", level))
    details = (said if title else "", *(f"{name}: {value}" for name, value in told if value))
    return Entry(
        inside(each, "date_happened"),
        title or said,
        details="\n".join(filter(None, details)),
        source=first_word(each, "source", "source_type_name") or "Datadog",
    )
