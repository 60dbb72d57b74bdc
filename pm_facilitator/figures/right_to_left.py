"""Right-to-left text for drawing that only knows how to put one character after another."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from bidi import get_display

_LAM = "\u0644"
_FORMS = {"<isolated>": 0, "<final>": 1, "<initial>": 2, "<medial>": 3}


def visual(text: str) -> str:
    """Give one line in the order in which it is seen, with Arabic letters in their joined forms.

    A text without right-to-left characters comes back as it is.
    """
    if text.isascii() or not any(_is_right_to_left(char) for char in text):
        return text
    shown: str = get_display(joined(text))
    return shown


def joined(text: str) -> str:
    """Replace Arabic letters by the forms that they take beside one another."""
    letters = list(text)
    out: list[str] = []
    before = -1
    for index, char in enumerate(letters):
        if not char:
            continue
        forms = _letters().get(char)
        if forms is None:
            out.append(char)
            before = before if unicodedata.category(char) == "Mn" else -1
            continue
        after = _next(letters, index)
        ligature = _letters().get(char + letters[after]) if char == _LAM and after >= 0 else None
        if ligature:
            letters[after], forms = "", ligature
            after = _next(letters, index)
        from_right = before >= 0 and 2 in _letters().get(letters[before], {})
        to_left = after >= 0 and 2 in forms and 1 in _letters().get(letters[after], {})
        wanted = from_right + 2 * to_left
        out.append(forms.get(wanted) or forms.get(0) or char)
        before = -1 if ligature else index
    return "".join(out)


def _next(letters: list[str], index: int) -> int:
    """Give the place of the letter that follows, over marks; -1 when there is none."""
    for after in range(index + 1, len(letters)):
        char = letters[after]
        if char and unicodedata.category(char) != "Mn":
            return after if char in _letters() else -1
    return -1


def _is_right_to_left(char: str) -> bool:
    return char > "\u0590" and unicodedata.bidirectional(char) in ("R", "AL")


@cache
def _letters() -> Mapping[str, Mapping[int, str]]:
    """Read from Unicode which forms each Arabic letter has: 0 alone, 1 final, 2 first, 3 middle."""
    found: dict[str, dict[int, str]] = {}
    for code in range(0xFB50, 0xFEFD):
        kind, *codes = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(part, 16)) for part in codes)
        if kind in _FORMS and (len(base) == 1 or (base[0] == _LAM and len(base) == 2)):
            found.setdefault(base, {})[_FORMS[kind]] = chr(code)
    return found
