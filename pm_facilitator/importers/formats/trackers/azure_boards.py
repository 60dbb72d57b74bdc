"""Azure Boards: what became of a work item, and what was said about it."""

import re
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
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_TITLE, _SAID = "System.Title", "System.History"
_CHANGED = ("System.State", "System.AssignedTo", "Microsoft.VSTS.Common.Priority",
            "Microsoft.VSTS.Common.Severity")  # fmt: skip
_HOOKS = frozenset(("workitem.created", "workitem.updated", "workitem.commented"))
_ADDRESS = re.compile(r"\s<[^<>]{1,200}>$")
_LOOKED_AT = 20
_NEVER = "9999"
"""The year in which the newest state of a work item is said to end."""


class AzureBoards:
    """Reads the updates of a work item, its comments, and what webhooks tell of either."""

    name = "Azure Boards"

    def recognises(self, source: Source) -> bool:
        """Look for updates with who made them, comments on work items, or the names of webhooks."""
        values = source.values
        return (
            some_have(mappings(values, "value"), "workItemId", "revisedBy")
            or some_have(mappings(values, "comments"), "workItemId", "createdBy")
            or any(word(each, "eventType") in _HOOKS for each in mappings(values)[:_LOOKED_AT])
        )

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read what was said and which state, priority and owner it got; the rest on wish."""
        feed = Feed(source, hints)
        feed.add_each(mappings(source.values, "value"), _changes)
        feed.add_each(mappings(source.values, "comments"), _comments)
        feed.add_each(mappings(source.values), _of_hook)
        return feed.draft(self.name)


def _comments(each: dict[str, Any]) -> Iterator[Entry]:
    said, links = html_text(word(each, "text"))
    who = word(each, "createdBy", "displayName")
    yield Entry(inside(each, "createdDate"), said, source=who, evidence=web_links(*links))


def _of_hook(hook: dict[str, Any]) -> Iterator[Entry]:
    """Read what a webhook holds: an update, or the work item as it has become by it."""
    told = inside(hook, "resource")
    if word(hook, "eventType") not in _HOOKS:
        return
    if isinstance(told, dict) and "workItemId" in told:
        yield from _changes(told)
        return
    fields = inside(told, "fields")
    said, links = html_text(word(fields, _SAID))
    opened = f"Opened {word(told, 'id')}: {word(fields, _TITLE)}"
    yield Entry(
        first_word(fields, "System.ChangedDate", "System.CreatedDate"),
        said or opened,
        details=f"Work item: {word(fields, _TITLE)}" if said else "",
        source=_name(first_word(fields, "System.ChangedBy", "System.CreatedBy")),
        evidence=web_links(*links),
    )


def _name(told: str) -> str:
    """Give a name without the address behind it: "Ana Lima <ana@bakery.example>"."""
    return _ADDRESS.sub("", told)


def _changes(each: dict[str, Any]) -> Iterator[Entry]:
    fields = inside(each, "fields")
    if not isinstance(fields, dict):
        return
    ended = word(each, "revisedDate")
    when = first_word(
        fields, ("System.ChangedDate", "newValue"), ("System.CreatedDate", "newValue")
    )
    when = when or ("" if ended.startswith(_NEVER) else ended)
    who = _name(first_word(each, ("revisedBy", "displayName"), ("revisedBy", "name")))
    said, links = html_text(word(fields, _SAID, "newValue"))
    yield Entry(when, said, source=who, evidence=web_links(*links))
    if word(each, "rev") == "1":
        opened = f"Opened {word(each, 'workItemId')}: {word(fields, _TITLE, 'newValue')}"
        yield Entry(when, opened, source=who)
        return
    for field, change in fields.items():
        new = _name(first_word(change, "newValue", ("newValue", "displayName")))
        name = str(field).rpartition(".")[2].replace("AssignedTo", "Assigned to")
        if field in _CHANGED:
            yield Entry(when, f"{name}: {new}" if new else f"{name} removed", source=who)
