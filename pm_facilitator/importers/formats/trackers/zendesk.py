"""Zendesk: the audits of tickets, which tell everything that happened to them."""

from collections.abc import Iterator
from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.html_text import html_text
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    some_have,
    web_links,
    word,
    words,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_COMMENTS = frozenset(("Comment", "VoiceComment"))
_TELLING = {
    "Create": frozenset(("subject",)),
    "Change": frozenset(("status", "priority", "subject")),
}
"""The fields that say how an incident stood, when a ticket was made and when it was changed."""


class Zendesk:
    """Reads what was said in a ticket, and its state and priority."""

    name = "Zendesk"

    def recognises(self, source: Source) -> bool:
        """Look for audits with the events that they are made of."""
        return some_have(_audits(source.values), "ticket_id", "events", "created_at")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read comments and changes of note; other changes and what was sent on wish."""
        users = mappings(source.values, "users")
        names = {word(each, "id"): word(each, "name") for each in users}
        feed = Feed(source, hints)
        feed.add_each(_audits(source.values), lambda audit: _entries(audit, names))
        return feed.draft(self.name)


def _audits(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "audits") or mappings(values, "audit") or mappings(values)


def _entries(audit: dict[str, Any], names: dict[str, str]) -> Iterator[Entry]:
    for each in mappings(audit, "events"):
        kind = word(each, "type")
        who = first_word(each, "author_id") or word(audit, "author_id")
        said, details = _comment(each) if kind in _COMMENTS else (_changed(each, kind), "")
        yield Entry(
            inside(audit, "created_at"),
            said,
            details=details,
            source=names.get(who) or "Zendesk",
            evidence=web_links(*(word(at, "content_url") for at in mappings(each, "attachments"))),
            key=kind in _COMMENTS or word(each, "field_name") in _TELLING.get(kind, ()),
        )


def _comment(each: dict[str, Any]) -> tuple[str, str]:
    said = first_word(each, "plain_body", "body") or html_text(word(each, "html_body"))[0]
    return said, "Internal note" if each.get("public") is False else ""


def _changed(each: dict[str, Any], kind: str) -> str:
    field = word(each, "field_name").replace("_", " ").capitalize()
    if not field:
        return ": ".join(filter(None, (kind, first_word(each, "subject", "body"))))
    new = word(each, "value") or ", ".join(words(each, "value"))
    if not new:
        return f"{field} removed" if kind == "Change" else ""
    return f"{field}: {new}"
