"""Chats as they are copied out of a window or saved as text: heads of messages, and their words."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pm_facilitator.importers.chats.private_lines import is_private, said_in, sender_in
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.messages import Aside, DayMark, Message, read_messages
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.machine_lines import tells_level
from pm_facilitator.importers.text.raw_lines import undirected_lines
from pm_facilitator.importers.times.calendar_names import (
    MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    any_of,
)
from pm_facilitator.importers.times.clocks import clock_at
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

CLOCK = r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?"
_MONTH = any_of({*MONTHS, *map(str.title, MONTHS)})
_WEEKDAY = any_of({form for name in (*WEEKDAYS, *SHORT_WEEKDAYS) for form in (name, name.title())})
# The names stand in both forms, as trying them without regard to case takes much longer.
DATE = (
    r"(?:(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]|[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{2,4})?\.?|[0-9]{1,2}[-/][A-Za-z]{3}[-/][0-9]{2,4}"
    rf"|(?:(?:{_WEEKDAY})\.?,?\s)?(?:(?:{_MONTH})\.?\s[0-9]{{1,2}}|[0-9]{{1,2}}\.?\s(?:{_MONTH})\.?)"
    rf"(?:st|nd|rd|th)?(?:,?\s[0-9]{{4}})?|(?:{_WEEKDAY})\b\.?)"
)
_TODAY = "today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|i ?dag|tänään|dzisiaj"
_YESTERDAY = "yesterday|gestern|hier|ayer|ontem|ieri|gisteren|i ?g[åa]r|eilen|wczoraj"
_AT = r"(?:at|um|à|a las|às|om|kl\.?)\s"
WHEN = (
    rf"(?:(?![0-9]{{1,2}}:)(?:(?i:{_TODAY}|{_YESTERDAY})|{DATE})(?:,\s?|\s(?:{_AT})?))?"
    rf"{CLOCK}(?:\s(?:Uhr|uhr|h)\b)?"
)
NAME = r"[^\W\d_][^\[\]<>|:;!?\t]{0,59}"
"""What a name can be; as short as possible it is written ``NAME + "?"``."""

_WHEN_FIRST = re.compile(rf"[\[(]?(?P<when>{WHEN})(?!\w)")
_WHEN_ALONE = re.compile(WHEN)
_SOMEBODY = "somebody"
_GOES_ON = re.compile(rf"\[(?P<when>{CLOCK})\]\s?(?P<said>.*)")
_BOT = re.compile(r"(?P<name>.+?)(?:\s|(?<=[a-z0-9._)-]))(?:APP|BOT)")
_HALF = re.compile(r"\s?(?P<half>[AaPp])\.?\s?[Mm]\b")
_LAST_CLOCK = re.compile(r"[0-2]?[0-9]:[0-5][0-9](?::[0-9]{2})?\s?(?:[AaPp]\.?\s?[Mm])?\W*$")
_HALF_DAY = 12 * 60
_OTHER_HALF = {"a": "P", "p": "A"}
_RELATIVE = re.compile(rf"(?:(?P<today>{_TODAY})|{_YESTERDAY})\b[,\s]*(?:{_AT})?", re.I)
_SEPARATOR = " \t-–—―_=*"
_OPENS_DAY = re.compile(
    r"[0-9]{1,4}[-/. ]|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec|today|yesterday)",
    re.I,
)
_OPENS_DATE = re.compile(rf"(?![0-9]{{1,2}}:){DATE}\W", re.A)
_LOOKED_AT = 400
_FIRST_BY = 6
"""How many lines may stand above the first message, such as the name of the channel."""
_LONGEST_DAY = 40
_BELOW_DAY = 5
"""How far below a day its first message stands at most."""

UNREAD = re.compile(r"(?i:new(?: messages?)?)|NEU|NOUVEAU|NUEVO|NOVO|NUOVO|NIEUW")
"""What stands above the messages that whoever copied them had not seen."""

_OF_DOCUMENTS = ("# ", "## ", "- ", "* ", "|", ">")
"""How lines begin that stand above messages in a document, but not in a chat."""

_CHANNEL = re.compile(r"#\s[a-z0-9_-]{2,80}\s*$")
"""The name of a channel as it is copied from the top of its window."""

_OFTEN = 2_000
_PARTED = 0.5
"""Which share of the time is over when the messages are told apart."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a message begins.

    Attributes:
        author: empty when it is the one of the message above.
        said: its words on the same line.
        used: how many lines it takes.
        instead: what it tells where no words are below it.
    """

    when: str
    author: str = ""
    said: str = ""
    aside: Aside | None = None
    used: int = 1
    instead: str = ""


def head_of(name: str, when: str, used: int = 1) -> Head:
    """Give the head of somebody's message; programs are marked as such behind their names."""
    bot = _BOT.fullmatch(name.strip())
    author = (bot["name"] if bot else name).strip(" ,")
    return Head(when, author, aside=Aside.BOT if bot else None, used=used)


def head_that_goes_on(line: str) -> Head | None:
    """Give the head of one more message of the same person: "[14:03] It is back"."""
    match = _GOES_ON.fullmatch(line)
    if match is None or tells_level(match["said"]):
        return None  # a line of a log
    return Head(match["when"], said=match["said"])


def discreet(head: Head | None, lines: Sequence[str], index: int) -> Head | None:
    """Give a head as that of a private message where its line says so, whatever the layout is.

    A line that says so is a head also where the layout has none there.
    """
    if head is None:
        line = lines[index]
        if line[:1].isspace() or not is_private(line):
            return None
        said, first = said_in(line), _WHEN_FIRST.match(line)
        behind = _WHEN_ALONE.fullmatch(said)
        when = said if behind else first["when"] if first else ""
        return Head(when, sender_in(line) or _SOMEBODY, "" if behind else said, Aside.PRIVATE)
    if head.aside is not None:
        return head
    own = (line.removesuffix(head.said) for line in lines[index : index + head.used])
    return replace(head, aside=Aside.PRIVATE) if any(map(is_private, own)) else head


Finder = Callable[[Sequence[str], int], Head | None]
"""Gives the head that begins on a line."""


class ChatText(ABC):
    """An importer of one layout; what it knows of the layout is in the methods to be given.

    Attributes:
        noise: lines that the program puts between those of people.
        notices: what a message of the program itself says.
        first_by: how many lines may stand above the first message.
        titled: whether one of these may be a heading in Markdown.
    """

    name = "Chat"
    noise: re.Pattern[str] | None = None
    notices: re.Pattern[str] | None = None
    first_by = _FIRST_BY
    titled = False

    @abstractmethod
    def finder(self, lines: Sequence[str]) -> Finder:
        """Give what finds the heads in these lines."""

    def is_sure(self, heads: Sequence[Head], bodies: int) -> bool:
        """Tell whether heads, so many of them with words, are surely those of this layout."""
        return len(heads) >= 2 and bodies * 10 >= len(heads) * 7

    def recognises(self, source: Source) -> bool:
        """Look for heads of this layout at the beginning."""
        if source.files:
            return False
        lines = source.head_lines[:_LOOKED_AT]
        find = self.finder(lines)
        heads: list[Head] = []
        bodies = before = index = 0
        while index < len(lines):
            if head := find(lines, index):
                heads.append(head)
                index += head.used
                words = index < len(lines) and lines[index].strip() and not find(lines, index)
                bodies += bool(head.said or words)
                continue
            before += not heads and bool(lines[index].strip())
            document = lines[index].startswith(_OF_DOCUMENTS) and not _CHANNEL.match(lines[index])
            document = document and not (self.titled and lines[index].startswith("#"))
            if not heads and (before > self.first_by or document):
                return False
            index += 1
        return self.is_sure(heads, bodies)

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the messages."""
        lines = undirected_lines(source.text)
        messages = list(self.messages(lines, source.name, lambda done: watch(done * _PARTED)))
        return read_messages(
            messages,
            hints,
            self.name,
            above=self.above(lines),
            watch=lambda done: watch(_PARTED + done * (1 - _PARTED)),
        )

    def above(self, lines: Sequence[str]) -> str:
        """Give what stands above the first message; it may tell the day and the zone."""
        find = self.finder(lines)
        # In an old encoding a text reads otherwise than the beginning it was recognised by.
        first = next((index for index in range(len(lines)) if find(lines, index)), 0)
        return "\n".join(lines[:first])

    def messages(
        self, lines: Sequence[str], file: str, watch: Watch
    ) -> Iterator[Message | DayMark]:
        """Give the messages, with the days that stand between them."""
        find, index, told = self.finder(lines), 0, 0
        opened: Message | None = None
        dated = False
        author = relative = written = instead = ""
        while index < len(lines):
            if index >= told:
                watch(index / len(lines))
                told += _OFTEN
            head = discreet(find(lines, index), lines, index)
            if head and opened and _is_logged(head, written):
                head = None
            mark = None if head else _day_mark(lines, index, find)
            if head is None and mark is None:
                if opened:
                    opened.lines.append(lines[index])
                index += 1
                continue
            if opened:
                yield _told(self.closed(opened), instead)
                opened = None
            day, when = _relative(head.when if head else lines[index])
            if relative == "yesterday" and day == "today":
                yield DayMark(None)
            elif day == "yesterday" and not (relative or dated):
                yield DayMark(None, moves=-1)
            relative = day or relative
            dated = dated or bool(mark and mark.date) or _OPENS_DATE.match(when) is not None
            if head:
                author, instead = head.author or author, head.instead
                written = when = when if head.author else _with_half(when, written)
                said = [head.said] if head.said else []
                # The line of the time counts, as it does for a time above its words.
                number = index + head.used
                opened = Message(number, author, said, when, aside=head.aside, file=file)
            elif mark and mark.date:
                yield mark
            index += head.used if head else 1
        if opened:
            yield _told(self.closed(opened), instead)

    def closed(self, message: Message) -> Message:
        """Give a whole message without what the program has put into it."""
        if self.noise:
            message.lines = _without(message.lines, self.noise)
        said = " ".join(line.strip() for line in message.lines[:3] if line.strip())
        if message.aside is None and self.notices and self.notices.fullmatch(said[:300]):
            message.aside = Aside.NOTICE
        return message


def _told(message: Message, instead: str) -> Message:
    """Let a message without words tell what its head says."""
    if instead and not any(map(str.strip, message.lines)):
        message.lines = [instead]
    return message


def _relative(when: str) -> tuple[str, str]:
    """Take "Yesterday at" off a time; the day on which somebody copied it is not known."""
    bare = when.strip(_SEPARATOR)
    match = None if when[:1].isdigit() else _RELATIVE.match(bare)
    if match is None:
        return "", when
    return "today" if match["today"] else "yesterday", bare[match.end() :]


def _with_half(when: str, above: str) -> str:
    """Let a short time go on in the half of the day that is written above it."""
    half, hour = _HALF.search(above), int(when.partition(":")[0] or 0)
    if half is None or _HALF.search(when) or hour > 12:
        return when
    before = int(above[: half.start()].rpartition(" ")[2].partition(":")[0])
    turned = hour == 12 and before < 12
    return f"{when} {_OTHER_HALF[half['half'].lower()] if turned else half['half']}M"


def _is_logged(head: Head, above: str) -> bool:
    """Tell whether a line is of a log inside a message, rather than one more of the same person.

    Its clock tells seconds where those of messages do not, or goes back.
    """
    if head.author or head.aside or not head.said:
        return False
    if head.when.count(":") > max(1, above.count(":")):
        return True
    now, last = _minutes(_with_half(head.when, above)), _minutes(above)
    return now is not None and last is not None and 0 < last - now < _HALF_DAY


def _minutes(when: str) -> int | None:
    """Give the minute of the day that the clock of a time tells."""
    match = _LAST_CLOCK.search(when)
    found = clock_at(when, match.start()) if match else None
    return found[0].minute_of_day if found else None


def _day_mark(lines: Sequence[str], index: int, find: Finder) -> DayMark | None:
    """Read a line that holds nothing but a day, if a message begins below it."""
    line = lines[index].strip(_SEPARATOR)
    if not 5 <= len(line) <= _LONGEST_DAY or not _OPENS_DAY.match(line):
        return None
    below = index + 1
    while below < min(len(lines), index + _BELOW_DAY) and _is_between(lines[below]):
        below += 1
    if below >= len(lines) or find(lines, below) is None:
        return None
    if _RELATIVE.fullmatch(line):
        return DayMark(None)
    stamp = read_stamp(line, Order.MONTH_FIRST, column=True)
    if stamp is None or not stamp.date_only or stamp.text or stamp.end_date:
        return None
    return DayMark(stamp.date)


def _is_between(line: str) -> bool:
    """Tell whether a line may stand between a day and the first message of it."""
    said = line.strip(_SEPARATOR)
    return not said or UNREAD.fullmatch(said) is not None


def _without(lines: Sequence[str], noise: re.Pattern[str]) -> list[str]:
    """Leave out the lines of the program, and the numbers of the reactions among them."""
    kept: list[str] = []
    after_noise = False
    for line in lines:
        said = line.strip()
        after_noise = bool(noise.fullmatch(said[:300])) or (after_noise and said.isdecimal())
        if not after_noise:
            kept.append(line.rstrip().removesuffix("(edited)"))
    return kept
