"""Logs of systems and applications: what tells of trouble, with repetitions told once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from pm_facilitator.importers.draft import Doubt, ImportWarning, ReviewDraft
from pm_facilitator.importers.formats.feed import MOST_EVENTS, Entry, Feed
from pm_facilitator.importers.formats.logs.log_lines import (
    LogForm,
    LogLine,
    LogTimes,
    form_of,
    with_own_time,
)
from pm_facilitator.importers.formats.logs.log_search import line_at, next_start, telling_lines
from pm_facilitator.importers.formats.noise import ALL, ENTRIES, FEW, KEY, left_out, noise_choice
from pm_facilitator.importers.formats.values import counted
from pm_facilitator.importers.intake.long_reading import read_in_parts
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.times.moments import instant

_TOGETHER = timedelta(minutes=5)
"""How long after the first of them entries that say the same are told with it."""
_SEARCH = 0.8
"""Which share of the time the search for the telling lines takes."""
_MOST_BEHIND = 30
_WHOLE = 0.7
"""Which share of the time the reading of what tells of trouble takes."""
_OFTEN = 1_000
_LOOKED_AT = 60
_VARYING = re.compile(r"0x[0-9a-f]+|[0-9a-f]{8}[0-9a-f-]*|[0-9]+", re.I)
_YEARLESS = "This log names no year; say which day it was."


class LogFile:
    """Reads syslog, the journal, and logs with a time and a level in each line."""

    name = "Log"

    def recognises(self, source: Source) -> bool:
        """Look whether most of the first lines have one form."""
        return not source.files and _form(source) is not None

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read what tells of trouble, or everything on wish or where there is little.

        Raises:
            ImportFailed: when there is too much of it.
            Cancelled: when the watch says so.
        """
        form = _form(source)
        assert form is not None
        if hints.choices.get(ENTRIES) != ALL:
            draft = _Log(source, form, hints, lambda done: watch(done * _WHOLE)).read_key_entries()
            if draft is not None:
                return draft
        rest = 1 - _WHOLE
        return read_in_parts(
            _LogPart(form), source, hints, lambda done: watch(_WHOLE + done * rest), each_line=True
        )


class _LogPart:
    """Reads a log, or a part of a long one, whose form is known."""

    name = LogFile.name

    def __init__(self, form: LogForm) -> None:
        self.form = form

    def recognises(self, source: Source) -> bool:
        """Take every text."""
        return not source.files

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read what tells of trouble, or everything on wish or where there is little.

        Raises:
            ImportFailed: when there is too much of it.
            Cancelled: when the watch says so.
        """
        return _Log(source, self.form, hints, watch).read()


def _form(source: Source) -> LogForm | None:
    lines = source.head.split("\n")
    whole = lines[:-1] if len(lines) > 1 and len(source.data) > len(source.head) else lines
    return form_of(whole[:_LOOKED_AT])


@dataclass(slots=True)
class _Run:
    """Entries that say the same, shortly after one another."""

    number: int
    entry: Entry
    first: datetime | None
    count: int = 1


class _Log:
    """Reads one log."""

    def __init__(self, source: Source, form: LogForm, hints: Hints, watch: Watch) -> None:
        self.source, self.form, self.hints, self.watch = source, form, hints, watch
        self.data = source.data
        self.lines = self.data.count(b"\n") + 1
        self.times = LogTimes(hints.day or hints.spare)
        self.runs: list[_Run] = []
        self.latest: dict[tuple[str, str], _Run] = {}

    def read(self) -> ReviewDraft:
        """Give the draft."""
        few = self.lines <= FEW
        every = few or self.hints.choices.get(ENTRIES) == ALL
        told = 0 if every else self._key_entries()
        if not self.runs:
            told = self._all_entries()
            every = True
        return self._draft(told, few, every)

    def read_key_entries(self) -> ReviewDraft | None:
        """Give the draft of what tells of trouble; None where there is nothing, or far too much."""
        if self.lines <= FEW:
            return None
        told = self._key_entries()
        return (
            self._draft(told, few=False, every=False) if 0 < len(self.runs) <= MOST_EVENTS else None
        )

    def _draft(self, told: int, few: bool, every: bool) -> ReviewDraft:
        feed = Feed(self.source, self.hints, place="line")
        for run in self.runs:
            feed.add(run.number, _told(run))
        return self._about(feed.draft(f"Log ({self.form.name})"), told, few, every)

    def _about(self, draft: ReviewDraft, told: int, few: bool, every: bool) -> ReviewDraft:
        warnings = draft.warnings
        if self.times.yearless:
            others = [each for each in warnings if each.kind is not Doubt.UNREAD]
            warnings = (ImportWarning(0, _YEARLESS, Doubt.NO_DAY), *others)
        if not every and told < (entries := self.form.entries_in(self.data)):
            warnings = (left_out(entries - told), *warnings)
        choices = () if few else (noise_choice(ALL if every else KEY),)
        return replace(draft, warnings=tuple(warnings), choices=choices)

    def _key_entries(self) -> int:
        """Take the lines in that tell of trouble; give how many there are."""
        told = 0
        number, counted_to = 1, 0
        starts = telling_lines(self.data, lambda done: self.watch(done * _SEARCH))
        for place, start in enumerate(starts):
            if place % _OFTEN == 0:
                self.watch(_SEARCH + (1 - _SEARCH) * place / len(starts))
            number += self.data.count(b"\n", counted_to, start)
            counted_to = start
            if len(self.runs) > MOST_EVENTS:
                return told
            line = self.form.read(line_at(self.data, start))
            if line is None or line.loud is False:
                continue
            told += 1
            self._take(number, line, start, fold=True)
        return told

    def _all_entries(self) -> int:
        """Take all lines in, one by one."""
        start = told = 0
        number = 1
        while start < len(self.data) and len(self.runs) <= MOST_EVENTS:
            if number % _OFTEN == 0:
                self.watch(start / len(self.data))
            if line := self.form.read(line_at(self.data, start)):
                told += 1
                self._take(number, line, start, fold=False)
            start = next_start(self.data, start)
            number += 1
        return told

    def _take(self, number: int, line: LogLine, start: int, *, fold: bool) -> None:
        line = with_own_time(line)
        at = self.times.read(line.when)
        moment = instant(at.time, UTC) if at else None
        key = (line.source, _VARYING.sub("#", line.text))
        run = self.latest.get(key) if fold else None
        if run and run.first and moment and moment - run.first <= _TOGETHER:
            run.count += 1
            run.entry.end = at
            return
        details = "\n".join(self._behind(start))
        host = f"Host: {line.host}" if line.host and line.host != "-" else ""
        entry = Entry(
            at or line.when,
            line.text,
            details="\n".join(filter(None, (details, host))),
            source=line.source or self.source.name,
        )
        self.latest[key] = _Run(number, entry, moment)
        self.runs.append(self.latest[key])

    def _behind(self, start: int) -> Iterator[str]:
        """Give the lines that belong to the one that begins here, such as a trace."""
        place = next_start(self.data, start)
        for _ in range(_MOST_BEHIND):
            if place >= len(self.data):
                return
            line = line_at(self.data, place)
            if not line.strip() or line.startswith("-- ") or self.form.read(line):
                return
            yield line
            place = next_start(self.data, place)


def _told(run: _Run) -> Entry:
    if run.count == 1:
        return run.entry
    times = counted(run.count, "time", "times")
    return replace(run.entry, text=f"{run.entry.text} ({times})")
