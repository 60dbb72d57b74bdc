"""One letter for every sort of word, so that a sentence becomes a short string for ``re``.

Words that no pattern can tell apart share a letter, and letters of the same classes stand side by
side: that keeps the alphabet, and with it the character classes of the compiled patterns, small.
"""

from collections.abc import Iterable, Iterator

from pm_facilitator.language.lexicon import SHAPES, Classes, Lexicon

_FIRST = 0x4E00
"""The letters are taken from a block without any meaning to ``re``."""


class Alphabet:
    """Letters for words, and the letters of each class.

    Attributes:
        of_word: the letter of each word that a list or a pattern names.
        of_class: the letters of each class.
        unions: classes that are made of other classes.
    """

    def __init__(self, lexicon: Lexicon, literals: Iterable[str]) -> None:
        self.unions = lexicon.unions
        named = set(literals)
        words = dict(lexicon.classes)
        words |= {word: lexicon.guess(word) for word in named - set(words)}
        keys = {word: (classes, word if word in named else "") for word, classes in words.items()}
        ordered = sorted({*keys.values(), *_unlisted(lexicon)}, key=self._neighbours)
        self._by_key = {key: chr(_FIRST + at) for at, key in enumerate(ordered)}
        self.of_word = {word: self._by_key[key] for word, key in keys.items()}
        found: dict[str, list[str]] = {}
        for (classes, _), letter in self._by_key.items():
            for name in classes:
                found.setdefault(name, []).append(letter)
        self.of_class = {name: "".join(letters) for name, letters in found.items()}
        self.of_class["any"] = "".join(self._by_key.values())
        for name in self.unions:
            self.of_class[name] = "".join(sorted(self._united(name)))

    def letter(self, classes: Classes) -> str:
        """Give the letter of words with these classes that no pattern names."""
        return self._by_key[classes, ""]

    def letters(self, name: str) -> str:
        """Give all letters of a class.

        Raises:
            KeyError: when no word is of this class.
        """
        return self.of_class[name]

    def _united(self, name: str) -> set[str]:
        if name not in self.unions:
            return set(self.of_class[name])
        return {letter for part in self.unions[name] for letter in self._united(part)}

    def _neighbours(self, key: tuple[Classes, str]) -> tuple[list[bool], list[str], str]:
        classes, literal = key
        unions = [not classes.isdisjoint(parts) for parts in self.unions.values()]
        return unions, sorted(classes), literal


def _unlisted(lexicon: Lexicon) -> Iterator[tuple[Classes, str]]:
    """Give the keys of what is not a listed word: shapes, endings, phrases and spellings."""
    for shape in SHAPES:
        yield frozenset(shape.split()), ""
    for _, classes in lexicon.suffixes:
        yield classes, ""
    for classes in lexicon.exact.values():
        yield classes, ""
    for entries in lexicon.phrases.values():
        for _, classes in entries:
            yield classes, ""
