"""The words around a clock time, in the languages of ``importers/time_words.toml``, as patterns."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Any

from pm_facilitator import assets

_FILE = "importers/time_words.toml"
SIGNS = "\u3000"
"""What is written with signs from here on has no spaces around its words."""

_ENOUGH = 4_000
"""The letters that tell the language of a text."""

_LEAST = 3
_LETTERS = re.compile(r"[^\W_]+")
_WIDE = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("："): ":", ord("／"): "/"}


def words_of(*keys: str) -> list[str]:
    """Give the words that any language has under these keys, in small letters, each once.

    Those of spans of time come without their lengths.
    """
    found = (word for table in _tables() for key in keys for word in table.get(key, ()))
    return list(dict.fromkeys(found))


def any_word(*keys: str) -> str:
    """Give a pattern for any of the words under these keys, the longest first, each as a whole.

    It opens no group of its own, and its letters are small ones.
    """
    return any_of_words(words_of(*keys))


def any_of_words(words: Iterable[str]) -> str:
    """Give such a pattern for any words."""
    # Grouped by their first letter, for a pattern tries one way after the other.
    ordered = sorted(words, key=lambda word: (word[0], -len(word), word))
    ways = (
        f"{re.escape(letter)}(?:{'|'.join(_rest(word) for word in group)})"
        for letter, group in groupby(ordered, key=lambda word: word[0])
    )
    return rf"(?:{'|'.join(ways)})"


def _rest(word: str) -> str:
    """Write all but the first letter as a pattern that ends where the word does."""
    said = re.escape(word[1:]).replace(r"\ ", r"\s")
    return said if word[-1] >= SIGNS or not word[-1].isalpha() else rf"{said}(?![^\W\d_])"


@cache
def numbers() -> dict[str, int]:
    """Give what the words for small numbers mean."""
    found: dict[str, int] = {}
    for table in _tables():
        for number, word in enumerate(table.get("numbers", ()), 1):
            found.setdefault(word, number)
    return found


@cache
def numbers_of_dial() -> dict[str, int]:
    """Give the same for the languages that tell halves and quarters of hours as "halb zehn"."""
    found: dict[str, int] = {}
    for table in _tables():
        if "quarter_to" in table:
            found |= {word: number for number, word in enumerate(table["numbers"], 1)}
    return found


@cache
def units() -> dict[str, int]:
    """Give the seconds of each unit of time, by its names."""
    lengths = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}
    return {word: size for key, size in lengths.items() for word in words_of(key)}


@cache
def spans() -> dict[str, int]:
    """Give the minutes of spans of time that are told in words: "half an hour"."""
    return {name: size for table in _tables() for name, size in table.get("spans", {}).items()}


@cache
def first_words(*keys: str) -> dict[str, frozenset[str]]:
    """Give the first words of the phrases under some keys, each with what may stand behind it.

    That is the second word of each phrase, or "" where the first one is all of it. Phrases that
    are written with signs are left out, since their words are not parted.
    """
    found: dict[str, set[str]] = {}
    for phrase in words_of(*keys):
        if phrase[0] < SIGNS:
            first, *others = _LETTERS.findall(phrase)
            found.setdefault(first, set()).add(others[0] if others else "")
    return {first: frozenset(others) for first, others in found.items()}


@cache
def in_signs(*keys: str) -> tuple[str, ...]:
    """Give the words under some keys that are written with signs."""
    return tuple(word for word in words_of(*keys) if word[0] >= SIGNS)


def is_foreign(text: str) -> bool:
    """Tell whether a text is written in one of these languages other than English.

    They put the day of a numeric date before its month, or write its year first.
    """
    said = Counter(_LETTERS.findall(text[:_ENOUGH].lower()))
    ours, theirs = assets.toml(_FILE)["en"]["common"], _common_elsewhere()
    count = sum(number for word, number in said.items() if word in theirs)
    return count >= _LEAST and count > 2 * sum(said[word] for word in ours)


@cache
def _common_elsewhere() -> frozenset[str]:
    ours = assets.toml(_FILE)["en"]["common"]
    return frozenset(words_of("common")).difference(ours)


def with_plain_digits(text: str) -> str:
    """Write the wide digits of Japanese and Chinese as the others, each in its place."""
    return text if text.isascii() else text.translate(_WIDE)


def _tables() -> Iterator[dict[str, Any]]:
    yield from assets.toml(_FILE).values()
