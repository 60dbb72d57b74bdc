"""Goes down the lines of a text and puts the entries of its timeline together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pm_facilitator.importers.chat_lines import (
    CHAT_NOISE,
    CHAT_NOTICE,
    NOTHING_SAID,
    chat_header,
    is_name,
    nick_and_message,
    speaker_and_message,
)
from pm_facilitator.importers.collecting import Collector
from pm_facilitator.importers.context import Surroundings, find_zero, turns_the_day
from pm_facilitator.importers.day_lines import is_dateline, is_day_only, tells_zone, zone_told
from pm_facilitator.importers.draft import TimelineDraft
from pm_facilitator.importers.elapsed import DEFINES_ZERO
from pm_facilitator.importers.entries import Entry
from pm_facilitator.importers.field_blocks import FieldBlock, field_blocks
from pm_facilitator.importers.headings import field_of
from pm_facilitator.importers.lines import Kind, Line, is_table_rule
from pm_facilitator.importers.narrating import Told
from pm_facilitator.importers.overhearing import Overhearing
from pm_facilitator.importers.prefixes import prefixed_stamp
from pm_facilitator.importers.prose import (
    led_stamp,
    sentences,
    told_in_a_row,
    told_inside,
    with_clock_at_end,
)
from pm_facilitator.importers.sections import Section, ends_a_timeline, label_and_rest, marks_of
from pm_facilitator.importers.stamp import Stamp
from pm_facilitator.importers.stamps import read_stamp
from pm_facilitator.importers.tables import Row, dated, read_table, split_row
from pm_facilitator.importers.watching import Watch, unwatched
from pm_facilitator.importers.written import is_byline

_STATUS = re.compile(
    r"(?:resolved|monitoring|identified|investigating|update|scheduled|postmortem)\s[-–—]\s", re.I
)
_DATE_FIELD = re.compile(r"[*_]{0,2}(?:date|sent|when)[*_]{0,2}:", re.I)
_OF_MAIL = ("wrote:", "schrieb:", "a écrit :")
_ABOUT_THE_TIME = re.compile(
    r"(?:is|was|means|marks)\s(?:when|what|the|our|their|also|not|only|just|usually|normally|still"
    r"|too|before|after|outside|within|in)\b"
)
"""How a sentence goes on that tells of a time, and not what happened then."""

_PROGRAMS = ("APP", "BOT")
"""What stands beside the time of a program's message, its name being above."""

_NOTICED = 120
_STEP = 200
_BEGUN = 0.2  # by then the lines are known
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
        story: the sentences of running text that are the entries, and nothing else then.
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
        story: Sequence[Told] = (),
    ) -> None:
        self.lines = lines
        self.order = around.order
        self.style = around.style
        self.loose = loose
        self.watch = watch
        self.inside = marks_of(len(lines), ranges, everything=not ranges)
        self.named = bool(ranges)
        self.told: dict[int, list[Stamp]] = {}
        for each in story:
            self.told.setdefault(each.line, []).append(each.stamp)
        told = ranges or [s for s in sections if s.key == "maybe_timeline"]
        headed = any(line.kind is Kind.HEADING for line in lines)
        # Prose that opens with a date is an entry only where a timeline is told for sure.
        self.sure = marks_of(len(lines), told, everything=not headed)
        # What is dated there is due then, and did not happen.
        self.due = marks_of(
            len(lines), [s for s in sections if s.key == "actions"], everything=False
        )
        self.found = Collector(around)
        self.placer = self.found.placer
        self.placer.newest_first = newest_first
        self.entry: Entry | None = None
        self.paragraph: list[Line] = []
        self.speaker = self.above = ""
        self.first = next((line.number for line in lines if line.kind is not Kind.BLANK), 0)
        self.after_blank = True
        self.overhear = Overhearing(self.found, around)
        self.blocks = {block.first: block for block in field_blocks(lines, around.order)}

    def read(self) -> TimelineDraft:
        """Give what was found."""
        index = 0
        while index < len(self.lines):
            if not index % _STEP:
                self.watch(_BEGUN + (1 - _BEGUN) * index / len(self.lines))
            if self.lines[index].kind is Kind.TABLE and not self.told:
                index = self._table(index)
            elif index in self.blocks and self.inside[index]:
                index = self._block(self.blocks[index])
            else:
                self._line(index)
                index += 1
        self._close()
        return self.found.draft()

    def _stamp(self, text: str) -> Stamp | None:
        return read_stamp(text, self.order, bare=self.style.bare)

    def _block(self, block: FieldBlock) -> int:
        self._close()
        stamp = block.stamp(self.order)
        assert stamp is not None
        self.found.add(
            self.lines[block.first].number,
            stamp,
            stamp.text,
            details="\n".join(block.details),
            source=block.fields.get("source", ""),
        )
        return block.end

    def _line(self, index: int) -> None:
        line = self.lines[index]
        if self.told:
            self.overhear.line(line)
            for stamp in self.told.get(line.number, ()):
                self.found.add(line.number, stamp, stamp.text)
                self.found.warn(line.number, _INSIDE)
            return
        if not self.inside[index]:
            self._close()
            self.overhear.line(line)
            return
        match line.kind:
            case Kind.HEADING:
                self._heading(line, index)
            case Kind.ITEM:
                self._item(line, index)
            case Kind.TEXT:
                self._text(line, index)
            case Kind.QUOTE if not self.found.events and self.entry is None:
                self.overhear.line(line)
            case _:
                self.paragraph = []
                if self.entry:
                    self.entry.settle()
        self.after_blank = line.kind is not Kind.TEXT and line.kind is not Kind.ITEM
        self.above = line.text

    def _heading(self, line: Line, index: int) -> None:
        stamp = self._stamp(line.text)
        if stamp is None and self._open_phase(line, index):
            return
        if stamp is None or not self._is_entry_heading(line, stamp, index):
            self._close()
            self.overhear.line(line)
            return
        self._open(line, stamp)

    def _open_phase(self, line: Line, index: int) -> bool:
        """Take a heading such as "Detection (14:03)" as an entry, where nothing else is one."""
        if not self.loose or line.level < 2 or not self.inside[index]:
            return False
        stamp = told_inside(line.text, self.order)
        if stamp is None or not line.text.rstrip(")]*_ ").endswith(stamp.words.rstrip(")]*_ ")):
            return False
        self._open(line, stamp)
        self.found.warn(line.number, _INSIDE)
        return True

    def _is_entry_heading(self, line: Line, stamp: Stamp, index: int) -> bool:
        if not stamp.date_only:
            return line.level > 1 or not stamp.text
        return stamp.closed and (line.level > 1 or not stamp.text) and self.inside[index]

    def _item(self, line: Line, index: int) -> None:
        stamp = self._stamp(line.text)
        if stamp and stamp.date_only and self.due[index]:
            stamp = None
        entry = self.entry
        beside = entry and entry.line.kind is Kind.ITEM and entry.line.indent == line.indent
        if stamp and (not stamp.date_only or stamp.closed or self.sure[index] or beside):
            self._open(line, stamp)
            return
        if entry and entry.lends_its_day_to(line):
            said = replace(entry.stamp, text=line.text, link="")
            self._open(line, said, of_day=True)
            return
        if self._open_prefixed(line, index) or self._open_loosely(line, index):
            return
        if entry and entry.line.kind is Kind.ITEM and line.indent < entry.line.indent:
            self._close()
        if self.entry:
            self.entry.settle()
            self.entry.add(line.text, line.number, joined=False)
            if not self.overhear.opening(line):
                self._warn_of_sibling(line)
        else:
            self.overhear.line(line, warn=True)

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
        if line.text.endswith(_OF_MAIL) or (entry and turns_the_day(line)):
            self._close()
            self.overhear.line(line)
            return
        whole = entry and entry.text and self.after_blank and not self.named
        if whole and ends_a_timeline(line.text):
            self._close()
            self.overhear.line(line)
            return
        if entry and entry.source and CHAT_NOISE.fullmatch(line.text):
            return
        if entry and entry.holds(line):
            entry.add(line.text, line.number, joined=not self.after_blank)
            return
        if self._open_row(line):
            return
        stamp = self._stamp(line.text)
        if stamp and self.style.behind and not stamp.text and stamp.date_only and stamp.date:
            self._close()
            self.placer.set_day(stamp.date)
        elif stamp and self.style.behind and not stamp.text and self.paragraph:
            self._open_behind(stamp)
        elif stamp and self.style.named and is_name(stamp.text) and self._has_next(index):
            self._open(line, replace(stamp, text=""), source=stamp.text.rstrip(":"))
        elif stamp and self._tells_nothing(line, stamp):
            self._close()
        elif stamp and self._opens(line, stamp, index):
            self._open(line, stamp)
        elif self._has_next(index) and (header := chat_header(line.text, self.order)):
            self._open(line, header[1], source=header[0])
        elif self._open_prefixed(line, index):
            return
        elif self.entry and not self.entry.is_left_by(line, self.after_blank):
            self.entry.add(line.text, line.number, joined=not self.after_blank)
            self.overhear.opening(line)
        elif not self._open_inside(line, index) and not self._open_loosely(line, index):
            self._close()
            self.overhear.line(line, warn=True)
            self.paragraph.append(line)

    def _tells_nothing(self, line: Line, stamp: Stamp) -> bool:
        """Tell whether a line of a chat has no words of anybody."""
        if CHAT_NOTICE.search(line.text[:_NOTICED]):
            return True
        if not self.style.speakers:
            return False
        return bool(NOTHING_SAID.fullmatch(speaker_and_message(stamp.text, self.style.speakers)[1]))

    def _open_row(self, line: Line) -> bool:
        """Take a paragraph whose sentences open with times as that many entries."""
        label = label_and_rest(line.text)
        row = told_in_a_row(label[1].strip() if label else line.text, self.order)
        for stamp in row:
            self._open(line, stamp)
        if row:
            self._close()
        return bool(row)

    def _open_prefixed(self, line: Line, index: int) -> bool:
        """Take a line with a word or two before its time, where most lines are such."""
        # Where nothing but fields is told so, it is a timeline only below a heading that says it.
        told = self.style.prefixed or (self.style.fields and self.named)
        found = prefixed_stamp(line.text, self.order) if told and self.inside[index] else None
        if found is None:
            return False
        source, stamp = found
        self._open(line, stamp, source=source)
        return True

    def _open_behind(self, stamp: Stamp) -> None:
        """Take the lines above a stamp as its entry."""
        state = [i for i, line in enumerate(self.paragraph) if _STATUS.match(line.text)]
        first, *more = self.paragraph[state[-1] if state else 0 :]
        self._open(first, replace(stamp, text=first.text))
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

    def _opens(self, line: Line, stamp: Stamp, index: int) -> bool:
        if not stamp.text and _DATE_FIELD.match(line.text):
            return False
        if not stamp.closed and _ABOUT_THE_TIME.match(stamp.text):
            return False
        counted = stamp.zero or stamp.after == timedelta(0)
        if counted and DEFINES_ZERO.match(line.text) and find_zero([line], self.order):
            return False  # the survey has found it
        byline = not self.found.events and is_byline(line.text)
        if stamp.date_only and (self.due[index] or byline):
            return False
        if stamp.date_only or stamp.led:
            if not self.sure[index] and not (stamp.closed and not stamp.led):
                return False
            above = self.entry
            follows = above and above.stamp.led and above.line.number == line.number - 1
            dated = (
                above and above.line.number == line.number - 1 and _goes_on_in(above.stamp, stamp)
            )
            return bool(stamp.closed or self.after_blank or stamp.end_clock or follows or dated)
        return True

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
        if self.style.names and not stamp.text and source in ("", *_PROGRAMS):
            source = self.speaker = self._name_above(line) or self.speaker
        self._close(followed_by=stamp, inside=line)
        self.paragraph = []
        entry = Entry(line, stamp, source=source, of_day=of_day, loose=loose)
        said = stamp.text
        nick, said = nick_and_message(said)
        if self.style.speakers and not nick:
            nick, said = speaker_and_message(said, self.style.speakers)
        entry.source = nick or source
        if said:
            entry.add(said, line.number, joined=False)
        entry.day_heading = stamp.date_only and (not said or line.kind is Kind.HEADING)
        if stamp.date_only and tells_zone(said):
            entry.day_heading = True
            entry.text.clear()
            entry.numbers.clear()
        if line.kind is Kind.HEADING:
            entry.settle()
        self.entry = entry

    def _name_above(self, line: Line) -> str:
        """Take the name off the entry above that stands on the line before a time."""
        entry = self.entry
        if entry is None or entry.last != line.number - 1:
            return self.paragraph[-1].text if self.paragraph else ""
        name = self.above
        if name not in self.style.names:
            return ""
        entry.give_back(name)
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
        first = not self.found.events and entry.line.number == self.first
        leads = bool(
            not self.found.events
            and followed_by
            and inside
            and is_dateline(entry, followed_by, inside)
        )
        if leads or is_day_only(entry, followed_by, first=first):
            assert entry.stamp.date is not None
            self.placer.set_day(entry.stamp.date)
            if zone := zone_told(entry.stamp.text):
                self.placer.set_zone(zone, entry.line.number)
            return
        parts = list(entry.parts(self.order))
        if entry.stamp.zero and not entry.text:
            self.placer.set_zero(entry.stamp, entry.line.number)
            return
        for number, (line, stamp, text) in enumerate(parts):
            last = number == len(parts) - 1
            if stamp.date_only:
                stamp, text = with_clock_at_end(stamp, text, self.order)
            self.found.add(
                line,
                stamp,
                text,
                details="\n".join(filter(None, (stamp.note, *(entry.details if last else ())))),
                source=entry.source,
            )

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
        if read is None or not (sure or self.placer.knows_a_day or dated(read[0])):
            if self.entry:
                self.entry.settle()
            return
        self._close()
        self.found.add_rows(read[0])


def _goes_on_in(above: Stamp, stamp: Stamp) -> bool:
    """Tell whether a whole date without a clock is the next one of a column of dates."""
    if not (above.date and above.date.year and stamp.date and stamp.date.year) or above.led:
        return False
    return not stamp.led and (stamp.text[:1] == "(" or stamp.text[:1].isupper())
