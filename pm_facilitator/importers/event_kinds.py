"""A guess at what sort of event an entry tells of, from its words."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pm_facilitator import assets
from pm_facilitator.domain.vocabulary import EventKind

_OTHER = EventKind.OTHER
_HEAD = 300
"""So many letters of a text are looked at."""

_TELLING = (EventKind.RESOLUTION, EventKind.RECOVERY, EventKind.MITIGATION)
"""What the times of an incident are told by."""

_STATUS = r"(?:(?:incident\s)?stat(?:us|e)(?:\s(?:is|(?:changed|set|updated|moved)\sto)|:)\s)?"
_BEHIND = (
    r"(?=\s*(?:$|[:;!|()\[\]*`–—→✅✔]|[.,-](?=\s|$))"
    r"|\s(?:by|after|at|automatically|now|everywhere|(?:for|in|on)\sall)\b)"
)
"""What may stand behind a state; "Fixed TTL rolled out" is about something else."""

_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|no|until|will\sbe|must\sbe)|n't"
    r"|(?<!seems\s)(?<!appears\s)(?<!seem\s)(?<!appear\s)\bto\sbe)"
    r"(?:\s(?:yet|fully|completely|entirely|even|all|be|been)){0,3}\s$"
)
"""What says in front of a hint that it has not happened, or not yet."""

_REACH = 60

_ALARM = "[RESOLVED] "
"""How the messages of alarms open that are over; the incident need not be."""

_Letters = dict[str, "_Letters"]


def guess_kind(text: str) -> EventKind:
    """Guess the kind of an event; ``OTHER`` when nothing hints at one."""
    head = text[:_HEAD].lower()
    if not _any_hint().search(head):
        return _OTHER  # at once, for most texts hint at nothing
    if text.startswith(_ALARM):
        return EventKind.RECOVERY
    state = _state().match(head)
    kind, sure = _states()[state["state"]] if state else (_OTHER, False)
    if sure:
        return kind
    hinted = _hinted(head)
    return hinted if kind is _OTHER or hinted in _TELLING else kind


def _hinted(head: str) -> EventKind:
    """Guess a kind from the hints in the beginning of a text."""
    found = {
        match.lastgroup or ""
        for match in _hints().finditer(head)
        if match.lastgroup not in _TELLING
        or not _DENIED.search(head[max(0, match.start() - _REACH) : match.start()])
    }
    return next((kind for name, kind in _order() if name in found), _OTHER)


class KindGuesser:
    """Guesses the kinds of the events of one text, whose words come again and again."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._begun: dict[str, list[str]] = {}

    def guess(self, text: str) -> EventKind:
        """Guess the kind of an event as `guess_kind` does."""
        head = text[:_HEAD].lower()
        words = head.split()
        if not self._known.issuperset(words):
            self._learn(words)
        if self._begun.keys().isdisjoint(words):
            return _OTHER
        for word in self._begun.keys() & words:
            for hint in self._begun[word]:
                if hint in head:
                    return guess_kind(text)
        return _OTHER

    def _learn(self, words: Sequence[str]) -> None:
        """Find the hints and states that may begin in words."""
        for word in set(words) - self._known:
            if _any_beginning().search(word):
                self._begun[word] = [hint for first, hint in _beginnings() if first in word]
        self._known.update(words)


def _kinds() -> dict[str, list[str]]:
    return _table("kinds")


def _table(name: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = assets.toml("importers/event_kinds.toml")[name]
    return table


@cache
def _states() -> dict[str, tuple[EventKind, bool]]:
    """Give the kind of each state, and whether it counts before all hints."""
    return {
        word: (EventKind(kind), sure)
        for name, sure in (("weak_states", False), ("states", True))
        for kind, words in _table(name).items()
        for word in words
    }


@cache
def _state() -> re.Pattern[str]:
    words = "|".join(sorted(_states(), key=len, reverse=True))
    return re.compile(rf"\W{{0,8}}{_STATUS}\W{{0,4}}(?P<state>{words}){_BEHIND}")


def _told() -> list[str]:
    """Give all hints and states."""
    return [*(hint for hints in _kinds().values() for hint in hints), *_states()]


@cache
def _order() -> tuple[tuple[str, EventKind], ...]:
    return tuple((name, EventKind(name)) for name in _kinds())


@cache
def _hints() -> re.Pattern[str]:
    groups = (
        f"(?P<{kind}>"
        + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        + ")"
        for kind, words in _kinds().items()
    )
    return re.compile(r"(?<![\w-])(?:" + "|".join(groups) + r")(?![\w-])")


@cache
def _any_hint() -> re.Pattern[str]:
    """Give a pattern for all hints and states that looks at each letter once, as a tree of them."""
    return re.compile(rf"(?<![\w-]){_tree(_told())}")


@cache
def _beginnings() -> list[tuple[str, str]]:
    """Give the first word of each hint or state, and the whole of it."""
    return [(hint.split(" ")[0], hint) for hint in _told()]


@cache
def _any_beginning() -> re.Pattern[str]:
    """Give a pattern for the first words of all hints and states."""
    return re.compile(rf"(?<![\w-]){_tree(first for first, _ in _beginnings())}")


def _tree(words: Iterable[str]) -> str:
    root: _Letters = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(root)


def _branches(node: _Letters) -> str:
    if "" in node:
        return ""  # the shortest hint is enough
    parts = [re.escape(letter) + _branches(below) for letter, below in sorted(node.items())]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
