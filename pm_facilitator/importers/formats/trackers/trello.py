"""Trello: what was done on a board, from its export, its API and its webhooks."""

from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
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
from pm_facilitator.importers.text.column_names import spaced

_ADDED = {
    "createCard": "added",
    "copyCard": "added",
    "emailCard": "added",
    "moveCardToBoard": "moved to this board",
    "moveCardFromBoard": "moved to another board",
    "deleteCard": "deleted",
}
"""What is said of a card behind its name."""


class Trello:
    """Reads actions: comments, cards that were added or moved, and what was ticked off."""

    name = "Trello"

    def recognises(self, source: Source) -> bool:
        """Look for actions with what they were about."""
        return some_have(_actions(source.values), "idMemberCreator", "data", "type", "date")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the actions; those of mere housekeeping on wish."""
        actions = _actions(source.values)
        feed = Feed(source, hints, watch, total=len(actions))
        for number, each in enumerate(actions, 1):
            feed.add(number, _entry(each))
        return feed.draft(self.name)


def _actions(values: Any) -> list[dict[str, Any]]:
    return mappings(values, "actions") or mappings(values, "action") or mappings(values)


def _entry(each: dict[str, Any]) -> Entry:
    data, kind = inside(each, "data"), word(each, "type")
    card = word(data, "card", "name")
    said = word(data, "text") if kind == "commentCard" else _done(kind, card, data)
    what = spaced(kind).capitalize()
    about = card or first_word(data, ("list", "name"), ("board", "name"))
    return Entry(
        inside(each, "date"),
        said or (f"{what}: {about}" if about else what),
        details=f"Card: {card}" if card and card not in said else "",
        source=first_word(each, ("memberCreator", "fullName"), ("memberCreator", "username")),
        evidence=web_links(inside(data, "attachment", "url")),
        key=bool(said),
    )


def _done(kind: str, card: str, data: Any) -> str:
    """Say what was done to a card; nothing of its place, its picture and the like."""
    if kind == "updateCheckItemStateOnCard":
        return f"{word(data, 'checkItem', 'name')}: {word(data, 'checkItem', 'state')}"
    if kind == "addAttachmentToCard":
        return f"{card}: attached {word(data, 'attachment', 'name')}"
    if kind in _ADDED:
        to = word(data, "list", "name")
        where = f" to {to}" if to and _ADDED[kind] == "added" else ""
        return f"{card} {_ADDED[kind]}{where}"
    after = word(data, "listAfter", "name")
    if kind != "updateCard" or not card:
        return ""
    if after:
        return f"{card} moved from {word(data, 'listBefore', 'name')} to {after}"
    old = inside(data, "old")
    if isinstance(old, dict) and isinstance(old.get("closed"), bool):
        return f"{card} {'taken back' if old['closed'] else 'archived'}"
    if isinstance(old, dict) and isinstance(old.get("dueComplete"), bool):
        return f"{card} {'not done after all' if old['dueComplete'] else 'done'}"
    return ""
