"""Tells the letters that count the items of a list, as in "A. it rang", from short words."""

import re
from collections.abc import Sequence

LETTER = re.compile(r"(?P<letter>[A-Za-z])[.)]\s+(?=\S)")
"""What may count an item."""

_CIRCA = re.compile(r"c[.)]\s+~?[0-9]", re.A)


def counts_an_item(raw: Sequence[str], index: int) -> bool:
    """Tell whether the letter that a line opens with counts an item of a list.

    A capital does so only beside the letter before or after it in the alphabet, and "c. 14:05"
    only behind one with "b", for else it means "about 14:05".
    """
    said = raw[index].strip()
    letter = said[0]
    if letter.islower() and not _CIRCA.match(said):
        return True
    return _has_neighbour(raw, index, ord(letter), -1) or (
        letter.isupper() and _has_neighbour(raw, index, ord(letter), 1)
    )


_REACH = 12
"""The lines within which the next item of a list begins."""


def _has_neighbour(raw: Sequence[str], index: int, letter: int, step: int) -> bool:
    for at in range(index + step, index + step * _REACH, step):
        if not 0 <= at < len(raw):
            return False
        if match := LETTER.match(raw[at].lstrip()[:8]):
            return ord(match["letter"]) == letter + step
    return False
