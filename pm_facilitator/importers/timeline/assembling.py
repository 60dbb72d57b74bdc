"""Goes down the lines of a text and puts the entries of its timeline together."""

from collections.abc import Sequence

from pm_facilitator.importers.chats.chat_lines import CHAT_NOISE, chat_header, is_speaker
from pm_facilitator.importers.chats.chat_notices import tells_nothing
from pm_facilitator.importers.days.asides import days_aside
from pm_facilitator.importers.days.day_moves import days_moved
from pm_facilitator.importers.days.first_dates import with_rest_of_sentence
from pm_facilitator.importers.days.zero_hour import defines_zero
from pm_facilitator.importers.draft import TimelineDraft
from pm_facilitator.importers.layouts.bylines import OF_MAIL, is_mere_byline
from pm_facilitator.importers.layouts.entries import Entry, is_set_apart
from pm_facilitator.importers.layouts.field_blocks import FieldBlock, field_blocks
from pm_facilitator.importers.layouts.happening import is_no_fact, is_of_the_time
from pm_facilitator.importers.layouts.line_marks import line_marks
from pm_facilitator.importers.layouts.mail_threads import mail_blocks
from pm_facilitator.importers.layouts.narrating import Told
from pm_facilitator.importers.layouts.prefixes import (
    MARKS_OF_LABELS,
    bound_stamp,
    headed_stamp,
    is_timed_field,
    linked_stamp,
    prefixed_stamp,
    status_stamp,
    tells_of_all,
)
from pm_facilitator.importers.layouts.prose import (
    QUOTES,
    goes_on,
    is_wrapped,
    led_inside,
    told_in_a_row,
    told_inside,
)
from pm_facilitator.importers.layouts.tables import dated, timed_rows
from pm_facilitator.importers.layouts.trailing import labelled_day, trailing_stamp
from pm_facilitator.importers.placing.beside import times_beside
from pm_facilitator.importers.text.lines import BLANK, HEADING, ITEM, TABLE, TEXT, Kind, Line
from pm_facilitator.importers.text.sections import (
    Section,
    end_of_table,
    ends_a_timeline,
    is_label,
    label_and_rest,
)
from pm_facilitator.importers.timeline.collecting import Collector
from pm_facilitator.importers.timeline.context import Surroundings, turns_the_day, turns_the_zone
from pm_facilitator.importers.timeline.entry_keeper import TIME_INSIDE, EntryKeeper
from pm_facilitator.importers.timeline.overhearing import Overhearing, tells_day
from pm_facilitator.importers.timeline.plain_entries import PlainEntries
from pm_facilitator.importers.timeline.style import POSTED, is_whole
from pm_facilitator.importers.times.date_mentions import year_alone
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.watching import Watch, unwatched

_STEP = 200
_BEGUN = 0.2  # by then the lines are known


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
        style = self.style = around.style
        self.loose = loose
        self.watch = watch
        self.named = bool(ranges)
        self.told: dict[int, list[Stamp]] = {}
        for each in story:
            self.told.setdefault(each.line, []).append(each.stamp)
        self.inside, self.sure, self.due = line_marks(lines, ranges, sections, posted=style.posted)
        self.found = Collector(around)
        self.placer = self.found.placer
        self.placer.asides = days_aside(lines, around.order)
        self.placer.stepper.newest_first = newest_first
        self.placer.stepper.time_beside = times_beside(lines, self.found.events)
        first = next((line.number for line in lines if line.kind is not BLANK), 0)
        self.keeper = EntryKeeper(self.found, around, first)
        self.after_blank = True
        self.overhear = Overhearing(self.found, around)
        blocks = field_blocks(lines, around.order) or mail_blocks(lines, around.order)
        self.blocks = {block.first: block for block in blocks}
        self.plain = PlainEntries(lines, self.inside, self.blocks, self.found, self.keeper)
        named = style.names or style.speakers or style.prefixed or style.fields
        self.takes_plain = not (story or loose or named or style.trailing or style.days_behind)

    def read(self) -> TimelineDraft:
        """Give what was found."""
        index = 0
        while index < len(self.lines):
            if not index % _STEP:
                self.watch(_BEGUN + (1 - _BEGUN) * index / len(self.lines))
            if self.lines[index].kind is TABLE and not self.told:
                index = self._table(index)
            elif index in self.blocks and self.inside[index]:
                index = self._block(self.blocks[index])
            else:
                index = self._entries(index)
        self.keeper.close()
        self.watch(1.0)
        return self.found.draft()

    def _entries(self, index: int) -> int:
        """Read a line, or several at once where they are plain entries; give the one behind it."""
        after = self.plain.take(index, index - index % _STEP + _STEP) if self.takes_plain else index
        if after == index:
            self._line(index)
            after += 1
        return after

    @property
    def entry(self) -> Entry | None:
        """The entry that is open."""
        return self.keeper.entry

    def _stamp(self, text: str) -> Stamp | None:
        return read_stamp(text, self.order, bare=self.style.bare)

    def _block(self, block: FieldBlock) -> int:
        self.keeper.close()
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

    def _hear(self, index: int, *, warn: bool = False) -> None:
        """Hear a line as part of its sentence."""
        whole = with_rest_of_sentence(self.lines, index, whole=True)
        self.overhear.line(self.lines[index], warn=warn, whole=whole)

    def _line(self, index: int) -> None:
        line = self.lines[index]
        if self.told:
            self._hear(index)
            told = self.told.get(line.number, ())
            for stamp in told:
                self.found.add(line.number, stamp, stamp.text)
            if any(stamp.words in stamp.text for stamp in told):
                self.found.warn(line.number, TIME_INSIDE)
            return
        if not self.inside[index]:
            self.keeper.close()
            self._hear(index)
            return
        match line.kind:
            case Kind.HEADING:
                self._heading(line)
            case Kind.ITEM:
                self._item(line, index)
            case Kind.TEXT:
                self._text(line, index)
            case Kind.QUOTE if not self.found.events and self.entry is None:
                self.overhear.line(line)
            case Kind.BLANK if self.style.behind and self.keeper.posts_go_on(self._below(index)):
                pass  # the time stands below the last of several paragraphs
            case _:
                self.keeper.paragraph = []
                if self.entry:
                    self.entry.settle()
        self.after_blank = line.kind is not TEXT and line.kind is not ITEM
        self.keeper.above, self.keeper.after_blank = line.text, self.after_blank
        self.keeper.heading = line if line.kind is HEADING and self.entry is None else None

    def _heading(self, line: Line) -> None:
        stamp = None if year_alone(line.text) else self._stamp(line.text)
        stamp = stamp or headed_stamp(line.text, self.order)
        if stamp is None and self._open_phase(line):
            return
        if stamp is None or not self._is_entry_heading(line, stamp):
            self.keeper.close()
            self.overhear.line(line)
            return
        self.keeper.open(line, stamp)

    def _open_phase(self, line: Line) -> bool:
        """Take "Detection (14:03)" as an entry, where nothing else is one or such headings are."""
        above = self.entry.line if self.entry and not self.entry.stamp.date_only else None
        beside = above and (above.kind, above.level) == (HEADING, line.level)
        if line.level < 2 or not (self.loose or beside or line.level == self.style.phases):
            return False
        stamp = told_inside(line.text, self.order)
        if stamp is None or not line.text.rstrip(")]*_ ").endswith(stamp.words.rstrip(")]*_ ")):
            return False
        self.keeper.open(line, stamp)
        self.found.warn(line.number, TIME_INSIDE)
        return True

    def _is_entry_heading(self, line: Line, stamp: Stamp) -> bool:
        days = stamp.end_date and not stamp.text and self.style.behind  # of what is told below
        if days or (stamp.day_words and not stamp.days_later):
            return False
        return (stamp.closed or not stamp.date_only) and (line.level > 1 or not stamp.text)

    def _item(self, line: Line, index: int) -> None:
        if self._open_trailing(line):
            return
        stamp = self._stamp(line.text)
        remark = stamp and self.entry and self.entry.takes_remark(line, stamp)
        fact = stamp and not self.named and is_of_the_time(line.text, stamp)
        stamp = None if remark or fact or (stamp and stamp.date_only and self.due[index]) else stamp
        entry = self.entry
        beside = entry and entry.line.kind is ITEM and entry.line.indent == line.indent
        if stamp and (not stamp.date_only or stamp.closed or self.sure[index] or beside):
            self.keeper.open(line, stamp)
            return
        if self._open_between(line, index):
            return
        if self.overhear.leads(self.lines, index):
            self.keeper.close()
            self.overhear.line(line._replace(kind=HEADING))
            return
        if self._open_prefixed(line, index) or self.keeper.open_of_day(line):
            return
        if self._open_loosely(line, index) or (beside and self.keeper.open_ending(line)):
            return
        if entry and entry.line.kind is ITEM and line.indent < entry.line.indent:
            self.keeper.close()
        if self.entry:
            self.entry.add_below(line)
            if not self.overhear.opening(line) and beside:
                self.found.keep(line)
        else:
            self.overhear.line(line, warn=True)

    def _open_loosely(self, line: Line, index: int) -> bool:
        """Take a line with a time somewhere in it as an entry, where no line opens with one."""
        nested = self.entry and line.indent > self.entry.line.indent
        if not self.loose or not self.sure[index] or nested:
            return False
        if is_timed_field(line.text, self.order):
            return False
        stamp = told_inside(line.text, self.order)
        if stamp is None or is_no_fact(line.text, max(0, line.text.find(stamp.words))):
            return False
        self.keeper.open(line, stamp, loose=True)
        self.found.warn(line.number, TIME_INSIDE)
        return True

    def _text(self, line: Line, index: int) -> None:
        entry = self.entry
        whole = entry and entry.text and self.after_blank and not self.named
        ends = line.text.endswith(OF_MAIL) or (entry and self._turns(line, index, entry))
        if ends or (whole and ends_a_timeline(line.text)):
            self.keeper.close()
            self._hear(index)
            return
        if self.after_blank and self.overhear.heads(self.lines, index, entry):
            self.keeper.close()
            self.overhear.line(line._replace(kind=HEADING))
            return
        if entry and entry.source and CHAT_NOISE.fullmatch(line.text):
            return
        if entry and entry.holds(line, self.order):
            entry.add(line.text, line.number, joined=not self.after_blank)
            return
        if self._open_row(line) or self._open_trailing(line):
            return
        stamp = self._stamp(line.text)
        if stamp and stamp.date and not stamp.text and self._heads_others(stamp):
            self.keeper.close()
            self.placer.set_day(stamp.date)
        elif stamp and self.style.behind and not stamp.text and self.keeper.paragraph:
            self.keeper.open_behind(stamp)
        elif stamp and self.style.named and is_speaker(stamp.text) and self._below(index):
            self.keeper.open(line, stamp._replace(text=""), source=stamp.text.rstrip(":"))
        elif stamp and self.style.behind and not stamp.text and line.text.startswith(POSTED):
            self.keeper.close()  # when what is told above was posted
        elif stamp and tells_nothing(line.text, stamp, self.style.speakers, irc=self.style.irc):
            self.keeper.close()
            self.found.leave_out(line.number)
        elif stamp and self._opens(line, stamp, index):
            self.keeper.open(line, stamp)
        elif self._below(index) and (header := chat_header(line.text, self.order)):
            self.keeper.open(line, header[1], source=header[0])
        elif self._open_prefixed(line, index) or self.keeper.open_ending(line):
            return
        elif self.entry and not self.entry.is_left_by(line, self.after_blank):
            self.entry.add(line.text, line.number, joined=not self.after_blank)
            self.overhear.opening(line)
        elif not self._open_inside(line, index) and not self._open_loosely(line, index):
            self.keeper.close()
            self._hear(index, warn=True)
            self.keeper.paragraph.append(line)

    def _heads_others(self, stamp: Stamp) -> bool:
        """Tell whether a date alone is that of others, where times stand below or behind texts."""
        first = self.style.trailing and not self.found.events and self.entry is None
        return first or (self.style.behind and stamp.date_only)

    def _turns(self, line: Line, index: int, entry: Entry) -> bool:
        """Tell whether a line leads from an entry to times of another day, zone or part."""
        if turns_the_day(line) or (self.after_blank and days_moved(line)):
            return True
        if not self.after_blank:
            return turns_the_zone(line, self.order) and bool(self._stamp(self._below(index)))
        if entry.stamp.date_only and not entry.stamp.text and tells_day(line, self.order):
            return True  # the one above was that of the page
        day = entry.line.kind is HEADING and entry.stamp.date_only and not entry.text
        label = day and is_label(line.text) and self._stamp(line.text) is None
        return label or turns_the_zone(line, self.order)

    def _open_row(self, line: Line) -> bool:
        """Take a paragraph whose sentences open with times as that many entries."""
        label = label_and_rest(line.text)
        row = told_in_a_row(label[1].strip() if label else line.text, self.order)
        for stamp in row:
            self.keeper.open(line, stamp)
        if row:
            self.keeper.close()
        return bool(row)

    def _open_trailing(self, line: Line) -> bool:
        """Take a line with its time at the end, where the others are such, too."""
        stamp = trailing_stamp(line.text, self.order) if self.style.trailing else None
        if stamp is None and self.style.days_behind and self.named:
            stamp = labelled_day(line.text, self.order)
        if stamp is None:
            return False
        self.keeper.open(line, stamp)
        return True

    def _open_between(self, line: Line, index: int) -> bool:
        """Take an item that ends with its time, where those beside it open with theirs."""
        stamp = None if self.due[index] else trailing_stamp(line.text, self.order, led=True)
        if stamp is None or stamp.clock is None:
            return False
        beside = [
            self._stamp(other.text) if other is not line else stamp
            for other in self.lines[max(0, index - 1) : index + 2]
            if other.kind is ITEM and other.indent == line.indent
        ]
        clocks = [other.clock.time for other in beside if other and other.clock]
        alone, untimed = len(beside) == 1, len(clocks) < len(beside)
        if alone or untimed or clocks != sorted(clocks):
            return False
        self.keeper.open(line, stamp)
        self.found.warn(line.number, TIME_INSIDE)
        return True

    def _open_prefixed(self, line: Line, index: int) -> bool:
        """Take a line with a word or two before its time, where most lines are such."""
        # Where nothing but fields is told so, it is a timeline only below a heading that says it.
        told = self.style.prefixed or (self.style.fields and self.named)
        beside = self.named and self.entry is not None and self.entry.is_item_beside(line)
        marked = beside and line.text.startswith(MARKS_OF_LABELS)
        found = (prefixed_stamp if told or marked else linked_stamp)(line.text, self.order)
        later = status_stamp(line.text, self.order)
        begun = self.entry or self.found.events or self.style.updates
        if later is None and (begun or self.named or self._stamp(self._below(index))):
            entry = self.entry
            near = line.indent <= entry.line.indent if entry else self._stamp(self._below(index))
            later, begun = bound_stamp(line.text, self.order, beside=bool(near)), True
        if later and (begun or not later.text):
            found = "", later
        if found is None:
            return False
        source, stamp = found
        if tells_of_all(source, stamp) or is_mere_byline(self.lines, index, stamp):
            return False
        above = "" if self.after_blank or line.kind is ITEM else self.keeper.above
        if not self.named and (is_timed_field(line.text, self.order) or goes_on(above, line.text)):
            return False
        self.keeper.open(line, stamp, source=source)
        return True

    def _open_inside(self, line: Line, index: int) -> bool:
        """Take the sentences of running text that open with a time as entries."""
        told = self.sure[index] and line.kind is TEXT
        stamp = led_inside(line.text[:4000], self.order) if told else None
        if stamp is not None:
            self.keeper.open(line, stamp._replace(text=stamp.text + line.text[4000:]))
        return stamp is not None

    def _opens(self, line: Line, stamp: Stamp, index: int) -> bool:
        if is_of_the_time(line.text, stamp) or (stamp.led and line.text[0] in QUOTES):
            return False
        if not self.after_blank and is_wrapped(self.keeper.above, stamp, line.text):
            return False
        entry = self.entry
        if stamp.led and entry and entry.stamp.clock and not entry.text:
            return False  # what a notice says below its time
        if defines_zero(line, stamp, self.order):
            return False  # the survey has found it
        byline = not self.found.events and is_mere_byline(self.lines, index, stamp)
        if byline or (stamp.date_only and self.due[index]):
            return False
        if stamp.date_only or stamp.led:
            whole = self.style.whole and self.after_blank and is_whole(stamp)
            whole = whole or is_set_apart(line, stamp, entry)
            if not self.sure[index] and not (stamp.closed and (whole or not stamp.led)):
                return False
            goes_on = self.entry is not None and self.entry.goes_on_with(line, stamp)
            return bool(stamp.closed or self.after_blank or stamp.end_clock or goes_on)
        return True

    def _below(self, index: int) -> str:
        return self.lines[index + 1].text if index + 1 < len(self.lines) else ""

    def _table(self, index: int) -> int:
        end = end_of_table(index, self.lines)
        entry = self.entry
        in_entry = entry and entry.line.kind is HEADING and not entry.stamp.date_only
        if self.inside[index] and not in_entry:
            self._timed_rows(self.lines[index:end], sure=self.sure[index], due=self.due[index])
        elif entry:
            entry.settle()
        return end

    def _timed_rows(self, lines: Sequence[Line], *, sure: bool, due: bool) -> None:
        rows = timed_rows(lines, self.order, due=due)
        if rows is None or not (sure or self.placer.knows_a_day or dated(rows)):
            if self.entry:
                self.entry.settle()
            return
        self.keeper.close_over(rows, lines[0])
        self.found.add_rows(rows)
