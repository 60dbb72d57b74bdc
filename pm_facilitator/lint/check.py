"""What the coach hears in one document, with the places where it stands."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pm_facilitator.importers.text.html_text import BREAK
from pm_facilitator.importers.text.passages import Passage, Place, each_line, passages
from pm_facilitator.importers.text.raw_lines import raw_lines
from pm_facilitator.importers.text.readable import readable
from pm_facilitator.language.anew import alike, said_anew
from pm_facilitator.language.coach import Coach
from pm_facilitator.language.finding import Finding
from pm_facilitator.lint.exceptions import Note, exceptions
from pm_facilitator.lint.shape import goes_on, reads_as_notes

_SENTENCE_END = re.compile(r"[.?!]\s+|\n")
_ACTION = "action"
_LONGEST = 5_000
"""Letters that are read at once: no paragraph that people read is longer."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a document: lines from 1, columns from 0, the last one behind its end."""

    line: int
    column: int
    last_line: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Noticed:
    """A finding in a document.

    Attributes:
        line: the line it begins on, from 1.
        start: the column of its first letter, from 0.
        end: the column behind its last letter on that line.
        region: all of it, over lines.
        whole: the stretch that the suggestion would take the place of.
        written: the line it begins on.
        finding: what was noticed.
        better: the better sentence without what stands around it; empty when there is none.
    """

    line: int
    start: int
    end: int
    region: Region
    whole: Region
    written: str
    finding: Finding
    better: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What one document gave: findings in order, and notes on exceptions that do not hold."""

    noticed: list[Noticed]
    notes: list[Note]


def check_document(
    text: str, coach: Coach, *, by_line: bool, plain: bool = False, actions: bool = False
) -> Checked:
    """Let the coach read a document as a report, or as what is said in a room if it is notes of it.

    Args:
        text: all of it.
        coach: who reads.
        by_line: whether every line is a text of its own, whatever it looks like.
        plain: whether it is plain text, where an indented paragraph is no code.
        actions: whether to tell also which actions, below a heading of such, are vague.
    """
    if by_line:
        return Checked(list(_heard(each_line(text), raw_lines(text), coach, "text")), [])
    read = readable(text)
    notes_of_talk = reads_as_notes(read.text)
    field = "text" if notes_of_talk else "prose"
    texts = passages(read.text, indented_code=not plain)
    if notes_of_talk:
        texts = (remark for each in texts for remark in _remarks(each))
    known = {name for rule in coach.rules() for name in (rule.id, rule.kind)}
    allowed, notes = exceptions(read, known)
    noticed = [
        each
        for each in _heard(texts, read.lines, coach, field, _actions(read.text) if actions else ())
        if not any(a.covers(each.line, each.finding.rule, each.finding.kind) for a in allowed)
    ]
    return Checked(noticed, notes)


def _heard(
    texts: Iterator[Passage],
    lines: list[str],
    coach: Coach,
    field: str,
    actions: Container[int] = (),
) -> Iterator[Noticed]:
    asked = {rule.id for rule in coach.rules() if rule.field == _ACTION}
    for passage in (_with_breaks(part, lines) for each in texts for part in _in_parts(each)):
        found = coach.check(passage.text, field)
        if passage.places[0].line in actions:
            found += [each for each in coach.check(passage.text, _ACTION) if each.rule in asked]
            found.sort(key=lambda finding: (finding.start, finding.end))
        for finding in found:
            line, start, end = passage.span(finding.start, finding.end)
            region = Region(line, start, *passage.end(finding.end))
            first = passage.places[0]
            whole = Region(first.line, first.column, *passage.end(len(passage.text)))
            written = lines[line - 1]
            told = _as_written(finding, passage, written[start:end], lines)
            better = said_anew(finding.suggestion or "", passage.text)
            yield Noticed(line, start, end, region, whole, written, told, better)


def _actions(text: str) -> Container[int]:
    # It reads the stamps of entries, whose patterns take longer to make than most checks.
    from pm_facilitator.lint.actions import action_lines

    return action_lines(text)


def _remarks(passage: Passage) -> Iterator[Passage]:
    """Give the remarks that stand line by line, each as a text of its own."""
    opens = [place.offset for place in passage.places]
    said = [passage.text[a:b].rstrip() for a, b in pairwise([*opens, len(passage.text)])]
    widest = max(map(len, said))
    first = 0
    for (line, below), offset in zip(pairwise(said), opens[1:], strict=True):
        if not goes_on(line, below, widest):
            yield _part(passage, first, offset - 1)
            first = offset
    yield _part(passage, first, len(passage.text))


def _in_parts(passage: Passage) -> Iterator[Passage]:
    """Cut what is too long to be read at once, between sentences where it can be."""
    first, text = 0, passage.text
    while len(text) - first > _LONGEST:
        ends = [found.end() for found in _SENTENCE_END.finditer(text, first, first + _LONGEST)]
        last = ends[-1] if ends else text.rfind(" ", first, first + _LONGEST) + 1
        last = last if last > first else first + _LONGEST
        yield _part(passage, first, last)
        first = last
    yield _part(passage, first, len(text)) if first else passage


def _part(passage: Passage, first: int, last: int) -> Passage:
    opens = max(place.offset for place in passage.places if place.offset <= first)
    places = [
        Place(max(place.offset - first, 0), place.line, place.column + max(first - place.offset, 0))
        for place in passage.places
        if opens <= place.offset < last
    ]
    return Passage(passage.text[first:last], tuple(places))


def _with_breaks(passage: Passage, lines: list[str]) -> Passage:
    """Let no sentence run on where the author has broken the line."""
    letters = list(passage.text)
    ends = [place.offset - 1 for place in passage.places[1:]] + [len(letters)]
    for place, end in zip(passage.places, ends, strict=True):
        written = lines[place.line - 1]
        for tag in BREAK.finditer(written, place.column, place.column + end - place.offset):
            letters[place.offset + tag.start() - place.column] = "\n"
        if written.endswith(("  ", "\\")):
            letters[end : end + 1] = "\n" if end < len(letters) else ""
            if letters[end - 1] == "\\":
                letters[end - 1] = " "
    return replace(passage, text="".join(letters))


def _as_written(finding: Finding, passage: Passage, said: str, lines: list[str]) -> Finding:
    """Give back what was blanked for reading, in the words and around the reworded sentence."""
    text = said if len(said) == len(finding.text) else finding.text
    better = finding.suggestion
    original = _written(passage, lines)
    if better is not None and original != passage.text:
        head = alike(better, passage.text)
        tail = alike(better[head:][::-1], passage.text[head:][::-1])
        changed = better[head : len(better) - tail]
        better = original[:head] + changed + original[len(original) - tail :]
    return replace(finding, text=text, suggestion=better)


def _written(passage: Passage, lines: list[str]) -> str:
    """Give the text of a passage with nothing blanked."""
    ends = [place.offset - 1 for place in passage.places[1:]] + [len(passage.text)]
    parts = []
    for place, end in zip(passage.places, ends, strict=True):
        part = lines[place.line - 1][place.column : place.column + end - place.offset]
        parts.append(part.ljust(end - place.offset))
    return " ".join(parts)
