"""Reads a text into letters, one for each word, with the places where the words stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, cast

from pm_facilitator.language import lexicon as words
from pm_facilitator.language.alphabet import Alphabet
from pm_facilitator.language.lexicon import Lexicon

LEVELS = "ERROR|WARN|WARNING|INFO|DEBUG|FATAL|TRACE|CRITICAL"
TITLES = "Mr|Mrs|Ms|Dr|Prof"
_LOG_LINE = (
    r"(?m:^[ \t]*(?:\[?[\d:.,TZ+/-]{8,}[\d:.,TZ+/ -]*\]?[ \t]+)?"
    rf"\[?(?:{LEVELS})\b[^\n]*)"
)
_CODE = r"```.*?(?:```|\Z)|`[^`\n]+`"
_QUOTE = (
    r"\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|«[^»\n]{1,400}»|»[^«\n]{1,400}«|"
    r"(?<![^\s(])'(?=\w)[^'\n]{1,200}(?<=\w)'(?!\w)|"
    r"(?<![^\s(])[‘‚](?=[^\W\d])(?:[^‘’\n]|’(?=\w)){1,200}[‘’](?!\w)"
)
_ADDRESS = r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+|<@\w+>|@[A-Za-z][\w.-]*\w"
ZONE = r"(?:\s?(?:[AaPp][Mm]|UTC|Z)\b)"
_TIME = rf"\d{{1,2}}:\d\d(?::\d\d)?{ZONE}?"
_TITLE = rf"\b(?:{TITLES})\.(?=\s+[^\W\d_])"
_WORD = r"[^\W_]+(?:[-._'’][^\W_]+)*"
_MARK = r"\.\.+|…|[.!?]+(?=[\s\"'’”)\]*_]|$)|[,:;()\n—–]|(?:(?<=\s)|(?m:^))-+(?=\s)"
_PLAIN = r"[a-z]+(?= )"
"""Most words; tried first, as none of the other shapes begins like that and ends there."""
_SCAN = re.compile(
    f"(?s:({_PLAIN}|{_LOG_LINE}|{_CODE}|{_QUOTE}|{_ADDRESS}|{_TIME}|{_TITLE}|{_WORD}|{_MARK}))"
)
NEXT = re.compile(r" ([^\W_]+(?:['.][^\W_]+)*)")
_MARKS = {"\n": ".", "—": "-", "–": "-", "--": "-", "…": "..."}


Pieces = tuple[tuple[str, int, int], ...]
"""The letters of one written word, each with where it begins and ends in that word."""

Placed = tuple[str, int, int, int]
"""A letter, where it begins and ends, and where the written word does that it belongs to."""

Begun = Mapping[str, Sequence[tuple[str, str]]]
"""Phrases that begin with the same word, with their letters, by the second word."""

_Phrases = dict[int, tuple[str, int]]
_REMEMBERED = 20_000
"""Unlisted words whose letters are kept, at most."""


class Reading(NamedTuple):
    """A text as letters; ``starts`` and ``ends`` give each letter's place in the text."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]

    def words(self, first: int, last: int) -> str:
        """Give the text from one letter up to, not including, another, with signs as in "5%"."""
        if first >= last:
            return ""
        start, end = self.starts[first], self.ends[last - 1]
        signs_from = self.ends[first - 1] if first else 0
        signs_to = self.starts[last] if last < len(self.starts) else len(self.text)
        before = self.text[signs_from:start].rpartition(" ")[2] if signs_from < start else ""
        after = self.text[end:signs_to].partition(" ")[0] if end < signs_to else ""
        return f"{before.lstrip()}{self.text[start:end]}{after.rstrip()}"

    def word(self, at: int) -> str:
        """Give one word in lower case."""
        return self.text[self.starts[at] : self.ends[at]].lower()


class Reader:
    """Turns texts into readings, knowing the people and the components of one review."""

    def __init__(
        self,
        lexicon: Lexicon,
        alphabet: Alphabet,
        names: Sequence[str],
        components: Sequence[str],
        teams: Sequence[str] = (),
    ) -> None:
        self._lexicon = lexicon
        self._alphabet = alphabet
        self._plain = dict(alphabet.of_word)
        self._phrases: dict[str, dict[str, list[tuple[str, str]]]] = {}
        for opening, found in lexicon.phrases.items():
            for rest, classes in reversed(found):
                self._add_phrase(" ".join((opening, *rest)), alphabet.letter(classes))
        self._shape = {shape: alphabet.letter(frozenset(shape.split())) for shape in words.SHAPES}
        self._verbish = set("".join(map(alphabet.letters, ("after-name", "verb.past", "verb.s"))))
        self._nouns_are_capital = lexicon.grammar.capitalised != words.CAPITALISED
        self._starts = set(alphabet.letters("start"))
        self._maybe = set(lexicon.maybe_names)
        self._met: dict[str, Pieces] = {}
        self._add_names(names)
        self._add_things(components, words.COMPONENT)
        self._add_things(teams, words.TEAM)
        self._quick = self._quickly()
        self._phrases |= {first.capitalize(): found for first, found in self._phrases.items()}

    def read(self, text: str) -> Reading:
        """Read a text; there is no text that cannot be read."""
        parts = _SCAN.split(text)  # what lies between, a word, what lies between, and so on
        written = parts[1::2]
        places = list(accumulate(map(len, parts)))
        starts, ends = places[:-1:2], places[1::2]
        letters = list(map(self._quick.get, written))
        phrases = self._phrases_in(text, written, ends) if len(written) > 1 else {}
        if not phrases and None not in letters:
            return Reading(text, "".join(cast("list[str]", letters)), starts, ends)
        return self._read_closely(text, zip(written, letters, starts, ends, strict=True), phrases)

    def alone(self, piece: str) -> tuple[list[Placed], str] | None:
        """Read what stands between blanks; None where its neighbours decide what it is.

        Returns:
            Its letters with their places, and the word that it ends with, as it is written.
        """
        parts = _SCAN.split(piece)
        placed: list[Placed] = []
        end = 0
        for between, word in zip(parts[::2], parts[1::2], strict=False):
            start = end + len(between)
            end = start + len(word)
            known = self._quick.get(word)
            for letter, begin, stop in ((known, 0, len(word)),) if known else self._pieces(word):
                if letter == "":
                    return None
                placed.append((letter, start + begin, start + stop, start))
        return placed, parts[-2] if len(parts) > 1 and not parts[-1] else ""

    def begun_by(self, word: str) -> Begun:
        """Give the phrases that begin with a word, as it is written."""
        return self._phrases.get(word, {})

    def _phrases_in(self, text: str, written: list[str], ends: list[int]) -> _Phrases:
        """Give the letter and the end of each phrase, by where its first word ends."""
        begun = map(self._phrases.get, written)
        likely = [
            (at, found)
            for at, (found, second) in enumerate(zip(begun, written[1:], strict=False))
            if found and (second in found or not (second.isalpha() and second.islower()))
        ]
        phrases: _Phrases = {}
        if likely:
            lower = text.lower()
            spaced = (lower if len(lower) == len(text) else text).replace("-", " ")
            for at, found in likely:
                phrase = phrase_at(found, spaced, ends[at] - len(written[at]), ends[at])
                if phrase:
                    phrases[ends[at]] = phrase
        return phrases

    def _read_closely(
        self, text: str, words: Iterable[tuple[str, str | None, int, int]], phrases: _Phrases
    ) -> Reading:
        """Put phrases together, part what is two words, and judge what no list knows."""
        letters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        unsure: list[int] = []
        taken = 0
        for word, known, start, end in words:
            if start < taken:
                continue
            if end in phrases:
                letter, taken = phrases[end]
                found: Pieces = ((letter, 0, taken - start),)
            elif known:
                found = ((known, 0, end - start),)
            else:
                found = self._pieces(word)
            for letter, begin, stop in found:
                if letter == "":
                    unsure.append(len(letters))
                letters.append(letter)
                starts.append(start + begin)
                ends.append(start + stop)
        if unsure:
            self._decide(text, letters, starts, ends, unsure)
        return Reading(text, "".join(letters), starts, ends)

    def _pieces(self, word: str) -> Pieces:
        """Give what an unlisted word consists of; what was met before is remembered."""
        if word not in self._met:
            if len(self._met) >= _REMEMBERED:
                self._met.clear()
            self._met[word] = self._unlisted(word, 0)
        return self._met[word]

    def _unlisted(self, word: str, start: int) -> Pieces:
        end = start + len(word)
        exact = self._lexicon.exact.get(word)
        if exact:
            return ((self._alphabet.letter(exact), start, end),)
        lower = word.lower().replace("’", "'")
        split = self._split(lower)
        if split:
            first, at, second = split
            rest = (
                self._unlisted(word[:at], start)
                if first == lower[:at]
                else ((self._plain[first], start, start + at),)
            )
            return (*rest, (self._plain[second], start + at, end))
        if lower in self._maybe and word[0].isupper():
            return (("", start, end),)
        return ((self._letter(word, lower), start, end),)

    def _split(self, lower: str) -> tuple[str, int, str] | None:
        found = self._lexicon.splits.get(lower)
        if found:
            return found
        clipped = self._lexicon.grammar.clipped
        if clipped and lower.endswith(clipped) and len(lower) > len(clipped):
            at = len(lower) - len(clipped)
            return lower[:at], at, clipped
        stem, mark, ending = lower.rpartition("'")
        if mark and stem and "'" + ending in self._plain:
            return stem, len(stem), "'" + ending
        return None

    def _letter(self, word: str, lower: str) -> str:
        letter = self._plain.get(_MARKS.get(lower, lower))
        if letter:
            return letter
        first = word[0]
        if first == "@" or word.startswith("<@"):
            return self._shape[words.HANDLE]
        if not first.isalnum():
            return self._plain["..."] if word.startswith("..") else self._mark_or_quote(word)
        if first.isdigit():
            return self._shape[words.TIME if ":" in word else words.NUMBER]
        if "://" in word or "@" in word or "_" in word or "." in word or not _ordinary(word):
            return self._shape[words.IDENTIFIER]
        if "-" in lower:
            if first.isupper() and words.NAME in self._lexicon.classes.get(
                lower.split("-", 1)[0], ()
            ):
                return self._shape[words.NAME]
            last = self._plain.get(lower.rsplit("-", 1)[1])
            if last and last in self._alphabet.letters("component-noun"):
                return self._shape[words.COMPONENT]
        if first.isupper():
            if word.isupper() and len(word) > 1:
                return self._shape[words.ACRONYM]
            if not self._nouns_are_capital:
                return self._shape[words.CAPITALISED]
        return self._alphabet.letter(self._lexicon.guess(lower))

    def _mark_or_quote(self, word: str) -> str:
        if word[0] in ".!?":
            return self._plain["?" if "?" in word else "."]
        return self._shape[words.QUOTED]

    def _decide(
        self, text: str, letters: list[str], starts: list[int], ends: list[int], unsure: list[int]
    ) -> None:
        """Read "Will" as a name inside a sentence, and at its start when a verb follows."""
        for at in unsure:
            inside = at > 0 and letters[at - 1] not in self._starts
            follows = at + 1 < len(letters) and letters[at + 1] in self._verbish
            word = text[starts[at] : ends[at]].lower()
            known = self._plain.get(word) or self._shape[words.CAPITALISED]
            letters[at] = self._shape[words.NAME] if inside or follows else known

    def _quickly(self) -> dict[str, str]:
        """Give the letters of words as they are mostly written: small, or with one capital."""
        unsure = self._maybe | self._lexicon.splits.keys() | self._lexicon.exact.keys()
        opening = {
            capital: letter
            for word, letter in self._plain.items()
            if word not in unsure and (capital := word.capitalize()) not in unsure
        }
        return opening | self._plain

    def _add_phrase(self, phrase: str, letter: str) -> None:
        """Remember a phrase by its first two words, before those known so far."""
        first, second, *_ = phrase.split(" ")
        self._phrases.setdefault(first, {}).setdefault(second, []).insert(0, (phrase, letter))

    def _add_names(self, names: Sequence[str]) -> None:
        for part in (part for name in names for part in re.findall(_WORD, name)):
            lower = part.lower()
            if lower in self._lexicon.classes and words.NAME not in self._lexicon.classes[lower]:
                self._maybe.add(lower)
            elif len(lower) > 1:
                self._plain[lower] = self._shape[words.NAME]
                self._maybe.discard(lower)

    def _add_things(self, things: Sequence[str], shape: str) -> None:
        for thing in things:
            parts = thing.lower().replace("-", " ").split()
            if len(parts) > 1:
                self._add_phrase(" ".join(parts), self._shape[shape])
            if parts:
                self._plain["-".join(parts)] = self._shape[shape]
                self._maybe.discard(parts[0])


def phrase_at(begun: Begun, spaced: str, start: int, end: int) -> tuple[str, int] | None:
    """Give the letter of the longest of the phrases that stands here, and where it ends."""
    second = NEXT.match(spaced, end)
    for phrase, letter in begun.get(second[1], ()) if second else ():
        if spaced.startswith(phrase, start):
            after = start + len(phrase)
            if not spaced[after : after + 1].isalnum():
                return letter, after
    return None


def _ordinary(word: str) -> bool:
    """Tell a word from an identifier such as ``fullNode``, ``v2`` or ``CurveVoter``."""
    bare = word.replace("-", "").replace("'", "").replace("’", "")
    return bare.isalpha() and (
        bare.islower() or bare.isupper() or bare[1:].islower() or "-" in word
    )
