"""Opsgenie: an alert, its log and its notes, and webhooks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.moments import moments_by_kind
from pm_facilitator.importers.formats.values import first_word, inside, mappings, some_have, word
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.times.instants import read_instant

_NOISE = (
    "viewed on",
    "notification",
    "sent ",
    "scheduled",
    "skipped",
    "responders of",
    "routed",
    "processed",
    "tag[",
    "added tag",
    "custom action",
)
_KINDS = (
    ("alert created", EventKind.DETECTION),
    ("alert acknowledged", EventKind.ACTION),
    ("alert closed", EventKind.RESOLUTION),
    ("escalated", EventKind.ESCALATION),
    ("added responder", EventKind.ESCALATION),
    ("assigned", EventKind.ESCALATION),
    ("owner", EventKind.ESCALATION),
)
_ACTIONS = {
    "Create": "Alert created",
    "Acknowledge": "Alert acknowledged",
    "UnAcknowledge": "Alert unacknowledged",
    "Close": "Alert closed",
    "AddNote": "Note",
    "Escalate": "Alert escalated",
    "AssignOwnership": "Alert assigned",
    "AddResponder": "Added responder",
}


_OF_ALERT = ("tinyId", "message", "createdAt")
_LONGEST_OPEN = 10 * 366 * 24 * 60 * 60 * 1000
"""In milliseconds, as an alert counts them from its creation."""


class Opsgenie:
    """Reads what Opsgenie keeps of one alert."""

    name = "Opsgenie"

    def recognises(self, source: Source) -> bool:
        """Look for the names that only Opsgenie uses together."""
        data = mappings(source.values, "data")
        return (
            some_have(data, "log", "createdAt")
            or some_have(data, "note", "createdAt", "owner")
            or some_have(data, *_OF_ALERT)
            or some_have(mappings(source.values), "action", "alert", "integrationId")
        )

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read all entries, those about who looked and was notified only on wish."""
        feed = Feed(source, hints)
        for number, entry in enumerate(_entries(source.values), 1):
            feed.add(number, entry)
        draft = feed.draft(self.name)
        titles = {word(each, "alert", "message") for each in mappings(source.values)}
        titles |= {word(each, "message") for each in mappings(source.values, "data")}
        titles.discard("")
        title = titles.pop() if len(titles) == 1 else ""
        return replace(draft, title=title, moments=moments_by_kind(draft.events))


def _entries(values: Any) -> Iterator[Entry]:
    for each in mappings(values, "data"):
        if all(name in each for name in _OF_ALERT):
            yield from _alert(each)
            continue
        note = word(each, "note")
        yield _entry(
            inside(each, "createdAt"),
            f"Note: {note}" if note else word(each, "log"),
            word(each, "owner"),
        )
    for each in mappings(values):
        if isinstance(each.get("alert"), dict):
            yield _webhook(each)


def _alert(values: dict[str, Any]) -> Iterator[Entry]:
    """Give what an alert itself tells: when it was created, acknowledged and closed."""
    said, created = word(values, "message"), inside(values, "createdAt")
    yield _entry(created, f"Alert created: {said}", "", details=word(values, "description"))
    begun = read_instant(created)
    for action, after, by in (
        ("Acknowledge", "ackTime", "acknowledgedBy"),
        ("Close", "closeTime", "closedBy"),
    ):
        waited = inside(values, "report", after)
        if begun is None or not isinstance(begun.time, datetime) or not isinstance(waited, int):
            continue
        if 0 < waited < _LONGEST_OPEN:
            at = replace(begun, time=begun.time + timedelta(milliseconds=waited), told="")
            yield _entry(at, f"{_ACTIONS[action]}: {said}", word(values, "report", by))


def _webhook(values: dict[str, Any]) -> Entry:
    action, alert = word(values, "action"), inside(values, "alert")
    created = inside(alert, "createdAt")
    said = word(alert, "note") if action == "AddNote" else word(alert, "message")
    return _entry(
        created if action == "Create" else inside(alert, "updatedAt") or created,
        f"{_ACTIONS.get(action, action)}: {said}",
        first_word(alert, "username", "source"),
        details=word(alert, "description") if action == "Create" else "",
    )


def _entry(when: Any, text: str, owner: str, details: str = "") -> Entry:
    said = text.casefold()
    noted = said.startswith(("added note", "note"))
    return Entry(
        when,
        text,
        details=details,
        source="Opsgenie" if owner in ("", "System") else owner,
        kind=next((kind for words, kind in _KINDS if words in said), None),
        key=noted or not any(words in said for words in _NOISE),
    )
