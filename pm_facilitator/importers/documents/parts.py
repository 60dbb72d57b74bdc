"""A document taken apart: which of its lines belong to the summary, the actions, and so on."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pm_facilitator.importers.documents.inner_parts import settling
from pm_facilitator.importers.documents.title_lines import title_at
from pm_facilitator.importers.text.contents import Block, read_blocks
from pm_facilitator.importers.text.headings import says_done, section_in, templates_told, text_in
from pm_facilitator.importers.text.lines import BLANK, FRONT, HEADING, ITEM, RULE, TEXT, Line
from pm_facilitator.importers.text.sections import Section, find_sections
from pm_facilitator.importers.times.partial_date import Order

Grouped = tuple[Line, str]
"""A line with the nearest heading above it that opens no section of its own, and its number."""


_ITALICS = re.compile(r"\s*([*_])(?![*_\s])[^*_].*(?<![*_\s])\1[.\s]*")
_LABEL = re.compile(r"(\*\*|__)[^*_]{1,60}(?::\1|\1\s?:)|[A-Z][\w /-]{1,30}:\s\S")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A section whose heading says nothing that is known, or that is kept as it is.

    Attributes:
        line: the number of its heading.
        last: the number of its last line.
        blocks: what it says.
        kept: the section of the document's template that keeps its prose; empty for none.
    """

    title: str
    line: int
    last: int
    blocks: tuple[Block, ...] = ()
    kept: str = ""


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
        done: those of lines below headings which say that their actions were taken.
        known: lines with the heading they are under, by key.
        others: the same by the index of a heading that says nothing known.
        template: the name of the template that the headings belong to; empty for none.
        kept: the titles of the sections that are kept as prose of that template, by the index of
            the heading.
        lead: the index of the first heading, where what stands below it is all that there is of a
            summary.
    """

    keys: list[str | None]
    head: list[bool]
    title: int
    labels: list[Unknown] = field(default_factory=list)
    within: set[int] = field(default_factory=set)
    skip: set[int] = field(default_factory=set)
    done: set[int] = field(default_factory=set)
    known: dict[str, list[Grouped]] = field(default_factory=dict)
    others: dict[int, list[Grouped]] = field(default_factory=dict)
    template: str = ""
    kept: dict[int, str] = field(default_factory=dict)
    lead: int | None = None

    def blocks(self, key: str) -> list[Block]:
        """Give what the document says under a key, wherever its sections stand."""
        return self._read(self.known.get(key, []))

    def preamble(self) -> list[Block]:
        """Give what stands before the first section, and what leads in instead of a summary."""
        told = self.others.get(self.title, [])
        return self._read(told + self.others[self.lead] if self.lead is not None else told)

    def unknown(self, lines: Sequence[Line]) -> list[Unknown]:
        """Give the sections that are about something else and do say something."""
        found = []
        for index, grouped in self.others.items():
            blocks = self._read(grouped) if index not in (self.title, self.lead) else ()
            if blocks:
                heading, last = lines[index], grouped[-1][0].number
                title = self.kept.get(index, heading.text)
                kept = text_in(self.template, title)
                found.append(Unknown(title, heading.number, last, tuple(blocks), kept))
        return found

    def _read(self, lines: Sequence[Grouped]) -> list[Block]:
        return read_blocks([each for each in lines if each[0].number not in self.skip])


def find_parts(
    lines: Sequence[Line], order: Order, timed: Collection[int], front: Mapping[str, Any]
) -> Parts:
    """Take a document apart.

    Args:
        lines: all its lines.
        order: how numeric dates are to be read.
        timed: the numbers of lines that are events; what tells some is kept as no mere prose.
        front: the front matter of the document.
    """
    sections = find_sections(lines, order, plain_labels=True, settle=settling(lines))
    parts = Parts([None] * len(lines), [True] * len(lines), title_at(lines, sections, front))
    inner = [section for section in sections if section.heading != parts.title]
    parts.template = _template_of(lines, inner, timed)
    groups = [""] * len(lines)
    under = [parts.title] * len(lines)
    for section in sections:
        if section.key == "timeline" and section.level > 1:
            parts.within.update(line.number for line in lines[section.heading : section.end])
        if section.key == "other" and section.inline:
            parts.labels.append(Unknown(section.title, lines[section.heading].number, 0))
        key = section_in(parts.template, section.title) or section.key
        known = key is not None and not _is_other(section, lines)
        within = parts.keys[section.heading] is not None
        if "actions" in (key, parts.keys[section.heading]) and says_done(section.title):
            parts.done.update(line.number for line in lines[section.heading : section.end])
        end = _end_of(section, lines, within=within)
        inside, count = slice(section.heading, end), end - section.heading
        has_place = section.heading != parts.title and text_in(parts.template, section.title)
        if has_place and not (known and _tells_events(section, lines, timed)):
            parts.kept[section.heading] = section.title
            parts.keys[inside] = [None] * count
        elif known:
            parts.keys[inside], groups[inside] = [key] * count, [""] * count
            continue
        elif section.heading == parts.title or under[section.heading] in parts.kept:
            continue
        number = lines[section.heading].counted
        group = f"{number}. {section.title}" if number else section.title
        groups[inside], under[inside] = [group] * count, [section.heading] * count
    heads = {section.heading: section for section in sections}
    _sort_in(parts, lines, heads, list(zip(groups, under, strict=True)))
    first = next((index for index, line in enumerate(lines) if line.kind is HEADING), None)
    if parts.title < 0 and "summary" not in parts.known and first in parts.others:
        parts.lead = first if first not in parts.kept else None
    return parts


def _sort_in(
    parts: Parts,
    lines: Sequence[Line],
    heads: Mapping[int, Section],
    places: Sequence[tuple[str, int]],
) -> None:
    """Sort lines by what they are about; a place is the heading above and the index of its part."""
    footer = _footer(lines)
    told, rest = defaultdict[str, list[Grouped]](list), defaultdict[int, list[Grouped]](list)
    for index, (line, key, (group, above)) in enumerate(
        zip(lines, parts.keys, places, strict=True)
    ):
        parts.head[index] = key is None and above == parts.title
        shown = _shown(line, heads[index]) if index in heads else line
        if shown is None or line.kind is FRONT or index == parts.title or index >= footer:
            continue
        if key is not None:
            told[key].append((shown, group))
        elif above in parts.kept and index != above and line.kind is HEADING:
            # What stands between the paragraphs of kept prose is one of them.
            gap = line._replace(kind=BLANK, text="")
            rest[above] += [(each, group) for each in (gap, line._replace(kind=TEXT), gap)]
        else:
            rest[above].append((shown, group))
    parts.known, parts.others = dict(told), dict(rest)


def _footer(lines: Sequence[Line]) -> int:
    """Give the index of what stands in italics below the last rule, about the document itself."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].kind is RULE), len(lines))
    below = [line for line in lines[last + 1 :] if line.kind is not BLANK]
    alone = below and all(line.kind is TEXT and _ITALICS.fullmatch(line.text) for line in below)
    return last if alone else len(lines)


def _template_of(lines: Sequence[Line], sections: Sequence[Section], timed: Collection[int]) -> str:
    """Name the template that most headings above prose belong to; empty for none."""
    told = Counter(
        name
        for section in sections
        for name in templates_told(section.title)
        if _says_something(section, lines)
        and (section.key is None or not _tells_events(section, lines, timed))
    )
    return told.most_common(1)[0][0] if told else ""


def _says_something(section: Section, lines: Sequence[Line]) -> bool:
    if section.key == "other" and lines[section.heading].kind is not HEADING:
        return False  # "Status: done"
    below = lines[section.heading + 1 : section.end]
    return bool(section.inline) or any(line.kind not in (BLANK, HEADING) for line in below)


def _tells_events(section: Section, lines: Sequence[Line], timed: Collection[int]) -> bool:
    return any(line.number in timed for line in lines[section.heading : section.end])


def _end_of(section: Section, lines: Sequence[Line], *, within: bool) -> int:
    """Give the index behind the lines that a section's heading or label is about.

    Args:
        section: the part.
        lines: those of the document.
        within: whether it stands in a part of which is known what it is about.
    """
    if section.inline and section.key == "other":
        return section.heading + 1  # "Status: done" says nothing about the lines below
    # "Author: Ana" is all that is said of people there.
    end = section.end
    if section.inline and lines[section.heading].kind is ITEM:
        end = _item_end(lines, section)
    if section.inline and section.key == "people":
        return min(end, _paragraph_end(lines, section))
    prose = section.inline and within and _is_plain_label(lines[section.heading])
    return _behind_list(lines, _paragraph_end(lines, section)) if prose else end


def _is_plain_label(line: Line) -> bool:
    """Tell whether a line opens with a label that no mark sets apart, as prose may."""
    return line.kind is TEXT and not line.text.startswith(("**", "__"))


def _paragraph_end(lines: Sequence[Line], section: Section) -> int:
    """Give the index behind the paragraph that a section opens with."""
    inside = range(section.heading, section.end)
    return next((i for i in inside if lines[i].kind is BLANK), section.end)


def _item_end(lines: Sequence[Line], section: Section) -> int:
    """Give the index behind an item with a label: its list goes on with another, or is over."""
    indent = lines[section.heading].indent
    for index in range(section.heading + 1, section.end):
        line, above = lines[index], lines[index - 1]
        if line.indent > indent:
            continue
        labelled = line.kind is ITEM and _LABEL.match(line.text)
        if labelled or (line.kind is TEXT and above.kind is BLANK):
            return index
    return section.end


def _behind_list(lines: Sequence[Line], end: int) -> int:
    """Give the index behind the list that a paragraph leads up to, where it ends with a colon."""
    if not lines[end - 1].text.rstrip().endswith(":"):
        return end
    after = range(end, len(lines))
    return next((i for i in after if lines[i].kind not in (BLANK, ITEM)), len(lines))


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
