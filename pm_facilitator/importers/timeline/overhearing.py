"""What the lines between the entries say: the day, the zone, and times that were not read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice, takewhile

from pm_facilitator.importers.days.day_moves import days_moved
from pm_facilitator.importers.days.first_dates import is_due, is_of_mending
from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.layouts.bylines import tells_of_writing
from pm_facilitator.importers.layouts.entries import Entry
from pm_facilitator.importers.text.headings import section_of
from pm_facilitator.importers.text.lines import Kind, Line
from pm_facilitator.importers.text.markup import opens_with_picture
from pm_facilitator.importers.text.sections import is_label
from pm_facilitator.importers.timeline.collecting import Collector
from pm_facilitator.importers.timeline.context import Surroundings, remark, turns_the_day
from pm_facilitator.importers.times.date_mentions import full_dates, mentioned_date, year_alone
from pm_facilitator.importers.times.elapsed import DEFINES_ZERO
from pm_facilitator.importers.times.partial_date import Order, PartialDate
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.version_lists import opens_with_version

_CLUE = re.compile(r"(?<![0-9:.])[0-2]?[0-9]:[0-5][0-9](?![0-9])", re.A)
_LOOKS_TIMED = re.compile(
    r"\W{0,4}(?:[0-2]?[0-9][.:h][0-5][0-9](?![0-9.])|(?!19|20)[0-2][0-9][0-5][0-9]h?\s"
    r"|[0-9]{1,4}(?P<part>[-/])[0-9]{1,2}(?P=part)[0-9]{1,4}(?![0-9]))",
    re.A,
)
_FIRST_ITEMS, _BELOW = 4, 12
_OF_ALL = re.compile(
    r"\btimes\b[^.;]{0,30}\bon\s|\btimes\b[^.;]{0,80}\bunless\s(?:an?\s|the\s|another\s|other\s)?"
    r"(?:date|day|stated|noted)\b",
    re.I,
)
"""How a sentence begins that tells the day of all times: "All times are on 14 August"."""

_HEADING = 80
"""The most letters of a line that stands like a heading above what it is of."""

_OF_TIMES = ("timeline", "maybe_timeline")
"""The sections that a sentence speaks of whose day is that of the times below it."""

_LASTED = re.compile(r"[*_]{0,2}(?:\w+\s){0,2}(?:duration|downtime)[*_]{0,2}\s?:", re.I)
"""How the field opens of which the day is no other than that of the document."""

_TIMELINE = re.compile(r"\b(?:timeline|chronology|sequence\sof\sevents)\b", re.I)
_MIDDLE = "A time stands inside this line; it was not read as an entry."
_OPENING = "This line seems to open with a time that was not understood."


class Overhearing:
    """Tells the collector what lines that are no entries say."""

    def __init__(self, found: Collector, around: Surroundings) -> None:
        self.found = found
        self.order = around.order
        self.bare = around.style.bare
        self.paired = around.paired
        self._back_to: date | None = None

    def leads(self, lines: Sequence[Line], index: int) -> bool:
        """Tell whether an item names the day of the clock times that are nested below it."""
        nested = _nested(lines, index)
        over = any(_tells_clock(each, self.order) for each in nested)
        return over and _names_day(lines[index].text, self.order)

    def heads(self, lines: Sequence[Line], index: int, above: Entry | None) -> bool:
        """Tell whether a line stands alone and names the whole day of the times below it.

        "Report of the outage of 23 September 2024" heads others below a timeline of another day.

        Args:
            lines: those of the text.
            index: the line that is asked about.
            above: the entry that is open; what stands below a time alone is its text.
        """
        line = lines[index]
        if line.text[-1:] in ".!?," or len(line.text) > _HEADING or opens_with_picture(line.text):
            return False
        if not self.found.events and (above is None or above.stamp.date_only):
            return False
        stamp = read_stamp(line.text, self.order)
        if stamp is None and above and above.awaits_text:
            return False
        around = (*lines[index - 1 : index], *lines[index + 1 : index + 2])
        if any(each.kind is not Kind.BLANK for each in around) or len(around) < 2:
            return False
        rest = (lines[at] for at in range(index + 1, len(lines)))  # and no copy for each line
        below = next((each for each in rest if each.kind is not Kind.BLANK), None)
        if below is None or not _tells_clock(below, self.order):
            return False
        alone = stamp is not None and stamp.tells_day_alone
        named = alone or next(full_dates(line.text, self.order), None) is not None
        return named and _names_day(line.text, self.order)

    def line(self, line: Line, *, warn: bool = False, whole: Line | None = None) -> None:
        """Hear one line, as part of its whole sentence; on wish it is told of a time in it."""
        alone = turns_the_day(line)
        said, placer = remark((None if alone else whole) or line, self.order), self.found.placer
        if self.found.events and is_of_mending(line):
            said = replace(said, date=mentioned_date(line.text, self.order))
        turns = line.kind is Kind.HEADING or alone
        sure = placer.day is None or not _LASTED.match(line.text[:40])
        if said.date and not alone and self._is_of_the_page(line):
            pass  # the day of the first time is told elsewhere together with it
        elif said.date and sure and (turns or self._is_first(line)):
            day = placer.set_day(said.date)
            self._back_to = None
            placer.day_of_all = day if _OF_ALL.search(line.text[:400]) else None
        elif line.kind is Kind.HEADING and (year := year_alone(line.text)):
            placer.go_to_year(year)
        elif said.day_number is not None:
            placer.count_day(said.day_number)
        elif said.next_day:
            placer.next_day()
        elif moved := days_moved(line):
            self._back_to = placer.day if moved < 0 else None
            self.found.move_day(moved)
        elif self._back_to and (line.kind is Kind.HEADING or is_label(line.text)):
            day, self._back_to = self._back_to, None
            self.found.moved_from = placer.day
            placer.set_day(PartialDate(day.month, day.day, day.year))
        elif self._leads_anew(line):
            placer.forget_day()
        if said.zone:
            placer.set_zone(said.zone, line.number)
        self.found.approximate = self.found.approximate or said.approximate
        if not warn or (turns and said.date) or self.opening(line):
            return
        if _CLUE.search(line.text[:400]) and not said.zone and not DEFINES_ZERO.match(line.text):
            self.found.warn(line.number, _MIDDLE, Doubt.UNREAD)

    def _is_of_the_page(self, line: Line) -> bool:
        """Tell whether a heading above all times is that of a page rather than of a timeline."""
        if self.paired is None or self.found.events or line.kind is not Kind.HEADING:
            return False
        return section_of(line.text) not in _OF_TIMES and not _TIMELINE.search(line.text)

    def _is_first(self, line: Line) -> bool:
        """Tell whether no time of day was told above, as the day of a page may have been."""
        if not self.found.events:
            return True
        return tells_day(line, self.order) and self._has_days_only()

    def _leads_anew(self, line: Line) -> bool:
        """Tell whether a line leads to a timeline below days that were told in sentences alone.

        "On 12 May a deploy began it." is of another day than "Here is a timeline of that day:".
        """
        if not self.found.events or not (line.text.endswith(":") and _TIMELINE.search(line.text)):
            return False
        return self._has_days_only()

    def _has_days_only(self) -> bool:
        return not any(isinstance(event.time, datetime) for event in self.found.events)

    def opening(self, line: Line) -> bool:
        """Tell of a line that seems to open with a time which nobody can read."""
        if not _LOOKS_TIMED.match(line.text):
            return False
        if opens_with_version(line.text, listed="v" in self.bare):
            return False
        if read_stamp(line.text, self.order, bare=self.bare):
            return False
        self.found.warn(line.number, _OPENING, Doubt.UNREAD)
        return True


def _nested(lines: Sequence[Line], at: int) -> Iterator[Line]:
    """Give the first items right below another one, as far as they are nested."""
    below = lines[at + 1 : at + 1 + _BELOW]
    if not below or below[0].kind is not Kind.ITEM:
        return iter(())
    inside = takewhile(lambda line: line.indent > lines[at].indent, below)
    return islice((line for line in inside if line.kind is Kind.ITEM), _FIRST_ITEMS)


def _names_day(text: str, order: Order) -> bool:
    stamp = read_stamp(text, order)
    if (stamp and not stamp.tells_day_alone) or is_due(text) or tells_of_writing(text):
        return False
    named = mentioned_date(text, order)
    return named is not None and named.month > 0


def _tells_clock(line: Line, order: Order) -> bool:
    stamp = read_stamp(line.text, order)
    return stamp is not None and stamp.clock is not None and stamp.date is None


def tells_day(line: Line, order: Order) -> bool:
    """Tell whether a sentence leads to times and says their day: "What happened on 13 May:".

    "Orders from before 13 May:" and "Actions due on 13 May:" lead to times of another one.
    """
    leads = line.text.endswith(":") and (
        section_of(line.text) in _OF_TIMES or bool(_TIMELINE.search(line.text))
    )
    return leads and remark(line, order).date is not None
