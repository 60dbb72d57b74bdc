"""Adds up the weights of a sentence's signs without making the many signs that weigh nothing."""

from collections.abc import Mapping

from pm_facilitator.language.evidence import REMEMBERED, Word, acts, length_sign


class Tally:
    """The weights for one question; gives the sum that all signs of a sentence would give."""

    def __init__(self, weights: Mapping[str, int], bias: int) -> None:
        self._weights = weights
        self._bias = bias
        self._own: dict[tuple[str, ...], tuple[str, ...]] = {}
        # Whatever ends a row of words is among these, unless it has a joint within itself.
        self._mentioned = {
            part for sign in weights for part in sign.replace("+", "_").split("_") if part
        }

    def total(self, words: list[Word]) -> int:
        """Give the sum for a sentence."""
        weights, own, mentioned = self._weights, self._own, self._mentioned
        told = {length_sign(words)}
        acts(words, told)
        found = told & weights.keys()
        one = two = "^"
        for word in words:
            known = own.get(word.signs)
            found.update(self._known(word.signs) if known is None else known)
            seen = word.seen
            if seen in mentioned or "_" in seen or "+" in seen:
                self._look_back(seen, one, two, found)
            two, one = one, seen
        self._look_back("$", one, two, found)
        return self._bias + sum([weights[sign] for sign in found])

    def _look_back(self, word: str, one: str, two: str, found: set[str]) -> None:
        """Add what the row of this word and the two before it weighs."""
        pair = one + "+" + word
        for sign in (pair, two + "+" + pair, two + "_" + word):
            if sign in self._weights:
                found.add(sign)

    def _known(self, signs: tuple[str, ...]) -> tuple[str, ...]:
        if len(self._own) >= REMEMBERED:
            self._own.clear()
        known = self._own[signs] = tuple(sign for sign in signs if sign in self._weights)
        return known
