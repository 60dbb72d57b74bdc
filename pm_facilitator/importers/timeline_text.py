"""Reads a timeline out of a text in any of the forms that people write one in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pm_facilitator.importers.collecting import Collector
from pm_facilitator.importers.context import Surroundings, remark, survey
from pm_facilitator.importers.draft import TimelineDraft
from pm_facilitator.importers.lines import Kind, Line, is_table_rule, split_lines
from pm_facilitator.importers.sections import Section, find_sections, timeline_ranges
from pm_facilitator.importers.stamps import Stamp, read_stamp
from pm_facilitator.importers.tables import Row, read_table, split_row
from pm_facilitator.importers.zones import Zone, find_zone, mentioned_zone

_CLUE = re.compile(r"(?<![0-9:.])[0-2]?[0-9]:[0-5][0-9](?![0-9])", re.A)
_ALL_TIMES = re.compile(r"(?:all\s)?(?:the\s)?time(?:s|stamps?)?\b", re.I)
_LOOKS_TIMED = re.compile(
    r"\W{0,4}(?:[0-2]?[0-9][.:h][0-5][0-9](?![0-9.])|(?!19|20)[0-2][0-9][0-5][0-9]h?\s"
    r"|[0-9]{1,4}(?P<part>[-/])[0-9]{1,2}(?P=part)[0-9]{1,4}(?![0-9]))",
    re.A,
)
_TIMED_HTML = re.compile(
    r"<(?:td|li|p|dt|b|strong)[^<>]{0,200}>\s*[0-2]?[0-9]:[0-5][0-9]", re.I | re.A
)
_SLACK = re.compile(
    r"(?P<name>[^\W\d_][^\[\]:;!?]{0,39}?)(?:\s{1,4}\[(?P<inside>[^\]]{4,30})\]"
    r"|(?:\s{2,4}|\s?[—–]\s|\s)"
    r"(?P<behind>(?:today at |[0-9/]{6,10},? )?[0-9]{1,2}:[0-9]{2}\s?[ap]m))",
    re.I,
)
_IRC = re.compile(r"<[@+%~&]?(?P<name>[^\s<>]{1,40})>\s+")
_MIDDLE = "A time stands inside this line; it was not read as an entry."
_OPENING = "This line seems to open with a time that was not understood."
_HTML = "Times in HTML are not read; paste the text of the page instead."
_UNTIMED = "This item has no time; it was kept with the entry above."


def read_timeline(
    text: str, *, day: date | None = None, zone: str | None = None, spare: date | None = None
) -> TimelineDraft:
    """Read the entries of a timeline, in the order of the text; never raises.

    Where headings name a timeline, only what is below them is read.

    Args:
        text: Markdown, plain text or lines copied out of a chat.
        day: the day of the incident, for times to which the text gives no date.
        zone: the zone of the times, where the text names none; unknown names count for nothing.
        spare: a day to fall back on where nothing else tells one, as the name of a file does.
    """
    lines = split_lines(text)
    around = replace(survey(text, lines, day), spare=spare)
    if around.zone is None and zone:
        around = replace(around, zone=find_zone(zone))
    sections = find_sections(lines, around.order)
    ranges = timeline_ranges(sections)
    draft = _Assembler(lines, around, ranges, sections).read()
    if ranges and not draft.events:
        everything = _Assembler(lines, around, [], sections).read()
        return everything if everything.events else draft
    return draft


@dataclass(slots=True)
class _Entry:
    """An entry whose end has not been seen yet."""

    line: Line
    stamp: Stamp
    text: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    source: str = ""
    day_heading: bool = False
    of_day: bool = False
    settled: bool = False

    def add(self, content: str, *, joined: bool) -> None:
        """Take a line of its body in: into its paragraph, or below it."""
        if not self.settled:
            self.text.append(content)
        elif joined and self.details:
            self.details[-1] += f" {content}"
        else:
            self.details.append(content)

    def settle(self) -> None:
        """End the first paragraph, if there is one."""
        self.settled = bool(self.text)


class _Assembler:
    """Goes down the lines of a text and puts its entries together."""

    def __init__(
        self,
        lines: Sequence[Line],
        around: Surroundings,
        ranges: Sequence[Section],
        sections: Sequence[Section],
    ) -> None:
        self.lines = lines
        self.order = around.order
        self.inside = _marks(len(lines), ranges, everything=not ranges)
        told = ranges or [s for s in sections if s.key == "maybe_timeline"]
        headed = any(line.kind is Kind.HEADING for line in lines)
        # Prose that opens with a date is an entry only where a timeline is told for sure.
        self.sure = _marks(len(lines), told, everything=not headed)
        self.found = Collector(around)
        self.placer = self.found.placer
        self.entry: _Entry | None = None
        self.after_blank = True

    def read(self) -> TimelineDraft:
        index = 0
        while index < len(self.lines):
            if self.lines[index].kind is Kind.TABLE:
                index = self._table(index)
            else:
                self._line(index)
                index += 1
        self._close()
        return self.found.draft()

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
            case _:
                if line.kind is Kind.HTML and _TIMED_HTML.search(line.text[:2000]):
                    self.found.warn(line.number, _HTML)
                if self.entry:
                    self.entry.settle()
        self.after_blank = line.kind is not Kind.TEXT and line.kind is not Kind.ITEM

    def _heading(self, line: Line, index: int) -> None:
        stamp = read_stamp(line.text, self.order)
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
        stamp = read_stamp(line.text, self.order)
        entry = self.entry
        beside = entry and entry.line.kind is Kind.ITEM and entry.line.indent == line.indent
        if stamp and (not stamp.date_only or stamp.closed or self.sure[index] or beside):
            self._open(line, stamp)
            return
        if entry and self._is_of_the_day(line, entry):
            said = replace(entry.stamp, text=line.text, link="")
            self._open(line, said, of_day=True)
            return
        if entry and entry.line.kind is Kind.ITEM and line.indent < entry.line.indent:
            self._close()
        if self.entry:
            self.entry.settle()
            self.entry.add(line.text, joined=False)
            if not self._warn_of_opening(line):
                self._warn_of_sibling(line)
        else:
            self._remark(line, warn=True)

    def _is_of_the_day(self, line: Line, entry: _Entry) -> bool:
        """Tell whether an item without a time is an entry of the day that stands above it."""
        if entry.of_day:
            return line.indent == entry.line.indent
        nested = entry.line.kind is not Kind.ITEM or line.indent > entry.line.indent
        return entry.day_heading and not entry.text and nested

    def _text(self, line: Line, index: int) -> None:
        entry = self.entry
        if entry and self._continues(line, entry):
            entry.add(line.text, joined=not self.after_blank)
            return
        stamp = read_stamp(line.text, self.order)
        if stamp and self._opens(line, stamp, index):
            self._open(line, stamp)
        elif header := self._chat_header(line, index):
            self._open(line, header[1], source=header[0])
        elif self.entry and not self._leaves(line, self.entry):
            self.entry.add(line.text, joined=not self.after_blank)
            self._warn_of_opening(line)
        else:
            self._close()
            self._remark(line, warn=True)

    def _continues(self, line: Line, entry: _Entry) -> bool:
        """Tell whether a line is surely the entry's, even if it begins with a time."""
        if entry.line.kind is Kind.ITEM:
            return line.indent > entry.line.indent
        return entry.line.kind is Kind.HEADING and not entry.stamp.date_only

    def _opens(self, line: Line, stamp: Stamp, index: int) -> bool:
        if stamp.date_only or stamp.led:
            if not self.sure[index] and not (stamp.closed and not stamp.led):
                return False
            return stamp.closed or self.after_blank
        return True

    def _leaves(self, line: Line, entry: _Entry) -> bool:
        return (
            entry.line.kind is Kind.ITEM and self.after_blank and line.indent <= entry.line.indent
        )

    def _chat_header(self, line: Line, index: int) -> tuple[str, Stamp] | None:
        match = _SLACK.fullmatch(line.text[:90]) if len(line.text) < 90 else None
        follows = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if match is None or follows is None or follows.kind is Kind.BLANK:
            return None
        stamp = read_stamp(match["inside"] or match["behind"].split("at ")[-1], self.order)
        if stamp is None or stamp.text or stamp.date_only:
            return None
        return match["name"].strip(), stamp

    def _open(self, line: Line, stamp: Stamp, *, source: str = "", of_day: bool = False) -> None:
        self._close(followed_by=stamp)
        entry = _Entry(line, stamp, source=source, of_day=of_day)
        said = stamp.text
        if match := _IRC.match(said):
            entry.source, said = match["name"], said[match.end() :]
        if said:
            entry.text.append(said)
        entry.day_heading = stamp.date_only and (not said or line.kind is Kind.HEADING)
        if stamp.date_only and _tells_zone(said):
            entry.day_heading = True
            entry.text.clear()
        if line.kind is Kind.HEADING:
            entry.settle()
        self.entry = entry

    def _close(self, followed_by: Stamp | None = None) -> None:
        entry, self.entry = self.entry, None
        if entry is None:
            return
        if entry.day_heading and self._is_day_only(entry, followed_by):
            assert entry.stamp.date is not None
            self.placer.set_day(entry.stamp.date)
            if zone := _zone_told(entry.stamp.text):
                self.placer.set_zone(zone, entry.line.number)
            return
        self.found.add(
            entry.line.number,
            entry.stamp,
            " ".join(entry.text),
            details="\n".join(entry.details),
            source=entry.source,
        )

    def _is_day_only(self, entry: _Entry, followed_by: Stamp | None) -> bool:
        if not entry.text:
            return True
        return followed_by is not None and followed_by.date is None

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
            self.found.warn(line.number, _MIDDLE)

    def _warn_of_opening(self, line: Line) -> bool:
        found = bool(_LOOKS_TIMED.match(line.text)) and not read_stamp(line.text, self.order)
        if found:
            self.found.warn(line.number, _OPENING)
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
            self._timed_rows(self.lines[index:end])
        elif entry:
            entry.settle()
        return end

    def _timed_rows(self, lines: Sequence[Line]) -> None:
        rule = next((i for i, line in enumerate(lines) if is_table_rule(line.text)), -1)
        rows = [Row(line.number, split_row(line.text)) for line in lines]
        header = rows[rule - 1] if rule > 0 else None
        read = read_table(header, rows[rule + 1 :], self.order)
        if read is None:
            if self.entry:
                self.entry.settle()
            return
        self._close()
        self.found.add_rows(read[0])


def _tells_zone(said: str) -> bool:
    """Tell whether the words behind a date say no more than which zone the times are in."""
    return len(said) <= 60 and _zone_told(said) is not None


def _zone_told(said: str) -> Zone | None:
    bare = said[:80].strip("()[]*_.,: ")
    return find_zone(bare) or (mentioned_zone(bare) if _ALL_TIMES.match(bare) else None)


def _marks(count: int, sections: Sequence[Section], *, everything: bool) -> list[bool]:
    marks = [everything] * count
    for section in sections:
        for index in range(section.heading, section.end):
            marks[index] = True
    return marks
