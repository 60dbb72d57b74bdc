"""One message as Slack stores it, and what it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pm_facilitator.importers.formats.messages import Aside, time_of
from pm_facilitator.importers.formats.messengers.slack_text import raw_text, read_markup
from pm_facilitator.importers.formats.values import first_word, mappings, web_links, word

_GONE = frozenset(("message_deleted", "message_changed", "tombstone", "message_replied"))
_NOTICE = re.compile(
    r"(?:channel|group|im|mpim)_[a-z_]+|pinned_item|unpinned_item|bot_(?:add|remove)|reminder_add"
    r"|sh_room_[a-z_]+|app_conversation_join|huddle_thread"
)
_NAMED = re.compile(r"(?:channel|group|mpim)_(?P<what>topic|purpose)")
"""What tells of an incident while it goes on, such as "SEV1: checkout is down"."""

_OWN_NAMES = (("user_profile", "display_name"), ("user_profile", "real_name"))
_PLACES = (("channel",), ("channel", "id"), ("channel", "name"))
_SLACKBOT = "USLACKBOT"
_WRITER = re.compile(r"\A<@[A-Z0-9]{1,20}(?:\|[^<>]{0,80})?>\s+")


@dataclass(frozen=True, slots=True)
class Post:
    """A message, and where it stands.

    Attributes:
        file: the path of its file.
        entry: which one it is there, from 1.
        key: what it is known by.
        begins: what the message is known by that its thread begins with; itself without one.
    """

    values: Mapping[str, Any]
    channel: str
    file: str
    entry: int
    time: datetime | None
    key: tuple[str, str]
    begins: tuple[str, str]

    @classmethod
    def of(cls, values: Mapping[str, Any], channel: str, file: str, entry: int) -> "Post":
        """Take a message in."""
        stamp = word(values, "ts")
        key, begins = (channel, stamp), (channel, word(values, "thread_ts") or stamp)
        return cls(values, channel, file, entry, time_of(stamp), key, begins)

    @property
    def is_there(self) -> bool:
        """Tell whether it is a message at all, and still there."""
        kind = word(self.values, "type") or "message"
        gone = word(self.values, "subtype") in _GONE or self.values.get("hidden") is True
        return kind == "message" and not gone

    @property
    def places(self) -> tuple[str, ...]:
        """Give the ids and names of its channel that the message itself tells, if any."""
        told = (word(self.values, *path) for path in _PLACES)
        return tuple(filter(None, told))

    @property
    def introduced(self) -> tuple[str, str]:
        """Give the id of whoever wrote it with the name that the message itself tells, if any."""
        if "user_profile" not in self.values:
            return "", ""
        return word(self.values, "user"), first_word(self.values, *_OWN_NAMES)

    def author(self, names: Mapping[str, str]) -> str:
        """Give the name of whoever wrote it."""
        user = word(self.values, "user") or word(self.values, "comment", "user")
        if user == _SLACKBOT:
            return "Slackbot"
        own = first_word(self.values, *_OWN_NAMES, "username", ("bot_profile", "name"))
        return names.get(user) or own or user or "a bot"

    def aside(self, bots: frozenset[str]) -> Aside | None:
        """Tell of which sort it is, if it is not simply of a person."""
        subtype = word(self.values, "subtype")
        if _NOTICE.fullmatch(subtype) and not self._topic:
            return Aside.NOTICE
        user = word(self.values, "user")
        is_bot = subtype == "bot_message" or word(self.values, "bot_id")
        return Aside.BOT if is_bot or user == _SLACKBOT or user in bots else None

    def said(self, names: Mapping[str, str]) -> tuple[list[str], tuple[str, ...]]:
        """Give its lines, and its links and files."""
        text, links = read_markup(self._raw, names)
        comment = self._comment
        files = mappings(self.values, "file" if comment else "files")
        shared = [name for each in files if (name := first_word(each, "title", "name"))]
        if comment and shared:
            text += f"\n\nAbout the file {shared[0]}"
        elif shared:
            text = f"{text}\n\nShared: {', '.join(shared)}" if text else f"Shared {shared[0]}"
        if edited := time_of(word(self.values, "edited", "ts")):
            text += f"\n\nEdited at {edited:%Y-%m-%d %H:%M} UTC."
        places = (first_word(each, "permalink", "url_private") for each in files)
        return text.split("\n"), tuple(dict.fromkeys((*links, *web_links(*places))))

    @property
    def _topic(self) -> str:
        """Give the topic or purpose of the channel that was set; empty for other messages."""
        named = _NAMED.fullmatch(word(self.values, "subtype"))
        return word(self.values, named["what"]) if named else ""

    @property
    def _comment(self) -> str:
        """Give what was written about a file; empty for other messages."""
        is_comment = word(self.values, "subtype") == "file_comment"
        return word(self.values, "comment", "comment") if is_comment else ""

    @property
    def _raw(self) -> str:
        """Give its words in markup, without who set a topic, or about whose file a comment is."""
        raw = self._comment or raw_text(self.values)
        return _WRITER.sub("", raw, count=1) if self._topic else raw
