"""Reads a long text in parts: the importer of its format sees one stretch of it at a time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property

from pm_facilitator.domain.origins import at_line
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import EventDraft, ImportWarning, Moment, ReviewDraft
from pm_facilitator.importers.intake.long_text import (
    LONG,
    MOST_TIMED,
    Stretch,
    cut,
    head_of,
    lines_in,
)
from pm_facilitator.importers.intake.passed_days import passed_days
from pm_facilitator.importers.intake.several import counted_on
from pm_facilitator.importers.intake.spans import Span, choose
from pm_facilitator.importers.intake.wrapping import AroundImporter
from pm_facilitator.importers.line_origins import with_origins
from pm_facilitator.importers.protocol import Hints, Importer, Watch, unwatched
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.signatures import wide_encoding
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_KEY = "part"
_LOOKED_OVER, _COUNTED, _NAMED = 0.5, 0.6, 0.8
"""Which shares of the time are over when the text was cut, the days counted, the parts named."""
_OFTEN = 4
_PICTURED = 16 * 1024 * 1024
_PROBED = 5
_LONGEST_PROBE = 4 * 1024


class InParts(AroundImporter):
    """An importer of texts that reads long ones in parts.

    Args:
        importer: reads a whole or a part.
        each_line: whether every line is an entry, be there a time in it or not.
        unless: tells whether a source falls to pieces when it is cut.
    """

    def __init__(
        self,
        importer: Importer,
        *,
        each_line: bool = False,
        unless: Callable[[Source], bool] = lambda _: False,
    ) -> None:
        super().__init__(importer)
        self._each_line = each_line
        self._is_one = unless

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the whole, or the part that was chosen.

        Raises:
            ImportFailed: when it is broken.
            Cancelled: when the watch says so.
        """
        if len(source.data) > LONG and self._is_one(source):
            return self.importer.read(source, hints, watch)
        return read_in_parts(self.importer, source, hints, watch, each_line=self._each_line)


def read_in_parts(
    importer: Importer, source: Source, hints: Hints, watch: Watch, *, each_line: bool = False
) -> ReviewDraft:
    """Read a text with an importer: as a whole, or of a long one the part that was chosen.

    Args:
        importer: of the format.
        source: one file.
        hints: what is known beside it, and which part was chosen.
        watch: hears of the share that is done.
        each_line: whether every line is an entry, be there a time in it or not.

    Raises:
        ImportFailed: when it is broken.
        Cancelled: when the watch says so.
    """
    if len(source.data) <= LONG:
        return importer.read(source, hints, watch)
    data = _plain(source.data)
    if b"\0" in data or data.isspace():
        return importer.read(source, hints, watch)  # to be refused
    stretches = cut(data, lambda done: watch(done * _LOOKED_OVER), each_line=each_line)
    if len(stretches) < 2 or (len(data) <= _PICTURED and _is_short(stretches)):
        return importer.read(source, hints, watch)
    return _Parts(importer, replace(source, data=data), stretches, hints, watch).read()


def _is_short(stretches: Sequence[Stretch]) -> bool:
    """Tell whether all is few entries, as in a document that holds pictures as letters."""
    lines = sum(each.lines for each in stretches)
    return lines <= MOST_TIMED and sum(each.timed for each in stretches) <= MOST_TIMED


class _Parts:
    """The stretches of one text."""

    def __init__(
        self,
        importer: Importer,
        source: Source,
        stretches: list[Stretch],
        hints: Hints,
        watch: Watch,
    ) -> None:
        self.importer, self.source, self.hints, self.watch = importer, source, hints, watch
        self.stretches = stretches
        self.data = source.data
        self.head = head_of(source.data)
        self.days = [0] * len(stretches)

    def read(self) -> ReviewDraft:
        """Read the chosen one."""
        self.days = self._passed_days()
        spans = []
        for number, stretch in enumerate(self.stretches):
            if number % _OFTEN == 0:
                share = number / len(self.stretches)
                self.watch(_COUNTED + share * (_NAMED - _COUNTED))
            spans.append(self._span(number, stretch))
        counted = "lines with a time" if self._is_timed else "lines"
        chosen = choose(spans, self.hints, _KEY, counted)
        stretch = self.stretches[chosen.index]
        try:
            draft = self._read(
                chosen.index, stretch.end, lambda done: self.watch(_NAMED + done * (1 - _NAMED))
            )
        except ImportFailed as error:  # other parts can still be chosen
            draft = ReviewDraft(warnings=(ImportWarning(0, str(error)),), form=self.importer.name)
        return replace(
            draft,
            warnings=(chosen.warning, *draft.warnings),
            choices=(*chosen.choices, *draft.choices),
        )

    def _span(self, number: int, stretch: Stretch) -> Span:
        return Span(
            self._begin(number) if stretch.timed or not self._is_timed else None,
            stretch.timed if self._is_timed else max(1, stretch.lines),
            stretch.trouble,
            stretch.first_line,
            stretch.first_line + max(1, stretch.lines) - 1,
        )

    @cached_property
    def _is_timed(self) -> bool:
        return any(each.timed for each in self.stretches)

    def _begin(self, number: int) -> Moment:
        """Read no more than the first entries of a stretch."""
        first = self._first_events(number)
        return next((each.time for each in first if each.time is not None), None)

    def _first_events(self, number: int) -> tuple[EventDraft, ...]:
        stretch = self.stretches[number]
        most = min(stretch.start + _LONGEST_PROBE, stretch.end)
        end = stretch.start
        for _ in range(_PROBED):
            end = self.data.find(b"\n", end, most) + 1 or most
        try:
            return self._read(number, end, unwatched).events
        except ImportFailed:
            return ()

    def _read(self, number: int, end: int, watch: Watch) -> ReviewDraft:
        """Read a stretch up to here, below what stands above all entries, and below its day."""
        stretch = self.stretches[number]
        above = b""
        if stretch.start >= self.head:
            above = self.data[: self.head]
            if stretch.day and stretch.day[0] >= self.head:
                above += self.data[slice(*stretch.day)] + b"\n"
        part = replace(self.source, data=above + self.data[stretch.start : end])
        draft = self.importer.read(part, self._hints(number), watch)
        watch(1.0)
        return _without_above(
            with_origins(draft, part), lines_in(above, 0, len(above)), stretch.first_line
        )

    def _hints(self, number: int) -> Hints:
        """Let a text that names no days go on with the day it has come to."""
        if not self.days[number]:
            return self.hints
        on = timedelta(self.days[number])
        hints = self.hints
        return replace(
            hints,
            day=hints.day and hints.day + on,
            spare=hints.spare and hints.spare + on,
        )

    def _passed_days(self) -> list[int]:
        """Count for each stretch the days that go by unnamed in those before it."""
        if any(each.day for each in self.stretches) or any(map(_is_dated, self._first_events(0))):
            return self.days
        return passed_days(self.data, [each.start for each in self.stretches], self._count)

    def _count(self, done: float) -> None:
        self.watch(_LOOKED_OVER + done * (_COUNTED - _LOOKED_OVER))


def _is_dated(event: EventDraft) -> bool:
    stamp = read_stamp(event.told, Order.DAY_FIRST, column=True)
    return isinstance(event.time, datetime) and (stamp is None or stamp.date is not None)


def _without_above(draft: ReviewDraft, above: int, first_line: int) -> ReviewDraft:
    """Count the lines as those of the whole text, and leave out what stands above the stretch."""
    by = first_line - 1 - above
    if not by:
        return draft
    events = (each for each in draft.events if not 0 < each.line <= above)
    warnings = (each for each in draft.warnings if not 0 < each.line <= above)
    rest = counted_on(replace(draft, events=(), warnings=tuple(warnings)), by)
    return replace(rest, events=tuple(_on(each, by) for each in events))


def _on(event: EventDraft, by: int) -> EventDraft:
    line = event.line + by if event.line else 0
    return event._replace(
        line=line, origins=tuple(at_line(origin, line) for origin in event.origins)
    )


def _plain(data: bytes) -> bytes:
    """Give a text with the letters of ASCII as bytes of their own, and ends of lines among them."""
    if wide := wide_encoding(data):
        try:
            data = data.decode(wide).encode(errors="replace")
        except UnicodeDecodeError:
            return data
    return data.replace(b"\r", b"\n") if b"\n" not in data else data
