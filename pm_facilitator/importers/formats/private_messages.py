"""Keeps private messages out of texts and tables that no importer of chats has recognised."""

import re
from collections.abc import Callable
from dataclasses import replace

from pm_facilitator.importers.chats.addressing import MARKED, MARKS, SURE_MARKS
from pm_facilitator.importers.chats.chat_lines import is_capital_name
from pm_facilitator.importers.chats.private_lines import is_private, without_private
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.grid import Grid
from pm_facilitator.importers.formats.messages import Aside, left_out
from pm_facilitator.importers.intake.wrapping import AroundImporter
from pm_facilitator.importers.protocol import Hints, Importer, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.signatures import wide_encoding
from pm_facilitator.importers.text.table_rows import Row

_RECEIVER = re.compile(rf"(?P<name>[^(（]{{1,80}}?)\s*{SURE_MARKS.pattern}", re.I)
_BRACKETS = (")", "）")
_LONGEST = 100
_AT_ONCE = 16 * 1024 * 1024
"""The bytes that are searched before the watch is told."""


def _in_bytes() -> tuple[re.Pattern[bytes], ...]:
    """Give the patterns of the marks of private messages in a text that was not decoded.

    A long text is searched at once; to decode it would take as much memory again. Each begins with
    one bracket, which is found without looking at the other letters.
    """
    forms = {each for word in MARKED for each in (word, word.upper(), word.title())}
    words = {form.encode() for form in forms}
    words |= {form.encode("cp1252", errors="ignore") for form in forms} - {b"", b" "}
    any_of = b"|".join(map(re.escape, sorted(words)))
    return tuple(re.compile(b"%s(?:%s)" % (each, any_of), re.I) for each in (rb"\(", "（".encode()))


_MARKS = _in_bytes()


class WithoutPrivate(AroundImporter):
    """An importer of texts, to which lines of private messages are given only on wish.

    Args:
        importer: reads the text.
        unless: tells whether a source is no text, and would fall to pieces without some lines.
    """

    def __init__(self, importer: Importer, *, unless: Callable[[Source], bool]) -> None:
        super().__init__(importer)
        self._is_one = unless

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the text, without the private messages unless they are asked for.

        Raises:
            ImportFailed: when it is broken.
            Cancelled: when the watch says so.
        """
        text, count = "", 0
        if _may_hold_private(source, watch) and not self._is_one(source):
            text, count = without_private(source.text)
        if not count:
            return self.importer.read(source, hints, watch)
        shown = Aside.PRIVATE.shown(hints)
        if not shown:
            source = replace(source, data=text.encode(errors="surrogatepass"))
        if source.text.strip("\ufeff \t\r\n"):
            draft = self.importer.read(source, hints, watch)
        else:
            draft = ReviewDraft(form=self.name)
        return with_private_choice(draft, count, shown=shown)


def read_rows(grid: Grid, hints: Hints, read: Callable[[Grid], ReviewDraft]) -> ReviewDraft:
    """Read a table, without the rows of private messages unless they are asked for."""
    public = [row for row in grid.rows if not _names_one(row)]
    count = len(grid.rows) - len(public)
    if not count:
        return read(grid)
    shown = Aside.PRIVATE.shown(hints)
    return with_private_choice(
        read(grid if shown else replace(grid, rows=public)), count, shown=shown
    )


def _names_one(row: Row) -> bool:
    """Tell whether a cell is no more than whom a message was for, or opens like such a message."""
    return any(
        is_private(cell) or (len(cell) <= _LONGEST and _is_receiver(cell))
        for cell in row.cells
        if any(bracket in cell for bracket in _BRACKETS)
    )


def _may_hold_private(source: Source, watch: Watch) -> bool:
    if wide_encoding(source.data):
        return MARKS.search(source.text) is not None
    for start in range(0, len(source.data), _AT_ONCE):
        watch(0.0)
        end = start + _AT_ONCE + _LONGEST
        if any(marks.search(source.data, start, end) for marks in _MARKS):
            return True
    return False


def _is_receiver(cell: str) -> bool:
    if is_private(f"{cell}:"):
        return True
    match = _RECEIVER.fullmatch(cell)
    return match is not None and is_capital_name(match["name"])


def with_private_choice(draft: ReviewDraft, count: int, *, shown: bool) -> ReviewDraft:
    """Tell how many private messages a draft was read without, and let people choose."""
    unshown = () if shown else (left_out(count, Aside.PRIVATE),)
    return replace(
        draft,
        warnings=(*unshown, *draft.warnings),
        choices=(*draft.choices, Aside.PRIVATE.choice(shown)),
    )
