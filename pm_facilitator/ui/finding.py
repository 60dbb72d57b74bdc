"""Finds texts on a board while one types, whatever their capitals and accents."""

from collections.abc import Iterable

from pm_facilitator.domain.edits.common import Key
from pm_facilitator.store.words import fold


class Finder:
    """Keeps each text in the form in which it is compared, so that a keystroke costs little."""

    def __init__(self) -> None:
        self._folded: dict[Key, tuple[str, str]] = {}

    def find(self, words: str, texts: Iterable[tuple[Key, str]]) -> list[Key]:
        """Give the keys of the texts that have all of these words, in their order.

        Words may be parts of words; what stands in double quotes has to be found as it is.
        """
        wanted = _parts(fold(words))
        if not wanted:
            return []
        first, *others = wanted
        kept = self._folded
        found: list[Key] = []
        for key, text in texts:
            known = kept.get(key)
            if known is None or known[0] != text:
                known = kept[key] = (text, " ".join(fold(text).split()))
            folded = known[1]
            if first in folded and all(part in folded for part in others):
                found.append(key)
        return found


def _parts(words: str) -> list[str]:
    """Split a query at spaces, but not within double quotes."""
    parts: list[str] = []
    for place, piece in enumerate(words.split('"')):
        parts += [" ".join(piece.split())] if place % 2 else piece.split()
    return [part for part in parts if part]
