"""How texts become words for the search, the same for what is stored and for what is asked."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

BOUNDARY = "\ue000"
"""A word that nobody types: it stands between two texts, so that no phrase spans them."""

# Scripts written without spaces between words: every character counts as a word, and a word of the
# query is a phrase of them. Thai, Lao, Myanmar, Khmer, kana and Chinese characters.
_SOLO = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Marks that belong to the letter before them; Indic vowel signs are among them.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u1ab0-\u1aff\u20d0-\u20ff"
_WORD = re.compile(rf"[A-Za-z](?:\+\+|#)(?!\w)|[{_SOLO}]|(?:(?![{_SOLO}_])[\w{_MARKS}])+")
_PLAIN_WORD = re.compile(r"[a-z](?:\+\+|#)(?!\w)|[a-z0-9]+")

_LONGEST_QUERY = 300


class Word(NamedTuple):
    """A word of a text: where it stands, and its folded form."""

    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """Give a text without capitals, accents and variants of letters."""
    if text.isascii():
        return text.lower()
    bare = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(bare).casefold()


def words(text: str) -> Iterator[Word]:
    """Give the words of a text in order; ``C++`` and ``C#`` are words, other signs divide."""
    for found in _WORD.finditer(text):
        folded = "".join(fold(found.group()).split())
        if folded:
            yield Word(found.start(), found.end(), folded)


def indexed(text: str) -> str:
    """Give the folded words of a text, divided by spaces."""
    if text.isascii():
        return " ".join(_PLAIN_WORD.findall(text.lower()))
    return " ".join(word.folded for word in words(text))


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for: phrases that must all be there, the last one as far as typed."""

    phrases: tuple[tuple[str, ...], ...]

    def match_expression(self) -> str:
        """Give the query in the language of FTS5, where quotes keep every sign from meaning."""
        quoted = ['"' + " ".join(phrase) + '"' for phrase in self.phrases]
        return " AND ".join(quoted) + "*"

    def places(self, text: str) -> tuple[int, list[tuple[int, int]]]:
        """Give how many phrases a text holds, and where in it they stand."""
        folded = fold(text)
        if not any(phrase[0] in folded for phrase in self.phrases):
            return 0, []
        found = list(words(text))
        held, spans = 0, []
        for place, phrase in enumerate(self.phrases, start=1):
            hits = _occurrences(found, phrase, prefix=place == len(self.phrases))
            held += bool(hits)
            spans += hits
        return held, sorted(set(spans))


def read_query(text: str) -> Query | None:
    """Read what was typed; None when there is no word in it."""
    parts = [tuple(word.folded for word in words(part)) for part in text[:_LONGEST_QUERY].split()]
    phrases = tuple(part for part in parts if part)
    return Query(phrases) if phrases else None


def _occurrences(found: list[Word], phrase: tuple[str, ...], prefix: bool) -> list[tuple[int, int]]:
    size = len(phrase)
    hits = []
    for place in range(len(found) - size + 1):
        part = found[place : place + size]
        if _matches([word.folded for word in part], phrase, prefix):
            hits.append((part[0].start, part[-1].end))
    return hits


def _matches(part: list[str], phrase: tuple[str, ...], prefix: bool) -> bool:
    if tuple(part[:-1]) != phrase[:-1]:
        return False
    return part[-1].startswith(phrase[-1]) if prefix else part[-1] == phrase[-1]
