"""Keeps the entry that is open, and hands it to the collector when the next one begins."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.chats.chat_lines import nick_and_message, speaker_and_message
from pm_facilitator.importers.chats.chat_notices import without_mark
from pm_facilitator.importers.days.day_lines import is_dateline, is_day_only, tells_zone, zone_told
from pm_facilitator.importers.layouts.ending_times import ending_stamp
from pm_facilitator.importers.layouts.entries import Entry
from pm_facilitator.importers.layouts.happening import is_no_fact
from pm_facilitator.importers.layouts.prefixes import says_status, tells_state
from pm_facilitator.importers.layouts.prose import told_inside, with_clock_at_end
from pm_facilitator.importers.layouts.tables import TimedRow, first_clock
from pm_facilitator.importers.text.headings import field_of
from pm_facilitator.importers.text.lines import HEADING, ITEM, TEXT, Line
from pm_facilitator.importers.timeline.collecting import Collector
from pm_facilitator.importers.timeline.context import Surroundings
from pm_facilitator.importers.timeline.style import POSTED
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.time_words import any_word

_STATUS = re.compile(
    r"[*_]{0,2}(?:resolved|monitoring|identified|investigating|update|scheduled|postmortem|notice"
    r"|notification)[*_]{0,2}(?:\s[-–—]|:[*_]{0,2})\s",
    re.I,
)
_PAGE_HEAD = re.compile(r"incident\sreport\sfor\s\S", re.I)
"""What status pages write between the title of an incident and its posts."""

_SENTENCE = re.compile(r"^(?=.{20})[A-Z@`\"(*].*[^\W\d]{2}[*_`)]{0,2}[.!]$", re.S)
_HEADS = 4
_ZERO_IS = re.compile(r"(?:T|T\s?[-+]?\s?0)\s(?:is|was|means|marks|=)\s")
"""What stands behind the time that others are counted from, in its sentence."""

TIME_INSIDE = "The time stands inside this text; check that it is the time of the entry."
_NOTHING = re.compile(
    r"no (?:incidents?|issues?|events?) (?:reported|to report)(?: today)?\.?", re.I
)
"""What status pages write below each day on which nothing happened."""

_SAME_DAY = re.compile(
    rf"[*_]{{0,2}}(?:{any_word('same_day', 'part_alone')})[*_]{{0,2}}"
    r"(?::[*_]{0,2}|\s?[–—-])\s(?=\S)",
    re.I,
)
"""What opens an item that has no time but the day of the one above."""

_ASIDE = re.compile(r"\([^()0-9]{3,40}\)")
"""What is said of a day beside it, as in "Monday 6 October 2014 (public holiday)"."""

_REMARK = re.compile(r"\([^()]{2,60}\)")
"""What is said of a time beside it, as in "8:06 pm UTC (block 12)"."""

_BOLD = re.compile(r"(?P<marks>\*\*|__)(?:(?!(?P=marks)).)+(?P=marks)")
"""A line that is bold from its first letter to its last."""

_PROGRAMS = ("APP", "BOT")
"""What stands beside the time of a program's message, its name being above."""


def _is_state(line: Line) -> bool:
    """Tell whether a line opens a post with its state, or says nothing but that."""
    return bool(_STATUS.match(line.text)) or says_status(line.text.strip("*_ "))


class EntryKeeper:
    """Opens and closes the entries of a timeline, of which one at most is open.

    Attributes:
        entry: the one that is open.
        paragraph: the lines of text above that belong to no entry so far.
        above: the text of the line above.
        after_blank: whether what stands above is parted from the next line.
        heading: the line above, if it is a heading that is no entry itself.
    """

    def __init__(self, found: Collector, around: Surroundings, first: int) -> None:
        """Begin with nothing open.

        Args:
            found: takes what the entries tell.
            around: what is known before the first entry.
            first: the first line of the text that is not blank.
        """
        self.entry: Entry | None = None
        self.paragraph: list[Line] = []
        self.above = ""
        self.after_blank = True
        self.heading: Line | None = None
        self._found = found
        self._order = around.order
        self._style = around.style
        self._first = first
        self._speaker = ""

    def open(
        self,
        line: Line,
        stamp: Stamp,
        *,
        source: str = "",
        of_day: bool = False,
        loose: bool = False,
    ) -> None:
        """Begin an entry, which ends the one above.

        Args:
            line: the line it starts on.
            stamp: its time, and what is told behind it.
            source: who told it, where that stands before the time.
            of_day: whether it has no time but the day that stands above it.
            loose: whether its time stands somewhere inside its text.
        """
        if self._style.names and not stamp.text and source in ("", *_PROGRAMS):
            source = self._speaker = self._name_above(line) or self._speaker
        self.close(followed_by=stamp, inside=line)
        self.paragraph = []
        entry = Entry(line, stamp, source=source, of_day=of_day, loose=loose)
        nick, said = nick_and_message(stamp.text)
        if self._style.speakers and not nick:
            nick, said = speaker_and_message(said, self._style.speakers)
        entry.source = nick or source
        entry.title = self.heading if self._style.titled and not said else None
        if line.kind is HEADING and not any(map(str.isalnum, said)):
            said = ""  # a sign behind the time of a heading
        if said:
            entry.add(said, line.number, joined=False)
        aside = line.kind is TEXT and _ASIDE.fullmatch(said)
        entry.day_heading = stamp.date_only and (not said or line.kind is HEADING or bool(aside))
        if stamp.date_only and tells_zone(said):
            entry.day_heading = True
            entry.text.clear()
            entry.numbers.clear()
        if line.kind is HEADING:
            entry.settle()
        self.entry = entry

    def open_of_day(self, line: Line) -> bool:
        """Begin an entry without a time where the open one lends its day to it; tell whether."""
        if self._open_same_day(line):
            return True
        if self.entry is None or not self.entry.lends_its_day_to(line):
            return False
        day = self.entry.stamp._replace(
            clock=None, end_clock=None, zone=None, approximate=False, text=line.text, link=""
        )
        told = told_inside(line.text, self._found.order)
        if told is None or told.date or is_no_fact(line.text, line.text.find(told.words)):
            self.open(line, day, of_day=True)
            return True
        self.open(line, told._replace(date=day.date), of_day=True)
        self._found.warn(line.number, TIME_INSIDE)
        return True

    def _open_same_day(self, line: Line) -> bool:
        """Begin an entry of "Same day: text" beside one whose day is told; tell whether."""
        entry, match = self.entry, _SAME_DAY.match(line.text)
        if entry is None or match is None or entry.stamp.date is None:
            return False
        if entry.line.kind is not ITEM or line.indent != entry.line.indent:
            return False
        said = line.text[match.end() :]
        self.open(line, Stamp(date=entry.stamp.date, text=said, closed=True))
        return True

    def open_ending(self, line: Line) -> bool:
        """Begin an entry whose time stands at its end, below an earlier one; tell whether."""
        entry = self.entry
        if entry is None or entry.stamp.clock is None or entry.loose or entry.awaits_text:
            return False
        stamp = ending_stamp(line, self.above, self._found.order, after_blank=self.after_blank)
        if stamp is None or stamp.clock is None:
            return False
        if stamp.clock.minute_of_day < entry.stamp.clock.minute_of_day and not stamp.date:
            return False
        self.open(line, stamp)
        self._found.warn(line.number, TIME_INSIDE)
        return True

    def posts_go_on(self, below: str) -> bool:
        """Tell whether what stands above is a post of a status page, and no title of its page."""
        if self._below_head() or self._found.events or below.startswith(POSTED):
            return True
        return any(map(_is_state, self.paragraph))

    def _below_head(self) -> int:
        """Give where the title of the page ends in what stands above; 0 where there is none."""
        near = enumerate(self.paragraph[:_HEADS], start=1)
        return max((end for end, line in near if _PAGE_HEAD.match(line.text)), default=0)

    def open_behind(self, stamp: Stamp) -> None:
        """Take the paragraph above a stamp as its entry, which ends with it."""
        state = [i for i, line in enumerate(self.paragraph) if _is_state(line)]
        begin = state[-1] if state else self._below_head()
        if not state and field_of(self.paragraph[-1].text):
            return  # the value of a field that stands above it: "Start of impact"
        first, *more = self.paragraph[begin:] or self.paragraph[-1:]
        self.open(first, stamp._replace(text=first.text, led=False))
        assert self.entry is not None
        state_line = first.number if state else -1  # "Resolved", be it a line of its own
        for line in more:
            # The first paragraph says what happened; further ones are its details.
            joined = line.number == self.entry.last + 1 or self.entry.last == state_line
            if not joined:
                self.entry.settle()
            self.entry.add(line.text, line.number, joined=joined)
        self.close()

    def close(self, followed_by: Stamp | None = None, inside: Line | None = None) -> None:
        """End the entry that is open, if there is one.

        Args:
            followed_by: the stamp of the entry that comes next; None where something else does.
            inside: the line of that one.
        """
        entry, self.entry = self.entry, None
        if entry is None:
            return
        if inside and entry.stamp.date_only and not (followed_by and followed_by.date):
            nested = inside.kind is ITEM and inside.indent > entry.line.indent
            # A whole sentence happened on that day, whatever is told of it below.
            told = _SENTENCE.search(entry.stamp.text)
            entry.day_heading = entry.day_heading or (nested and not entry.of_day and not told)
        if self._is_day(entry, followed_by, inside):
            self._turn_to_day(entry)
        elif (entry.stamp.zero and not entry.text) or _tells_zero(entry):
            self._found.placer.set_zero(entry.stamp, entry.line.number)
        else:
            self._collect(entry)

    def close_over(self, rows: Sequence[TimedRow], line: Line) -> None:
        """End the entry above the entries of a table; its heading may say no more than their day.

        Args:
            rows: the entries.
            line: the first line of the table.
        """
        if self.entry is None or self.entry.line.kind is not HEADING:
            self.close()
            return
        nobody_knows = None if any(row.stamp for row in rows) else Stamp(unknown=True)
        self.close(first_clock(rows) or nobody_knows, line)

    def _is_day(self, entry: Entry, followed_by: Stamp | None, inside: Line | None) -> bool:
        """Tell whether an entry only says the day of what follows."""
        nothing_above = not self._found.events
        if nothing_above and is_dateline(entry, followed_by, inside):
            return True
        first = nothing_above and entry.line.number == self._first
        return is_day_only(entry, followed_by, first=first)

    def _turn_to_day(self, entry: Entry) -> None:
        if entry.stamp.date:
            self._found.placer.set_day(entry.stamp.date)
        else:
            self._found.move_day(entry.stamp.days_later)
        if zone := zone_told(entry.stamp.text):
            self._found.placer.set_zone(zone, entry.line.number)

    def _without_mark(self, said: str) -> str:
        return without_mark(said) if self._style.speakers else said

    def _collect(self, entry: Entry) -> None:
        if entry.stamp.date_only and _NOTHING.fullmatch(" ".join(entry.text)):
            return
        if says_status(entry.stamp.text) or _REMARK.fullmatch(entry.stamp.text):
            _take_text_below(entry)
        if not entry.text:  # a picture is better than nothing
            entry.text, entry.details = entry.details[:1], entry.details[1:]
        parts = list(entry.parts(self._order))
        if entry.title and not (entry.text or entry.stamp.date_only):
            parts = [(entry.title.number, entry.stamp, entry.title.text)]
        for number, (line, stamp, text) in enumerate(parts):
            last = number == len(parts) - 1
            if stamp.date_only:
                stamp, text = with_clock_at_end(stamp, text, self._order)
            details = "\n".join(filter(None, (stamp.note, *(entry.details if last else ()))))
            self._found.add(
                line,
                stamp,
                self._without_mark(text),
                details=self._without_mark(details),
                source=entry.source,
            )

    def _name_above(self, line: Line) -> str:
        """Take the name off the entry above that stands on the line before a time."""
        entry = self.entry
        if entry is None or entry.last != line.number - 1:
            return self.paragraph[-1].text if self.paragraph else ""
        name = self.above
        if name not in self._style.names:
            return ""
        entry.give_back(name)
        if not entry.text:
            self.entry = None  # a time that says no more than when the last answer was
        return name


def _take_text_below(entry: Entry) -> None:
    """Tell what stands below a status, as "14:03 UTC - Update 2" or "Resolved 2 March 14:31"."""
    headed = entry.line.kind is HEADING or _heads_post(entry)
    said = entry.line.text.lstrip("*_[(")
    opens = said.startswith(entry.stamp.text) and entry.stamp.words in said
    remark = _REMARK.fullmatch(entry.stamp.text)
    if (headed or opens) and tells_state(entry.stamp.text) and not remark:
        state, *below = entry.text
        if not below:
            below, entry.details = entry.details[:1], entry.details[1:]
        entry.text = [f"{state} - {below[0]}", *below[1:]] if below else [state]
    elif headed and entry.details:
        entry.text, entry.details = entry.details[:1], [*entry.text, *entry.details[1:]]
    elif opens and not remark:  # a mere "Update" goes with its moment
        told = [*entry.text[1:], *entry.details]
        count = max(1, len(entry.text) - 1)
        entry.text, entry.details = told[:count] or entry.text, told[count:]


def _heads_post(entry: Entry) -> bool:
    """Tell whether "**2 March 14:03 Update 4**" stands alone over the paragraph of its post."""
    if entry.line.kind is not TEXT or entry.loose:
        return False
    text, said = entry.line.text, entry.stamp.text
    if _BOLD.fullmatch(text) and not text.strip("*_").startswith(said):
        if entry.text[1:]:  # nothing but the end of its line parts the two
            below = " ".join(entry.text[1:])
            entry.text, entry.details = entry.text[:1], [below, *entry.details]
        return bool(entry.details)
    dated = entry.stamp.date is not None and entry.stamp.clock is not None
    alone = len(entry.text) == 1 and text.endswith(said)
    return alone and (dated or not tells_state(said))


def _tells_zero(entry: Entry) -> bool:
    """Tell whether "10:00 UTC. T is the start of the sale." only says what is counted from."""
    told = entry.stamp.clock is not None and entry.stamp.date is not None
    return told and _ZERO_IS.match(entry.stamp.text) is not None
