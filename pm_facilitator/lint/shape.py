"""Whether a document is a report that was written down, or notes of what was said in a room."""

import re
from itertools import islice, pairwise

from pm_facilitator.importers.text.headings import label_of
from pm_facilitator.importers.text.lines import Kind, Line, split_lines

_LOOKED_AT = 200
"""So many lines tell it."""

_BUILT = (Kind.HEADING, Kind.TABLE, Kind.FRONT)
_SAID = (Kind.TEXT, Kind.ITEM)
_BOLD = re.compile(r"(\*\*|__)[^*_]{1,80}\1:?")
_LABELS = 2
"""So many lines that open with the name of a section are those of a report."""

_SENTENCE_END = re.compile(r"[.?!…][\"')\]”]*(?=\s+\S)")
_MOST_SENTENCES = 2
"""So many are said in one go."""

_LONG = 120
"""The letters of a line that is a paragraph: hardly three in a hundred remarks have more."""

_WIDE = 45
"""The letters that a line has at least where a paragraph was wrapped; remarks in small letters that
end with nothing look the same, and are shorter."""

_OPEN_WORDS = """
a an the this these its our their his her my your and or but because that which who of to in on
at by for from with without into than as if not should would could might must can will have has
had be been is are was were do does did der die das den dem des ein eine einen einem einer und
oder aber weil dass zu zum zur im in am an auf aus bei mit nach von vom vor für nicht
"""
_OPEN = frozenset(_OPEN_WORDS.split())
"""Words that hardly ever end a remark: where a line ends with one, its sentence goes on below."""

_MOST = 0.25
"""The share of lines that may be so long, or go on in the next one."""


def reads_as_notes(text: str) -> bool:
    """Tell whether a text has no headings, no tables and no paragraphs: a line is a remark.

    Bold lines and the names of sections are headings, too. A paragraph is a line of several
    sentences, or lines that were wrapped in the midst of one.
    """
    start = "\n".join(islice(text.splitlines(), _LOOKED_AT))
    lines = split_lines(start, as_written=True)
    if any(line.kind in _BUILT for line in lines):
        return False
    said = [line for line in lines if line.kind in _SAID]
    if any(_BOLD.fullmatch(line.text) for line in said) or sum(map(_is_labelled, said)) >= _LABELS:
        return False
    if any(len(_SENTENCE_END.findall(line.text)) >= _MOST_SENTENCES for line in said):
        return False
    wrapped = sum(
        below.number == line.number + 1
        and below.kind is Kind.TEXT
        and looks_wrapped(line.text, below.text)
        for line, below in pairwise(said)
    )
    long = sum(len(line.text) > _LONG for line in said)
    return max(wrapped, long) <= len(said) * _MOST


def looks_wrapped(line: str, below: str) -> bool:
    """Tell whether a line looks as if its sentence went on in the next one."""
    return below[:1].islower() and len(line) >= _WIDE and line[-1] not in ".?!…"


def goes_on(line: str, below: str, widest: int) -> bool:
    """Tell whether the sentence of a line goes on in the next, among remarks that stand by line.

    Args:
        line: without the blanks at its end.
        below: the next line.
        widest: the letters of the longest line; where the next word had fitted, nothing is wrapped.
    """
    words = line.split()
    if words and words[-1].lower() in _OPEN and below[:1].islower():
        return True
    first = len((below.split() or [""])[0])
    return looks_wrapped(line, below) and len(line) + 1 + first > widest


def _is_labelled(line: Line) -> bool:
    """Tell whether a line opens as in "Impact: orders came late"."""
    label, colon, _ = line.text.partition(":")
    return bool(colon) and label_of(label) is not None
