"""One letter for every sort of word, so that a sentence becomes a short string for ``re``.

Words that no pattern can tell apart share a letter; that keeps the alphabet, and with it the
character classes of the compiled patterns, small.
"""

from collections import defaultdict
from collections.abc import Iterable

from pm_facilitator.language.lexicon import SHAPES, Classes, Lexicon

_FIRST = 0x4E00
"""The letters are taken from a block without any meaning to ``re``."""


class Alphabet:
    """Letters for words, and the letters of each class."""

    def __init__(self, lexicon: Lexicon, literals: Iterable[str]) -> None:
        self.of_word: dict[str, str] = {}
        self.of_class: defaultdict[str, str] = defaultdict(str)
        self.unions = lexicon.unions
        self._by_key: dict[tuple[Classes, str], str] = {}
        wanted = set(literals)
        for shape in SHAPES:
            self.letter(frozenset(shape.split()))
        for _, classes in lexicon.suffixes:
            self.letter(classes)
        for classes in lexicon.exact.values():
            self.letter(classes)
        for entries in lexicon.phrases.values():
            for _, classes in entries:
                self.letter(classes)
        for word, classes in lexicon.classes.items():
            self.of_word[word] = self.letter(classes, word if word in wanted else "")
        for word in wanted - set(lexicon.classes):
            self.of_word[word] = self.letter(lexicon.guess(word), word)

    def letter(self, classes: Classes, literal: str = "") -> str:
        """Give the letter of words with these classes (and of this very word, if named)."""
        key = (classes, literal)
        if key not in self._by_key:
            letter = self._by_key[key] = chr(_FIRST + len(self._by_key))
            for name in classes:
                self.of_class[name] += letter
        return self._by_key[key]

    def letters(self, name: str) -> str:
        """Give all letters of a class.

        Raises:
            KeyError: when no word is of this class.
        """
        if name == "any":
            return "".join(self._by_key.values())
        if name in self.unions:
            return "".join(sorted(set("".join(map(self.letters, self.unions[name])))))
        if name not in self.of_class:
            raise KeyError(name)
        return self.of_class[name]
