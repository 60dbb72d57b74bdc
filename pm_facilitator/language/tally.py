"""Adds up the weights of a sentence's signs without making the many signs that weigh nothing."""

from collections.abc import Mapping

from pm_facilitator.language.evidence import REMEMBERED, Word, acts, length_sign


class Tally:
    """The weights for one question; gives the sum that all signs of a sentence would give."""

    def __init__(self, weights: Mapping[str, int], bias: int) -> None:
        self._weights = weights
        self._bias = bias
        self._own: dict[tuple[str, ...], tuple[str, ...]] = {}
        # Whatever ends a pair of words is among these, unless it has a joint within itself.
        self._second = {sign.rpartition("+")[2] for sign in weights}

    def total(self, words: list[Word]) -> int:
        """Give the sum for a sentence."""
        weights, own, second = self._weights, self._own, self._second
        told = {length_sign(words)}
        acts(words, told)
        found = told & weights.keys()
        before = "^"
        for word in words:
            known = own.get(word.signs)
            found.update(self._known(word.signs) if known is None else known)
            seen = word.seen
            if (seen in second or "+" in seen) and before + "+" + seen in weights:
                found.add(before + "+" + seen)
            before = seen
        if before + "+$" in weights:
            found.add(before + "+$")
        return self._bias + sum([weights[sign] for sign in found])

    def _known(self, signs: tuple[str, ...]) -> tuple[str, ...]:
        if len(self._own) >= REMEMBERED:
            self._own.clear()
        known = self._own[signs] = tuple(sign for sign in signs if sign in self._weights)
        return known
