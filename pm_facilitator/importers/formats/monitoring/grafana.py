"""Grafana: annotations of dashboards, points and regions."""

from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    some_have,
    word,
    words,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.markup import links, plain

_STATES = {
    "alerting": EventKind.DETECTION,
    "ok": EventKind.RECOVERY,
    "normal": EventKind.RECOVERY,
}


class Grafana:
    """Reads a list of annotations."""

    name = "Grafana annotations"

    def recognises(self, source: Source) -> bool:
        """Look for what an annotation has beside its time."""
        found = _annotations(source.values)
        return any(
            some_have(found, "time", "text", sign)
            for sign in ("timeEnd", "dashboardId", "dashboardUID", "newState")
        )

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each annotation; one about a change of state to "pending" only on wish."""
        feed = Feed(source, hints)
        for number, each in enumerate(_annotations(source.values), 1):
            feed.add(number, _entry(each))
        return feed.draft(self.name)


def _annotations(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "annotations") or mappings(values)


def _entry(each: dict[str, Any]) -> Entry:
    said = plain(word(each, "text"))
    state = word(each, "newState").casefold()
    alert = word(each, "alertName")
    if alert and state:
        before = word(each, "prevState")
        changed = f"{alert}: {state}, was {before}" if before else f"{alert}: {state}"
        said = f"{said}\n{changed}" if said else changed
    tags = ", ".join(words(each, "tags"))
    start, end = inside(each, "time"), inside(each, "timeEnd")
    return Entry(
        start,
        said or (f"Annotation: {tags}" if tags else ""),
        end=end if end != start else None,
        details=f"Tags: {tags}" if tags and said else "",
        source=first_word(each, "login", "userName", "email") or "Grafana",
        evidence=links(word(each, "text")),
        kind=_STATES.get(state),
        key=state not in ("pending", "no_data", "paused"),
    )
