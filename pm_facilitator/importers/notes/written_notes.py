"""Notes that people wrote somewhere else: in a chat, in a mail, or line by line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pm_facilitator.domain.shortened import shortened

LONGEST = 2_000
"""How many characters of a note are taken."""
MOST = 2_000
"""How many notes are taken at once."""

BULLET = re.compile(r"\s*(?:[-*+•●▪◦·–—]|\(?[0-9]{1,2}[.)])(?:\s+|$)")
_NUMBER = re.compile(r"[0-9]")
_NOTHING = re.compile(r"[\s.\-–—_…*]*")


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """One note.

    Attributes:
        name: whose it is, as they are called there; empty where nobody is named or is to be.
        question: which question of a form it answers, from 0.
    """

    text: str
    name: str = ""
    question: int = 0


@dataclass(frozen=True, slots=True)
class WrittenNotes:
    """The notes that were found.

    Attributes:
        form: what the text was taken for, such as "Zoom chat".
        left_out: a sentence for each sort of thing that was not taken.
    """

    notes: tuple[WrittenNote, ...] = ()
    form: str = ""
    left_out: tuple[str, ...] = ()


def bounded(found: Iterable[WrittenNote], form: str, left_out: Sequence[str] = ()) -> WrittenNotes:
    """Put notes together, as many and as long as a board takes, without those that say nothing."""
    notes: list[WrittenNote] = []
    more = 0
    for note in found:
        text = clean(note.text)
        if not text:
            continue
        if len(notes) == MOST:
            more += 1
            continue
        notes.append(WrittenNote(text, note.name, note.question))
    too_many = [f"Only the first {MOST:,} notes were taken; {more:,} more stand there."]
    return WrittenNotes(tuple(notes), form, (*left_out, *(too_many if more else ())))


def clean(text: str) -> str:
    """Give a note's words without what surrounds them; empty for a mere placeholder."""
    kept = "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
    return "" if _NOTHING.fullmatch(kept) else shortened(kept, LONGEST)


def one_a_line(text: str) -> list[str]:
    """Give every line that says something, without the mark of a list before it."""
    bare = (line[item.end() if (item := BULLET.match(line)) else 0 :] for line in text.splitlines())
    return [words for line in bare if (words := clean(line))]


def without_bullets(lines: Sequence[str]) -> list[str]:
    """Give lines without the marks of a list; a number is one only where every line has one."""
    if len(lines) < 2:
        return list(lines)
    found = [BULLET.match(line) for line in lines]
    whole = all(found)
    return [
        line[mark.end() :] or line if mark and (whole or not _NUMBER.search(mark[0])) else line
        for line, mark in zip(lines, found, strict=True)
    ]


def items_of(lines: Sequence[str]) -> list[str]:
    """Give a message as one note, or as one for each item where it is a list."""
    filled = [line for line in lines if line.strip()]
    if len(filled) > 1 and all(BULLET.match(line) for line in filled):
        return one_a_line("\n".join(filled))
    return ["\n".join(lines)]
