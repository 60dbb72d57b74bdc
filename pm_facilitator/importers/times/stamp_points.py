"""Reads one point in time within the head of a line: date, clock and zone in any usual order."""

import re
import unicodedata
from collections.abc import Callable

from pm_facilitator.importers.times import stamp_forms as forms
from pm_facilitator.importers.times.clocks import about_hour_at, clock_at, lone_hour_at
from pm_facilitator.importers.times.date_mentions import days_at
from pm_facilitator.importers.times.dates import (
    date_at,
    day_and_month_at,
    day_behind_at,
    day_led_at,
    day_of_month_at,
    month_at,
    short_date_at,
)
from pm_facilitator.importers.times.epochs import epoch_at
from pm_facilitator.importers.times.military import group_at, short_group_at
from pm_facilitator.importers.times.offsets import offset_at
from pm_facilitator.importers.times.partial_date import Order, PartialDate
from pm_facilitator.importers.times.spoken_clocks import is_late
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.time_words import with_plain_digits
from pm_facilitator.importers.times.version_lists import opens_with_version
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import find_zone, zone_at

_HEAD = 240


class PointScanner:
    """Walks over the head of one line; the line's length beyond it costs nothing.

    Attributes:
        pos: where it stands.
        open: what closes the marks that are open, the innermost last.
        clock_led: whether a word stands in front that clock times alone have, such as "vers".
        hour_led: whether even a bare number is an hour behind it, as behind "kl".
        half_open: whether a word stands in front that means nothing without an end, such as "von".
        led_by_at: whether the word in front is "at", and not "by" or "since".
        part: the words in front for a part of the day, if there are any.
        stamp: what was read so far.
        no_clock: whether marks stand for a clock time that nobody knows.
        turned: whether an earlier time follows, which may be the end of a range or begin the text.
    """

    def __init__(self, line: str, order: Order, column: bool, bare: str) -> None:
        self.line = line
        self.text = with_plain_digits(line[:_HEAD])
        self.order = order
        self.column = column
        self.bare = bare
        self.pos = 0
        self.open: list[str] = []
        self.clock_led = self.hour_led = self.half_open = self.led_by_at = False
        self.no_clock = self.turned = False
        self.part: re.Match[str] | None = None
        self.stamp = Stamp()

    def _skip_symbols(self) -> None:
        while self.pos < len(self.text):
            letter = self.text[self.pos]
            if letter == ":" and (match := forms.SHORTCODE.match(self.text, self.pos)):
                self.pos = match.end()
                continue
            match = forms.FIELD_MARK.match(self.text, self.pos)
            if match or (match := forms.TAG.match(self.text, self.pos)):
                self.pos = match.end()
                continue
            if not letter.isspace() and unicodedata.category(letter) not in ("So", "Mn", "Cf"):
                return
            self.pos += 1

    def _open_mark(self) -> bool:
        for size in (2, 1):
            mark = self.text[self.pos : self.pos + size]
            if mark in forms.PAIRS:
                self.open.append(forms.PAIRS[mark])
                self.pos += size
                return True
        if forms.ANGLED.match(self.text, self.pos):
            self.open.append(">")
            self.pos += 1
            return True
        return False

    def _close_marks(self) -> bool:
        start = self.pos
        while self.open and self.text.startswith(self.open[-1], self.pos):
            self.pos += len(self.open.pop())
            self._read_link()
        return self.pos > start

    def _read_link(self) -> None:
        match = forms.LINK.match(self.text, self.pos)
        if match and self.text[self.pos - 1] == "]":
            self.pos = match.end()
            self.stamp = self.stamp._replace(link=match[1])

    def _read_point(self) -> bool:
        """Read date, clock and zone in any usual order."""
        if self._read_group():
            return True
        if self._read_date():
            if not self._try(self._glued_clock):
                self._try(self._clock_like_a_year)
            self._read_year_behind()
        elif self._read_clock():
            if self._try(self._glued_date) and self.stamp.zone is None:
                self._try(self._zone_behind)
        else:
            return False
        if self.stamp.clock and self.stamp.zone is None:
            self._try(self._parted_zone)
        return True

    def _read_zoned(self) -> bool:
        """Read a point whose zone may stand in front of it."""
        if match := forms.ZONE_FIRST.match(self.text, self.pos):
            self.pos = match.end()
            if not self._read_point():
                return False
            self.stamp = self.stamp._replace(zone=find_zone(match[0][:3]))
            return True
        return self._read_point()

    def _parted_zone(self) -> bool:
        """Read the zone of "(9:14 am, UTC+8) text", which nothing but its end follows."""
        match = forms.PARTED_ZONE.match(self.text, self.pos)
        found = zone_at(self.text, match.end(), after_clock=False) if match else None
        if found is None or not forms.BEHIND_PARTED.match(self.text, found[1]):
            return False
        zone, self.pos = found
        self.stamp = self.stamp._replace(zone=zone)
        return True

    def _read_group(self) -> bool:
        found = group_at(self.text, self.pos)
        if found is None and "d" in self.bare:
            found = short_group_at(self.text, self.pos)
        if found is None and (self.column or "e" in self.bare):
            found = epoch_at(self.text, self.pos)
        if found is None:
            return False
        date, clock, zone, self.pos = found
        self.stamp = self.stamp._replace(date=date, clock=clock, zone=zone)
        return True

    def _read_year_behind(self) -> None:
        """Read the year of "Mon Mar 2 14:03:00 UTC 2026", and the zone that may be behind it."""
        date, match = self.stamp.date, forms.YEAR_BEHIND.match(self.text, self.pos)
        fits = match and date and date.month and date.year in (None, int(match["year"]))
        if match and date and fits and self.stamp.clock:
            self.stamp = self.stamp._replace(date=date._replace(year=int(match["year"])))
            self.pos = match.end()
            if self.stamp.zone or not forms.ZONE_BEHIND_YEAR.match(self.text, self.pos):
                return
            start = self.pos + 1
            if found := offset_at(self.text, start) or zone_at(self.text, start):
                zone, self.pos = found
                self.stamp = self.stamp._replace(zone=zone)

    def _try(self, step: Callable[[], bool]) -> bool:
        """Take a step, or none at all where it leads nowhere; tell which."""
        before = (self.pos, list(self.open), self.stamp)
        done = step()
        if not done:
            self.pos, self.open, self.stamp = before
        return done

    def _read_date(self) -> bool:
        if self.stamp.clock is None and (days := days_at(self.text, self.pos)):
            self.stamp = self.stamp._replace(date=days[0], end_date=days[1])
            self.pos = days[2]
            return True
        found = self._date()
        if found is None:
            return False
        about = self.stamp.approximate or found[0].vague
        self.stamp = self.stamp._replace(date=found[0], approximate=about)
        self.pos = found[1]
        if match := forms.YEAR_NOTE.match(self.text, self.pos):
            self.pos = match.end()
        if match := forms.NO_CLOCK.match(self.text, self.pos):
            self.pos = match.end()
            self.stamp, self.no_clock = self.stamp._replace(approximate=True), True
            self._try(self._glued_zone)
        if match := forms.WEEKDAY_NOTE.match(self.text, self.pos):
            self.pos = match.end()
        if match := forms.BOUND.match(self.text, self.pos):
            self.pos = match.end()
            self.stamp = self.stamp._replace(approximate=True)
        if self.stamp.clock is None and (match := forms.PART_ALONE.match(self.text, self.pos)):
            self.pos = match.end()
            self.stamp = self.stamp._replace(note=match["said"])
        return True

    def _date(self) -> tuple[PartialDate, int] | None:
        text, pos, order = self.text, self.pos, self.order
        if found := date_at(text, pos, order) or short_date_at(text, pos, order):
            return found
        if self.stamp.clock:
            return day_behind_at(text, pos, order)
        found = day_and_month_at(
            text,
            pos,
            order,
            dotted="t" in self.bare,
            dashed="m" in self.bare,
            slashed="s" in self.bare,
            column=self.column,
        )
        led = self.stamp.led or self.half_open
        found = found or day_of_month_at(text, pos, column=self.column, led=led)
        return found or month_at(text, pos)

    def _read_clock(self) -> bool:
        found = clock_at(self.text, self.pos)
        if found is None and (self.clock_led or self.half_open):
            found = lone_hour_at(self.text, self.pos, sure=self.hour_led, half_open=self.half_open)
        if found is None and self.stamp.approximate and "w" in self.bare:
            found = about_hour_at(self.text, self.pos)
        if found is None:
            return False
        about = self.stamp.approximate or found[0].vague
        self.stamp = self.stamp._replace(clock=found[0], approximate=about)
        self.pos = found[1]
        if match := forms.NO_SECOND.match(self.text, self.pos):
            self.pos = match.end()
        if match := forms.SUFFIX.match(self.text, self.pos):
            self.pos = match.end()
            self.stamp = self.stamp._replace(approximate=True)
        if match := forms.DAY_PART.match(self.text, self.pos):
            self.pos = match.end() if self._take_part_of_day(match) else self.pos
        elif self.part:
            self._take_part_of_day(self.part)
        self._try(self._half_behind_marks)
        self._try(self._glued_zone)
        return True

    def _half_behind_marks(self) -> bool:
        """Read the "PM" of "**2:03** PM", whose clock alone is marked."""
        clock = self.stamp.clock
        if clock is None or clock.half or not self._close_marks():
            return False
        match = forms.HALF_BEHIND.match(self.text, self.pos)
        if match is None:
            return False
        self.pos = match.end()
        if match["half"] and 1 <= clock.hour <= 12:
            self.stamp = self.stamp._replace(clock=clock.of_half(match["half"].lower()))
        return True

    def _take_part_of_day(self, match: re.Match[str]) -> bool:
        """Read the "abends" of "9 Uhr abends"; tell whether it can be said of the time at all."""
        clock = self.stamp.clock
        assert clock is not None
        late = is_late(match.lastgroup or "", clock.hour % 12)
        if clock.half or (clock.hour > 12 and not late):
            return False
        self.stamp = self.stamp._replace(clock=clock.of_half("p" if late else "a"))
        return True

    def _glue(self) -> None:
        self._close_marks()
        if match := forms.GLUE.match(self.text, self.pos):
            self.pos = match.end()
            self.clock_led = self.clock_led or match["clock"] is not None
        self._open_mark()
        if match := forms.APPROXIMATE.match(self.text, self.pos):
            self.pos = match.end()
            self._note_towards(match)

    def _note_towards(self, match: re.Match[str]) -> None:
        """Note that the time is not exact, and what its words say about the number behind them."""
        self.clock_led = self.clock_led or match["towards"] is not None
        self.hour_led = self.hour_led or bool(match["towards"] and forms.HOUR_NEXT.search(match[0]))
        self.stamp = self.stamp._replace(approximate=True)

    def _glued_clock(self) -> bool:
        self._close_marks()
        start = self.pos
        part = forms.PART_BETWEEN.match(self.text, self.pos)
        self.pos = part.end() if part else self.pos
        if match := forms.STRUCK_BEHIND.match(self.text, self.pos):
            self.pos = match.end()
        since = forms.SINCE.match(self.text, self.pos)
        if since:
            self.pos = since.end()
            if since["about"]:
                self.stamp = self.stamp._replace(approximate=True)
        else:
            self._glue()
        if not self._read_clock():
            return False
        clock = self.stamp.clock
        assert clock is not None
        if part:
            self.stamp = self.stamp._replace(clock=clock.in_part(part["part"]))
        beside = self.text[start : self.pos].lstrip()[:1].isdigit()
        return (
            clock.plain
            or self.clock_led
            or self._has_company()
            or bool(forms.COMPACT.search(self.text[:start]))
            or (beside and clock.form in f".o{self.bare}")
            or bool(since and clock.form == "." and forms.DOTTED_SPAN.match(self.text, self.pos))
        )

    def _clock_like_a_year(self) -> bool:
        """Read "Feb 9 1924 UTC" among times such as "0157 UTC"."""
        date = self.stamp.date
        if date is None or date.year is None or not date.month or "#" not in self.bare:
            return False
        if self.text[self.pos - 4 : self.pos] != str(date.year):
            return False
        if not forms.UNIVERSAL_BEHIND.match(self.text, self.pos):
            return False
        self.pos -= 4
        self.stamp = self.stamp._replace(date=date._replace(year=None))
        return self._read_clock()

    def _day_led(self) -> bool:
        match = forms.OF_DAY.match(self.text, self.pos)
        found = day_led_at(self.text, match.end(), self.order) if match else None
        if found is None or forms.CLOCK_OF_TEXT.match(self.text, found[1]):
            return False
        date, self.pos = found
        self.stamp = self.stamp._replace(date=date)
        return True

    def _glued_date(self) -> bool:
        if self._try(self._day_led):
            return True
        start = self.pos
        self._glue()
        led = forms.LED_DAY.fullmatch(self.text, start, self.pos) is not None
        near = self.text[start : self.pos].strip() in ("", ",")
        if not self._read_date():
            return False
        assert self.stamp.date is not None
        told = forms.CLOCK_OF_TEXT.match(self.text, self.pos)
        if told and forms.PARTS_TEXT.match(self.text, start):
            return False  # "14:05 - On 3 March at 09:00 we will ..."
        if led and not self.text.startswith(("'s", "’s"), self.pos):
            return True
        rest = self.text[self.pos :].lstrip()
        spans = forms.SPAN_BEHIND_DATE.match(rest)
        parted = not rest or rest[0] in ":-–—,;|)]*_`.>·" or spans is not None
        alone = bool(rest) and rest[0] in ")],:|-–—"
        written = (
            bool(forms.NUMERIC_DATE.search(self.text[: self.pos])) or self.stamp.zone is not None
        )
        whole = self.stamp.date.year is not None and (written or near)
        if forms.COUNTED.match(self.text, self.pos):
            return True  # "9:15 Sunday (T+10:29)"
        if self.led_by_at and self.stamp.date.month and self.text[start:].lstrip()[:1].isalpha():
            return rest[:1].islower() or parted  # "At 14:45 Oct. 24 we called"
        return whole or (parted and (alone or bool(self.stamp.date.month)))

    def _glued_zone(self) -> bool:
        self._close_marks()
        while self.text.startswith((" ", "\t"), self.pos):
            self.pos += 1
        bracketed = self._open_mark() and self.open[-1] in ")]"
        offset = self._offset()
        found = offset or zone_at(self.text, self.pos)
        if found is None or (bracketed and forms.CLOCK_BEHIND_ZONE.match(self.text, found[1])):
            return False
        self.pos = forms.behind_local(self.text, found[1])
        if offset and (match := forms.SAME_ZONE.match(self.text, self.pos)):
            self.pos = match.end() if find_zone(match["zone"], cities=False) else self.pos
        self.stamp = self.stamp._replace(zone=found[0])
        return True

    def _read_late_zone(self) -> bool:
        """Read the zone of "**14:03:** UTC - text", which something parts from the text."""
        match = forms.LATE_ZONE.match(self.text, self.pos)
        zone = find_zone(match[0], cities=False) if match else None
        if match is None or zone is None or self.stamp.zone or not self.stamp.clock:
            return False
        self.pos = match.end()
        self.stamp = self.stamp._replace(zone=zone)
        return True

    def _zone_behind(self) -> bool:
        """Read the zone of "10:00 on 23 May 2024, UTC-3"."""
        self._close_marks()
        match = forms.BEFORE_ZONE.match(self.text, self.pos)
        found = zone_at(self.text, match.end(), after_clock=False) if match else None
        if match is None or found is None:
            return False
        self.pos = found[1] + (match[0].endswith("(") and self.text[found[1] :][:1] == ")")
        self.stamp = self.stamp._replace(zone=found[0])
        return True

    def _offset(self) -> tuple[Zone, int] | None:
        # "10:00-10:30" is a span, as "1000-0500" is; "10:00:00-05:00", "T10:00-05:00",
        # "10:00 -0500" and "10:00-0500" are not.
        clock, found = self.stamp.clock, offset_at(self.text, self.pos)
        if found is None or clock is None or self.text[self.pos] == "+":
            return found
        compact = ":" not in self.text[self.pos : found[1]]
        spaced = self.text[self.pos - 1].isspace()
        exact = clock.to_second or forms.BEHIND_T.search(self.text[: self.pos])
        parted = self.text[max(0, self.pos - 3)] == ":"
        return found if (exact and not spaced) or (compact and (spaced or parted)) else None

    def _has_company(self) -> bool:
        """Tell whether something beside four digits, dots or a word makes them a time."""
        behind = self.text[self.pos : self.pos + 4]
        parted = not behind.strip() or re.match(r"\s?(?:[-–—]{1,3}|:{1,2}|\|)\s|\u3000", behind)
        sure = bool(parted) and not self._is_year()
        alone = not self.line[self.pos :].strip(" *_`)]}") and self._is_year()
        spans = forms.SPAN_FROM_ZERO.match(self.text, self.pos - 4) if self.pos >= 4 else None
        if self.stamp.clock and self.stamp.clock.form == "." and "." not in self.bare:
            sure = sure and not opens_with_version(self.line, listed="v" in self.bare)
        if self.stamp.clock and self.stamp.clock.form == "w":
            spans = forms.SPAN_FROM_WORD.match(self.text, self.pos)
            sure = sure or forms.DOT_BEHIND_WORD.match(self.text, self.pos) is not None
        local = forms.LOCAL.match(self.text, self.pos)
        beside = self.stamp.zone is not None or (self._marked() and not alone)
        return beside or sure or bool(spans or local)

    def _is_year(self) -> bool:
        """Tell whether four digits that were read can be a year as well."""
        digits = self.stamp.clock is not None and self.stamp.clock.form == "#"
        return digits and self.text[self.pos - 4 : self.pos - 2] in ("19", "20")

    def _marked(self) -> bool:
        return bool(self.open) or self.text[self.pos - 1] in "`])*_"
