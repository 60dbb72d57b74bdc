"""A guess at what sort of event an entry tells of, from its words."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pm_facilitator import assets
from pm_facilitator.domain.vocabulary import EventKind

_OTHER = EventKind.OTHER
_HEAD = 300
"""So many letters of a text are looked at."""

_Letters = dict[str, "_Letters"]


def guess_kind(text: str) -> EventKind:
    """Guess the kind of an event; ``OTHER`` when nothing hints at one."""
    head = text[:_HEAD].lower()
    if not _any_hint().search(head):
        return _OTHER  # at once, for most texts hint at nothing
    found = {match.lastgroup or "" for match in _hints().finditer(head)}
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
        """Find the hints that may begin in words."""
        for word in set(words) - self._known:
            if _any_beginning().search(word):
                self._begun[word] = [hint for first, hint in _beginnings() if first in word]
        self._known.update(words)


def _kinds() -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = assets.toml("importers/event_kinds.toml")["kinds"]
    return kinds


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
    """Give a pattern for all hints that looks at each letter once, as a tree of them."""
    return re.compile(rf"(?<![\w-]){_tree(hint for hints in _kinds().values() for hint in hints)}")


@cache
def _beginnings() -> list[tuple[str, str]]:
    """Give the first word of each hint, and the hint."""
    return [(hint.split(" ")[0], hint) for hints in _kinds().values() for hint in hints]


@cache
def _any_beginning() -> re.Pattern[str]:
    """Give a pattern for the first words of all hints."""
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
