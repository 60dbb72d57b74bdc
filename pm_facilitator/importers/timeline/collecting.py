"""Collects the events of a timeline as their stamps and texts come in."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from pm_facilitator.importers.draft import (
    BACKWARDS,
    Doubt,
    EventDraft,
    ImportWarning,
    TimelineDraft,
)
from pm_facilitator.importers.event_kinds import KindGuesser
from pm_facilitator.importers.layouts.ending_times import why_kept
from pm_facilitator.importers.layouts.slips import Slip
from pm_facilitator.importers.layouts.tables import TimedRow
from pm_facilitator.importers.placing import doubts
from pm_facilitator.importers.placing.leftovers import impossible_days, unread_clock
from pm_facilitator.importers.placing.placed import Placed
from pm_facilitator.importers.placing.placer import Placer
from pm_facilitator.importers.text.lines import Line
from pm_facilitator.importers.timeline.context import Surroundings
from pm_facilitator.importers.times.date_mentions import mentioned_date, year_alone
from pm_facilitator.importers.times.partial_date import PartialDate
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import is_unknown

_HOUR_KNOWN = re.compile(r"[0-9]:[xX?_]")
_DAY_COUNTED = re.compile(r"\W{0,4}day\s#?(?P<number>[0-9]{1,2})\W{0,4}$", re.I | re.A)
_SUMS_UP = re.compile(
    r"\W{0,4}(?:totals?|sum|overall|average|mean|gesamt|summe|totale|totaal|totalt|somme)\b", re.I
)
"""How the last row of a sheet opens."""

_LASTING = re.compile(
    r"MTT[A-Z]{1,2}|TT[DARM]|(?:mean\s)?time\sto\s[a-z]{3,14}|(?:total\s)?(?:duration|downtime)",
    re.I,
)
_NO_TEXT = "There is no text with this time."
_TURNED = "An earlier time follows this one; it was left in the text, and not taken for an end."
_UNKNOWN = "The time of this is not known."
_LASTS = "This row tells how long something took, not when it was; it was left out."
_NO_TIME = "This row has no time; it was kept with the row above."
_NONE_ABOVE = "This row has no time, and no entry stands above it; it was left out."
_EMPTY = "This row tells neither a time nor what happened; it was left out."
_ALL_EMPTY = (
    "{} rows tell neither a time nor what happened and were left out; this is the first one."
)

_UNSAID = "This line of the chat has no words of anybody (a notice or a file), and was left out."
_ALL_UNSAID = (
    "{} lines of the chat have no words of anybody (notices and files) and were left out; "
    "this is the first one."
)

PlainEntry = tuple[int, Stamp, str, str]
"""The line of an entry, its plain stamp, its text, which is not in the stamp, and its details."""


def collected(collect: Callable[[bool], "Collector"]) -> "Collector":
    """Collect entries from the first to the last, and once more where the newest one stands first.

    Args:
        collect: does it; is told whether the entries run backwards.
    """
    found = collect(False)
    if not found.placer.stepper.steps.run_backwards:
        return found
    found = collect(True)
    if found.events:
        found.warn(found.events[0].line, BACKWARDS, Doubt.ORDER)
    return found


def _kind_of(slip: Slip) -> Doubt:
    return Doubt.OTHER if slip.read else Doubt.UNREAD


class Collector:
    """Makes events of stamps and texts, and keeps what was told about them.

    Attributes:
        placer: knows the day and the zone.
        approximate: whether the text says that all its times are.
        moved_from: the day from which a line was counted that led to what comes next.
        told_beside: the line and the date of an item that was kept with the entry above it.
    """

    def __init__(self, around: Surroundings, *, newest_first: bool = False) -> None:
        self.placer = Placer(around.day, around.near, around.zone, around.spare)
        self.placer.year, self.placer.month = around.year, around.month
        self.placer.zero_told, self.placer.defined = around.zero, around.defined
        self.placer.night, self.placer.days_of_week = around.night, around.days_of_week
        book = self.placer.book
        book.order, book.order_sure = around.order, around.order_sure
        book.elsewhere = around.elsewhere
        book.spare_told = around.spare_told
        self.placer.stepper.round_the_clock = around.round_the_clock
        self.placer.stepper.newest_first = newest_first
        self.placer.zone_from = f"line {around.zone_line}" if around.zone_line else ""
        self.placer.zone_guessed = around.zone_guessed
        self.order = around.order
        self.slips = around.slips
        self.approximate = False
        self.moved_from: date | None = None
        self.told_beside: tuple[int, PartialDate] | None = None
        self._kinds = KindGuesser()
        self._empty: list[int] = []
        self._unsaid: list[int] = []
        self._origin_of = around.origin_of
        self.events: list[EventDraft] = []
        self.warnings: list[ImportWarning] = []

    def draft(self) -> TimelineDraft:
        """Give what was collected."""
        self.placer.finish()
        self._warn_once(self._empty, _EMPTY, _ALL_EMPTY, Doubt.UNREAD)
        self._warn_once(self._unsaid, _UNSAID, _ALL_UNSAID)
        told = (*self.warnings, *impossible_days(self.events), *self.placer.book.warnings)
        warnings = sorted(told, key=lambda each: each.line)
        unsaid = frozenset(self._unsaid)
        return TimelineDraft(tuple(self.events), tuple(warnings), self.placer.home, unsaid)

    def _warn_once(
        self, lines: Sequence[int], one: str, several: str, kind: Doubt = Doubt.OTHER
    ) -> None:
        if lines:
            count = len(lines)
            self.warn(lines[0], one if count == 1 else several.format(f"{count:,}"), kind)

    def leave_out(self, line: int) -> None:
        """Count a line of a chat that has no words of anybody; all are told of at once."""
        self._unsaid.append(line)

    def warn(self, line: int, message: str, kind: Doubt = Doubt.OTHER) -> None:
        """Note what was not understood."""
        self.warnings.append(ImportWarning(line, message, kind))

    def add(
        self,
        line: int,
        stamp: Stamp,
        text: str,
        *,
        details: str = "",
        source: str = "",
        evidence: tuple[str, ...] = (),
        origins: tuple[str, ...] = (),
    ) -> None:
        """Take an event in."""
        placed = Placed(None) if stamp.unknown else self.placer.place(stamp, line)
        self._ask_of_day(stamp, placed, line)
        slip = self.slips.get(line)
        if slip:
            read = f"it was read as {slip.read}" if slip.read else "say when it was"
            self.warn(line, f"This time is written {slip.written!r}; {read}.", _kind_of(slip))
        elif stamp.unknown:
            self.warn(line, _UNKNOWN, Doubt.UNREAD)
        if stamp.turned:
            self.warn(line, _TURNED, Doubt.END_FIRST)
        if not text:
            self.warn(line, _NO_TEXT)
        kind = self._kinds.guess(text)
        partly = stamp.unknown and _HOUR_KNOWN.search(stamp.words)
        kept = stamp.clock or stamp.after is not None or partly
        if placed.time is None and kept:
            # Without a day the clock time would be lost, so it stays with the text.
            text = f"{stamp.words} {text}".rstrip()
        zone = placed.zone
        self.events.append(
            EventDraft(
                time=placed.time,
                text=text,
                line=line,
                end=placed.end,
                approximate=stamp.approximate or self.approximate,
                details=details,
                source=source,
                evidence=(stamp.link, *evidence) if stamp.link else evidence,
                kind=kind,
                origins=origins or self._origin_of(line),
                told=slip.written if slip else stamp.words,
                told_zone=zone.told if zone else "",
            )
        )

    def move_day(self, days: int) -> None:
        """Go on by so many days, of which the first time that comes next is asked about."""
        self.moved_from = self.placer.day
        self.placer.next_day(days)

    def keep(self, line: Line) -> None:
        """Say of an item among such with times that it was kept with the entry above."""
        self.warn(line.number, why_kept(line.text))
        told = mentioned_date(line.text, self.order)
        if told and told.day and told.month:
            self.told_beside = line.number, told

    def _ask_of_day(self, stamp: Stamp, placed: Placed, line: int) -> None:
        """Ask about the day of the first time below a line that counted or told another one."""
        counted, self.moved_from = self.moved_from, None
        told = self._told_above(line)
        if not isinstance(placed.time, datetime) or stamp.date:
            return
        day = placed.time.date()
        later = told.complete(day) if told else None
        for other in (counted, later if later and later > day else None):
            if other and other != day:
                book = self.placer.book
                first = len(book.warnings)
                book.note(doubts.other_day_told(line, placed.time, other, line))
                book.open_days(first)

    def _told_above(self, line: int) -> PartialDate | None:
        """Give the date of an item above that was kept with another entry, once."""
        if self.told_beside is None or line < self.told_beside[0]:
            return None
        told, self.told_beside = self.told_beside[1], None
        return told

    def add_plain(self, entries: Sequence[PlainEntry]) -> None:
        """Take events in whose stamps have a clock time, perhaps a zone, and nothing else."""
        stamps, done = [stamp for _, stamp, _, _ in entries], 0
        while done < len(entries):
            times = [] if self.slips or self.told_beside else self.placer.place_next(stamps, done)
            self._add_placed(entries[done : done + len(times)], times)
            done += len(times)
            for line, stamp, text, details in entries[done : done + 1]:
                self.add(line, stamp, text, details=details)
            done += 1

    def _add_placed(self, entries: Sequence[PlainEntry], times: Sequence[datetime]) -> None:
        if not entries:
            return
        guess, origin_of, zone = self._kinds.guess, self._origin_of, self.placer.next_zone
        about = self.approximate
        self.events += [
            EventDraft(
                time,
                text,
                line,
                None,
                about,
                details,
                "",
                (),
                guess(text),
                origin_of(line),
                stamp.words,
                zone,
            )
            for time, (line, stamp, text, details) in zip(times, entries, strict=True)
        ]
        self.placer.book.reached = entries[-1][0]

    def add_rows(self, rows: Sequence[TimedRow]) -> None:
        """Take the rows of a table in."""
        figures = _are_figures(rows)
        for row in rows:
            if row.note:
                self.warn(row.line, row.note)
            if not (row.text or row.details) and (year := year_alone(row.written)):
                self.placer.go_to_year(year)  # a row that parts the years
            elif row.stamp is not None and row.stamp.date_only and not row.text and row.stamp.date:
                self.placer.set_day(row.stamp.date)  # one that parts the days
            elif row.stamp is not None and _LASTING.fullmatch(row.text):
                self.warn(row.line, _LASTS, Doubt.UNREAD)  # a figure, as "MTTD | 00:04" is
            elif row.stamp is not None:
                if row.stamp.date_only and is_unknown(row.clock):
                    self.warn(row.line, _UNKNOWN, Doubt.UNREAD)
                elif row.stamp.date_only and (unread := unread_clock(row.stamp.text)):
                    self.warn(row.line, unread, Doubt.UNREAD)
                self.add(
                    row.line,
                    row.stamp,
                    row.text,
                    details=row.details,
                    source=row.source,
                    evidence=row.evidence,
                )
            elif row.written and not row.text and self._takes_day(row.written):
                continue
            elif row.lasting:
                self.warn(row.line, _LASTS, Doubt.UNREAD)
            elif row.written and not figures:
                message = f"The time {row.written[:40]!r} was not understood."
                message = _UNKNOWN if is_unknown(row.clock or row.written) else message
                self.warn(row.line, message, Doubt.UNREAD)
                told = (row.text or row.details) and not _SUMS_UP.match(row.written)
                if told or message == _UNKNOWN:
                    self._add_unknown(row)  # what is left are remarks below a table
            elif self.events and row.text:
                last = self.events[-1]
                details = f"{last.details}\n{row.text}".strip()
                self.events[-1] = last._replace(details=details)
                self.warn(row.line, _NO_TIME)
            elif row.text and not row.written:
                self.warn(row.line, _NONE_ABOVE, Doubt.UNREAD)
            elif (row.details or row.source) and not (row.written or row.text):
                self._empty.append(row.line)

    def _takes_day(self, written: str) -> bool:
        """Go to the day of a row such as "Day 2 - 15 June 2023", which parts the days."""
        day = mentioned_date(written, self.order)
        counted = _DAY_COUNTED.match(written)
        if day:
            self.placer.set_day(day)
        elif counted:
            self.placer.count_day(int(counted["number"]))
        return bool(day or counted)

    def _add_unknown(self, row: TimedRow) -> None:
        self.events.append(
            EventDraft(
                None,
                row.text,
                row.line,
                details=row.details,
                source=row.source,
                evidence=row.evidence,
                kind=self._kinds.guess(row.text),
                told=row.written,
            )
        )


def _are_figures(rows: Sequence[TimedRow]) -> bool:
    """Tell whether a table has times to detect and the like; one of them may be a mere number."""
    lasting = [row.lasting or bool(_LASTING.fullmatch(row.text)) for row in rows]
    return any(lasting) and all(
        lasts or row.stamp is None for lasts, row in zip(lasting, rows, strict=True)
    )
