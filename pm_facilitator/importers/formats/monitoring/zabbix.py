"""Zabbix: problems and events as its API gives them, with what was acknowledged."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import first_word, inside, mappings, some_have, word
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.times.instants import Instant, read_instant

_SEVERITIES = ("not classified", "information", "warning", "average", "high", "disaster")
_RECOVERED = "0"


class Zabbix:
    """Reads what ``problem.get`` and ``event.get`` answer."""

    name = "Zabbix"

    def recognises(self, source: Source) -> bool:
        """Look for events with a clock and what they are about."""
        found = _events(source.values)
        # Which fields an answer has is up to who asks.
        return any(some_have(found, "eventid", "clock", key) for key in ("objectid", "name"))

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each problem as a range, and what people wrote to it."""
        feed = Feed(source, hints)
        feed.add_each(_events(source.values), _entries)
        return feed.draft(self.name)


def _events(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "result") or mappings(values)


def _entries(each: dict[str, Any]) -> Iterator[Entry]:
    hosts = (first_word(host, "name", "host") for host in mappings(each, "hosts"))
    where = ", ".join(filter(None, hosts))
    name = word(each, "name") or f"Event {word(each, 'eventid')}"
    recovered = word(each, "value") == _RECOVERED
    level = word(each, "severity")
    known = level.isdecimal() and len(level) == 1 and int(level) < len(_SEVERITIES)
    details = (
        f"Severity: {_SEVERITIES[int(level)]}" if known else "",
        word(each, "opdata"),
    )
    yield Entry(
        _at(each, "clock", "ns"),
        f"Resolved: {name}" if recovered else name,
        end=_at(each, "r_clock", "r_ns"),
        details="\n".join(filter(None, details)),
        source=where or "Zabbix",
        kind=EventKind.RECOVERY if recovered else EventKind.DETECTION,
    )
    for told in mappings(each, "acknowledges"):
        names = (word(told, "name"), word(told, "surname"))
        who = " ".join(filter(None, names)) or word(told, "username")
        message = word(told, "message")
        yield Entry(
            inside(told, "clock"),
            message or f"Acknowledged: {name}",
            details=f"Problem: {name}" if message else "",
            source=who or "Zabbix",
        )


def _at(each: dict[str, Any], seconds: str, nanoseconds: str) -> Instant | None:
    """Read a time of whole seconds and nanoseconds; a clock of zero has not happened."""
    at, part = read_instant(inside(each, seconds)), word(each, nanoseconds)
    if at is None or not part.isdecimal() or len(part) > 9:
        return at
    return Instant(at.time + timedelta(microseconds=int(part) // 1000), zone=at.zone)
