"""What is different between two documents: by section, by line, by word in a changed line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Document,
    Item,
    Missing,
    Paragraph,
    Rich,
    Section,
    Span,
)
from pm_facilitator.report.lines import section_lines

State = Literal["same", "changed", "added", "removed"]
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_ALIKE = 0.4
"""Lines that share less than this are told as one removed and one added."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is different; what was, and what is now, each empty where there is none."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """What became of a section."""

    key: str
    title: str
    state: State
    lines: tuple[Line, ...] = ()


def differences(before: Document, after: Document) -> list[SectionDifference]:
    """Compare two documents section by section, in the order of the later one."""
    old = {section.key: section for section in before.sections}
    new = {section.key: section for section in after.sections}
    found = [_section(old.get(section.key), section) for section in after.sections]
    gone = [section for section in before.sections if section.key not in new]
    return found + [_removed(section) for section in gone]


def changed_sections(before: Document, after: Document) -> list[str]:
    """Give the keys of the sections that say something else now."""
    return [each.key for each in differences(before, after) if each.state in ("changed", "added")]


def difference_document(before: Document, after: Document, title: str) -> Document:
    """Make a document of what is different, to be read, written or printed like any other."""
    told = [each for each in differences(before, after) if each.state != "same"]
    sections = tuple(_told(each) for each in told)
    if not sections:
        sections = (Section("same", "No difference", (Missing("Nothing is different."),)),)
    return Document(title, after.notice, (), sections, after.made)


def words(line: Line) -> tuple[Rich, Rich]:
    """Give a changed line before and after, what is different in it in bold."""
    one, other = _WORDS.findall(line.before), _WORDS.findall(line.after)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    left: list[Span] = []
    right: list[Span] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        changed = tag != "equal"
        left += [Span("".join(one[a:b]), strong=changed)] if a < b else []
        right += [Span("".join(other[c:d]), strong=changed)] if c < d else []
    return tuple(left), tuple(right)


def _section(old: Section | None, new: Section) -> SectionDifference:
    if old is None:
        lines = tuple(Line("", line) for line in section_lines(new))
        return SectionDifference(new.key, new.title, "added", lines)
    lines = tuple(_lines(section_lines(old), section_lines(new)))
    state: State = "changed" if lines or old.title != new.title else "same"
    return SectionDifference(new.key, new.title, state, lines)


def _removed(old: Section) -> SectionDifference:
    lines = tuple(Line(line, "") for line in section_lines(old))
    return SectionDifference(old.key, old.title, "removed", lines)


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield from _paired(list(old[a:b]), list(new[c:d]))


def _paired(old: list[str], new: list[str]) -> Iterator[Line]:
    """Pair lines that were changed little; the rest was removed or added."""
    for line in new:
        near = max(old, key=lambda each: _likeness(each, line), default="")
        if near and _likeness(near, line) >= _ALIKE:
            old.remove(near)
            yield Line(near, line)
        else:
            yield Line("", line)
    yield from (Line(line, "") for line in old)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _told(found: SectionDifference) -> Section:
    heads = {"added": "This section is new.", "removed": "This section is not there any more."}
    blocks: list[Block] = []
    if found.state in heads:
        blocks.append(Paragraph((Span(heads[found.state], soft=True),)))
    if found.lines:
        blocks.append(Bullets(tuple(_item(line) for line in found.lines)))
    elif not blocks:
        blocks.append(Paragraph((Span("Its heading was changed.", soft=True),)))
    return Section(found.key, found.title, tuple(blocks))


def _item(line: Line) -> Item:
    if not line.before:
        return Item((Span("Added: ", soft=True), Span(line.after.strip(), strong=True)))
    if not line.after:
        return Item((Span("Removed: ", soft=True), Span(line.before.strip())))
    before, after = words(Line(line.before.strip(), line.after.strip()))
    return Item((Span("Before: ", soft=True), *before), ((Span("Now: ", soft=True), *after),))
