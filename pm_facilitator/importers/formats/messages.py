"""The messages of a chat become the events of a draft, whatever program they come from."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from functools import lru_cache
from typing import Any

from pm_facilitator.domain.origins import origin_line
from pm_facilitator.domain.shortened import shortened
from pm_facilitator.importers.draft import (
    Choice,
    Doubt,
    EventDraft,
    ImportWarning,
    ReviewDraft,
)
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.protocol import Hints, Watch, unwatched
from pm_facilitator.importers.text.lines import split_lines
from pm_facilitator.importers.timeline.collecting import Collector, collected
from pm_facilitator.importers.timeline.context import Surroundings, survey
from pm_facilitator.importers.times.clocks import clock_at
from pm_facilitator.importers.times.date_mentions import full_dates
from pm_facilitator.importers.times.instants import read_instant
from pm_facilitator.importers.times.partial_date import Order, PartialDate
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.zone import signed_offset
from pm_facilitator.importers.times.zones import find_zone

_WITH, _WITHOUT = "with", "without"
_LONGEST_QUOTE = 80
_LONGEST_TEXT = 2_000
_LONGEST_DETAILS = 8_000
FENCES = ("```", "{noformat", "{code")
"""How a line begins that opens or closes code inside a message."""

_LOGGED = re.compile(
    r"\s+\S{0,3}[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}[ T][0-9]{1,2}:[0-9]{2}", re.A
)
"""How an indented line of a log begins that somebody has put into a message."""

_OFTEN = 500
_TIMED_ITEM = re.compile(r"\s*[-*+\u2022\u2013]\s+[~(\[]?(?:[01]?\d|2[0-3])[:.][0-5]\d\b", re.A)
"""An item of a list that begins with a time: somebody has written a timeline into a message."""


class Aside(Enum):
    """A sort of messages that can be left out: its key and its label."""

    PRIVATE = ("private", "Private messages")
    NOTICE = ("notices", "Joins, leaves and reactions")
    BOT = ("bots", "Messages of bots")

    def choice(self, shown: bool) -> Choice:
        """Offer to take these messages in, or to leave them out."""
        key, label = self.value
        options = ((_WITHOUT, "Left out"), (_WITH, "Taken in"))
        return Choice(key, label, options, _WITH if shown else _WITHOUT)

    def shown(self, hints: Hints) -> bool:
        """Tell whether these messages are wanted; alerts of bots are so unless told otherwise."""
        return hints.choices.get(self.value[0], _WITH if self is Aside.BOT else _WITHOUT) == _WITH


@dataclass(slots=True)
class Message:
    """One message.

    Attributes:
        number: the line that it starts on, or which one it is of all; from 1.
        lines: its words.
        when: its time as it is written, where a text tells it.
        time: its time where a program tells it; aware.
        answers: whom and what it is a reply to, as ``quoted`` says it.
        file: where it stands.
        entry: which one it is in the file, where that is no line.
    """

    number: int
    author: str
    lines: list[str] = field(default_factory=list)
    when: str = ""
    time: datetime | None = None
    aside: Aside | None = None
    answers: str = ""
    evidence: tuple[str, ...] = ()
    file: str = ""
    entry: int = 0


@dataclass(frozen=True, slots=True)
class DayMark:
    """A line between messages that tells the day of those below it.

    Attributes:
        date: the day; None where it is told by the one that is known.
        moves: by how many days from that one, the day of copying being known at the beginning.
    """

    date: PartialDate | None
    moves: int = 1


def time_of(value: Any) -> datetime | None:
    """Read a time of JSON to the second, with its offset; None when it is none."""
    at = read_instant(value)
    if at is None or not isinstance(at.time, datetime) or at.time.tzinfo is None:
        return None
    return at.time.replace(microsecond=0)


def quoted(author: str, words: str) -> str:
    """Give the beginning of a message that is replied to, as in "Ana: card payments fail"."""
    flat = shortened(" ".join(words[: 4 * _LONGEST_QUOTE].split()), _LONGEST_QUOTE)
    return ": ".join(filter(None, (author, flat)))


def read_messages(
    messages: Sequence[Message | DayMark],
    hints: Hints,
    form: str,
    *,
    above: str = "",
    watch: Watch = unwatched,
) -> ReviewDraft:
    """Make a draft of messages, in their order.

    Args:
        messages: all of them; those that are not wanted are left out here.
        hints: the day, the zone, and which sorts of messages are wanted.
        form: what the source was recognised as.
        above: the lines above the first message.
        watch: is told how far it is.

    Raises:
        Cancelled: when the watch says so.
    """
    asides = Counter(each.aside for each in messages if isinstance(each, Message) and each.aside)
    hidden = {aside for aside in asides if not aside.shown(hints)}
    around = _around(messages, hints, above)

    def collect(newest_first: bool) -> Collector:
        return _collected(messages, hidden, around, watch, newest_first=newest_first)

    draft = collected(collect).draft()
    unshown = [left_out(asides[aside], aside) for aside in Aside if aside in hidden]
    return ReviewDraft(
        events=draft.events,
        warnings=(*unshown, *draft.warnings),
        zone=draft.zone,
        form=form,
        choices=tuple(aside.choice(aside not in hidden) for aside in Aside if aside in asides),
    )


def _collected(
    messages: Sequence[Message | DayMark],
    hidden: Collection[Aside],
    around: Surroundings,
    watch: Watch,
    *,
    newest_first: bool,
) -> Collector:
    found = Collector(around, newest_first=newest_first)
    for number, each in enumerate(messages):
        if number % _OFTEN == 0:
            watch(number / len(messages))
        if isinstance(each, DayMark):
            if each.date is None:
                _move_day(found, each.moves, messages[number + 1 : number + 2])
            else:
                found.placer.set_day(each.date)
        elif each.aside not in hidden:
            _add(found, each, around.order)
    return found


def _around(messages: Iterable[Message | DayMark], hints: Hints, above: str) -> Surroundings:
    """Find out from what stands above, and from all the times, how they are to be read."""
    written = "\n".join(each.when for each in messages if isinstance(each, Message) and each.when)
    told = survey(f"{above}\n{written}", split_lines(above), hints.day)
    return replace(
        told,
        day=told.near,
        near=told.near or next(full_dates(written, told.order), None),
        zone=told.zone or (find_zone(hints.zone) if hints.zone else None),
        spare=hints.spare,
    )


def _move_day(found: Collector, days: int, below: Sequence[Message | DayMark]) -> None:
    """Go on to the next day, or from the day on which a chat was copied to the one before."""
    day = found.placer.day
    found.placer.next_day(days)
    first = next((each for each in below if isinstance(each, Message)), None)
    if days < 0 and day and first:
        message = f'"Today" was taken for {day}.'
        found.placer.book.tell("today", first.number, message, Doubt.DAY)


def _add(found: Collector, message: Message, order: Order) -> None:
    text, details = _said(message.lines)
    if message.answers:
        details = f"In reply to {message.answers}\n{details}".rstrip()
    if not text:
        if not message.evidence:
            return
        text = "A file was shared"
    if timed := sum(bool(_TIMED_ITEM.match(line)) for line in message.lines[1:]):
        kept = "1 item" if timed == 1 else f"{timed} items"
        said = f"{kept} of a list with times stayed inside this message."
        found.warn(message.number, f"{said} Paste the list by itself to read it.", Doubt.UNREAD)
    told = ": ".join(filter(None, (f"{message.when} {message.author}".strip(), text)))
    place, number = ("entry", message.entry) if message.entry else ("line", message.number)
    origin = origin_line(message.file, number, told, place=place)
    stamp = _stamp(message.when, order) if message.when and message.time is None else None
    if stamp is not None:
        found.add(
            message.number,
            stamp,
            text,
            details=details,
            source=message.author,
            evidence=message.evidence,
            origins=(origin,),
        )
        return
    if message.time is None and message.when:
        found.warn(message.number, f"The time {message.when[:40]!r} was not understood.")
    found.events.append(
        EventDraft(
            message.time,
            text,
            message.number,
            details=details,
            source=message.author,
            evidence=message.evidence,
            kind=guess_kind(text),
            origins=(origin,),
            told=message.when,
            told_zone=_zone_of(message.time),
        )
    )


@lru_cache(maxsize=4096)
def _stamp(when: str, order: Order) -> Stamp | None:
    clock = clock_at(when, 0)
    if clock and clock[1] == len(when):  # nothing else is written in most chats
        return Stamp(clock=clock[0], closed=True, words=when)
    return read_stamp(when, order, column=True)


def _zone_of(time: datetime | None) -> str:
    if time is None:
        return ""
    offset = time.utcoffset()
    return signed_offset(offset).removeprefix("UTC") if offset else "UTC"


def _said(lines: Sequence[str]) -> tuple[str, str]:
    """Give the first paragraph on one line, and what else there is."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    end = next((i for i, line in enumerate(lines) if i and _ends_paragraph(line)), len(lines))
    text = " ".join(" ".join(lines[:end]).split())
    details = "\n".join(line.rstrip() for line in lines[end:]).strip()
    if len(text) > _LONGEST_TEXT:
        text, details = f"{text[:_LONGEST_TEXT]}…", "\n".join(lines)
    return text, details[:_LONGEST_DETAILS]


def _ends_paragraph(line: str) -> bool:
    bare = line.lstrip()
    return not bare or bare.startswith(FENCES) or _LOGGED.match(line) is not None


def left_out(count: int, aside: Aside) -> ImportWarning:
    """Say how many messages of a sort were left out."""
    label = aside.value[1]
    return ImportWarning(0, f"{label} were left out: {count:,}.")
