"""What Mattermost gives as an export: posts of all channels, each object on a line of its own."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from pm_facilitator.importers.draft import ImportWarning, ReviewDraft
from pm_facilitator.importers.formats.messages import (
    Aside,
    Message,
    quoted,
    read_messages,
    time_of,
)
from pm_facilitator.importers.formats.messengers.channels import (
    ALL,
    channel_choice,
    chosen_channel,
    told_private,
)
from pm_facilitator.importers.formats.messengers.slack_text import raw_text
from pm_facilitator.importers.formats.private_messages import with_private_choice
from pm_facilitator.importers.formats.values import counted, inside, mappings, word, words
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.json_text import read_json_line

_POST, _DIRECT = "post", "direct_post"
_KINDS = frozenset((_POST, _DIRECT, "team", "channel", "user", "direct_channel"))
_TOPIC = re.compile(r"system_(?:header|purpose)_change")
"""What tells of an incident while it goes on, as the topic of a channel does."""

_JOINED = re.compile(
    r"@?(?P<who>\S{1,80}) (?:(?:has )?(?:joined|left) the (?:channel|team)"
    r"|(?:was )?(?:added to|removed from) the (?:channel|team)(?: by @?(?P<by>\S{1,79}[^\s.]))?)\.?"
)
"""What old exports tell like a message of the one who joined or was added."""

_LINK = re.compile(r"(?<!\]\()https?://[^\s<>()\[\]]{1,500}|(?<=\]\()https?://[^\s<>()]{1,500}")
_Place = tuple[str, str, str]
"""Where a post was written: its kind, the team and the channel."""

_LOOKED_AT = 20
_OFTEN = 2_000
_LATEST = datetime.max.replace(tzinfo=UTC)
_UNREAD = "This line could not be read as JSON; it was left out."


@dataclass(frozen=True, slots=True)
class _Post:
    values: dict[str, Any]
    line: int
    time: datetime | None
    answers: str = ""


class MattermostExport:
    """Reads posts and the replies in them, also those that bots have made of attachments."""

    name = "Mattermost export"

    def recognises(self, source: Source) -> bool:
        """Look for lines whose objects are called like their type."""
        if source.files or not source.head.lstrip().startswith('{"type"'):
            return False
        lines = [line for line in source.head.split("\n")[:_LOOKED_AT] if line.strip()]
        found = list(filter(None, map(read_json_line, lines)))
        kinds = [word(each, "type") for each in found]
        held = any(kind in _KINDS and kind in each for kind, each in zip(kinds, found, strict=True))
        posts = {*kinds} <= {_POST, _DIRECT}
        return held and (posts or (kinds[0] == "version" and "version" in found[0]))

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the channels that are wanted; messages to one person or a few on wish."""
        export = _Export(source, watch)
        shown = Aside.PRIVATE.shown(hints)
        private = export.set_private_aside(shown=shown)
        latest = export.latest
        chosen = chosen_channel(latest, sum(map(len, export.posts.values())), hints)
        wanted = list(latest) if chosen == ALL else [chosen]
        messages = list(export.messages(wanted, several=len(wanted) > 1))
        draft = read_messages(messages, hints, self.name, watch=watch)
        closed = told_private(wanted, export.closed, hints)
        form = f"{self.name}, {counted(len(latest), 'channel', 'channels')}"
        draft = replace(
            draft,
            form=form if latest else self.name,
            warnings=(*export.warnings, *closed, *draft.warnings),
            choices=(*channel_choice(latest, chosen, export.label), *draft.choices),
        )
        return with_private_choice(draft, private, shown=shown) if private else draft


class _Export:
    """An export while it is read.

    Attributes:
        posts: those of each channel, with the replies; a channel is called with its team where
            another team has one of the same name.
        closed: the names of private channels.
        direct: the places of messages to one person or a few.
    """

    def __init__(self, source: Source, watch: Watch) -> None:
        self.file = source.name
        self.posts: dict[str, list[_Post]] = {}
        self.closed: set[str] = set()
        self.direct: set[str] = set()
        self.warnings: list[ImportWarning] = []
        self._found: dict[_Place, list[_Post]] = {}
        self._closed: set[_Place] = set()
        lines = source.text.removeprefix("\ufeff").split("\n")
        for number, line in enumerate(lines, 1):
            if number % _OFTEN == 0:
                watch(number / len(lines) / 2)
            value = read_json_line(line)
            if value is not None:
                self._take(value, number)
            elif line.strip():
                self.warnings.append(ImportWarning(number, _UNREAD))
        for place, name in _names_of(self._found).items():
            self.posts[name] = self._found[place]
            if place in self._closed:
                self.closed.add(name)
            if place[0] == _DIRECT:
                self.direct.add(name)

    @property
    def latest(self) -> dict[str, datetime]:
        """Give when each channel was last written in."""
        first = datetime.min.replace(tzinfo=UTC)
        return {
            channel: max(each.time or first for each in posts)
            for channel, posts in self.posts.items()
        }

    def label(self, channel: str) -> str:
        """Say what a channel is called."""
        return f"Direct messages: {channel}" if channel in self.direct else f"#{channel}"

    def set_private_aside(self, *, shown: bool) -> int:
        """Leave out messages to one person or a few unless they are wanted, and count them."""
        count = sum(len(self.posts[channel]) for channel in self.direct)
        for channel in () if shown else self.direct:
            del self.posts[channel]
        return count

    def messages(self, channels: list[str], *, several: bool) -> Iterator[Message]:
        """Give the messages of the channels in order of time."""
        posts = [(channel, post) for channel in channels for post in self.posts[channel]]
        for channel, post in sorted(posts, key=lambda pair: pair[1].time or _LATEST):
            author = word(post.values, "user")
            place = "a direct message" if channel in self.direct else f"#{channel}"
            text = _said(post.values)
            yield Message(
                post.line,
                f"{author} in {place}" if several else author,
                text.split("\n"),
                time=post.time,
                aside=_aside(post.values),
                answers=post.answers,
                evidence=tuple(dict.fromkeys(_LINK.findall(text))),
                file=self.file,
            )

    def _take(self, value: dict[str, Any], line: int) -> None:
        kind = word(value, "type")
        held = value.get(kind)
        if kind == "channel" and word(held, "type") == "P":
            self._closed.add((_POST, word(held, "team"), word(held, "name")))
        if kind not in (_POST, _DIRECT) or not isinstance(held, dict):
            return
        place = (kind, word(held, "team"), word(held, "channel"))
        if kind == _DIRECT:
            place = (kind, "", ", ".join(words(held, "channel_members")))
        answers = quoted(word(held, "user"), word(held, "message"))
        found = self._found.setdefault(place, [])
        found.append(_Post(held, line, time_of(held.get("create_at"))))
        for each in mappings(held, "replies"):
            found.append(_Post(each, line, time_of(each.get("create_at")), answers))


def _names_of(places: Iterable[_Place]) -> dict[_Place, str]:
    """Say what channels are called, with the team only where it tells two of them apart."""
    places = list(places)
    count = Counter(channel for _, _, channel in places)
    return {
        (kind, team, channel): channel
        if count[channel] == 1
        else "/".join(filter(None, ("@" if kind == _DIRECT else team, channel)))
        for kind, team, channel in places
    }


def _said(values: dict[str, Any]) -> str:
    """Give the words of a post, of what bots attach as Mattermost takes it over from Slack."""
    attached = inside(values, "props", "attachments")
    text = raw_text({"text": word(values, "message"), "attachments": attached})
    paths = (word(each, "path") for each in mappings(values, "attachments"))
    files = [path.rpartition("/")[2] for path in paths if path]
    if not files:
        return text
    return f"{text}\n\nShared: {', '.join(files)}" if text else f"Shared {files[0]}"


def _aside(values: dict[str, Any]) -> Aside | None:
    kind = word(values, "type")
    if kind.startswith("system_") and not _TOPIC.fullmatch(kind):
        return Aside.NOTICE
    joined = _JOINED.fullmatch(word(values, "message"))
    if joined and word(values, "user") in joined.groups():
        return Aside.NOTICE
    props = inside(values, "props")
    from_bot = any(word(props, key) == "true" for key in ("from_webhook", "from_bot"))
    return Aside.BOT if from_bot else None
