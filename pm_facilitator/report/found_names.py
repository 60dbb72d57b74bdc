"""People whom a review's texts name although they are on no list of its people."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pm_facilitator import assets
from pm_facilitator.domain.common_words import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BETWEEN = re.compile(r" (?:(?:van|von|de|da|di|der|den|del|la|le|el|al|bin|dos|du) )?| [A-Z]\. ")
_OPENS = re.compile(r"(?:^|[.!?:;•|>*_#\n(\[“\"-]\s*)$")
_DIGIT_NEAR = re.compile(r"\s?\d")
_MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        return self.text.removesuffix("'s").removesuffix("’s").casefold()

    @property
    def has_capital(self) -> bool:
        return self.text[:1].isupper() and not self.text.isupper()


@dataclass(frozen=True, slots=True)
class _Known:
    given: frozenset[str]
    maybe: frozenset[str]
    no_people: frozenset[str]
    calendar: frozenset[str]


def found_names(texts: Iterable[str], keep: Collection[str] = ()) -> list[tuple[str, ...]]:
    """Give the names of people that the texts hold, each with its parts, longest ones first.

    A given name counts when it has its capital, is no product, place or month, and is not written
    small elsewhere; what follows it with a capital belongs to it.

    Args:
        texts: all texts of the review.
        keep: folded words that are no people here, such as the names of services and teams.
    """
    read = [unicodedata.normalize("NFC", text) for text in texts]
    small = {word for text in read for word in re.findall(r"\b[^\W\d_]+\b", text) if word.islower()}
    no_names = frozenset(part for name in keep for part in name.split()) | frozenset(keep)
    whole = dict.fromkeys(name for text in read for name in _names(text, small, no_names))
    return sorted((_with_parts(name, small) for name in whole), key=len, reverse=True)


def _with_parts(name: str, small: Collection[str]) -> tuple[str, ...]:
    """Give a name and those of its parts that are no words of the texts when they stand alone."""
    parts = [part for part in _WORD.findall(name) if len(part) > 1 and not part.islower()]
    return tuple(dict.fromkeys([name, *(each for each in parts if each.casefold() not in small)]))


def _names(text: str, small: Collection[str], no_names: Collection[str]) -> Iterator[str]:
    words = [_Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    place = 0
    while place < len(words):
        if not _is_given(text, words[place], no_names):
            place += 1
            continue
        last = _end_of_name(text, words, place)
        if last > place or not _needs_a_surname(text, words[place], small):
            end = words[last].end
            whole = text[words[place].start : end]
            yield whole.removesuffix("'s").removesuffix("’s")
        place = last + 1


def _is_given(text: str, word: _Word, no_names: Collection[str]) -> bool:
    known = _known()
    first = word.folded.split("-")[0]
    if not word.has_capital or first in no_names or first in known.no_people:
        return False
    if first in known.calendar and _DIGIT_NEAR.match(text, word.end):
        return False
    return first in known.given or first in known.maybe


def _needs_a_surname(text: str, word: _Word, small: Collection[str]) -> bool:
    """Tell whether a word alone is too uncertain: an everyday word, at a sentence's start or so."""
    known = _known()
    if word.folded in small or word.folded in known.calendar:
        return True
    return word.folded in known.maybe and _OPENS.search(text[: word.start]) is not None


def _end_of_name(text: str, words: list[_Word], place: int) -> int:
    """Give the place of the last word that belongs to a name which begins here."""
    last, parts = place, 1
    for number in range(place + 1, len(words)):
        between = text[words[number - 1].end : words[number].start]
        if words[number].text.islower() and between == " " and _is_particle(words[number].text):
            continue
        gap = text[words[last].end : words[number].start]
        if not _BETWEEN.fullmatch(gap) or not _is_surname(words[number]):
            break
        last, parts = number, parts + 1
        if parts == _MOST_PARTS:
            break
    return last


def _is_particle(word: str) -> bool:
    return _BETWEEN.fullmatch(f" {word} ") is not None


def _is_surname(word: _Word) -> bool:
    if not word.has_capital or word.folded in STOP_WORDS:
        return False
    return word.folded not in _known().calendar


@cache
def _known() -> _Known:
    names, others = assets.toml("language/en/names.toml"), assets.toml("not_people.toml")
    no_people = frozenset(others["products"].split()) | frozenset(others["places"].split())
    calendar = frozenset(others["calendar"].split())
    return _Known(
        given=frozenset(names["names"].split()),
        maybe=frozenset(names["maybe"].split()),
        no_people=no_people,
        calendar=calendar,
    )
