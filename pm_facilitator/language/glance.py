"""Reads plain text quickly: word by word as each was read before, and without any places.

What a piece between two blanks means depends on its neighbours only where a quotation, code, a log
line or a phrase begins. Such a text is left to the reader; any other gets the same letters as from
the reader, without looking at its characters.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from operator import contains
from typing import NamedTuple

from pm_facilitator.language.reader import LEVELS, NEXT, TITLES, Begun, Reader, Reading, phrase_at
from pm_facilitator.language.tally import Part

_ODD = re.compile(
    rf"""[\s`"“«]|(?<![^(])'|(?:{LEVELS})|\b(?:{TITLES})\."""  # may begin what goes over blanks
)
_TIME = re.compile(r"\d:\d\d$")
_AFTER_TIME: Begun = {"am": (), "pm": (), "utc": (), "z": ()}
_REMEMBERED = 20_000

Judge = Callable[[str, str], Part]
"""Gives what a word adds to a sum, by its letter and as it is written."""


class Piece(NamedTuple):
    """What stands between two blanks.

    Attributes:
        letters: its letters.
        begins: the phrases that it may begin, by their second words.
        second: the word it may be in a phrase that the piece before begins.
        parts: what each letter adds to a sum.
        spans: where each letter begins and ends in it.
    """

    letters: str
    begins: Begun
    second: str
    parts: tuple[Part, ...]
    spans: tuple[tuple[int, int], ...]


class Seen(NamedTuple):
    """A text as letters, each with what it adds to a sum; ``reading`` gives their places, too."""

    letters: str
    parts: Sequence[Part]
    reading: Callable[[], Reading]


class Glance:
    """Reads texts of one review quickly, if they are plain."""

    def __init__(self, reader: Reader, judge: Judge | None) -> None:
        self._reader = reader
        self._judge = judge
        self._known: dict[str, Piece] = {}
        self._odd: set[str] = set()

    def read(self, text: str) -> Seen | None:
        """Read a text; None for one that is not plain."""
        if text[-1:] == "-":  # a dash only where a blank follows
            return None
        pieces = text.split(" ")
        try:
            known = list(map(self._known.__getitem__, pieces))
        except KeyError:
            if not self._learn(pieces):
                return None
            known = list(map(self._known.__getitem__, pieces))
        letters, begins, seconds, parts, spans = zip(*known, strict=True)
        if any(map(contains, begins, seconds[1:])) and _goes_on(text, pieces, begins):
            return None
        joined = "".join(letters)
        return Seen(
            joined, [*chain.from_iterable(parts)], partial(_reading, text, joined, pieces, spans)
        )

    def _learn(self, pieces: Sequence[str]) -> bool:
        """Learn those that are new, and tell whether all are plain."""
        if len(self._known) + len(pieces) > _REMEMBERED:
            self._known.clear()
        if len(self._odd) > _REMEMBERED:
            self._odd.clear()
        for piece in pieces:
            if piece in self._odd:
                return False
            if piece not in self._known:
                learnt = self._piece(piece)
                if learnt is None:
                    self._odd.add(piece)
                    return False
                self._known[piece] = learnt
        return True

    def _piece(self, written: str) -> Piece | None:
        lower = written.lower()
        if _ODD.search(written) or len(lower) != len(written):
            return None
        is_dash = not written.strip("-")
        alone = self._reader.alone(written + " " if is_dash else written)
        if alone is None:
            return None
        read, begins = alone
        spans = tuple(zip(read.starts, read.ends, strict=True))
        words = [written[start:end] for start, end in spans]
        second = NEXT.match(" " + lower.replace("-", " "))
        return Piece(
            read.letters,
            _AFTER_TIME if _TIME.search(written) else begins,
            second[1] if second else "",
            tuple(map(self._judge, read.letters, words)) if self._judge else (),
            spans,
        )


def _goes_on(text: str, pieces: Sequence[str], begins: Sequence[Begun]) -> bool:
    """Tell whether any piece and the next ones are a phrase, or may be a time."""
    spaced, end = text.lower().replace("-", " "), -1
    for piece, begun in zip(pieces, begins, strict=True):
        end += len(piece) + 1
        if begun is _AFTER_TIME:
            return True
        if begun:
            first = next(found[0][0] for found in begun.values()).partition(" ")[0]
            if phrase_at(begun, spaced, end - len(first), end):
                return True
    return False


def _reading(
    text: str, letters: str, pieces: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
) -> Reading:
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for piece, within in zip(pieces, spans, strict=True):
        for start, end in within:
            starts.append(offset + start)
            ends.append(offset + end)
        offset += len(piece) + 1
    return Reading(text, letters, starts, ends)
