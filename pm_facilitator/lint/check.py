"""What the coach hears in one document, with the places where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pm_facilitator.importers.passages import Passage, each_line, passages
from pm_facilitator.importers.raw_lines import raw_lines
from pm_facilitator.importers.readable import readable
from pm_facilitator.language.coach import Coach
from pm_facilitator.language.finding import Finding
from pm_facilitator.lint.exceptions import Note, exceptions


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
    """

    line: int
    start: int
    end: int
    region: Region
    whole: Region
    written: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """What one document gave: findings in order, and notes on exceptions that do not hold."""

    noticed: list[Noticed]
    notes: list[Note]


def check_document(text: str, coach: Coach, *, by_line: bool, plain: bool = False) -> Checked:
    """Let the coach read a document.

    Args:
        text: all of it.
        coach: who reads.
        by_line: whether every line is a text of its own, whatever it looks like.
        plain: whether it is plain text, where an indented paragraph is no code.
    """
    if by_line:
        return Checked(list(_heard(each_line(text), raw_lines(text), coach, "text")), [])
    read = readable(text)
    known = {name for rule in coach.rules() for name in (rule.id, rule.kind)}
    allowed, notes = exceptions(read, known)
    noticed = [
        each
        for each in _heard(passages(read.text, indented_code=not plain), read.lines, coach, "prose")
        if not any(a.covers(each.line, each.finding.rule, each.finding.kind) for a in allowed)
    ]
    return Checked(noticed, notes)


def _heard(
    texts: Iterator[Passage], lines: list[str], coach: Coach, field: str
) -> Iterator[Noticed]:
    for passage in texts:
        for finding in coach.check(passage.text, field):
            line, start, end = passage.span(finding.start, finding.end)
            region = Region(line, start, *passage.end(finding.end))
            first = passage.places[0]
            whole = Region(first.line, first.column, *passage.end(len(passage.text)))
            written = lines[line - 1]
            told = _as_written(finding, passage, written[start:end], lines)
            yield Noticed(line, start, end, region, whole, written, told)


def _as_written(finding: Finding, passage: Passage, said: str, lines: list[str]) -> Finding:
    """Give back what was blanked for reading, in the words and around the reworded sentence."""
    text = said if len(said) == len(finding.text) else finding.text
    better = finding.suggestion
    original = _written(passage, lines)
    if better is not None and original != passage.text:
        head = _alike(better, passage.text)
        tail = _alike(better[head:][::-1], passage.text[head:][::-1])
        changed = better[head : len(better) - tail]
        better = original[:head] + changed + original[len(original) - tail :]
    return replace(finding, text=text, suggestion=better)


def _alike(one: str, other: str) -> int:
    """Count the letters that two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _written(passage: Passage, lines: list[str]) -> str:
    """Give the text of a passage with nothing blanked."""
    ends = [place.offset - 1 for place in passage.places[1:]] + [len(passage.text)]
    parts = []
    for place, end in zip(passage.places, ends, strict=True):
        part = lines[place.line - 1][place.column : place.column + end - place.offset]
        parts.append(part.ljust(end - place.offset))
    return " ".join(parts)
