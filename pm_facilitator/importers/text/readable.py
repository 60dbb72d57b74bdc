"""What of a Markdown text people read as sentences: the rest is blanked, every letter in its place.

Comments, the targets of links, tags, and what stands in the tags of code and quotes are replaced
by spaces. Code in backticks stays: readers of sentences know it for what it is.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from pm_facilitator.importers.text.raw_lines import raw_lines

_BLOCKS = "address|article|dd|div|dl|dt|h[1-6]|li|ol|p|section|table|tbody|td|tfoot|th|thead|tr|ul"
_SCAN = re.compile(
    "|".join(
        (
            # What is closed somewhere below.
            r"(?m:^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*$)",
            r"(?<!`)(?P<ticks>`+)(?!`)",
            r"(?P<comment><!--)",
            r"<(?P<element>pre|code|script|style|blockquote|q|kbd|samp)\b[^<>]*>",
            r"\A(?P<front>\+\+\+)[ \t]*(?=\n)",
            # What stands for itself.
            r"(?P<escaped>\\[\\`\[\]<(])",
            r"(?m:^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S[^\n]*$)",
            r"(?<=\])\((?:[^()\n\\]|\\.|\([^()\n]*\))*\)",
            r"(?<=\])\[[^\]\n]*\]",
            rf"(?<=<)(?:{_BLOCKS})\b(?P<attributes>\s[^<>]*)(?=>)",
            rf"<(?!/?(?:{_BLOCKS})\b)/?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>",
        )
    ),
    re.I,
)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: what it says, and the lines it starts and ends on, counted from 1."""

    said: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Readable:
    """A text for reading.

    Attributes:
        text: the text with line feeds as its line ends and everything else blanked.
        lines: the lines as they were written.
        comments: the comments that were blanked.
    """

    text: str
    lines: list[str]
    comments: tuple[Comment, ...]


def readable(text: str) -> Readable:
    """Blank whatever is no sentence; each letter that is left keeps its line and column."""
    lines = raw_lines(text)
    return _Blanking(lines).run()


class _Blanking:
    """Goes through a text once, knowing which closing marks do not come any more."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._text = "\n".join(lines)
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self._gone: set[str] = set()
        self._parts: list[str] = []
        self._comments: list[Comment] = []

    def run(self) -> Readable:
        at = 0
        while found := _SCAN.search(self._text, at):
            self._parts.append(self._text[at : found.start()])
            at = self._take(found)
        self._parts.append(self._text[at:])
        return Readable("".join(self._parts), self._lines, tuple(self._comments))

    def _take(self, found: re.Match[str]) -> int:
        """Keep or blank what was found, and give where to go on."""
        closing, blanked = _closing(found)
        end = self._end(closing, found.end()) if closing else found.end()
        if found["ticks"] and "\n\n" in self._text[found.end() : end]:
            end = -1  # code in backticks ends with its paragraph
        if end < 0:  # never closed: a slip of the pen, and the rest is text
            closing, end, blanked = "", found.end(), False
        piece = self._text[found.start() : end]
        if closing and found["comment"]:
            first = bisect_right(self._starts, found.start())
            self._comments.append(Comment(piece[4:-3], first, bisect_right(self._starts, end - 1)))
        if found["attributes"]:
            blanks = _blank(found["attributes"])
            self._parts.append(piece.removesuffix(found["attributes"]) + blanks)
        else:
            self._parts.append(_blank(piece) if blanked else piece)
        return end

    def _end(self, closing: str, start: int) -> int:
        if closing in self._gone:
            return -1
        found = re.compile(closing, re.I | re.M).search(self._text, start)
        if found is None:
            self._gone.add(closing)
            return -1
        return found.end()


def _closing(found: re.Match[str]) -> tuple[str, bool]:
    """Give the pattern of what closes it, if anything, and whether it is to be blanked."""
    if found["fence"]:
        mark = found["fence"]
        return rf"^[ \t>]*{mark}{mark[0]}*[ \t]*$", False
    if found["ticks"]:
        return rf"(?<!`){found['ticks']}(?!`)", False
    if found["comment"]:
        return "-->", True
    if found["element"]:
        return rf"</{found['element'].lower()}>", True
    if found["front"]:
        return r"^\+\+\+[ \t]*$", True
    return "", found["escaped"] is None


def _blank(said: str) -> str:
    return re.sub(r"[^\n]", " ", said)
