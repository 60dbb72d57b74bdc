"""Reads the end of a stamp that spans time: of days, of clock times and of what both shorten."""

from pm_facilitator.importers.times import stamp_forms as forms
from pm_facilitator.importers.times.clocks import clock_at
from pm_facilitator.importers.times.stamp import Stamp, can_span, tells_day_of_both
from pm_facilitator.importers.times.stamp_points import PointScanner


class SpanScanner(PointScanner):
    """Reads the end that may stand behind the first point of a stamp."""

    def _read_span(self) -> None:
        if (
            self.stamp.end_date
            or self._days()
            or self._short_end()
            or self._try(self._span)
            or not self.stamp.clock
        ):
            return
        if match := forms.MORE_TIMES.match(self.text, self.pos):
            self.pos = match.end()
            self.stamp = self.stamp._replace(note=match["said"].lstrip(" ,&+/"))

    def _spans_surely(self) -> bool:
        """Tell whether the end is plain of what only looks like a time: "19.15 bis 20.50 Uhr"."""
        clock = self.stamp.clock
        kept = (self.pos, list(self.open), self.stamp)
        spans = clock is not None and clock.form in ".o" and self._span()
        self.pos, self.open, self.stamp = kept
        return spans

    def _short_end(self) -> bool:
        """Read the end of 16:05:57-58, 16:05:57.1-58.2 or 14:10-15, which repeats nothing."""
        clock, tight = self.stamp.clock, forms.SHORT_END.match(self.text, self.pos)
        match = tight or forms.SHORT_END_APART.match(self.text, self.pos)
        if match is None or clock is None or clock.form != ":" or self.stamp.zone:
            return False
        number, part = int(match["number"]), (tight and tight["part"]) or ""
        last = clock.second if clock.to_second else clock.minute
        micro = int(part.ljust(6, "0"))
        if not (last, clock.micro if part else 0) < (number, micro) or (
            part and not clock.to_second
        ):
            return False
        if not (tight or clock.to_second) and clock.hour < number < 24:
            return False  # "10:05 to 12" may mean the hour
        self.pos = match.end()
        end = (
            clock._replace(second=number, micro=micro)
            if clock.to_second
            else clock._replace(minute=number)
        )
        self.stamp = self.stamp._replace(end_clock=end)
        self._try(self._glued_zone)
        return True

    def _days(self) -> bool:
        """Read the second day of "Feb 3-5"."""
        date = self.stamp.date
        later = forms.MORE_MONTHS_DAYS.match(self.text, self.pos)
        if later and date and date.month and not self.stamp.clock:
            last = date._replace(month=int(later["month"]), day=int(later["day"]))
            if 1 <= last.month <= 12 and (last.month, last.day) > (date.month, date.day):
                self.pos = later.end()
                self.stamp = self.stamp._replace(end_date=last)
                return True
        beside = not self.stamp.clock and self.text[self.pos - 1].isalnum()
        match = forms.MORE_DAYS.match(self.text, self.pos) if beside else None
        if match is None or date is None:
            return False
        if not date.month or not date.day < int(match["day"]) <= 31:
            return False
        self.pos = match.end()
        if date.year is None and (year := forms.YEAR_AFTER.match(self.text, self.pos)):
            self.pos = year.end()
            date = date._replace(year=int(year["year"]))
        last = date._replace(day=int(match["day"]))
        self.stamp = self.stamp._replace(date=date, end_date=last)
        return True

    def _span(self) -> bool:
        start = self.stamp
        self._close_marks()
        match = forms.BRACKETED_END.match(self.text, self.pos)
        bracketed = match is not None
        match = match or forms.SPAN.match(self.text, self.pos)
        if match is None:
            return False
        joint, self.pos = match[0], match.end()
        self._open_mark()
        if match := forms.APPROXIMATE.match(self.text, self.pos):
            self.pos = match.end()
            start = start._replace(approximate=True)
        self.stamp = start._replace(date=None, clock=None, zone=None)
        clock_first = clock_at(self.text, self.pos) is not None
        if not self._read_point():
            return False
        end = self.stamp
        if clock_first and tells_day_of_both(start, end):
            start, end = start._replace(date=end.date), end._replace(date=None)
        if bracketed:
            if self.text[self.pos : self.pos + 1] not in (")", "]"):
                return False
            self.pos += 1
        if (start.clock is None) != (end.clock is None):
            return self._join_day(start, end)
        if joint == "/" and start.zone and start.zone != end.zone:
            return False
        if match := forms.SPAN_END.match(self.text, self.pos):
            self.pos = match.end()
        return self._join(start, end, joint)

    def _join(self, start: Stamp, end: Stamp, joint: str) -> bool:
        """Join both ends, unless they only look like a span."""
        clock, late = start.clock, end.clock
        if clock and late:
            tight = not any(map(str.isspace, joint))
            sure = tight or joint.lstrip().startswith(("(", "[")) or self._is_parted()
            alike = late.form in ("w", clock.form) or clock.form + late.form == "#o"
            told = alike and (sure or joint.strip().isalpha())
            # "de 3 a 4 servidores" is no span of time.
            told = told and (late.form != "o" or tight or self._is_parted())
            dotted = self.clock_led or ("." in self.bare and "-" not in self.bare)
            told = told or (dotted and late.form == ".")
            if not (late.plain or told):
                return False
            late = late if end.date else late.behind(clock)
            readings = [clock.with_half(late.half), clock]
            spans = [reading for reading in readings if end.date or can_span(reading, late)]
            # Behind such a dash the text stands, where it does so in other lines.
            sure = sure or joint.strip().isalpha() or (clock.plain and "-" not in self.bare)
            self.turned = not spans and not sure
            if not spans and (not sure or joint == "/"):
                return False
            clock = spans[0] if spans else clock
        self.stamp = start._replace(
            date=start.date and start.date.in_year_of(end.date),
            clock=clock,
            zone=start.zone or end.zone,
            end_date=end.date,
            end_clock=late,
            end_zone=end.zone,
            approximate=start.approximate or end.approximate,
        )
        return True

    def _join_day(self, start: Stamp, end: Stamp) -> bool:
        """Join a moment with the day of its end, or a day with the moment of its end."""
        first, last = start.date, end.date
        if not (first and last and first.month and last.month and self._is_parted()):
            return False
        first = first.in_year_of(last)
        years = (first.year, last.year) if first.year and last.year else (0, 0)
        if (years[0], first.month, first.day) >= (years[1], last.month, last.day) or end.end_date:
            return False
        self.stamp = start._replace(
            date=first,
            zone=start.zone or end.zone,
            end_date=last,
            end_clock=end.clock,
            end_zone=end.zone,
            approximate=start.approximate or end.approximate,
        )
        return True

    def _is_parted(self) -> bool:
        """Tell whether something parts what was read from the text behind it."""
        behind = self.text[self.pos : self.pos + 3]
        return bool(forms.PARTED.match(behind)) or bool(self.open)
