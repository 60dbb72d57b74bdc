"""ServiceNow: incidents as its tables give them, with their work notes."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import first_word, inside, mappings, some_have, word
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.times.instants import Instant, moment_of, read_instant

_ALL_NOTES = "comments_and_work_notes"
_NOTES = ("work_notes", "comments")
_CHANGE = "CHG"
_BOTH = ("opened_at", "sys_created_on", "sys_updated_on")
_FARTHEST = timedelta(hours=14)
_NOTE = re.compile(
    r"^(?P<when>[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}) - (?P<who>[^\n(]{1,80}) "
    r"\((?P<kind>[^)\n]{3,40})\)\n",
    re.M,
)
"""How each note opens in a field that holds all of them, the newest first."""


class ServiceNow:
    """Reads the rows of a table of incidents, changes or problems."""

    name = "ServiceNow"

    def recognises(self, source: Source) -> bool:
        """Look for rows with a number and when they were opened."""
        return some_have(_rows(source.values), "number", "short_description", "opened_at")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read when each was opened and resolved, and what was noted meanwhile."""
        feed = Feed(source, hints)
        feed.add_each(_rows(source.values), _entries)
        return feed.draft(self.name)


def _rows(values: Any) -> list[dict[str, Any]]:
    found = mappings(values, "result") or mappings(values, "records") or mappings(values)
    return [each for each in found if "number" in each]


def _entries(each: dict[str, Any]) -> Iterator[Entry]:
    name = ": ".join(filter(None, (_said(each, "number"), _said(each, "short_description"))))
    yield Entry(
        _when(each, "opened_at"),
        f"Opened {name}",
        details=_said(each, "description"),
        source=_who(each, "opened_by", "caller_id", "sys_created_by"),
    )
    if begun := _when(each, "work_start"):
        is_change = _said(each, "number").startswith(_CHANGE)
        kind = EventKind.CHANGE if is_change else None
        yield Entry(begun, f"Work on {name}", end=_when(each, "work_end"), kind=kind)
    together, zone = _said(each, _ALL_NOTES), _zone_shown(each)
    for text in (together,) if together else (_said(each, key) for key in _NOTES):
        yield from _notes(text, zone)
    if resolved := _when(each, "resolved_at"):
        yield Entry(
            resolved,
            f"Resolved {name}",
            details=_said(each, "close_notes"),
            source=_who(each, "resolved_by"),
            kind=EventKind.RESOLUTION,
        )
    elif closed := _when(each, "closed_at"):
        notes = _said(each, "close_notes")
        yield Entry(closed, f"Closed {name}", details=notes, source=_who(each, "closed_by"))


def _zone_shown(each: dict[str, Any]) -> timezone | None:
    """Tell how far what people see is from UTC, by a time that is told in both ways."""
    for key in _BOTH:
        shown, stored = (moment_of(word(each, key, way)) for way in ("display_value", "value"))
        if isinstance(shown, datetime) and isinstance(stored, datetime):
            ahead = shown.replace(tzinfo=None) - stored.replace(tzinfo=None)
            return timezone(ahead) if abs(ahead) <= _FARTHEST else None
    return None


def _notes(text: str, zone: timezone | None) -> Iterator[Entry]:
    """Give the notes of one field, whose times are those that people see.

    What stands above the first one is none.
    """
    heads = list(_NOTE.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=False):  # without a head there is no note
        said = text[head.end() : end].strip()
        yield Entry(
            _shown(head["when"], zone), said, source=head["who"].strip(), details=head["kind"]
        )


def _shown(told: str, zone: timezone | None) -> Instant | str:
    at = read_instant(told)
    if zone is None or at is None or not isinstance(at.time, datetime):
        return told
    time = at.time.replace(tzinfo=zone)
    return Instant(time, told, time.isoformat()[-len("+00:00") :])


def _said(each: dict[str, Any], key: str) -> str:
    """Give a value as people see it, where it is told as the database has it as well."""
    return first_word(each, (key, "display_value"), key)


def _who(each: dict[str, Any], *keys: str) -> str:
    """Give somebody's name; what links to the record of a person tells only its number."""
    told = (first_word(each, (key, "display_value"), key) for key in keys)
    return next(filter(None, told), "")


def _when(each: dict[str, Any], key: str) -> str:
    """Give a time, in UTC where it is told as the database has it beside what people see."""
    stored = word(each, key, "value") if isinstance(inside(each, key), dict) else ""
    return f"{stored}Z" if stored else word(each, key)
