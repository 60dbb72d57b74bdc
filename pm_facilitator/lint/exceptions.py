"""Exceptions written into a document: a comment that names the rules, the place, and the reason.

``<!-- pm-facilitator allow human-error: the regulator's own words -->`` on a line of text is for
what begins on that line; on a line of its own it is for the paragraph, list or table below.
``allow-file`` is for the whole document, ``allow-from`` until ``allow-end``.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pm_facilitator.importers.text.readable import Comment, Readable

_WRITTEN = re.compile(
    r"\s*pm-facilitator\s+(?P<what>allow(?:-[a-z]+)?)\b(?P<rules>[^:]*)(?::(?P<why>.*))?\s*\Z", re.S
)
_ABOUT = re.compile(r"\s*pm-facilitator\b")
FORMS = ("allow", "allow-file", "allow-from", "allow-end")
EVERY = "all"
_EXAMPLE = "<!-- pm-facilitator allow RULE: the reason -->"


@dataclass(frozen=True, slots=True)
class Allowed:
    """Rules or kinds that are allowed from one line to another."""

    rules: frozenset[str]
    first: int
    last: int

    def covers(self, line: int, rule: str, kind: str) -> bool:
        """Tell whether a finding that begins on this line is allowed."""
        named = EVERY in self.rules or rule in self.rules or kind in self.rules
        return named and self.first <= line <= self.last


@dataclass(frozen=True, slots=True)
class Note:
    """What is wrong with an exception, and on which line it stands."""

    line: int
    message: str


def exceptions(read: Readable, known: Collection[str]) -> tuple[list[Allowed], list[Note]]:
    """Read the exceptions of a document; one that is not complete allows nothing.

    Args:
        read: the document.
        known: the names of all rules and kinds.
    """
    allowed: list[Allowed] = []
    notes: list[Note] = []
    opened: list[tuple[frozenset[str], int]] = []
    lines = read.text.split("\n")
    for comment in read.comments:
        written = _WRITTEN.match(comment.said)
        if written is None:
            if _ABOUT.match(comment.said):
                notes.append(Note(comment.first, f"This is no exception such as {_EXAMPLE}."))
            continue
        what, why = written["what"], (written["why"] or "").strip()
        rules = frozenset(written["rules"].replace(",", " ").split())
        if what == "allow-end" and opened:
            allowed += [Allowed(names, first, comment.last) for names, first in opened]
            opened.clear()
        elif trouble := _trouble(what, rules, why, known):
            notes.append(Note(comment.first, trouble))
        elif what == "allow-from":
            opened.append((rules, comment.first))
        else:
            allowed.append(Allowed(rules, *_reach(what, comment, lines)))
    allowed += [Allowed(names, first, len(lines)) for names, first in opened]
    return allowed, notes


def _trouble(what: str, rules: frozenset[str], why: str, known: Collection[str]) -> str:
    if what not in FORMS:
        return f"There is no exception named {what}: {', '.join(FORMS)} are known."
    if what == "allow-end":
        return "Nothing was allowed from a line above."
    if not rules:
        return f"This exception names no rule or kind: {_EXAMPLE}."
    if unknown := sorted(rules - set(known) - {EVERY}):
        return f"There is no rule or kind named {unknown[0]}."
    if not why:
        return f"This exception does not say why: {_EXAMPLE}."
    return ""


def _reach(what: str, comment: Comment, lines: Sequence[str]) -> tuple[int, int]:
    """Give the first and last line that an exception is for."""
    if what == "allow-file":
        return 1, len(lines)
    if any(line.strip() for line in lines[comment.first - 1 : comment.last]):
        return comment.first, comment.last
    first = comment.last
    while first < len(lines) and not lines[first].strip():
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    return first + 1, last
