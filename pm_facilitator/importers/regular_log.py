"""Large logs of a chat, every line of which opens with the same form of time, read in one pass.

What kind of event a message is about is not guessed here: there are too many of them.
"""

import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.collecting import Collector
from pm_facilitator.importers.context import survey
from pm_facilitator.importers.dates import Order, PartialDate, full_dates
from pm_facilitator.importers.draft import EventDraft, TimelineDraft
from pm_facilitator.importers.lines import is_log, split_lines
from pm_facilitator.importers.stamps import read_stamp
from pm_facilitator.importers.watching import Watch, unwatched
from pm_facilitator.importers.zones import find_zone

LARGE = 512 * 1024
"""The characters from which on this reading is tried; less is read with all care."""

_LINE = re.compile(
    r"^(?:(\[?(?:([0-9]{4}-[0-9]{2}-[0-9]{2})[T ])?([0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?)"
    r"(Z|\sUTC)?\]?)(?:\s[-|])?[ \t]+(?:<[@+%~&]?([^\s<>]{1,40})>[ \t]+)?(?=\S))?(.*)$",
    re.M | re.A,
)
# A frozen record sets its attributes the slow way; a million of them are worth the short cut.
(
    _TIME,
    _TEXT,
    _NUMBER,
    _END,
    _ABOUT,
    _DETAILS,
    _SOURCE,
    _EVIDENCE,
    _KIND,
    _ORIGINS,
    _TOLD,
    _ZONE,
) = (getattr(EventDraft, each.name).__set__ for each in fields(EventDraft))
_SAMPLE = 300
_HEAD = 64 * 1024
_STEP = 20_000
_SEPARATOR = 80


def read_regular(
    text: str,
    *,
    day: date | None = None,
    zone: str | None = None,
    spare: date | None = None,
    watch: Watch = unwatched,
) -> TimelineDraft | None:
    """Read a large log; None when it is small, or its lines are not all of one form.

    Args:
        text: the whole log.
        day: the day of clock times before the first date.
        zone: the zone of times without one.
        spare: a day to fall back on.
        watch: is told how far it is.

    Raises:
        Cancelled: when the watch says so.
    """
    if len(text) < LARGE or not _is_regular(text[:_HEAD]):
        return None
    text = text.replace("\r\n", "\n") if "\r" in text else text
    if text.count("\n```") % 2:
        return None
    return _Reader(text, day, zone, spare).read(watch)


def _is_regular(head: str) -> bool:
    lines = [line for line in head.split("\n")[:-1] if line.strip()][:_SAMPLE]
    forms = [match for line in lines if (match := _LINE.match(line)) and match[1]]
    if len(lines) < 20 or len(forms) < 0.9 * len(lines):
        return False
    dated = sum(1 for match in forms if match[2])
    machine = sum(1 for line in lines if is_log(line))
    return dated in (0, len(forms)) and machine < 0.05 * len(lines)


class _Reader:
    """Goes down the log; what follows the line above is placed at once, the rest with care."""

    def __init__(self, text: str, day: date | None, zone: str | None, spare: date | None) -> None:
        self.text = text
        head = text[:_HEAD]
        around = replace(survey(head, split_lines(head), day), spare=spare)
        if around.zone is None and zone:
            around = replace(around, zone=find_zone(zone))
        self.found = Collector(around)
        self.placer = self.found.placer
        self.events = self.found.events
        self.more: list[str] = []

    def read(self, watch: Watch) -> TimelineDraft:
        """Give what the log says."""
        add, length, number = self.events.append, len(self.text), 0
        in_code, last, day, info, told_zone = False, None, "", None, ""
        for match in _LINE.finditer(self.text):
            number += 1
            if not number % _STEP:
                watch(match.start() / length)
            head, told, clock, universal, name, said = match.groups()
            if head is None or in_code:
                in_code ^= said.startswith("```")
                if not in_code and self._beside(said):
                    last = None
                continue
            if self.more:
                self._take_more()
            if last is not None:
                zone = UTC if universal else info
                time = _wall(f"{told or day} {clock}")
                if zone is not None:
                    time = time.replace(tzinfo=zone)
                if zone is last.tzinfo and time >= last:
                    last, day = time, told or day
                    where = "UTC" if universal else told_zone
                    add(_event(time, said, number, name or "", head, where))
                    continue
            last = self._with_care(match[0], number, name or "", last)
            if last is not None:
                day = f"{last:%Y-%m-%d}"
                if not universal:
                    info, told_zone = last.tzinfo, self.events[-1].told_zone
        self._take_more()
        watch(1.0)
        return self.found.draft()

    def _with_care(
        self, line: str, number: int, name: str, last: datetime | None
    ) -> datetime | None:
        """Place a line as any other text: the first one, and what does not follow the one above."""
        stamp = read_stamp(line, Order.MONTH_FIRST)
        if stamp is None:
            self._beside(line)
            return last
        if last is not None:
            self.placer.follow(last, self.events[-1].line)
        text = stamp.text.removeprefix(f"<{name}>").lstrip() if name else stamp.text
        self.found.add(number, stamp, text, source=name)
        time = self.events[-1].time
        return time if isinstance(time, datetime) else None

    def _beside(self, said: str) -> bool:
        """Take a line without a time: more of the message above, or the day of what follows."""
        said = said.strip()
        if not said or said.startswith((">", "```")):
            return False
        if len(said) <= _SEPARATOR and (day := next(full_dates(said, Order.MONTH_FIRST), None)):
            self.placer.set_day(PartialDate(day.month, day.day, day.year))
            return True
        if self.events:
            self.more.append(said)
        return False

    def _take_more(self) -> None:
        if self.more:
            last = self.events[-1]
            self.events[-1] = replace(last, text=f"{last.text} {' '.join(self.more)}".strip())
            self.more = []


def _event(
    time: datetime, text: str, line: int, source: str, told: str, told_zone: str
) -> EventDraft:
    event = object.__new__(EventDraft)
    _TIME(event, time)
    _TEXT(event, text)
    _NUMBER(event, line)
    _END(event, None)
    _ABOUT(event, False)
    _DETAILS(event, "")
    _SOURCE(event, source)
    _EVIDENCE(event, ())
    _KIND(event, EventKind.OTHER)
    _ORIGINS(event, ())
    _TOLD(event, told)
    _ZONE(event, told_zone)
    return event


def _wall(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return datetime.min
