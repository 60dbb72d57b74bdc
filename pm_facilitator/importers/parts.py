"""A document taken apart: which of its lines belong to the summary, the actions, and so on."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pm_facilitator.importers.contents import Block, read_blocks
from pm_facilitator.importers.dates import Order
from pm_facilitator.importers.lines import Kind, Line
from pm_facilitator.importers.sections import Section, find_sections

Grouped = tuple[Line, str]
"""A line with the nearest heading above it that opens no section of its own."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A section whose heading says nothing that is known.

    Attributes:
        line: the number of its heading.
        last: the number of its last line.
    """

    title: str
    line: int
    last: int


@dataclass(slots=True)
class Parts:
    """The lines of a document by what they are about.

    Attributes:
        keys: for each line the key of the section it stands in; None where that is not known.
        head: for each line whether it stands before the first section.
        title: the index of the heading that names the document; -1 without one.
        skip: the numbers of lines that were understood otherwise.
        known: lines with the heading they are under, by key.
        others: the same by the index of a heading that says nothing known.
    """

    keys: list[str | None]
    head: list[bool]
    title: int
    skip: set[int] = field(default_factory=set)
    known: dict[str, list[Grouped]] = field(default_factory=dict)
    others: dict[int, list[Grouped]] = field(default_factory=dict)

    def blocks(self, key: str) -> list[Block]:
        """Give what the document says under a key, wherever its sections stand."""
        return self._read(self.known.get(key, []))

    def preamble(self) -> list[Block]:
        """Give what stands before the first section."""
        return self._read(self.others.get(self.title, []))

    def unknown(self, lines: Sequence[Line]) -> list[Unknown]:
        """Give the sections that are about something else and do say something."""
        found = []
        for index, grouped in self.others.items():
            if index != self.title and self._read(grouped):
                heading = lines[index]
                found.append(Unknown(heading.text, heading.number, grouped[-1][0].number))
        return found

    def _read(self, lines: Sequence[Grouped]) -> list[Block]:
        return read_blocks([each for each in lines if each[0].number not in self.skip])


def find_parts(lines: Sequence[Line], order: Order) -> Parts:
    """Take a document apart."""
    sections = find_sections(lines, order, plain_labels=True)
    parts = Parts([None] * len(lines), [True] * len(lines), _title(lines, sections))
    groups = [""] * len(lines)
    under = [parts.title] * len(lines)
    heads: dict[int, Section] = {}
    for section in sections:
        heads[section.heading] = section
        known = section.key is not None and not _is_other(section, lines)
        for index in range(section.heading, section.end):
            if known:
                parts.keys[index], groups[index] = section.key, ""
            elif section.heading != parts.title:
                groups[index], under[index] = section.title, section.heading
    for index, line in enumerate(lines):
        key = parts.keys[index]
        parts.head[index] = key is None and under[index] == parts.title
        shown = _shown(line, heads.get(index))
        if shown is None:
            continue
        if key is None:
            parts.others.setdefault(under[index], []).append((shown, groups[index]))
        else:
            parts.known.setdefault(key, []).append((shown, groups[index]))
    return parts


def _title(lines: Sequence[Line], sections: Sequence[Section]) -> int:
    """Find the heading that spans the document."""
    for section in sections:
        if lines[section.heading].kind is not Kind.HEADING:
            continue
        return section.heading if section.key is None else -1
    return -1


def _is_other(section: Section, lines: Sequence[Line]) -> bool:
    """Tell whether a section is known to be about what a review has no place for."""
    return section.key == "other" and lines[section.heading].kind is Kind.HEADING


def _shown(line: Line, section: Section | None) -> Line | None:
    """Give a line as the contents of its part: of a label only what stands behind it."""
    if line.kind is Kind.FRONT:
        return None
    if section is None or line.kind is Kind.HEADING:
        return line
    return replace(line, kind=Kind.TEXT, text=section.inline) if section.inline else None
