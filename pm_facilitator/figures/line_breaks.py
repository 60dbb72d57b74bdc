"""Where a line of text may be broken."""

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"\S+\s*|\s+")
_INNER_BREAK = re.compile(r"(?<=[/\\_.,:;=&?|+-])(?=[^\W\d])")
_LONG_WORD = 18
_CLOSING = frozenset("、。，．・：；？！」』）】〉》〕］｝,.:;?!)]}”’…％")
_OPENING = frozenset("「『（【〈《〔［｛([{“‘")


def words(paragraph: str) -> list[str]:
    """Split a paragraph after its blanks; joined the words are the paragraph."""
    return _WORD.findall(paragraph)


def pieces(word: str) -> Iterator[str]:
    """Split a word after every place where a line may end; joined they are the word.

    Long words such as paths and host names may be broken after their punctuation, and East Asian
    text between its characters.
    """
    if not word.isascii() and any(_is_wide(char) for char in word):
        yield from _east_asian(word)
    elif len(word) > _LONG_WORD:
        yield from (part for part in _INNER_BREAK.split(word) if part)
    else:
        yield word


def _east_asian(word: str) -> Iterator[str]:
    piece = ""
    for char in word:
        between = piece and (_is_wide(char) or _is_wide(piece[-1]))
        if between and char not in _CLOSING and piece[-1] not in _OPENING and not char.isspace():
            yield piece
            piece = ""
        piece += char
    yield piece


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" and "\u2e80" <= char < "\U0001f000"
