"""An entry of a timeline while it is read: its stamp, and the lines that belong to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pm_facilitator.importers.layouts.clauses import clauses
from pm_facilitator.importers.layouts.prose import (
    SHORT,
    is_parted,
    led_stamp,
    opens_about,
    sentences,
)
from pm_facilitator.importers.text.lines import HEADING, ITEM, TEXT, Line
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp

_LABEL = re.compile(
    r"[*_]{0,2}(?:event|what|description|message|text|notes?|details?|title|summary)[*_]{0,2}:[*_]{0,2}\s*",
    re.I,
)

_LED_BOLD = re.compile(r"[A-Z][a-z]{1,7}\s\*\*[0-2]?[0-9]")
_COLON = re.compile(r"[*_`)\]]{0,3}:[*_`]{0,3}\s")
_PICTURE = re.compile(r"!\[[^\]]{0,200}\]\([^()]{1,500}\)(?:\{[^{}]{0,80}\})?")
"""A line that holds a picture and nothing else."""


@dataclass(slots=True)
class Entry:
    """An entry whose end has not been seen yet.

    Attributes:
        line: the line it starts on.
        text: its first paragraph, a part for each line.
        numbers: the lines of these parts.
        details: what else belongs to it.
        day_heading: whether it may be no more than the day of what follows.
        of_day: whether it has no time but the day that stands above it.
        loose: whether its time stands somewhere inside its text.
        last: the last line that was taken in.
        title: the heading right above a time that stands alone, in case that no text follows.
    """

    line: Line
    stamp: Stamp
    text: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    source: str = ""
    day_heading: bool = False
    of_day: bool = False
    loose: bool = False
    settled: bool = False
    last: int = 0
    title: Line | None = None

    def add(self, content: str, number: int, *, joined: bool) -> None:
        """Take a line of its body in: into its paragraph, or below it."""
        self.last = number
        if not self.text and _PICTURE.fullmatch(content):
            self.details.append(content)
        elif not self.settled:
            self.text.append(content)
            self.numbers.append(number)
        elif joined and self.details:
            self.details[-1] += f" {content}"
        else:
            self.details.append(content)

    def is_item_beside(self, line: Line) -> bool:
        """Tell whether both are items of one list, one beside the other."""
        return line.kind is self.line.kind is ITEM and line.indent == self.line.indent

    def add_below(self, line: Line) -> None:
        """Take a line in below what the entry says first."""
        self.settle()
        self.add(line.text, line.number, joined=False)

    def give_back(self, said: str) -> None:
        """Leave its last line out again, which was not its own."""
        if not self.details:
            self.numbers.pop()
            self.text.pop()
        elif rest := self.details.pop().removesuffix(said).rstrip():
            self.details.append(rest)

    @property
    def awaits_text(self) -> bool:
        """Whether its time stood alone, and nothing was told of it so far."""
        return self.stamp.clock is not None and not self.text and not self.details

    def settle(self) -> None:
        """End the first paragraph, if there is one."""
        self.settled = bool(self.text)

    def holds(self, line: Line, order: Order) -> bool:
        """Tell whether a line is surely its own, even if it begins with a time.

        Below "22:04 to 23:00: The network splits" those that do are entries within it.
        """
        if self.line.kind is ITEM:
            return line.indent > self.line.indent
        if self.line.kind is not HEADING or self.stamp.date_only:
            return False
        stamp = read_stamp(line.text, order) if self.stamp.end_clock else None
        return stamp is None or stamp.clock is None or stamp.led or not stamp.text

    def is_left_by(self, line: Line, after_blank: bool) -> bool:
        """Tell whether a line of text without a time is beyond it."""
        if self.loose and self.line.kind is TEXT:
            return True
        beside = self.line.kind is ITEM and after_blank and line.indent <= self.line.indent
        return beside and bool(self.text)

    def lends_its_day_to(self, item: Line) -> bool:
        """Tell whether an item without a time is an entry of the day that stands above it."""
        if self.of_day:
            return item.indent == self.line.indent
        nested = self.line.kind is not ITEM or item.indent > self.line.indent
        return self.day_heading and not self.text and nested

    def takes_remark(self, line: Line, stamp: Stamp) -> bool:
        """Tell whether a nested "posted 11:26" says no more than when this was done."""
        return stamp.led and not stamp.text and line.indent > self.line.indent and bool(self.text)

    def goes_on_with(self, line: Line, stamp: Stamp) -> bool:
        """Tell whether a date or a sentence with a time, one line below, is the next entry."""
        if max(self.line.number, self.last) != line.number - 1:
            return False
        # What was wrapped goes on in small letters, and only behind a line that was full.
        short = self.line.number == line.number - 1 and len(self.line.text) < SHORT
        begins = stamp.clock and stamp.text and (line.text[:1].isupper() or short)
        return self.stamp.led or bool(begins) or _goes_on_in(self.stamp, stamp)

    def parts(self, order: Order) -> Iterator[tuple[int, Stamp, str]]:
        """Give the entries that it tells: running text may tell several, each with its line."""
        text = " ".join(self.text)
        if self.stamp.labelled:
            text = _LABEL.sub("", text, count=1)
        # What a post says in its words is told by nobody then: "[Posted 14:03] At 9:00 it rang."
        led = (self.stamp.led and self.line.text[0] != "[") or opens_about(self.line.text)
        told = (
            led
            and self.line.kind is TEXT
            and not self.loose
            and not is_parted(self.line.text, self.stamp)
        )
        days = self.stamp.date_only
        if not told:
            yield self.line.number, self.stamp, text
            return
        number, stamp, said, start = self.line.number, self.stamp, "", 0
        for sentence in (clause for each in sentences(text) for clause in clauses(each, order)):
            found = led_stamp(sentence, order) if said else None
            if found is not None and found.date_only == days:
                yield number, stamp, said
                number, stamp, said = self._line_at(text, sentence, start), found, found.text
            else:
                said = f"{said} {sentence}".strip()
            start += len(sentence) + 1
        yield number, stamp, said

    def _line_at(self, text: str, sentence: str, start: int) -> int:
        at = text.find(sentence, max(0, start - 8))
        passed = 0
        for part, number in zip(self.text, self.numbers, strict=True):
            passed += len(part) + 1
            if at < passed:
                return number
        return self.line.number


def is_set_apart(line: Line, stamp: Stamp, above: Entry | None) -> bool:
    """Tell whether the time that opens a sentence is parted from it, or as bold as that above.

    A clock time with a colon behind it or in brackets is parted, too: "At 5:10 PM: power is back."
    """
    bold = above is not None and above.line.text.startswith("**")
    if (bold and _LED_BOLD.match(line.text)) or is_parted(line.text, stamp):
        return True
    behind = line.text.partition(stamp.words)[2] if stamp.clock else ""
    return bool(_COLON.match(behind)) or (line.text[0] == "[" and behind[:1] == "]")


def _goes_on_in(above: Stamp, stamp: Stamp) -> bool:
    """Tell whether a whole date without a clock is the next one of a column of dates."""
    column = above.unknown or (above.date and above.date.year)
    if not (column and stamp.date and stamp.date.year):
        return False
    begins = stamp.text[:1]
    return not stamp.led and (begins.isupper() or begins in ("(", "@", "#", "`"))
