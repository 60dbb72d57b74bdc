"""Adds up the weights of a sentence's signs without making the many signs that weigh nothing."""

from collections.abc import Mapping

from pm_facilitator.language.evidence import JOINT, NEAR, REMEMBERED, Word, acts, length_sign


class Tally:
    """The weights for one question; gives the sum that all signs of a sentence would give."""

    def __init__(self, weights: Mapping[str, int], bias: int) -> None:
        self._weights = weights
        self._bias = bias
        self._own: dict[tuple[str, ...], tuple[str, ...]] = {}
        # Whatever ends a pair of words is among these, unless it has a joint within itself.
        self._near: dict[str, dict[str, int]] = {}
        self._of_pair = [0]
        for sign, weight in weights.items():
            first, joint, later = sign.partition(JOINT)
            if joint:
                self._near.setdefault(first, {})[later] = len(self._of_pair)
                self._of_pair.append(weight)
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
        pairs = self._pairs([word.token for word in words])
        return self._bias + sum([weights[sign] for sign in found]) + pairs

    def _pairs(self, tokens: list[str]) -> int:
        """Give the sum for the pairs of words near each other, each counted once."""
        found: set[int] = set()
        for at, first in enumerate(tokens, 1):
            later = self._near.get(first)
            if later:
                found.update([later.get(second, 0) for second in tokens[at : at + NEAR]])
        weight = self._of_pair
        return sum([weight[each] for each in found])

    def _known(self, signs: tuple[str, ...]) -> tuple[str, ...]:
        if len(self._own) >= REMEMBERED:
            self._own.clear()
        known = self._own[signs] = tuple(sign for sign in signs if sign in self._weights)
        return known
