"""Sticky notes of a board as tables, where one column holds both the times and the words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ImportWarning, ReviewDraft, TimelineDraft
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.formats.grid import MOST_ROWS, too_long
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.column_names import plays
from pm_facilitator.importers.text.table_rows import Row, cell_of
from pm_facilitator.importers.timeline.csv_table import csv_rows
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp

_NAMED = re.compile(r"\.(csv|tsv|tab)$", re.I)
_OF_WRITING = re.compile(r"created|modified|updated|edited|added", re.I)
"""The name of a column that tells when a note was put down, often long after what it tells of."""

_FROM_LINE = re.compile(r"(?<=from line )[0-9]{1,9}", re.A)
_LEAST = 3
_LOOKED_AT = 60
_MOST_COLUMNS = 40
_UNORDERED = "The notes stand in no order; they were put in that of their times, as of one day."


class _Note(NamedTuple):
    """A note with the line of its row, and the time that it opens with, if there is one."""

    line: int
    said: str
    stamp: Stamp | None


class BoardNotes:
    """Reads the notes that open with a time, whatever stands in the other columns of the board."""

    name = "Notes of a board"

    def recognises(self, source: Source) -> bool:
        """Look for a column of quoted notes with times, and none that holds times alone."""
        if source.files or not (_NAMED.search(source.name) or source.head.lstrip()[:1] == '"'):
            return False
        try:
            rows = list(islice(csv_rows(source.head, narrow=True, whole=False), _LOOKED_AT))
        except ImportFailed:
            return False
        if not _NAMED.search(source.name):
            lines = source.head.splitlines()
            firsts = (line for row in rows for line in lines[row.line - 1 : row.line])
            if not all(line.startswith('"') for line in firsts):
                return False  # a text that begins with what somebody said
        return _column_of_notes(rows) is not None

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each note with a time as an event; the others are titles, which may tell the day.

        Raises:
            ImportFailed: when it is broken or far too long.
            Cancelled: when the watch says so.
        """
        rows = list(islice(csv_rows(source.text, narrow=True), MOST_ROWS + 1))
        if len(rows) > MOST_ROWS:
            raise too_long()
        column = _column_of_notes(rows[:_LOOKED_AT]) or 0
        notes, moved = _in_order(_notes(rows, column))
        lines, text = _as_list(notes)
        draft = read_timeline(text, day=hints.day, zone=hints.zone, spare=hints.spare, watch=watch)
        draft = _at_their_lines(draft, lines)
        if moved:
            draft = draft.with_warnings([ImportWarning(0, _UNORDERED)])
        draft = draft.with_warnings(ImportWarning(row.line, row.note) for row in rows if row.note)
        authors = _authors(rows, column)
        events = (
            each._replace(
                source=each.source or authors.get(each.line, ""), kind=guess_kind(each.text)
            )
            for each in draft.events
        )
        return ReviewDraft(
            events=tuple(events), warnings=draft.warnings, zone=draft.zone, form=self.name
        )


def _column_of_notes(rows: Sequence[Row]) -> int | None:
    """Find the column whose cells open with a time and go on; None where one tells times alone."""
    width = min(_MOST_COLUMNS, max((len(row.cells) for row in rows), default=0))
    columns = [[cell_of(row, i) for row in rows if cell_of(row, i)] for i in range(width)]
    for cells in filter(None, columns):
        written = _OF_WRITING.search(cells[0])
        if not written and 2 * sum(map(_is_time_alone, cells)) > len(cells):
            return None
    timed = [sum(_stamp(cell) is not None for cell in cells) for cells in columns]
    most = max(timed, default=0)
    return timed.index(most) if most >= _LEAST else None


def _stamp(cell: str) -> Stamp | None:
    """Read the time that a note opens with, if it has more words than that."""
    stamp = read_stamp(cell, Order.DAY_FIRST)
    return stamp if stamp and stamp.clock and stamp.text else None


def _is_time_alone(cell: str) -> bool:
    stamp = read_stamp(cell, Order.DAY_FIRST, column=True)
    if stamp is None or stamp.text:
        return False
    # Four digits may as well be where the note lies.
    return not stamp.clock or stamp.clock.plain or stamp.date is not None


def _notes(rows: Sequence[Row], column: int) -> list[_Note]:
    """Give the notes below the names of the columns."""
    first = rows[0].cells
    named = len(first) > 1 and all(first) and not any(map(_stamp, first))
    told = ((row.line, cell_of(row, column)) for row in rows[named:])
    return [_Note(line, said, _stamp(said)) for line, said in told if said]


def _in_order(notes: list[_Note]) -> tuple[list[_Note], bool]:
    """Put notes that lie about in the order of their times, and tell whether they were moved.

    Boards give their notes by where or when they were put down. Once back may be a midnight.
    """
    timed = [(note.stamp.clock.time, note) for note in notes if note.stamp and note.stamp.clock]
    back = sum(after < before for (before, _), (after, _) in pairwise(timed))
    if back < 2 or any(note.stamp and note.stamp.date for note in notes):
        return notes, False
    titles = [note for note in notes if note.stamp is None]
    return titles + [note for _, note in sorted(timed, key=itemgetter(0))], True


def _as_list(notes: Sequence[_Note]) -> tuple[list[int], str]:
    """Write notes with a time as the items of a list, the others as headings above them.

    Returns:
        For each line of the text that of its note, from 1, and the text.
    """
    lines, text = list[int](), list[str]()
    for note in notes:
        written = [f"- {note.said}"] if note.stamp else ["", f"#### {note.said}", ""]
        lines += [note.line] * len(written)
        text += written
    return lines, "\n".join(text)


def _at_their_lines(draft: TimelineDraft, lines: Sequence[int]) -> TimelineDraft:
    def line_of(number: int) -> int:
        return lines[min(number, len(lines)) - 1] if number else 0

    def told(warning: ImportWarning) -> ImportWarning:
        answers = (replace(each, until=line_of(each.until)) for each in warning.answers)
        message = _FROM_LINE.sub(lambda match: str(line_of(int(match[0]))), warning.message)
        return replace(warning, line=line_of(warning.line), answers=tuple(answers), message=message)

    events = tuple(each._replace(line=line_of(each.line)) for each in draft.events)
    return replace(draft, events=events, warnings=tuple(map(told, draft.warnings)))


def _authors(rows: Sequence[Row], column: int) -> dict[int, str]:
    """Give who wrote the notes, by their lines, where a column is named so."""
    names = enumerate(rows[0].cells if rows else ())
    source = next((i for i, name in names if i != column and plays("source", name)), -1)
    return {row.line: said for row in rows[1:] if (said := cell_of(row, source))}
