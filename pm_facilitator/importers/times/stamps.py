"""The stamp that opens a timeline entry: date, clock time, zone and range, however decorated."""

import re
from functools import lru_cache

from pm_facilitator.importers.times import stamp_forms as forms
from pm_facilitator.importers.times.elapsed import ZERO, elapsed_at, tells_no_unit, workdays_at
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.quick_stamps import may_open, quick_stamp
from pm_facilitator.importers.times.spoken_numbers import count_of, number_of
from pm_facilitator.importers.times.stamp import Stamp, day_of_both, in_brackets
from pm_facilitator.importers.times.stamp_spans import SpanScanner
from pm_facilitator.importers.times.zones import behind_zone, find_zone

_WEEK = 7
_SHORT = 240
"""The letters of a line that is worth keeping in mind."""


def is_unknown(written: str) -> bool:
    """Tell whether words say that nobody knows the time: "--:--", "???", "unknown"."""
    return bool(forms.UNKNOWN.fullmatch(written.strip(" *_`[]()~")))


def read_stamp(line: str, order: Order, *, column: bool = False, bare: str = "") -> Stamp | None:
    """Read the stamp at the start of a line's content; None when it starts otherwise.

    Args:
        line: the content, without bullet or heading marks.
        order: how numeric dates are to be read.
        column: whether it stands in a column of times, where short forms need no company.
        bare: the forms, of ".", "#", "w", "o", "d", "e" and "t", that need no company in this text;
            the others as `Style` has them.
    """
    if found := quick_stamp(line):
        return found
    if not column and not may_open(line):
        return None
    read = _read_once if len(line) <= _SHORT else _read
    return read(line, order, column, bare)


def _read(line: str, order: Order, column: bool, bare: str) -> Stamp | None:
    return _Scanner(line, order, column, bare).read()


# A line is looked at by all who survey a text, and a table's cells for each guess at its columns.
_read_once = lru_cache(maxsize=4096)(_read)


def scan_stamp(line: str, order: Order) -> Stamp | None:
    """Read a stamp letter by letter, as `read_stamp` does where there is no quicker way."""
    return _Scanner(line, order, column=False, bare="").read()


class _Scanner(SpanScanner):
    """Reads a whole stamp: what leads to it, its points, and what parts it from the text."""

    def read(self) -> Stamp | None:
        self._skip_opening()
        start = self.pos
        if not (self._read_day_alone() or self._read_relative() or self._read_unknown()):
            if not (self._read_point() and (self._is_sure() or self._spans_surely())):
                return None
            if self.stamp.date and not self.stamp.clock:
                self._try(self._moment_of_day)
            days = self.stamp.clock and self.stamp.end_date
            self._read_span()
            if self.half_open and not (self.stamp.end_clock or self.stamp.end_date):
                return None
            self._read_also()
            also = self.stamp.also
            if also and not self.stamp.end_clock and self._try(self._span):
                self._read_also()
                self.stamp = self.stamp._replace(also=also)
            if days:  # what began at 22:00 in the night of "7 to 8 May" ended nobody knows when
                self.stamp = self.stamp._replace(end_date=None)
        words = in_brackets(self.text[start : self.pos].strip(" *_`[](),.:;|-–—"))
        if match := forms.AT_BEHIND.match(self.text, self.pos):
            self.pos = match.end()
        self._close()
        return self.stamp._replace(words=words, text=self._rest(), turned=self.turned)

    def _read_unknown(self) -> bool:
        if match := forms.NO_ONE_KNOWS.match(self.text, self.pos):
            self.pos = forms.behind_local(self.text, behind_zone(self.text, match.end()))
            self.stamp = self.stamp._replace(unknown=True)
        return match is not None

    def _read_day_alone(self) -> bool:
        match = forms.DAY_ALONE.match(self.text, self.pos)
        if match is None or not (match["end"] or self.column):
            return False
        self.pos = match.start("end")
        count = 0 if match["same"] else count_of(match["count"] or "a")
        days = count * (_WEEK if (match["unit"] or "").lower() == "week" else 1)
        words = match[0][: match.start("end") - match.start()].casefold()
        self.stamp = self.stamp._replace(days_later=days, day_words=words)
        return True

    def _read_relative(self) -> bool:
        start, worked = self.pos, workdays_at(self.text, self.pos)
        if (found := worked or elapsed_at(self.text, self.pos)) is None:
            return False
        after, later, self.pos = found
        bare = tells_no_unit(self.text[start : self.pos])
        self.stamp = self.stamp._replace(
            after=after, later=later, workdays=bool(worked), unitless=bare
        )
        self._try(self._clock_of_elapsed)
        return True

    def _clock_of_elapsed(self) -> bool:
        """Read the clock time of "T+7 (14:10 UTC)", which tells the same more plainly."""
        self._close_marks()
        match = forms.BRACKET.match(self.text, self.pos)
        if match is None:
            return False
        self.pos = match.end()
        if (
            not self._read_point()
            or self.stamp.clock is None
            or self.text[self.pos : self.pos + 1] not in (")", "]")
        ):
            return False
        self.pos += 1
        about = self.stamp.approximate or bool(match["about"])
        self.stamp = self.stamp._replace(after=None, later=False, unitless=False, approximate=about)
        return True

    def _moment_of_day(self) -> bool:
        """Read the "(2023-07-14 22:01 UTC)" behind a day, which tells the same more closely."""
        kept, match = self.stamp, forms.IN_BRACKETS.match(self.text, self.pos)
        if match is None:
            return False
        self.pos = match.end()
        self.stamp = kept._replace(date=None)
        day, told = kept.date, self.stamp.date if self._read_point() else None
        if not (day and told and self.stamp.clock):
            return False
        self.stamp = self.stamp._replace(date=told if told.year else day)
        same = (told.month, told.day) == (day.month, day.day)
        closing = forms.CLOSING.match(self.text, self.pos)
        self.pos = closing.end() if closing else self.pos
        return same and closing is not None

    def _skip_opening(self) -> None:
        moved = True
        while moved:
            start = self.pos
            self._skip_symbols()
            for form in (forms.STRUCK, forms.SAME_DAY):
                match = form.match(self.text, self.pos)
                self.pos = match.end() if match else self.pos
            if match := forms.CODE_BEFORE.match(self.text, self.pos):
                self.pos = match.end()
                self.stamp = self.stamp._replace(note=match["said"])
            if match := forms.DAY_PART_FIRST.match(self.text, self.pos):
                self.pos, self.part = match.end(), match
            self._open_mark()
            if match := forms.PART_OF_DATE.match(self.text, self.pos):
                self.pos = match.end()
                self.stamp = self.stamp._replace(approximate=True)
            if match := forms.LEAD.match(self.text, self.pos):
                self.pos = match.end()
                self.stamp = self.stamp._replace(led=match[0].rstrip()[-1].isalpha())
                self.clock_led = match["clock"] is not None
                self.hour_led = self.clock_led and bool(forms.HOUR_NEXT.search(match[0]))
                self.half_open = match["from"] is not None
                self.led_by_at = bool(match["at"] or match["clock"])
                labelled = match[0].rstrip("*_ ").endswith(":")
                if labelled and self.open and match[0].rstrip().endswith(self.open[-1]):
                    self.open.pop()
                self.stamp = self.stamp._replace(labelled=self.stamp.labelled or labelled)
            if match := forms.DAY_COUNTED.match(self.text, self.pos):
                self.pos = match.end()
                self._count_day(match)
            if match := forms.DAY_AFTER.match(self.text, self.pos):
                self.pos = match.end()
                self.stamp = self.stamp._replace(
                    days_later=number_of(match["count"] or "1"),
                    day_words=match[0].strip(" ,:").casefold(),
                    led=self.stamp.led or bool(match["at"]),
                )
                self.clock_led = self.clock_led or match["clock"] is not None
                self.led_by_at = self.led_by_at or match["at"] is not None
            if match := forms.NUMBERED.match(self.text, self.pos):
                self.pos = match.end()
            if match := ZERO.match(self.text, self.pos):
                self.pos = match.end()
                if bracket := match[0].rstrip()[-1:].strip("=:–—-"):
                    self.open += [forms.PAIRS[bracket]] if bracket in forms.PAIRS else []
                self.stamp = self.stamp._replace(zero=True)
            if match := forms.ZONE_FIRST.match(self.text, self.pos):
                self.stamp = self.stamp._replace(zone=find_zone(match[0][:3]))
                self.pos = match.end()
            if match := forms.APPROXIMATE.match(self.text, self.pos):
                self.pos = match.end()
                self._note_towards(match)
            moved = self.pos > start

    def _count_day(self, match: re.Match[str]) -> None:
        ago = 1 if match["yesterday"] else 0 if match["today"] else None
        count = int(match["count"] or 0) * (1 if match["sign"] in ("+", None) else -1)
        number = int(match["number"] or count + 1) if ago is None else 1 - ago
        led = self.stamp.led or (ago is not None and bool(match["at"]))
        self.stamp = self.stamp._replace(day_number=number, ago=ago, led=led)

    def _read_also(self) -> None:
        """Pass over the same time in another zone."""
        for _ in range(3):
            if self.stamp.clock:
                self._try(self._also)

    def _also(self) -> bool:
        kept = self.stamp
        self._close_marks()
        match = forms.ALSO.match(self.text, self.pos)
        bracketed = match is not None and match[0].strip()[:1] in ("(", "[")
        paired = "z" in self.bare and match is not None and match[0] == " / "
        if match is None or not (kept.zone or bracketed or paired):
            return False
        self.pos = match.end()
        self.stamp = kept._replace(clock=None, zone=None)
        self._open_mark()
        if not self._read_zoned():
            return False
        clock, zone = self.stamp.clock, self.stamp.zone
        if kept.end_clock and self._try(self._end_there):
            zone = zone or self.stamp.zone
        if not zone and (place := forms.IN_PLACE.match(self.text, self.pos)):
            self.pos, zone = place.end(), find_zone(place["place"])
        if paired and clock and not zone and clock.differs_by_zone(kept.clock):
            self.stamp = kept
            return True
        # Without a zone "14:00 (15:00) the deploy" may tell of a delay, where it stands alone.
        told = bracketed and (kept.zone or "z" in self.bare)
        if told and clock and not zone and clock.differs_by_zone(kept.clock):
            self.pos, self.stamp = self.pos + 1, kept
            return self.text[self.pos - 1 : self.pos] in (")", "]")
        if clock is None or zone is None or (kept.zone and zone.label == kept.zone.label):
            return False
        also = (clock, zone)
        while bracketed and self._try(self._also_there):
            pass
        if self.text.startswith((")", "]"), self.pos):
            self.pos += 1
        elif not kept.zone:
            return False  # "14:47 (09:15 CET call)" tells of something else
        self.stamp = day_of_both(kept, self.stamp)._replace(also=also)
        return True

    def _also_there(self) -> bool:
        """Pass over one more zone of "(16:24 UTC, 18:24 CEST)"."""
        match = forms.ALSO_THERE.match(self.text, self.pos)
        if match is None:
            return False
        self.pos = match.end()
        self.stamp = self.stamp._replace(clock=None, zone=None)
        return self._read_zoned() and bool(self.stamp.zone and self.stamp.clock)

    def _end_there(self) -> bool:
        """Pass over the end of the span in another zone."""
        match = forms.SPAN.match(self.text, self.pos)
        if match is None:
            return False
        self.pos = match.end()
        self.stamp = self.stamp._replace(clock=None, zone=None)
        return self._read_point()

    def _is_sure(self) -> bool:
        """Tell numbers that only look like a time or a date from real ones."""
        clock, date = self.stamp.clock, self.stamp.date
        if clock is not None:
            behind = self.line[self.pos : self.pos + 2]
            if clock.form in self.bare and (
                behind[:1].strip() in ("", "+")
                or behind in (", ", ". ")
                or (behind == ": " and "y" in self.bare)
                or forms.MORE_TIMES.match(self.text, self.pos)
                or forms.SPAN_OF_DIGITS.match(self.text, self.pos - 4)
            ):
                return True
            if clock.form == "n":
                return self.column or self.led_by_at or self.stamp.approximate
            at_words = self.led_by_at and clock.form in "osw"
            told = self.column or clock.plain or self.clock_led or at_words
            return told or date is not None or self._has_company()
        assert date is not None
        whole = date.year is not None or date.cut or any(map(str.isalpha, self.text[: self.pos]))
        alone = not self.line[self.pos :].strip(" :*_)]-")
        last = self.text[self.pos - 3 : self.pos]
        short = ("t" in self.bare and last[-1:] == ".") or ("m" in self.bare and last[:1] == "-")
        parted = self.text[self.pos :].lstrip(" *_`")[:1] in ":-–—|→"
        short = short or ("s" in self.bare and "/" in last and parted)
        return self.column or whole or alone or short or self._marked()

    def _close(self) -> None:
        start = self.pos
        while True:
            before = self.pos
            self._close_marks()
            self._read_link()
            if match := forms.SUFFIX.match(self.text, self.pos):
                self.pos = match.end()
                self.stamp = self.stamp._replace(approximate=True)
            if match := forms.DAYS_ON.match(self.text, self.pos):
                self.pos = match.end()
                days = int(match["bracketed"] or match["count"] or 1)
                # In "16:00 PT / 00:00 UTC (+1)" it is the day of the other zone, and a date
                # without a clock says itself which day the next one is.
                told = self.stamp.also or self.stamp.ends_past_midnight or not self.stamp.clock
                self.stamp = self.stamp._replace(days_on=0 if told else days)
            elif not self._is_of_the_day_before():
                self._skip_count()
            if not self.stamp.note and (match := self._remark()):
                self.pos = match.end()
                about = self.stamp.approximate or bool(forms.UNSURE.search(match["said"]))
                self.stamp = self.stamp._replace(note=match["said"], approximate=about)
            for form in (forms.FOOTNOTE, forms.END_TAG):
                if match := form.match(self.text, self.pos):
                    self.pos = match.end()
            if match := forms.LOCAL.match(self.text, self.pos):
                self.pos = match.end()
            while self.pos < len(self.text) and self.text[self.pos].isspace():
                self.pos += 1
            if match := forms.SEPARATOR.match(self.text, self.pos):
                self.pos = match.end()
            if self.pos == before and not self._read_late_zone():
                break
        gone = self.text[start : self.pos]
        parted = self.no_clock or bool(gone.strip()) or "\t" in gone or "  " in gone
        self.stamp = self.stamp._replace(closed=parted or self.pos == len(self.line))

    def _is_of_the_day_before(self) -> bool:
        """Read the "(prev. night)" behind a clock time without a date."""
        match = forms.DAY_BEFORE.match(self.text, self.pos)
        if match is None or self.stamp.date or not self.stamp.clock:
            return False
        self.pos = match.end()
        self.stamp = self.stamp._replace(day_number=0, ago=1)
        return True

    def _skip_count(self) -> None:
        """Step over how long after the start a time was, as in "14:03 (T+5)"."""
        if match := forms.COUNTED.match(self.text, self.pos):
            self.pos = match.end()
            self.stamp = self.stamp._replace(zero=self.stamp.zero or bool(match["zero"]))

    def _remark(self) -> re.Match[str] | None:
        return forms.REMARK.match(self.text, self.pos) or forms.LASTING.match(self.text, self.pos)

    def _rest(self) -> str:
        rest = self.line[self.pos :].strip()
        for mark in self.open:
            # What was opened before the stamp closes somewhere in the text.
            rest = rest.replace(mark, "", 1) if rest.count(mark) % 2 or mark in ")]" else rest
        return rest.strip()
