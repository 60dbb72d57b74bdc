"""A channel of Discord as DiscordChatExporter saves it in JSON."""

from dataclasses import replace
from typing import Any

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.messages import Aside, Message, quoted, read_messages, time_of
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

_OF_PAGES = "chatlog__message"
"""How DiscordChatExporter calls the parts of a page, in its styles and in its messages."""

_DIRECT = ("DirectTextChat", "DirectGroupTextChat")
_OF_PEOPLE = ("", "Default", "Reply", "ChatInputCommand", "ThreadStarterMessage")


class DiscordExport:
    """Reads messages with replies and files."""

    name = "Discord export"

    def recognises(self, source: Source) -> bool:
        """Look for messages of a channel, each with its author and content."""
        if _is_page(source):
            return True
        channel = inside(source.values, "channel")
        found = mappings(source.values, "messages")
        return isinstance(channel, dict) and some_have(found, "timestamp", "author", "content")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read all messages; a direct chat is private, who joined and what was pinned a notice.

        Raises:
            ImportFailed: when they were saved as a page.
        """
        if _is_page(source):
            raise ImportFailed(
                "This is a chat of Discord that was saved as a page.",
                "Save it as JSON, or copy the messages out of the page.",
            )
        found = mappings(source.values, "messages")
        by_id = {word(each, "id"): each for each in found}
        private = word(source.values, "channel", "type") in _DIRECT
        messages = []
        for entry, each in enumerate(found, 1):
            if entry % 1_000 == 0:
                watch(entry / len(found))
            message = _message(entry, each, by_id, source.name)
            messages.append(replace(message, aside=Aside.PRIVATE) if private else message)
        return read_messages(messages, hints, self.name)


def _is_page(source: Source) -> bool:
    return not source.files and source.head[:1] == "<" and _OF_PAGES in source.head


def _message(
    entry: int, each: dict[str, Any], by_id: dict[str, dict[str, Any]], file: str
) -> Message:
    text = word(each, "content")
    for embed in mappings(each, "embeds"):
        shown = "\n".join(filter(None, (word(embed, "title"), word(embed, "description"))))
        text = f"{text}\n\n{shown}".strip()
    files = mappings(each, "attachments")
    if files and not text:
        text = f"Shared {word(files[0], 'fileName')}"
    parent = by_id.get(word(each, "reference", "messageId"))
    return Message(
        entry,
        _author(each),
        text.split("\n"),
        time=time_of(inside(each, "timestamp")),
        aside=_aside(each),
        answers=quoted(_author(parent), word(parent, "content")) if parent else "",
        evidence=web_links(*(inside(item, "url") for item in files)),
        file=file,
        entry=entry,
    )


def _author(each: dict[str, Any] | None) -> str:
    return first_word(each, ("author", "nickname"), ("author", "name"))


def _aside(each: dict[str, Any]) -> Aside | None:
    if word(each, "type") not in _OF_PEOPLE:
        return Aside.NOTICE
    return Aside.BOT if inside(each, "author", "isBot") is True else None
