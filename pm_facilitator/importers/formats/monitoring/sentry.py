"""Sentry: issues and single errors, from its API and its webhooks."""

from collections.abc import Iterator
from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import (
    counted,
    first_word,
    inside,
    mappings,
    some_have,
    told_lines,
    web_links,
    word,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_QUIET = frozenset(("first_seen", "mark_reviewed", "set_public", "set_private"))
_NOTE = "note"


class Sentry:
    """Reads issues as ranges from the first to the last time that they were seen."""

    name = "Sentry"

    def recognises(self, source: Source) -> bool:
        """Look for issues that were seen, or errors with the issue or the project they are of."""
        found = _found(source.values)
        return (
            some_have(found, "firstSeen", "lastSeen", "title")
            or some_have(found, "event_id", "project", "platform")
            or some_have(found, "eventID", "groupID", "dateCreated")
        )

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read issues with what was done about them, and errors one by one."""
        feed = Feed(source, hints)
        feed.add_each(_found(source.values), _entries)
        return feed.draft(self.name)


def _found(values: Any) -> list[dict[str, Any]]:
    paths = (("data", "issue"), ("data", "event"), ("data", "error"), ("data",))
    found = next(filter(_known, (mappings(values, *path) for path in paths)), mappings(values))
    return [_whole(each) for each in found]


def _whole(each: dict[str, Any]) -> dict[str, Any]:
    """Give an error with what a webhook of the old kind tells around it."""
    event = inside(each, "event")
    if not isinstance(event, dict) or "event_id" not in event:
        return each
    outer = {key: value for key, value in each.items() if key != "event"}
    return outer | {key: value for key, value in event.items() if value not in (None, "")}


def _known(found: list[dict[str, Any]]) -> bool:
    return some_have(found, "firstSeen") or some_have(found, "event_id")


def _entries(each: dict[str, Any]) -> Iterator[Entry]:
    return _of_issue(each) if "firstSeen" in each else _of_error(each)


def _of_issue(each: dict[str, Any]) -> Iterator[Entry]:
    count = word(each, "count")
    facts = {
        "Where": word(each, "culprit"),
        "Level": word(each, "level"),
        "Project": first_word(each, ("project", "name"), ("project", "slug")),
        "Seen": counted(int(count), "time", "times") if count.isdecimal() and count != "1" else "",
        "Status": word(each, "status"),
    }
    title, first, last = word(each, "title"), inside(each, "firstSeen"), inside(each, "lastSeen")
    yield Entry(
        first,
        title,
        end=last if last != first else None,
        details=told_lines(facts),
        source=first_word(each, ("project", "name"), ("project", "slug")) or "Sentry",
        evidence=web_links(inside(each, "permalink"), inside(each, "web_url")),
    )
    for done in mappings(each, "activity"):
        kind = word(done, "type")
        said = word(done, "data", "text") if kind == _NOTE else ""
        yield Entry(
            inside(done, "dateCreated"),
            said or f"{kind.replace('_', ' ').capitalize()}: {title}",
            details=f"Issue: {title}" if said else "",
            source=first_word(done, ("user", "name"), ("user", "username")) or "Sentry",
            key=kind not in _QUIET,
        )


def _of_error(each: dict[str, Any]) -> Iterator[Entry]:
    title = first_word(each, "title", ("metadata", "title"), "message", ("logentry", "formatted"))
    said = word(each, "message")
    facts = {
        "Where": first_word(each, "culprit", "transaction", "location"),
        "Level": word(each, "level"),
        "Environment": word(each, "environment"),
        "Release": word(each, "release"),
    }
    yield Entry(
        # A webhook is sent after the error happened; the time of receiving comes last.
        _first_of(each, "datetime", "timestamp", "dateCreated", "received"),
        title or said,
        details="\n".join(filter(None, (said if said != title else "", told_lines(facts)))),
        source=first_word(each, ("project", "name"), "project_name", ("project", "slug"))
        or "Sentry",
        evidence=web_links(_first_of(each, "web_url", "permalink", "url")),
    )


def _first_of(each: dict[str, Any], *keys: str) -> Any:
    """Give the first value that is there."""
    return next((each[key] for key in keys if each.get(key)), None)
