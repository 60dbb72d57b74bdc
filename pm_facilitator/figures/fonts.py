"""Measuring and wrapping text with the fonts that ship, the same for screen, SVG and PDF."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

from pm_facilitator.figures.font_files import (
    FALLBACKS,
    FONT_FILES,
    REGULAR,
    SEMIBOLD,
    FontFile,
    advance,
)
from pm_facilitator.figures.line_breaks import pieces, words

__all__ = ["FONT_FILES", "FontFile", "Measure", "measure"]

MISSING = "\ufffd"
"""What stands for a character that no font has."""

ELLIPSIS = "…"
_JOINERS = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u00ad\u20e3")


Piece = tuple[str, float, float]
"""What may stand at the end of a line: its text, its width there, its width within a line."""


class Measure:
    """Widths, lines and font runs of plain text.

    Answers are kept, since boards ask for the same texts again and again.
    """

    def __init__(self) -> None:
        self._advance = lru_cache(maxsize=50_000)(self._measured)
        self._counted = lru_cache(maxsize=20_000)(self._count)
        self._wrapped = lru_cache(maxsize=20_000)(self._wrap)
        self._weighed = lru_cache(maxsize=50_000)(self._weigh)
        self._pieces = lru_cache(maxsize=16)(self._cut_up)  # the same text is tried in some sizes
        self._glyph = cache(self._looked_up)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Give the width of one line of text."""
        return self._advance(text, bold) * size / 1000.0

    def runs(self, text: str, bold: bool = False) -> list[tuple[str, str]]:
        """Split one line into runs of (font name, text), so that every character has a glyph.

        The text is composed first; joiners and variation selectors are left out, as no font here
        draws anything for them; a character that no font has becomes U+FFFD.
        """
        if text.isascii() and text.isprintable():
            return [(self._glyph("a", bold)[0], text)] if text else []
        drawn: list[tuple[str, str]] = []
        for char in _drawable(text):
            name, glyph, _ = self._glyph(char, bold)
            if unicodedata.combining(char) and drawn and advance(drawn[-1][0], char) is not None:
                name, glyph = drawn[-1][0], char
            drawn.append((name, glyph))
        return [
            (name, "".join(glyph for _, glyph in run))
            for name, run in groupby(drawn, key=lambda item: item[0])
        ]

    def wrap(
        self,
        text: str,
        width: float,
        size: float,
        bold: bool = False,
        max_lines: int | None = None,
    ) -> tuple[str, ...]:
        """Break text into lines no wider than ``width``; an empty text gives one empty line.

        Line breaks in the text stay, words too long for a line are broken, and what does not
        fit into ``max_lines`` ends in an ellipsis.
        """
        return self._wrapped(text, width, size, bold, max_lines)

    def count_lines(self, text: str, width: float, size: float, bold: bool = False) -> int:
        """Give how many lines ``wrap`` would make, far quicker than making them."""
        return self._counted(text, width, size, bold)

    def _count(self, text: str, width: float, size: float, bold: bool) -> int:
        limit = width * 1000.0 / size
        paragraphs = text.splitlines() or [""]
        return sum(len(_starts(self._fitting(part, limit, bold), limit)) for part in paragraphs)

    def line_height(self, size: float) -> float:
        """Give the distance from one baseline to the next."""
        return size * 1.35

    def ascent(self, size: float) -> float:
        """Give the distance from the top of a line to its baseline."""
        return size * 1.02

    def shorten(self, text: str, width: float, size: float, bold: bool = False) -> str:
        """Give the text on one line, with an ellipsis where it is too long."""
        return self.wrap(" ".join(text.split()), width, size, bold, max_lines=1)[0]

    def _measured(self, text: str, bold: bool) -> float:
        if text.isascii():
            return sum(map(self._plain[bold].__getitem__, text.encode()))
        return sum(self._glyph(char, bold)[2] for char in _drawable(text))

    @cached_property
    def _plain(self) -> tuple[list[float], list[float]]:
        """Give the widths of all ASCII characters, regular and bold: nearly every text's own."""
        chars = list(_drawable("".join(map(chr, range(128)))))
        regular, bold = ([self._glyph(char, bold)[2] for char in chars] for bold in (False, True))
        return regular, bold

    def _looked_up(self, char: str, bold: bool) -> tuple[str, str, float]:
        for font in (SEMIBOLD if bold else REGULAR, *FALLBACKS):
            found = advance(font.name, char)
            if found is not None:
                mark = unicodedata.category(char) in ("Mn", "Me")
                return font.name, char, 0.0 if mark else found
        if char.isspace():
            return self._glyph(" ", bold)
        return self._glyph(MISSING, bold)

    def _wrap(
        self, text: str, width: float, size: float, bold: bool, max_lines: int | None
    ) -> tuple[str, ...]:
        lines: list[str] = []
        for paragraph in text.splitlines() or [""]:
            lines += self._lines(paragraph, width, size, bold)
            if max_lines is not None and len(lines) > max_lines:
                break
        if max_lines is None or len(lines) <= max_lines:
            return tuple(lines)
        last = self._cut(lines[max_lines - 1], width, size, bold)
        return (*lines[: max_lines - 1], last)

    def _lines(self, paragraph: str, width: float, size: float, bold: bool) -> list[str]:
        limit = width * 1000.0 / size
        fitting = self._fitting(paragraph, limit, bold)
        texts = [piece for piece, _, _ in fitting]
        ends = (*_starts(fitting, limit), len(texts))
        return ["".join(texts[start:end]).rstrip() for start, end in pairwise(ends)]

    def _fitting(self, paragraph: str, limit: float, bold: bool) -> list[Piece]:
        """Give the pieces of a paragraph, with those too wide for a line broken by character."""
        found, widest = self._pieces(paragraph, bold)
        if widest <= limit:
            return found
        return [
            part
            for piece in found
            for part in ([piece] if piece[1] <= limit else self._broken(piece[0], limit, bold))
        ]

    def _broken(self, piece: str, limit: float, bold: bool) -> Iterator[Piece]:
        part, used = "", 0.0
        for cluster in _clusters(piece):
            advance = self._advance(cluster, bold)
            if part and used + advance > limit:
                yield part, used, used
                part, used = "", 0.0
            part += cluster
            used += advance
        yield part, self._advance(part.rstrip(), bold), used

    def _cut_up(self, paragraph: str, bold: bool) -> tuple[list[Piece], float]:
        """Give the pieces of a paragraph and how wide the widest is."""
        found = [piece for word in words(paragraph) for piece in self._weighed(word, bold)]
        return found, max(map(itemgetter(1), found), default=0.0)

    def _weigh(self, word: str, bold: bool) -> tuple[Piece, ...]:
        return tuple(
            (piece, self._advance(piece.rstrip(), bold), self._advance(piece, bold))
            for piece in pieces(word)
        )

    def _cut(self, line: str, width: float, size: float, bold: bool) -> str:
        kept = list(_clusters(line))
        while kept and self.width("".join(kept).rstrip() + ELLIPSIS, size, bold) > width:
            kept.pop()
        return "".join(kept).rstrip() + ELLIPSIS


@cache
def measure() -> Measure:
    """Give the one measure that everybody may share."""
    return Measure()


def _starts(fitting: Sequence[Piece], limit: float) -> list[int]:
    """Give which pieces begin a line when each line takes as many as it has room for."""
    starts, used = [0], 0.0
    for place, (_, bare, whole) in enumerate(fitting):
        if used and used + bare > limit:
            starts.append(place)
            used = 0.0
        used += whole
    return starts


def _drawable(text: str) -> Iterator[str]:
    """Give the characters that leave a mark or take room, composed where that is possible."""
    if text.isascii():
        yield from (char if char >= " " and char != "\x7f" else " " for char in text)
        return
    after_emoji = False
    for char in unicodedata.normalize("NFC", text):
        if char in _JOINERS or unicodedata.category(char) == "Cf":
            continue
        if after_emoji and "\U0001f3fb" <= char <= "\U0001f3ff":
            continue  # a skin tone colours the emoji before it, and ours have one colour
        after_emoji = char >= "\u2600"
        yield char if unicodedata.category(char) != "Cc" else " "


def _clusters(text: str) -> Iterator[str]:
    """Give characters together with the marks, joiners and selectors that belong to them."""
    cluster, joined = "", False
    for char in text:
        belongs = (
            unicodedata.combining(char) > 0
            or char in _JOINERS
            or unicodedata.category(char) in ("Mn", "Me")
            or "\U0001f3fb" <= char <= "\U0001f3ff"
        )
        if cluster and not belongs and not joined:
            yield cluster
            cluster = ""
        cluster += char
        joined = char == "\u200d"
    if cluster:
        yield cluster
