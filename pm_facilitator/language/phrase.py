"""The noun phrase at a place in a reading: as much grammar as the rewordings need."""

from dataclasses import dataclass

from pm_facilitator.language.alphabet import Alphabet
from pm_facilitator.language.grammar import LanguageGrammar
from pm_facilitator.language.reader import Reading

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: its letters from first to before last, and whether it is plural."""

    first: int
    last: int
    plural: bool


class Grammar:
    """Questions about letters that the rewordings ask, for one alphabet."""

    def __init__(self, alphabet: Alphabet, language: LanguageGrammar) -> None:
        self.language = language
        self._joined: dict[tuple[str, ...], frozenset[str]] = {}
        self._members = {name: frozenset(letters) for name, letters in alphabet.of_class.items()}

    def has(self, letters: str, *classes: str) -> bool:
        """Tell whether any letter belongs to one of the classes."""
        if classes not in self._joined:
            self._joined[classes] = frozenset().union(*map(self.members, classes))
        return not self._joined[classes].isdisjoint(letters)

    def members(self, name: str) -> frozenset[str]:
        """Give the letters of a class; a language need not have every class."""
        return self._members.get(name, _NONE)

    def noun_phrase(self, reading: Reading, first: int, last: int) -> Phrase | None:
        """Read the noun phrase that starts at first and ends before last, if there is one."""
        letters, at = reading.letters, first
        alone = at + 1 >= last or not self._nominal(letters[at + 1])
        if at < last and alone and self.has(letters[at], "it"):
            return Phrase(first, at + 1, plural=False)
        if at < last and self.has(letters[at], "det", "poss"):
            if reading.word(at) in self.language.open_determiners:
                return None
            at += 1
            at += at < last and reading.word(at) in self.language.ordinals
        head = at
        while at < last and self._nominal(letters[at]):
            if at > head and self.has(letters[at], "time-opening", "det"):
                break
            at += 1
        if at == head or self.has(letters[at - 1], "uncountable"):
            return None
        if reading.word(at - 1) in self.language.no_things:
            return None
        if at < last and reading.word(at) == self.language.owner:
            return None
        plural = self._plural(reading, at - 1) or self.has(letters[first], "plural-det")
        if at + 1 < last and reading.word(at) == self.language.of:
            owner = self.noun_phrase(reading, at + 1, last)
            at = owner.last if owner else at
        return Phrase(first, at, plural)

    def _nominal(self, letter: str) -> bool:
        if self.has(letter, "time-adv", "prep", "personal", "particle"):
            return False
        return self.has(letter, "nounish", "bare-role") or letter in self.members("unknown-ed")

    def _plural(self, reading: Reading, at: int) -> bool:
        if self.has(reading.letters[at], "singular"):
            return False
        if self.has(reading.letters[at], "plural"):
            return True
        written = reading.text[reading.starts[at] : reading.ends[at]]
        word = written.lower()
        if self.has(reading.letters[at], "quoted", "identifier") or written.isupper():
            return False
        if word.endswith(self.language.singular_endings):
            return False
        return word.endswith(self.language.plural_endings)
