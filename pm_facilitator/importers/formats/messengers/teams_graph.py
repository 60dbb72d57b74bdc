"""Messages of Microsoft Teams as its interface, Graph, gives them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.html_text import html_text
from pm_facilitator.importers.formats.messages import Aside, Message, quoted, read_messages, time_of
from pm_facilitator.importers.formats.messengers.teams_cards import card_text, is_card
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

_ONE_ON_ONE = "oneOnOne"
_CHAT_OF_TWO = "@unq.gbl.spaces"
"""How the id of a chat of two persons ends."""


class TeamsGraph:
    """Reads messages of channels and chats with their replies, links and files."""

    name = "Teams messages"

    def recognises(self, source: Source) -> bool:
        """Look for what Graph calls a chat message."""
        return some_have(_messages_in(source.values), "messageType", "createdDateTime", "body")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read what people and bots wrote; a chat of two is private, what Teams tells a notice."""
        found = _messages_in(source.values)
        by_id = {word(each, "id"): each for each in found}
        of_two = word(source.values, "chatType") == _ONE_ON_ONE
        messages = []
        for entry, each in enumerate(found, 1):
            if entry % 1_000 == 0:
                watch(entry / len(found))
            if not word(each, "deletedDateTime"):
                message = _message(entry, each, by_id, source.name)
                private = of_two or _is_private(each)
                messages.append(replace(message, aside=Aside.PRIVATE) if private else message)
        return read_messages(messages, hints, self.name)


def _messages_in(values: Any) -> list[dict[str, Any]]:
    """Give the messages, each with its replies behind it where they lie in it."""
    return list(_unfolded(mappings(values, "value") or mappings(values)))


def _unfolded(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in found:
        yield each
        yield from mappings(each, "replies")


def _message(
    entry: int, each: dict[str, Any], by_id: dict[str, dict[str, Any]], file: str
) -> Message:
    text, links = _said(each)
    parent = by_id.get(word(each, "replyToId"))
    attached = [item for item in mappings(each, "attachments") if not is_card(item)]
    files = [name for item in attached if (name := word(item, "name"))]
    if files:
        text = f"{text}\n\nShared: {', '.join(files)}" if text else f"Shared {files[0]}"
    places = (inside(item, "contentUrl") for item in mappings(each, "attachments"))
    return Message(
        entry,
        _author(each),
        text.split("\n"),
        time=time_of(inside(each, "createdDateTime")),
        aside=_aside(each),
        answers=quoted(_author(parent), _said(parent)[0]) if parent else "",
        evidence=tuple(dict.fromkeys((*web_links(*links), *web_links(*places)))),
        file=file,
        entry=entry,
    )


def _said(each: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    content = word(each, "body", "content")
    is_html = word(each, "body", "contentType").casefold() == "html"
    text, links = html_text(content) if is_html else (content, ())
    subject = word(each, "subject")
    cards = [card_text(item) for item in mappings(each, "attachments") if is_card(item)]
    shown = (link for _, found in cards for link in found)
    said = "\n".join(filter(None, (subject, text, *(words for words, _ in cards))))
    return said, (*links, *shown)


def _author(each: dict[str, Any] | None) -> str:
    return first_word(each, ("from", "user", "displayName"), ("from", "application", "displayName"))


def _is_private(each: dict[str, Any]) -> bool:
    direct = word(each, "chatType") == _ONE_ON_ONE
    return direct or word(each, "chatId").endswith(_CHAT_OF_TWO)


def _aside(each: dict[str, Any]) -> Aside | None:
    if word(each, "messageType") not in ("", "message"):
        return Aside.NOTICE
    return Aside.BOT if inside(each, "from", "application") else None
