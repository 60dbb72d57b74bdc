"""Texts from a stranger's device: what is left of them before they go anywhere."""

import unicodedata

LONGEST_TEXT = 500
"""Characters of a note, an event or an idea."""

LONGEST_NAME = 60
"""Characters of a name."""

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows, also of texts that are not the writer's."""


def as_text(raw: str) -> str:
    """Give a text without control characters and half letters, of several lines at most."""
    return "\n".join(_cleaned(line).rstrip() for line in raw.splitlines()).strip()


def as_line(raw: str) -> str:
    """Give a text as one line with single spaces."""
    return " ".join(_cleaned(raw).split())


def _cleaned(raw: str) -> str:
    # Most texts are letters and spaces, which is told far faster of a whole one than of each.
    return raw if raw.isprintable() else "".join(map(_kept, raw))


def _kept(letter: str) -> str:
    if letter in "\t\n":
        return " "
    # Surrogates without their other half (Cs) can be kept in no file.
    unwanted = unicodedata.category(letter) in ("Cc", "Cs") or letter in _TURNING
    return "" if unwanted or _is_no_letter(ord(letter)) else letter


def _is_no_letter(code: int) -> bool:
    """Tell whether Unicode has set this code aside for never being a letter."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
