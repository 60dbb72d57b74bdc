"""A document taken apart: which of its lines belong to the summary, the actions, and so on."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pm_facilitator.importers.contents import Block, read_blocks
from pm_facilitator.importers.dates import Order
from pm_facilitator.importers.lines import BLANK, FRONT, HEADING, ITEM, TEXT, Line
from pm_facilitator.importers.sections import Section, find_sections

Grouped = tuple[Line, str]
"""A line with the nearest heading above it that opens no section of its own."""


_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Unknown:
    """A section whose heading says nothing that is known.

    Attributes:
        line: the number of its heading.
        last: the number of its last line.
        blocks: what it says.
    """

    title: str
    line: int
    last: int
    blocks: tuple[Block, ...] = ()


@dataclass(slots=True)
class Parts:
    """The lines of a document by what they are about.

    Attributes:
        keys: for each line the key of the section it stands in; None where that is not known.
        head: for each line whether it stands before the first section.
        title: the index of the heading that names the document; -1 without one.
        labels: what is said behind a label that is known to have no place, with its line.
        within: the numbers of lines in sections of a timeline, whatever inner ones are about.
        skip: the numbers of lines that were understood otherwise.
        known: lines with the heading they are under, by key.
        others: the same by the index of a heading that says nothing known.
    """

    keys: list[str | None]
    head: list[bool]
    title: int
    labels: list[Unknown] = field(default_factory=list)
    within: set[int] = field(default_factory=set)
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
            blocks = self._read(grouped) if index != self.title else ()
            if blocks:
                heading, last = lines[index], grouped[-1][0].number
                found.append(Unknown(heading.text, heading.number, last, tuple(blocks)))
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
        if section.key == "timeline" and section.level > 1:
            parts.within.update(line.number for line in lines[section.heading : section.end])
        known = section.key is not None and not _is_other(section, lines)
        end = section.end
        if section.key == "other" and section.inline:
            # "Status: done" says nothing about the lines below.
            end = section.heading + 1
            parts.labels.append(Unknown(section.title, lines[section.heading].number, 0))
        if section.key == "people" and section.inline:
            # "Author: Ana" is all that is said of people there.
            end = _paragraph_end(lines, section)
        inside, count = slice(section.heading, end), end - section.heading
        if known:
            parts.keys[inside], groups[inside] = [section.key] * count, [""] * count
        elif section.heading != parts.title:
            groups[inside], under[inside] = [section.title] * count, [section.heading] * count
    told, rest = defaultdict[str, list[Grouped]](list), defaultdict[int, list[Grouped]](list)
    for index, (line, key, above) in enumerate(zip(lines, parts.keys, under, strict=True)):
        parts.head[index] = key is None and above == parts.title
        shown = _shown(line, heads[index]) if index in heads else line
        if shown is None or line.kind is FRONT or index == parts.title:
            continue
        if key is None:
            rest[above].append((shown, groups[index]))
        else:
            told[key].append((shown, groups[index]))
    parts.known, parts.others = dict(told), dict(rest)
    return parts


def _paragraph_end(lines: Sequence[Line], section: Section) -> int:
    """Give the index behind the paragraph that a section opens with."""
    inside = range(section.heading, section.end)
    return next((i for i in inside if lines[i].kind is BLANK), section.end)


def _title(lines: Sequence[Line], sections: Sequence[Section]) -> int:
    """Find the heading that spans the document."""
    for section in sections:
        if lines[section.heading].kind is not HEADING:
            continue
        return section.heading if section.key is None else -1
    return _bare_title(lines, sections)


def _bare_title(lines: Sequence[Line], sections: Sequence[Section]) -> int:
    """Find the line that names a document without any mark: alone at the top, and no sentence."""
    first = next((i for i, line in enumerate(lines) if line.kind is not BLANK), -1)
    if first < 0 or not sections or any(section.holds(first) for section in sections):
        return -1
    line, below = lines[first], lines[first + 1 : first + 2]
    alone = line.kind is TEXT and below and below[0].kind is BLANK
    short = len(line.text) <= _LONGEST_TITLE and not line.text.rstrip().endswith((".", ",", ";"))
    return first if alone and short else -1


def _is_other(section: Section, lines: Sequence[Line]) -> bool:
    """Tell whether a section is known to be about what a review has no place for."""
    return section.key in ("other", "history") and lines[section.heading].kind is HEADING


def _shown(line: Line, section: Section) -> Line | None:
    """Give the line that opens a part as its contents: of a label only what stands behind it."""
    if line.kind is HEADING:
        return line
    if not section.inline:
        return None
    if section.key == "people":
        # "Scribe: Ana" loses its sense without the label, and stays an item among others.
        kind = ITEM if line.kind is ITEM else TEXT
        return line._replace(kind=kind, text=f"{section.title}: {section.inline}")
    return line._replace(kind=TEXT, text=section.inline)
