"""What Slack gives as an export: a folder or an archive of channels and days, or one file of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ImportWarning, ReviewDraft
from pm_facilitator.importers.formats.messages import Aside, Message, quoted, read_messages
from pm_facilitator.importers.formats.messengers.channels import (
    ALL,
    channel_choice,
    chosen_channel,
    told_private,
)
from pm_facilitator.importers.formats.messengers.slack_posts import Post
from pm_facilitator.importers.formats.private_messages import with_private_choice
from pm_facilitator.importers.formats.values import counted, first_word, mappings, word, words
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.decoding import decode
from pm_facilitator.importers.text.json_text import read_json

_DAY_FILE = re.compile(r"(?:(?P<channel>[^/]+)/)?[0-9]{4}-[0-9]{2}-[0-9]{2}\.json")
_USERS = ("users.json", "org_users.json")
_CHANNELS = ("channels.json", "groups.json", "mpims.json", "dms.json")
_OTHERS = frozenset(
    ("integration_logs.json", "canvases.json", "file_conversations.json", "lists.json",
     "huddle_transcripts.json", "content_flags.json", *_USERS, *_CHANNELS)
)  # fmt: skip
_CLOSED, _DIRECT = "groups.json", ("mpims.json", "dms.json")
_IS_DIRECT = re.compile(r"mpdm-.+-[0-9]+|D[A-Z0-9]{8,20}")
"""How the folder of direct messages is called, and their place in a single file, in its id."""

_LOOKED_AT = 20
_OFTEN = 2_000
_LAST = datetime.max.replace(tzinfo=UTC)


class SlackExport:
    """Reads messages with their threads, names, mentions, links and files."""

    name = "Slack export"

    def recognises(self, source: Source) -> bool:
        """Look for files of days, or for messages in a single file."""
        if not source.files:
            found = _messages_in(source.values)[:_LOOKED_AT]
            return any(each.get("type") == "message" and "ts" in each for each in found)
        days = [path for path in source.files if _DAY_FILE.fullmatch(path)]
        known = all(path in _OTHERS or _DAY_FILE.fullmatch(path) for path in source.files)
        tables = any(path in source.files for path in (*_USERS, _CHANNELS[0]))
        return bool(days) and (known or tables)

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the channels that are wanted, the replies of a thread behind its beginning."""
        export = _Export(source)
        export.load(watch)
        shown = Aside.PRIVATE.shown(hints)
        private = export.set_private_aside(shown=shown)
        latest = export.latest
        chosen = chosen_channel(latest, sum(map(len, export.posts.values())), hints)
        messages = list(export.messages(chosen, lambda done: watch(done / 2)))
        draft = read_messages(messages, hints, self.name, watch=lambda done: watch(0.5 + done / 2))
        form = f"{self.name}, {counted(len(latest), 'channel', 'channels')}"
        closed = told_private(latest if chosen == ALL else (chosen,), export.closed, hints)
        draft = replace(
            draft,
            form=form if source.files and latest else self.name,
            warnings=(*export.warnings, *closed, *draft.warnings),
            choices=(*channel_choice(latest, chosen, export.label), *draft.choices),
        )
        return with_private_choice(draft, private, shown=shown) if private else draft


class _Export:
    """An export while it is read.

    Attributes:
        names: of people and channels by their ids.
        posts: the messages of each channel.
        closed: the names of private channels.
        direct: the folders of messages to one person or a few, and between whom they were.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.names: dict[str, str] = {}
        self.bots: frozenset[str] = frozenset()
        self.posts: dict[str, list[Post]] = {}
        self.closed: frozenset[str] = frozenset()
        self.direct: dict[str, str] = {}
        self.warnings: list[ImportWarning] = []

    def load(self, watch: Watch) -> None:
        """Read all files; one that is broken is named and left out."""
        if not self.source.files:
            self._take(self.source.values, "", self.source.name)
            return
        self._load_tables()
        for number, (path, data) in enumerate(sorted(self.source.files.items())):
            watch(number / len(self.source.files))
            if match := _DAY_FILE.fullmatch(path):
                channel = match["channel"] or self.source.name.rpartition("/")[2]
                self._take(self._json(path, data), channel, path)
            elif path not in _OTHERS:
                message = "It is no part of the export and was left out; import it by itself."
                self.warnings.append(ImportWarning(0, message, where=path))

    def set_private_aside(self, *, shown: bool) -> int:
        """Leave out messages to one person or a few unless they are wanted, and count them."""
        found = [channel for channel in self.posts if self._is_direct(channel)]
        count = sum(len(self.posts[channel]) for channel in found)
        for channel in () if shown else found:
            del self.posts[channel]
        return count

    @property
    def latest(self) -> dict[str, datetime]:
        """Give when each channel was last written in."""
        return {channel: _last_of(posts) for channel, posts in self.posts.items()}

    def label(self, channel: str) -> str:
        """Say what a channel is called."""
        if not self._is_direct(channel):
            return f"#{channel}"
        return f"Direct messages: {self.direct.get(channel) or channel}"

    def messages(self, chosen: str, watch: Watch) -> Iterator[Message]:
        """Give the messages of the channels in order of time, replies behind what they answer."""
        channels = list(self.posts) if chosen == ALL else [chosen]
        posts = [post for channel in channels for post in self.posts[channel]]
        posts.sort(key=lambda post: post.time or _LAST)
        by_key = {post.key: post for post in posts}
        threads: dict[tuple[str, str], list[Post]] = {}
        for post in posts:
            threads.setdefault(post.begins, []).append(post)
        ordered = (post for thread in threads.values() for post in thread)
        for number, post in enumerate(ordered, 1):
            if number % _OFTEN == 0:
                watch(number / len(posts))
            parent = by_key.get(post.begins) if post.begins != post.key else None
            yield self._message(number, post, parent, several=len(channels) > 1)

    def _message(self, number: int, post: Post, parent: Post | None, *, several: bool) -> Message:
        lines, evidence = post.said(self.names)
        author = post.author(self.names)
        answers = ""
        if parent is not None:
            answers = quoted(parent.author(self.names), " ".join(parent.said(self.names)[0]))
        elif post.begins != post.key:
            answers = "a message that is not in the export"
        return Message(
            number,
            f"{author} in {self._place(post.channel)}" if several else author,
            lines,
            time=post.time,
            aside=self._aside(post),
            answers=answers,
            evidence=evidence,
            file=post.file,
            entry=post.entry,
        )

    def _aside(self, post: Post) -> Aside | None:
        """Tell of which sort a message is; a single file tells by ids which ones are private."""
        if not self.source.files:
            ids = (word(self.source.values, "channel_id"), *post.places)
            if any(map(_IS_DIRECT.fullmatch, ids)):
                return Aside.PRIVATE
        return post.aside(self.bots)

    def _is_direct(self, channel: str) -> bool:
        return channel in self.direct or _IS_DIRECT.fullmatch(channel) is not None

    def _place(self, channel: str) -> str:
        return "a direct message" if self._is_direct(channel) else f"#{channel}"

    def _load_tables(self) -> None:
        users = [each for table in _USERS for each in mappings(self._table(table))]
        self.bots = frozenset(word(each, "id") for each in users if each.get("is_bot") is True)
        for each in users:
            profile = (("profile", "display_name"), ("profile", "real_name"))
            self.names[word(each, "id")] = first_word(each, *profile, "real_name", "name")
        tables = {table: mappings(self._table(table)) for table in _CHANNELS}
        for each in (each for table in tables.values() for each in table):
            self.names.setdefault(word(each, "id"), word(each, "name"))
        self.closed = frozenset(word(each, "name") for each in tables[_CLOSED])
        for each in (each for table in _DIRECT for each in tables[table]):
            between = ", ".join(self.names.get(member, member) for member in words(each, "members"))
            # Their folder is called like their name or like their id; those to one have no name.
            for key in filter(None, (word(each, "name"), word(each, "id"))):
                self.direct[key] = between

    def _table(self, path: str) -> Any:
        data = self.source.files.get(path)
        return None if data is None else self._json(path, data)

    def _json(self, path: str, data: bytes) -> Any:
        try:
            values = read_json(decode(data, path).removeprefix("\ufeff"))
        except ImportFailed as error:
            self.warnings.append(ImportWarning(0, str(error), where=path))
            return None
        if values is None:
            message = "This is not valid JSON; it was left out."
            self.warnings.append(ImportWarning(0, message, where=path))
        return values

    def _take(self, values: Any, channel: str, path: str) -> None:
        posts = [
            Post.of(each, channel, path, number)
            for number, each in enumerate(_messages_in(values), 1)
        ]
        for post in posts:
            user, name = post.introduced
            if name and not self.names.get(user):
                self.names[user] = name
        self.posts.setdefault(channel, []).extend(post for post in posts if post.is_there)


def _messages_in(values: Any) -> list[dict[str, Any]]:
    """Give the messages of a file: a list of them, or what the API answers, threads unfolded."""
    found = mappings(values, "messages") or (mappings(values) if isinstance(values, list) else [])
    unfolded: list[dict[str, Any]] = []
    for each in found:
        unfolded += [each, *mappings(each, "slackdump_thread_replies")]
    return unfolded


def _last_of(posts: Sequence[Post]) -> datetime:
    return max((post.time for post in posts if post.time), default=datetime.min.replace(tzinfo=UTC))
