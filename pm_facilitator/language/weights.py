"""The weights of signs, written and read in rows of those that begin alike.

A row is read when a word of a text asks for it: of forty thousand pairs of words a sentence needs a
few dozen.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import groupby
from sys import intern

_HEAD = re.compile(r".*?(?:>>|[¦+&<>])")
"""What a sign of several words begins with, up to the joint: ``forget¦``, ``M>>``."""

_NONE: Mapping[str, int] = {}


def parted(sign: str) -> tuple[str, str]:
    """Give the head of a sign and the rest; a sign of one word has no head."""
    head = _HEAD.match(sign)
    return (head[0], sign[head.end() :]) if head else ("", sign)


class Weights(Mapping[str, int]):
    """What each sign weighs in one question."""

    def __init__(self, text: str) -> None:
        """Take rows as they are written: a head, and after each weight the rests that have it."""
        self._text = text
        self._read: dict[str, Mapping[str, int]] = {}

    @classmethod
    def of(cls, weights: Mapping[str, int]) -> "Weights":
        """Sort weights into rows."""
        return weights if isinstance(weights, cls) else cls("\n".join(rows(weights)))

    def after(self, head: str) -> Mapping[str, int]:
        """Give the weights of the signs with a head, by the rest of the sign."""
        found = self._read.get(head)
        if found is None:
            row = self._rows.get(head)
            if row is None:  # of most words: not to be remembered
                return _NONE
            found = self._read[head] = _row(row)
        return found

    @cached_property
    def _rows(self) -> dict[str, str]:
        parts = (line.partition(" ") for line in self._text.split("\n"))
        return {head: row for head, _, row in parts}

    def __getitem__(self, sign: str) -> int:
        head, rest = parted(sign)
        return self.after(head)[rest]

    def __iter__(self) -> Iterator[str]:
        return (head + rest for head in self._rows for rest in self.after(head))

    def __len__(self) -> int:
        return sum(len(self.after(head)) for head in self._rows)


def rows(weights: Mapping[str, int]) -> Iterator[str]:
    """Write weights in rows, so that the file stays small."""
    signs: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for sign, weight in weights.items():
        head, rest = parted(sign)
        signs[head].append((weight, rest))
    for head, weighed in sorted(signs.items()):
        parts = [head]
        for weight, group in groupby(sorted(weighed), key=lambda sign: sign[0]):
            parts += (f"{weight:+}", *(rest for _, rest in group))
        yield " ".join(parts)


def _row(row: str) -> dict[str, int]:
    found: dict[str, int] = {}
    weight = 0
    for word in row.split():
        if word[0] in "+-" and word[1:].isdecimal():
            weight = int(word)
        else:
            found[intern(word)] = weight
    return found
