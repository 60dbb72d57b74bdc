"""Chats of Telegram as its desktop program exports them in JSON."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

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
from pm_facilitator.importers.times.instants import read_instant

_PERSONAL = frozenset(("personal_chat", "bot_chat", "saved_messages"))
_FILES = ("file_name", "file", "photo")
_FARTHEST = timedelta(hours=14)
_OFTEN = 1_000


class TelegramExport:
    """Reads messages with replies, links and files."""

    name = "Telegram export"

    def recognises(self, source: Source) -> bool:
        """Look for messages with their time and the id of whoever wrote them."""
        return any(_is_chat(each) for each in _chats(source.values))

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read all chats; those with one person are private, and service messages notices."""
        chats = [each for each in _chats(source.values) if _is_chat(each)]
        total = sum(len(mappings(each, "messages")) for each in chats)
        messages: list[Message] = []
        for chat in chats:
            place = word(chat, "name") if len(chats) > 1 else ""
            for each in _messages(chat, place, source.name, len(messages)):
                if len(messages) % _OFTEN == 0:
                    watch(len(messages) / total / 2)
                messages.append(each)
        if len(chats) > 1:
            messages.sort(key=lambda each: each.time or datetime.max.replace(tzinfo=UTC))
        return read_messages(messages, hints, self.name, watch=watch)


def _chats(values: Any) -> list[dict[str, Any]]:
    """Give the chat of a file, or all of a whole account."""
    return mappings(values, "chats", "list") or ([values] if isinstance(values, dict) else [])


def _is_chat(chat: dict[str, Any]) -> bool:
    found = mappings(chat, "messages")
    known = "id" in chat and isinstance(chat.get("type"), str)
    return known and some_have(found, "date", "type", "text") and some_have(found, "id", "type")


def _messages(chat: dict[str, Any], place: str, file: str, before: int) -> Iterator[Message]:
    found = mappings(chat, "messages")
    by_id = {word(each, "id"): each for each in found}
    private = word(chat, "type") in _PERSONAL
    for entry, each in enumerate(found, 1):
        text, links = _said(each)
        parent = by_id.get(word(each, "reply_to_message_id"))
        author = _author(each)
        time = _time(each)
        service = word(each, "type") != "message"
        aside = Aside.PRIVATE if private else Aside.NOTICE if service else None
        yield Message(
            before + entry,
            f"{author} in {place}" if place else author,
            text.split("\n"),
            when="" if time else word(each, "date"),
            time=time,
            aside=aside,
            answers=quoted(_author(parent), _said(parent)[0]) if parent else "",
            evidence=links,
            file=file,
            entry=entry,
        )


def _time(each: dict[str, Any]) -> datetime | None:
    """Give the instant, on the clock of whoever exported it."""
    time = time_of(inside(each, "date_unixtime"))
    shown = read_instant(word(each, "date"))
    if time is None or shown is None or not isinstance(shown.time, datetime):
        return time
    ahead = shown.time.replace(tzinfo=UTC) - time if shown.time.tzinfo is None else timedelta()
    return time.astimezone(timezone(ahead)) if ahead and abs(ahead) <= _FARTHEST else time


def _said(each: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Give the words with their marks, and where they link; or what the program tells."""
    told = each.get("text")
    parts = told if isinstance(told, list) else [told]
    words = (part if isinstance(part, str) else _as_written(part) for part in parts)
    text = "".join(words).strip()
    if word(each, "type") == "service":
        text = first_word(each, "action").replace("_", " ")
    files = next((name for key in _FILES if (name := word(each, key))), "")
    if files and not files.startswith("("):  # "(File not included. ...)"
        name = files.rpartition("/")[2]
        text = f"{text}\n\nShared: {name}" if text else f"Shared {name}"
    linked = (word(part, key) for part in parts for key in ("href", "text"))
    return text, web_links(*linked)


def _as_written(part: Any) -> str:
    said = inside(part, "text")
    said = said if isinstance(said, str) else ""
    return f"\n```\n{said}\n```\n" if word(part, "type") == "pre" else said


def _author(each: dict[str, Any] | None) -> str:
    return first_word(each, "from", "actor", "from_id")
