"""Rooms of Matrix as Element exports them in JSON."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pm_facilitator.importers.draft import ImportWarning, ReviewDraft
from pm_facilitator.importers.formats.messages import Aside, Message, quoted, read_messages, time_of
from pm_facilitator.importers.formats.values import counted, inside, mappings, some_have, word
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_MESSAGE, _ENCRYPTED = "m.room.message", "m.room.encrypted"
_NOTICE = "m.notice"
"""As what bots say their messages."""

_TOLD = {"m.room.topic": "topic", "m.room.name": "name"}
"""What tells of an incident while it goes on."""

_FILES = frozenset(("m.image", "m.file", "m.video", "m.audio"))
_QUOTED = re.compile(r"(?:>[^\n]{0,2000}\n)+\n?")
_LINK = re.compile(r"https?://[^\s<>()]{1,500}")


class MatrixExport:
    """Reads messages with replies and corrections, links and files."""

    name = "Matrix export"

    def recognises(self, source: Source) -> bool:
        """Look for events of a room with who sent them and when."""
        found = _events(source.values)
        return some_have(found, "origin_server_ts", "sender", "content", "type")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the messages and topics; joins and reactions are notices, and shown on wish."""
        found = _events(source.values)
        draft = read_messages(list(_messages(found, source.name)), hints, self.name, watch=watch)
        closed = sum(word(each, "type") == _ENCRYPTED for each in found)
        if not closed:
            return draft
        many = counted(closed, "message was", "messages were")
        told = ImportWarning(0, f"{many} encrypted and could not be read.")
        return replace(draft, warnings=(told, *draft.warnings))


def _events(values: Any) -> list[dict[str, Any]]:
    """Give the events of an export, or of an answer of the API, which begins with the newest."""
    found = mappings(values, "messages") or mappings(values, "chunk") or mappings(values)
    times = [each.get("origin_server_ts") for each in found]
    numbers = [time for time in times if type(time) is int]
    backwards = len(numbers) == len(found) > 1 and numbers == sorted(numbers, reverse=True)
    return found[::-1] if backwards else found


def _messages(found: list[dict[str, Any]], file: str) -> Iterator[Message]:
    names = _names(found)
    by_id = {word(each, "event_id"): each for each in found}
    corrected = {
        word(each, "content", "m.relates_to", "event_id"): word(
            each, "content", "m.new_content", "body"
        )
        for each in found
        if word(each, "content", "m.relates_to", "rel_type") == "m.replace"
    }
    for number, each in enumerate(found, 1):
        kind, content = word(each, "type"), inside(each, "content")
        relation = word(content, "m.relates_to", "rel_type")
        if kind == _ENCRYPTED:
            continue
        if relation == "m.replace" and word(content, "m.relates_to", "event_id") in by_id:
            continue  # a correction of what is not here says all there is
        if relation == "m.replace":
            content = inside(content, "m.new_content")
        said = corrected.get(word(each, "event_id")) or _said(kind, content)
        parent = by_id.get(word(content, "m.relates_to", "m.in_reply_to", "event_id"))
        answered = _said(_MESSAGE, inside(parent, "content"))
        told = kind == _MESSAGE or kind in _TOLD
        bot = word(content, "msgtype") == _NOTICE
        yield Message(
            number,
            names.get(word(each, "sender")) or word(each, "sender"),
            said.split("\n"),
            time=time_of(inside(each, "origin_server_ts")),
            aside=Aside.BOT if bot else None if told else Aside.NOTICE,
            answers=quoted(names.get(word(parent, "sender"), ""), answered) if parent else "",
            evidence=tuple(dict.fromkeys(_LINK.findall(said))),
            file=file,
            entry=number,
        )


def _names(found: list[dict[str, Any]]) -> dict[str, str]:
    """Give what people call themselves, as far as the room tells it; else the first part of ids."""
    names = {
        sender: sender.removeprefix("@").partition(":")[0]
        for each in found
        if (sender := word(each, "sender"))
    }
    for each in found:
        if name := word(each, "content", "displayname"):
            names[word(each, "state_key") or word(each, "sender")] = name
    return names


def _said(kind: str, content: Any) -> str:
    if kind in _TOLD:
        return f"Set the {_TOLD[kind]}: {word(content, _TOLD[kind])}"
    if kind == "m.room.member":
        return f"({word(content, 'membership')})"
    if kind != _MESSAGE:
        return word(content, "m.relates_to", "key")
    body = word(content, "body")
    if word(content, "msgtype") in _FILES:
        return f"Shared {body}"
    # Older programs write what is answered above the words of a reply.
    return _QUOTED.sub("", body, count=1) if inside(content, "m.relates_to") else body
