"""Reads plain text quickly: word by word as each was read before, and without any places.

What a piece between two blanks means depends on its neighbours only where a phrase, a quotation,
code or a log line begins. Phrases are put together; a text with any of the others is left to the
reader. Any other gets the letters that the reader gives, without looking at its characters.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from operator import contains
from typing import NamedTuple

from pm_facilitator.language.reader import (
    LEVELS,
    NEXT,
    TITLES,
    ZONE,
    Begun,
    Reader,
    Reading,
    phrase_at,
)
from pm_facilitator.language.tally import Part

_ODD = re.compile(rf"""[\s`"“„«»]|(?<![^(])['‘‚]|(?:{LEVELS})|\b(?:{TITLES})\.""")
"""What may begin a word that goes over blanks."""
_ZONE = re.compile(ZONE)
_AFTER_TIME: Begun = {"am": (), "pm": (), "utc": (), "z": ()}
_REMEMBERED = 20_000

Judge = Callable[[str, str], Part]
"""Gives what a word adds to a sum, by its letter and as it is written."""


class Piece(NamedTuple):
    """What stands between two blanks.

    Attributes:
        letters: its letters.
        begins: the phrases that its last word may begin, by their second words.
        second: the word it may be in a phrase that the piece before begins.
        parts: what each letter adds to a sum; nothing where no sums are asked for.
        spans: where each letter begins and ends in it, and where the word does that it belongs to.
    """

    letters: str
    begins: Begun
    second: str
    parts: tuple[Part, ...]
    spans: tuple[tuple[int, int, int], ...]


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
        likely = [at for at, begun in enumerate(map(contains, begins, seconds[1:])) if begun]
        if likely and _any_joined(text, pieces, known, likely):
            return self._read_phrases(text, pieces, known)
        joined = "".join(letters)
        return Seen(
            joined, [*chain.from_iterable(parts)], partial(_reading, text, joined, pieces, spans)
        )

    def _read_phrases(self, text: str, pieces: Sequence[str], known: Sequence[Piece]) -> Seen:
        """Read a text in which some pieces may be one phrase, or a time, together."""
        spaced = _spaced(text)
        letters: list[str] = []
        places: list[tuple[int, int]] = []
        parts: list[Part] = []
        offset = taken = 0
        for written, piece in zip(pieces, known, strict=True):
            end = offset + len(written)
            last = offset + piece.spans[-1][2] if piece.begins else end
            phrase = _joined(text, spaced, piece, last, end) if last >= taken else None
            for at, (start, stop, word) in enumerate(piece.spans):
                if taken <= offset + word and not (phrase and offset + word == last):
                    letters.append(piece.letters[at])
                    places.append((offset + start, offset + stop))
                    parts += piece.parts[at : at + 1]
            if phrase:
                letter, taken = phrase
                letters.append(letter)
                places.append((last, taken))
                parts += [self._judge(letter, text[last:taken])] if self._judge else ()
            offset = end + 1
        starts, ends = map(list, zip(*places, strict=True))
        joined = "".join(letters)
        return Seen(joined, parts, lambda: Reading(text, joined, starts, ends))

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
        if _ODD.search(written) or len(written.lower()) != len(written):
            return None
        is_dash = not written.strip("-")
        alone = self._reader.alone(written + " " if is_dash else written)
        if alone is None:
            return None
        placed, last = alone
        is_time = last[:1].isdigit() and ":" in last
        second = NEXT.match(" " + _spaced(written))
        judge = self._judge
        return Piece(
            "".join(letter for letter, *_ in placed),
            _AFTER_TIME if is_time else self._reader.begun_by(last),
            second[1] if second else "",
            tuple(judge(letter, written[start:end]) for letter, start, end, _ in placed)
            if judge
            else (),
            tuple((start, end, word) for _, start, end, word in placed),
        )


def _any_joined(
    text: str, pieces: Sequence[str], known: Sequence[Piece], likely: Sequence[int]
) -> bool:
    """Tell whether any of some pieces is a phrase, or a time, together with what follows."""
    spaced = _spaced(text)
    for at in likely:
        end = len(" ".join(pieces[: at + 1]))
        start = end - len(pieces[at]) + known[at].spans[-1][2]
        if _joined(text, spaced, known[at], start, end):
            return True
    return False


def _spaced(text: str) -> str:
    return text.lower().replace("-", " ")


def _joined(text: str, spaced: str, piece: Piece, start: int, end: int) -> tuple[str, int] | None:
    """Give the letter of the phrase, or the time, that a piece begins, and where it ends."""
    if piece.begins is not _AFTER_TIME:
        return phrase_at(piece.begins, spaced, start, end) if piece.begins else None
    zone = _ZONE.match(text, end)
    return (piece.letters[-1], zone.end()) if zone else None


def _reading(
    text: str, letters: str, pieces: Sequence[str], spans: Sequence[Sequence[tuple[int, int, int]]]
) -> Reading:
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for piece, within in zip(pieces, spans, strict=True):
        for start, end, _ in within:
            starts.append(offset + start)
            ends.append(offset + end)
        offset += len(piece) + 1
    return Reading(text, letters, starts, ends)
