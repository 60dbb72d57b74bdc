"""Jira: exported tables and answers of its API, as actions or as events of the timeline."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ActionDraft, ImportWarning, ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.tasks import (
    ACTIONS,
    EVENTS,
    read_as,
    read_as_choice,
    task,
    tasks,
)
from pm_facilitator.importers.formats.trackers.jira_issues import Issue, of_api, of_table, when_of
from pm_facilitator.importers.formats.values import mappings, some_have
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.timeline.csv_table import csv_rows

_SIGNS = frozenset(("issue type", "issue key", "issue id", "assignee", "due date", "epic link"))


class Jira:
    """Reads issues; one alone is that of the incident, several are follow-ups."""

    name = "Jira"

    def recognises(self, source: Source) -> bool:
        """Look for the names of columns, or for issues with fields."""
        return _is_table(source) or some_have(_answers(source.values), "key", "fields")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the issues as actions or as events.

        Raises:
            ImportFailed: when there are far too many, or the table is broken.
        """
        if _is_table(source):
            issues = list(of_table(source.text))
        else:
            issues = [of_api(n, each) for n, each in enumerate(_answers(source.values), 1)]
        single = len(issues) == 1 and bool(issues[0].created)
        chosen = read_as(hints, EVENTS if single else ACTIONS)
        feed = Feed(source, hints)
        if chosen == ACTIONS:
            draft = feed.draft(self.name, tasks(_action(each) for each in issues))
        else:
            for each in issues:
                for entry in _entries(each):
                    feed.add(each.number, entry)
            draft = feed.draft(self.name)
            if single:
                only = issues[0]
                draft = replace(draft, title=only.summary, incident_ref=only.key)
        notes = (ImportWarning(each.number, each.note) for each in issues if each.note)
        return replace(
            draft,
            warnings=(*draft.warnings, *notes),
            choices=(read_as_choice(chosen), *draft.choices),
        )


def _is_table(source: Source) -> bool:
    if source.files or "summary" not in source.head[:8000].casefold():
        return False
    try:
        header = next(csv_rows(source.head, whole=False), None)
    except ImportFailed:
        return False
    names = {cell.casefold() for cell in header.cells} if header else set()
    return "summary" in names and bool(names & _SIGNS)


def _answers(values: Any) -> list[dict[str, Any]]:
    found = mappings(values, "issues") or mappings(values)
    return [each for each in found if isinstance(each.get("fields"), dict)]


def _action(each: Issue) -> ActionDraft:
    return task(
        each.number,
        each.summary,
        owner=each.owner,
        due=each.due,
        priority=each.priority,
        status=each.status,
        tracker=each.address or each.key,
        body=each.description,
    )


def _entries(each: Issue) -> Iterator[Entry]:
    name = ": ".join(filter(None, (each.key, each.summary)))
    links = (each.address,) if each.address else ()
    if each.created:
        yield Entry(
            when_of(each.created),
            f"Opened {name}",
            details=each.description,
            source=each.reporter,
            evidence=links,
        )
    yield from each.happened
    if each.resolved:
        yield Entry(
            when_of(each.resolved), f"Resolved {name}", evidence=links, kind=EventKind.RESOLUTION
        )
