"""Datadog: events as both versions of its API list them, and the states of monitors."""

from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    some_have,
    told_lines,
    word,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_MARK = "%%%"
"""What opens and ends a text that Datadog shows as Markdown."""

_NO_SERVICE = "undefined"
"""What Datadog writes for the service of an event that is of none."""

_FINE = frozenset(("OK", "No Data", "Ignored", "Skipped", "Unknown"))


class Datadog:
    """Reads events of both versions of the API, and when monitors have changed their state."""

    name = "Datadog events"

    def recognises(self, source: Source) -> bool:
        """Look for when an event happened, and its title."""
        found = source.values
        return bool(
            some_have(_events(found), "date_happened", "title")
            or _of_second_version(found)
            or some_have(_monitors(found), "overall_state", "query", "options")
        )

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each event by its title.

        Raises:
            ImportFailed: when there are monitors that do not tell when they changed.
        """
        feed = Feed(source, hints)
        if some_have(monitors := _monitors(source.values), "overall_state", "query", "options"):
            if not some_have(monitors, "overall_state_modified"):
                raise ImportFailed(
                    "These are monitors, and none of them tells since when it alerts.",
                    "Take the events of the monitors instead.",
                )
            for number, each in enumerate(monitors, 1):
                feed.add(number, _of_monitor(each))
            return feed.draft("Datadog monitors")
        for number, each in enumerate(_of_second_version(source.values), 1):
            feed.add(number, _second(each))
        for number, each in enumerate(_events(source.values), 1):
            feed.add(number, _entry(each))
        return feed.draft(self.name)


def _events(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "events") or mappings(values, "event")


def _monitors(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "monitors") or mappings(values)


def _of_second_version(values: Any) -> list[dict[str, Any]]:
    found = mappings(values, "data")
    return [
        each
        for each in found
        if word(each, "type") == "event" and inside(each, "attributes", "attributes")
    ]


def _entry(each: dict[str, Any]) -> Entry:
    return _event(
        inside(each, "date_happened"),
        word(each, "title"),
        word(each, "text"),
        {"Host": word(each, "host"), "Type": word(each, "alert_type")},
        first_word(each, "source", "source_type_name"),
    )


def _second(each: dict[str, Any]) -> Entry:
    outer = inside(each, "attributes")
    told = inside(outer, "attributes")
    services = (word(told, key) for key in ("service", "source_type_name"))
    return _event(
        inside(outer, "timestamp") or inside(told, "timestamp"),
        word(told, "title"),
        first_word(outer, "message", "text"),
        {"Host": word(told, "hostname"), "Type": word(told, "status")},
        next((said for said in services if said and said != _NO_SERVICE), ""),
    )


def _event(when: Any, title: str, text: str, facts: dict[str, str], source: str) -> Entry:
    said = text.replace(_MARK, "").strip()
    details = (said if title else "", told_lines(facts))
    return Entry(
        when,
        title or said,
        details="\n".join(filter(None, details)),
        source=source or "Datadog",
    )


def _of_monitor(each: dict[str, Any]) -> Entry:
    state = word(each, "overall_state")
    return Entry(
        inside(each, "overall_state_modified"),
        f"{word(each, 'name')}: {state.lower()}",
        details=told_lines({"Query": word(each, "query")}),
        source="Datadog",
        kind=EventKind.RECOVERY if state == "OK" else None,
        key=state not in _FINE,
    )
