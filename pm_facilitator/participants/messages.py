"""What a participant's page may say, checked to the last character before anybody looks at it.

One JSON object in each text frame of the web socket ``/live``; ``n`` is the page's running number,
echoed in the answer. Whatever does not fit is refused and never raises anything else::

    {"do": "join", "n": 1, "code": "ABCD-EFGH", "token": null, "name": "", "keys": [..],
     "secret": ".."}
    {"do": "group", "n": 2, "group": id}
    {"do": "write", "n": 3, "key": "32 hex digits", "text": "..", "round": id}
    {"do": "erase", "n": 4, "key": ".."}
    {"do": "vote", "n": 5, "target": id, "count": 2}     in all, not how many more
    {"do": "ready", "n": 6, "on": true}    {"do": "hand", "n": 7, "on": false}
    {"do": "event", "n": 8, "key": "..", "text": "..", "about": null}
    {"do": "idea", "n": 9, "key": "..", "text": ".."}
    {"do": "answer", "n": 10, "learned": true, "again": true, "round": id}
    {"do": "ping", "n": 0}                                             is anybody still there?

A key is made by the page at random for each note and shown only to the app: whoever has it may
change that note. Votes and the answer belong to the secret of ``join`` alike. Everything
can be sent twice and counts once.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pm_facilitator.participants.texts import LONGEST_NAME, LONGEST_TEXT, as_line, as_text

MOST_KEYS = 300
"""Own notes that a page may name when it joins."""

LARGEST_FRAME = 16 * 1024
"""Bytes of one frame; a page that joins with ``MOST_KEYS`` keys stays below."""

_LARGEST_NUMBER = 2**53
_MOST_VOTES = 99
_KEY = re.compile(r"[0-9a-f]{32}")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")
_UNREADABLE = "The page sent something that the app cannot read. Please load the page again."


class Refused(Exception):
    """Something that is not done, and why, in a sentence for the participant.

    Attributes:
        why: the sentence.
        n: which message it was; 0 when even that could not be read.
        final: whether sending it again is in vain.
    """

    def __init__(self, why: str, n: int = 0, *, final: bool = True) -> None:
        super().__init__(why)
        self.why = why
        self.n = n
        self.final = final


@dataclass(frozen=True, slots=True)
class Join:
    """Come in, or come back with the token that was given before.

    ``keys`` are those of own notes and ``secret`` that of own votes and of the answer to
    a closing check, so that all of them are found again.
    """

    n: int
    code: str
    token: str | None
    name: str
    keys: tuple[str, ...]
    secret: str


@dataclass(frozen=True, slots=True)
class PickGroup:
    """Sit down with a small group of the round."""

    n: int
    group: str


@dataclass(frozen=True, slots=True)
class Write:
    """Write a note, or write it anew; ``round`` is that for which it was written, when known."""

    n: int
    key: str
    text: str
    round: str | None = None


@dataclass(frozen=True, slots=True)
class Erase:
    """Take an own note away."""

    n: int
    key: str


@dataclass(frozen=True, slots=True)
class CastVotes:
    """Have so many votes in all on a note or a heap."""

    n: int
    target: str
    count: int


@dataclass(frozen=True, slots=True)
class Ready:
    """Be done with the present step, or not."""

    n: int
    on: bool


@dataclass(frozen=True, slots=True)
class Hand:
    """Raise a hand, or lower it."""

    n: int
    on: bool


@dataclass(frozen=True, slots=True)
class TellEvent:
    """Tell of an event that is missing, or of how the one it is about happened differently."""

    n: int
    key: str
    text: str
    about: str | None


@dataclass(frozen=True, slots=True)
class Idea:
    """Propose an idea for the locker."""

    n: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the two questions of the closing check of ``round``, when that is known."""

    n: int
    learned: bool
    again: bool
    round: str | None = None


@dataclass(frozen=True, slots=True)
class Ping:
    """Ask whether the app is still there."""

    n: int


Message = (
    Ping | Join | PickGroup | Write | Erase | CastVotes | Ready | Hand | TellEvent | Idea | Answer
)


def read(frame: str | bytes) -> Message:
    """Read one frame.

    Raises:
        Refused: when it is anything but one of the messages above.
    """
    if len(frame) > LARGEST_FRAME:
        raise Refused(_UNREADABLE)
    try:
        found = json.loads(frame)
    except (ValueError, RecursionError):
        raise Refused(_UNREADABLE) from None
    if not isinstance(found, dict):
        raise Refused(_UNREADABLE)
    fields = _Fields(found)
    make = _MAKERS.get(fields.word("do"))
    if make is None:
        raise fields.refusal()
    return make(fields)


class _Fields:
    """The fields of one message, each asked for by the type that it must have."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self.n = 0
        self.n = self.number("n", _LARGEST_NUMBER)

    def refusal(self) -> Refused:
        return Refused(_UNREADABLE, self.n)

    def word(self, name: str) -> str:
        value = self._values.get(name)
        if not isinstance(value, str):
            raise self.refusal()
        return value

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        value = self.word(name)
        if pattern.fullmatch(value) is None:
            raise self.refusal()
        return value

    def perhaps(self, name: str, pattern: re.Pattern[str]) -> str | None:
        return None if self._values.get(name) is None else self.matching(name, pattern)

    def text(self) -> str:
        text = as_text(self.word("text"))
        if not text:
            raise Refused("There is nothing written yet.", self.n)
        if len(text) > LONGEST_TEXT:
            raise Refused(f"Please keep it below {LONGEST_TEXT} characters.", self.n)
        return text

    def number(self, name: str, largest: int) -> int:
        value = self._values.get(name)
        # A bool is an int, and 1.0 equals 1: neither is a number here.
        if type(value) is not int or not 0 <= value <= largest:
            raise self.refusal()
        return value

    def switch(self, name: str) -> bool:
        value = self._values.get(name)
        if not isinstance(value, bool):
            raise self.refusal()
        return value

    def keys(self) -> tuple[str, ...]:
        values = self._values.get("keys", [])
        if not isinstance(values, list) or len(values) > MOST_KEYS:
            raise self.refusal()
        if not all(isinstance(value, str) and _KEY.fullmatch(value) for value in values):
            raise self.refusal()
        return tuple(dict.fromkeys(values))


def _join(fields: _Fields) -> Join:
    name = as_line(fields.word("name"))
    if len(name) > LONGEST_NAME:
        raise Refused(f"Please choose a name below {LONGEST_NAME} characters.", fields.n)
    secret = fields.word("secret")
    return Join(
        fields.n,
        code=fields.word("code")[:LONGEST_NAME],
        token=fields.perhaps("token", _TOKEN),
        name=name,
        keys=fields.keys(),
        secret=fields.matching("secret", _KEY) if secret else "",
    )


_MAKERS: Mapping[str, Callable[[_Fields], Message]] = {
    "join": _join,
    "group": lambda f: PickGroup(f.n, f.matching("group", _ID)),
    "write": lambda f: Write(f.n, f.matching("key", _KEY), f.text(), f.perhaps("round", _ID)),
    "erase": lambda f: Erase(f.n, f.matching("key", _KEY)),
    "vote": lambda f: CastVotes(f.n, f.matching("target", _ID), f.number("count", _MOST_VOTES)),
    "ready": lambda f: Ready(f.n, f.switch("on")),
    "hand": lambda f: Hand(f.n, f.switch("on")),
    "event": lambda f: TellEvent(f.n, f.matching("key", _KEY), f.text(), f.perhaps("about", _ID)),
    "idea": lambda f: Idea(f.n, f.matching("key", _KEY), f.text()),
    "ping": lambda f: Ping(f.n),
    "answer": lambda f: Answer(
        f.n, f.switch("learned"), f.switch("again"), f.perhaps("round", _ID)
    ),
}
