"""Finds texts on a board while one types, whatever their capitals and accents."""

from collections.abc import Iterable, Iterator
from itertools import islice

from pm_facilitator.domain.edits.common import Key
from pm_facilitator.store.words import fold


class Finder:
    """Keeps each text in the form in which it is compared, so that a keystroke costs little.

    Texts can be made ready bit by bit, while the board is at rest, before anybody looks for words.
    """

    def __init__(self) -> None:
        self._folded: dict[Key, tuple[str, str]] = {}
        self._coming: Iterator[tuple[Key, str]] = iter(())
        self._ready: list[tuple[Key, str]] = []
        self._last = ""
        self._held: list[tuple[Key, str]] = []

    def take(self, texts: Iterable[tuple[Key, str]]) -> None:
        """Look through these texts from now on; those that are as they were stay ready."""
        self._coming = iter(texts)
        self._ready, self._last = [], ""

    def read_on(self, most: int | None = None) -> bool:
        """Make so many more texts ready, or all; tell whether there may be more."""
        before, kept = len(self._ready), self._folded
        for key, text in islice(self._coming, most):
            known = kept.get(key)
            if known is None or known[0] != text:
                known = kept[key] = (text, " ".join(fold(text).split()))
            self._ready.append((key, known[1]))
        return len(self._ready) - before == most

    def find(self, words: str) -> list[Key]:
        """Give the keys of the texts that have all of these words, in their order.

        Words may be parts of words; what stands in double quotes has to be found as it is.
        """
        folded = fold(words)
        wanted = _parts(folded)
        if not wanted:
            self._last = ""
            return []
        self.read_on()
        # Who types on looks for something among what has been found already.
        among = self._held if self._last and folded.startswith(self._last) else self._ready
        for part in wanted:
            among = [pair for pair in among if part in pair[1]]
        self._last, self._held = folded, among
        return [key for key, _ in among]


def _parts(words: str) -> list[str]:
    """Split a query at spaces, but not within double quotes."""
    parts: list[str] = []
    for place, piece in enumerate(words.split('"')):
        parts += [" ".join(piece.split())] if place % 2 else piece.split()
    return [part for part in parts if part]
