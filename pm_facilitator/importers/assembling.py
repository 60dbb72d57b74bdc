"""Goes down the lines of a text and puts the entries of its timeline together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pm_facilitator.importers.collecting import Collector
from pm_facilitator.importers.context import Surroundings, remark, turns_the_day
from pm_facilitator.importers.draft import Doubt, TimelineDraft
from pm_facilitator.importers.entries import Entry
from pm_facilitator.importers.headings import field_of
from pm_facilitator.importers.lines import Kind, Line, is_table_rule
from pm_facilitator.importers.prose import led_stamp, sentences, told_inside
from pm_facilitator.importers.sections import Section
from pm_facilitator.importers.stamp import Stamp
from pm_facilitator.importers.stamps import read_stamp
from pm_facilitator.importers.tables import Row, TimedRow, read_table, split_row
from pm_facilitator.importers.watching import Watch, unwatched
from pm_facilitator.importers.zones import Zone, find_zone, mentioned_zone

_CLUE = re.compile(r"(?<![0-9:.])[0-2]?[0-9]:[0-5][0-9](?![0-9])", re.A)
_ABOUT_TIMES = re.compile(r"\b(?:all|local|times?|timestamps?|zone|clocks?)\b", re.I)
_LOOKS_TIMED = re.compile(
    r"\W{0,4}(?:[0-2]?[0-9][.:h][0-5][0-9](?![0-9.])|(?!19|20)[0-2][0-9][0-5][0-9]h?\s"
    r"|[0-9]{1,4}(?P<part>[-/])[0-9]{1,2}(?P=part)[0-9]{1,4}(?![0-9]))",
    re.A,
)
_SLACK = re.compile(
    r"(?P<name>[^\W\d_][^\[\]:;!?]{0,39}?)(?::[a-z0-9_+-]{2,30}:)?(?:\s{1,4}\[(?P<inside>[^\]]{4,30})\]"
    r"|(?:\s{2,4}|\s?[—–]\s|\s(?=.*[ap]m$))"
    r"(?P<behind>(?:today at |yesterday at |[0-9/]{6,10},? )?[0-9]{1,2}:[0-9]{2}(?:\s?[ap]m)?))",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,24}(?:\s[\w.'’()-]{1,24}){0,3}:?")
_IRC = re.compile(r"<[@+%~&]?(?P<name>[^\s<>]{1,40})>\s+")
_STATUS = re.compile(
    r"(?:resolved|monitoring|identified|investigating|update|scheduled|postmortem)\s[-–—]\s", re.I
)
_DATE_FIELD = re.compile(r"[*_]{0,2}(?:date|sent)[*_]{0,2}:", re.I)
_STEP = 500
_BEGUN = 0.2  # by then the lines are known
_MIDDLE = "A time stands inside this line; it was not read as an entry."
_OPENING = "This line seems to open with a time that was not understood."
_UNTIMED = "This item has no time; it was kept with the entry above."
_INSIDE = "The time stands inside this text; check that it is the time of the entry."


class Assembler:
    """Reads the lines once, with the entry that is still open.

    Args:
        lines: all lines of the text.
        around: what is known before the first entry.
        ranges: the sections that hold the timeline; empty for the whole text.
        sections: all sections.
        watch: is told how far the reading is.
        loose: whether a time anywhere in a line makes an entry of it.
        newest_first: whether the entries run backwards.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        around: Surroundings,
        ranges: Sequence[Section],
        sections: Sequence[Section],
        *,
        watch: Watch = unwatched,
        loose: bool = False,
        newest_first: bool = False,
    ) -> None:
        self.lines = lines
        self.order = around.order
        self.style = around.style
        self.loose = loose
        self.watch = watch
        self.inside = _marks(len(lines), ranges, everything=not ranges)
        told = ranges or [s for s in sections if s.key == "maybe_timeline"]
        headed = any(line.kind is Kind.HEADING for line in lines)
        # Prose that opens with a date is an entry only where a timeline is told for sure.
        self.sure = _marks(len(lines), told, everything=not headed)
        self.found = Collector(around)
        self.placer = self.found.placer
        self.placer.newest_first = newest_first
        self.entry: Entry | None = None
        self.paragraph: list[Line] = []
        self.first = next((line.number for line in lines if line.kind is not Kind.BLANK), 0)
        self.after_blank = True

    def read(self) -> TimelineDraft:
        """Give what was found."""
        index = 0
        while index < len(self.lines):
            if not index % _STEP:
                self.watch(_BEGUN + (1 - _BEGUN) * index / len(self.lines))
            if self.lines[index].kind is Kind.TABLE:
                index = self._table(index)
            else:
                self._line(index)
                index += 1
        self._close()
        return self.found.draft()

    def _stamp(self, text: str) -> Stamp | None:
        return read_stamp(text, self.order, bare=self.style.bare)

    def _line(self, index: int) -> None:
        line = self.lines[index]
        if not self.inside[index]:
            self._close()
            self._remark(line)
            return
        match line.kind:
            case Kind.HEADING:
                self._heading(line, index)
            case Kind.ITEM:
                self._item(line, index)
            case Kind.TEXT:
                self._text(line, index)
            case Kind.QUOTE if not self.found.events and self.entry is None:
                self._remark(line)
            case _:
                self.paragraph = []
                if self.entry:
                    self.entry.settle()
        self.after_blank = line.kind is not Kind.TEXT and line.kind is not Kind.ITEM

    def _heading(self, line: Line, index: int) -> None:
        stamp = self._stamp(line.text)
        if stamp is None or not self._is_entry_heading(line, stamp, index):
            self._close()
            self._remark(line)
            return
        self._open(line, stamp)

    def _is_entry_heading(self, line: Line, stamp: Stamp, index: int) -> bool:
        if not stamp.date_only:
            return line.level > 1 or not stamp.text
        return stamp.closed and (line.level > 1 or not stamp.text) and self.inside[index]

    def _item(self, line: Line, index: int) -> None:
        stamp = self._stamp(line.text)
        entry = self.entry
        beside = entry and entry.line.kind is Kind.ITEM and entry.line.indent == line.indent
        if stamp and (not stamp.date_only or stamp.closed or self.sure[index] or beside):
            self._open(line, stamp)
            return
        if entry and self._is_of_the_day(line, entry):
            said = replace(entry.stamp, text=line.text, link="")
            self._open(line, said, of_day=True)
            return
        if self._open_loosely(line, index):
            return
        if entry and entry.line.kind is Kind.ITEM and line.indent < entry.line.indent:
            self._close()
        if self.entry:
            self.entry.settle()
            self.entry.add(line.text, line.number, joined=False)
            if not self._warn_of_opening(line):
                self._warn_of_sibling(line)
        else:
            self._remark(line, warn=True)

    def _is_of_the_day(self, line: Line, entry: Entry) -> bool:
        """Tell whether an item without a time is an entry of the day that stands above it."""
        if entry.of_day:
            return line.indent == entry.line.indent
        nested = entry.line.kind is not Kind.ITEM or line.indent > entry.line.indent
        return entry.day_heading and not entry.text and nested

    def _open_loosely(self, line: Line, index: int) -> bool:
        """Take a line with a time somewhere in it as an entry, where no line opens with one."""
        if not self.loose or not self.sure[index]:
            return False
        if self.entry and line.indent > self.entry.line.indent:
            return False
        label, _, value = line.text.partition(":")
        if (
            field_of(label.strip("*_ "))
            and (said := self._stamp(value.strip("*_ ")))
            and not said.text
        ):
            return False  # a field of the document
        stamp = told_inside(line.text, self.order)
        if stamp is None:
            return False
        self._open(line, stamp, loose=True)
        self.found.warn(line.number, _INSIDE)
        return True

    def _text(self, line: Line, index: int) -> None:
        entry = self.entry
        if entry and turns_the_day(line):
            self._close()
            self._remark(line)
            return
        if entry and self._continues(line, entry):
            entry.add(line.text, line.number, joined=not self.after_blank)
            return
        stamp = self._stamp(line.text)
        if stamp and self.style.behind and not stamp.text and self.paragraph:
            self._open_behind(stamp)
        elif stamp and self.style.named and _NAME.fullmatch(stamp.text) and self._has_next(index):
            self._open(line, replace(stamp, text=""), source=stamp.text.rstrip(":"))
        elif stamp and self._opens(line, stamp, index):
            self._open(line, stamp)
        elif header := self._chat_header(line, index):
            self._open(line, header[1], source=header[0])
        elif self.entry and not self._leaves(line, self.entry):
            self.entry.add(line.text, line.number, joined=not self.after_blank)
            self._warn_of_opening(line)
        elif not self._open_inside(line, index) and not self._open_loosely(line, index):
            self._close()
            self._remark(line, warn=True)
            self.paragraph.append(line)

    def _open_behind(self, stamp: Stamp) -> None:
        """Take the lines above a stamp as its entry."""
        first, *more = self.paragraph
        text = _STATUS.sub("", first.text, count=1)
        self._open(first, replace(stamp, text=text))
        assert self.entry is not None
        for line in more:
            self.entry.add(line.text, line.number, joined=True)
        self._close()

    def _open_inside(self, line: Line, index: int) -> bool:
        """Take the sentences of running text that open with a time as entries."""
        if not self.sure[index] or line.kind is not Kind.TEXT:
            return False
        for sentence in sentences(line.text[:4000]):
            stamp = led_stamp(sentence, self.order)
            if stamp is not None and not stamp.date_only:
                rest = line.text[line.text.find(sentence) + len(sentence) :]
                self._open(line, replace(stamp, text=stamp.text + rest))
                return True
        return False

    def _continues(self, line: Line, entry: Entry) -> bool:
        """Tell whether a line is surely the entry's, even if it begins with a time."""
        if entry.line.kind is Kind.ITEM:
            return line.indent > entry.line.indent
        return entry.line.kind is Kind.HEADING and not entry.stamp.date_only

    def _opens(self, line: Line, stamp: Stamp, index: int) -> bool:
        if not stamp.text and _DATE_FIELD.match(line.text):
            return False
        if stamp.date_only or stamp.led:
            if not self.sure[index] and not (stamp.closed and not stamp.led):
                return False
            above = self.entry
            follows = above and above.stamp.led and above.line.number == line.number - 1
            return bool(stamp.closed or self.after_blank or stamp.end_clock or follows)
        return True

    def _leaves(self, line: Line, entry: Entry) -> bool:
        if entry.loose and entry.line.kind is Kind.TEXT:
            return True
        return (
            entry.line.kind is Kind.ITEM and self.after_blank and line.indent <= entry.line.indent
        )

    def _chat_header(self, line: Line, index: int) -> tuple[str, Stamp] | None:
        match = _SLACK.fullmatch(line.text[:90]) if len(line.text) < 90 else None
        if match is None or not self._has_next(index):
            return None
        stamp = self._stamp(match["inside"] or match["behind"].split("at ")[-1])
        if stamp is None or stamp.text or stamp.date_only:
            return None
        return match["name"].strip(), stamp

    def _has_next(self, index: int) -> bool:
        return index + 1 < len(self.lines) and self.lines[index + 1].kind is not Kind.BLANK

    def _open(
        self,
        line: Line,
        stamp: Stamp,
        *,
        source: str = "",
        of_day: bool = False,
        loose: bool = False,
    ) -> None:
        if self.style.name_above and not stamp.text and not source:
            source = self._name_above(line)
        self._close(followed_by=stamp, inside=line)
        self.paragraph = []
        entry = Entry(line, stamp, source=source, of_day=of_day, loose=loose)
        said = stamp.text
        if match := _IRC.match(said):
            entry.source, said = match["name"], said[match.end() :]
        if said:
            entry.add(said, line.number, joined=False)
        entry.day_heading = stamp.date_only and (not said or line.kind is Kind.HEADING)
        if stamp.date_only and _tells_zone(said):
            entry.day_heading = True
            entry.text.clear()
            entry.numbers.clear()
        if line.kind is Kind.HEADING:
            entry.settle()
        self.entry = entry

    def _name_above(self, line: Line) -> str:
        """Take the name off the entry above that stands on the line before a time."""
        entry = self.entry
        if entry is None or not entry.numbers or entry.numbers[-1] != line.number - 1:
            return self.paragraph[-1].text if self.paragraph else ""
        if not _NAME.fullmatch(entry.text[-1]):
            return ""
        entry.numbers.pop()
        name = entry.text.pop()
        if not entry.text:
            self.entry = None  # a time that says no more than when the last answer was
        return name

    def _close(self, followed_by: Stamp | None = None, inside: Line | None = None) -> None:
        entry, self.entry = self.entry, None
        if entry is None:
            return
        if inside and entry.stamp.date_only and not (followed_by and followed_by.date):
            nested = inside.kind is Kind.ITEM and inside.indent > entry.line.indent
            entry.day_heading = entry.day_heading or (nested and not entry.of_day)
        if self._is_day_only(entry, followed_by):
            assert entry.stamp.date is not None
            self.placer.set_day(entry.stamp.date)
            if zone := _zone_told(entry.stamp.text):
                self.placer.set_zone(zone, entry.line.number)
            return
        parts = list(entry.parts(self.order))
        if entry.stamp.zero and not entry.text:
            self.placer.set_zero(entry.stamp, entry.line.number)
            return
        for number, (line, stamp, text) in enumerate(parts):
            last = number == len(parts) - 1
            self.found.add(
                line,
                stamp,
                text,
                details="\n".join(entry.details) if last else "",
                source=entry.source,
            )

    def _is_day_only(self, entry: Entry, followed_by: Stamp | None) -> bool:
        if not entry.stamp.date or not (entry.day_heading or self._is_title(entry)):
            return False
        if not entry.text:
            return True
        return followed_by is not None and followed_by.date is None

    def _is_title(self, entry: Entry) -> bool:
        """Tell whether a line with a date is the first of the text, and no entry but its title."""
        if self.found.events or entry.line.kind is Kind.ITEM or entry.line.number != self.first:
            return False
        return entry.stamp.date_only or (not entry.text and entry.stamp.end_clock is not None)

    def _remark(self, line: Line, *, warn: bool = False) -> None:
        said = remark(line, self.order)
        if said.date and (not self.found.events or line.kind is Kind.HEADING):
            self.placer.set_day(said.date)
        elif said.day_number is not None:
            self.placer.count_day(said.day_number)
        elif said.next_day:
            self.placer.next_day()
        if said.zone:
            self.placer.set_zone(said.zone, line.number)
        self.found.approximate = self.found.approximate or said.approximate
        if not warn or self._warn_of_opening(line):
            return
        if _CLUE.search(line.text[:400]) and not said.zone:
            self.found.warn(line.number, _MIDDLE, Doubt.UNREAD)

    def _warn_of_opening(self, line: Line) -> bool:
        found = bool(_LOOKS_TIMED.match(line.text)) and not self._stamp(line.text)
        if found:
            self.found.warn(line.number, _OPENING, Doubt.UNREAD)
        return found

    def _warn_of_sibling(self, line: Line) -> None:
        entry = self.entry
        if entry and entry.line.kind is Kind.ITEM and line.indent == entry.line.indent:
            self.found.warn(line.number, _UNTIMED)

    def _table(self, index: int) -> int:
        end = index
        while end < len(self.lines) and self.lines[end].kind is Kind.TABLE:
            end += 1
        entry = self.entry
        in_entry = entry and entry.line.kind is Kind.HEADING and not entry.stamp.date_only
        if self.inside[index] and not in_entry:
            self._timed_rows(self.lines[index:end], sure=self.sure[index])
        elif entry:
            entry.settle()
        return end

    def _timed_rows(self, lines: Sequence[Line], *, sure: bool) -> None:
        rule = next((i for i, line in enumerate(lines) if is_table_rule(line.text)), -1)
        rows = [Row(line.number, split_row(line.text)) for line in lines]
        header = rows[rule - 1] if rule > 0 else None
        read = read_table(header, rows[rule + 1 :], self.order)
        if read is None or not (sure or self.placer.knows_a_day or _dated(read[0])):
            if self.entry:
                self.entry.settle()
            return
        self._close()
        self.found.add_rows(read[0])


def _dated(rows: Sequence[TimedRow]) -> bool:
    return any(row.stamp is not None and row.stamp.date for row in rows)


def _tells_zone(said: str) -> bool:
    """Tell whether the words behind a date say no more than which zone the times are in."""
    return len(said) <= 60 and _zone_told(said) is not None


def _zone_told(said: str) -> Zone | None:
    bare = said[:80].strip("()[]*_.,: ")
    return find_zone(bare) or (mentioned_zone(bare) if _ABOUT_TIMES.search(bare) else None)


def _marks(count: int, sections: Sequence[Section], *, everything: bool) -> list[bool]:
    marks = [everything] * count
    for section in sections:
        for index in range(section.heading, section.end):
            marks[index] = True
    return marks
