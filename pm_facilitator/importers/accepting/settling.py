"""Settling doubts: one answer, or the same answer on every line, put into the events."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby

from pm_facilitator.importers.draft import Answer, Doubt, EventDraft, ImportWarning, Moment

_NONE = timedelta(0)

_DAYS = ("%a %d %b %Y", "%d %b %Y", "%a %d %b", "%d %B %Y", "%d %B", "%d %b", "%Y-%m-%d")


def settle(
    events: tuple[EventDraft, ...],
    warnings: tuple[ImportWarning, ...],
    kind: Doubt,
    key: str,
    line: int | None = None,
) -> tuple[tuple[EventDraft, ...], tuple[ImportWarning, ...]]:
    """Settle the doubts of a kind that have an answer with this key.

    The entries that carried the day or the zone of a settled one on move with it, and so do the
    answers to other doubts about the same entries. What is settled is no longer among the warnings.

    Args:
        events: the entries, in the order of the text.
        warnings: all that was told about them.
        kind: the kind of doubt.
        key: the key of the answer that was chosen.
        line: the line to settle; all lines when it is None.
    """
    settler = _Settler(warnings, kind, key, line)
    settled = tuple(settler.each(events))
    left = (warning for number in sorted(settler.told) for warning in settler.told[number])
    return settled, tuple(left)


@dataclass(frozen=True, slots=True)
class _Shift:
    """How a moment changed: by how much on the wall clock, and out of which zone into which."""

    wall: timedelta = _NONE
    zones: tuple[tzinfo | None, tzinfo | None] = (None, None)
    fold: int | None = None

    @classmethod
    def between(cls, old: Moment, new: Moment) -> "_Shift":
        if old is None or new is None:
            return cls()
        if not isinstance(old, datetime) or not isinstance(new, datetime):
            return cls(_day(new) - _day(old))
        return cls(
            new.replace(tzinfo=None) - old.replace(tzinfo=None),
            (old.tzinfo, new.tzinfo) if new.tzinfo != old.tzinfo else (None, None),
            new.fold if new.fold != old.fold else None,
        )

    def moment(self, old: Moment) -> Moment:
        if old is None:
            return None
        try:
            new = old + self.wall
        except OverflowError:  # the edges of the calendar
            return old
        if isinstance(new, datetime):
            left, entered = self.zones
            new = new.replace(tzinfo=entered) if new.tzinfo == left else new
            # Adding to a moment forgets which of two equal readings of the clock it was.
            fold = old.fold if isinstance(old, datetime) else 0
            new = new.replace(fold=fold if self.fold is None else self.fold)
        return new

    def event(self, event: EventDraft) -> EventDraft:
        return event._replace(time=self.moment(event.time), end=self.moment(event.end))

    def warning(self, warning: ImportWarning) -> ImportWarning:
        answers = tuple(map(self.answer, warning.answers))
        told = warning.answers[0].time if warning.answers else None
        message = _retold(warning.message, told, self.moment(told), then=" was taken")
        return replace(warning, message=message, answers=answers)

    def answer(self, answer: Answer) -> Answer:
        time = self.moment(answer.time)
        label = _retold(answer.label, answer.time, time)
        return replace(answer, label=label, time=time, end=self.moment(answer.end))


class _Settler:
    """Goes down the events once, with the days by which those that follow have moved.

    An answer about a zone reaches those below that were read in it; others stay as they are.
    """

    def __init__(
        self, warnings: tuple[ImportWarning, ...], kind: Doubt, key: str, line: int | None
    ) -> None:
        self.kind, self.key, self.line = kind, key, line
        self.told: dict[int, list[ImportWarning]] = {}
        for warning in warnings:
            self.told.setdefault(warning.line, []).append(warning)
        self.carried, self.until = _Shift(), 0

    def each(self, events: tuple[EventDraft, ...]) -> Iterator[EventDraft]:
        for number, group in groupby(events, key=lambda event: event.line):
            on_line = list(group)
            if number > self.until:
                self.carried = _Shift()
            for event in on_line:
                yield self._settled(event, alone=len(on_line) == 1)

    def _settled(self, event: EventDraft, *, alone: bool) -> EventDraft:
        told = self.told.get(event.line, [])
        about = [each for each in told if _is_about(each, event, alone=alone)]
        event = self._moved(event, about, self.carried)
        chosen = self._chosen(about)
        if chosen is None:
            return event
        warning, answer = chosen
        about.remove(warning)
        told.remove(warning)
        shift = _Shift.between(event.time, answer.time)
        if answer.until >= event.line:
            days = _day(answer.time) - _day(event.time)
            self.carried = _Shift(self.carried.wall + days, shift.zones)
            self.until = max(self.until, answer.until)
        self._moved(event, about, shift)
        end = answer.end
        if end is None and self.kind is not Doubt.END_FIRST:
            end = shift.moment(event.end)  # a range moves as a whole
        return event._replace(time=answer.time, end=end)

    def _moved(self, event: EventDraft, about: list[ImportWarning], shift: _Shift) -> EventDraft:
        if shift == _Shift():
            return event
        told = self.told.get(event.line, [])
        if self.kind is Doubt.ZONE and _zone_of(shift.moment(event.time)) != _zone_of(event.time):
            # Which half of the year a zone is of matters no more when it is another one.
            for warning in [each for each in about if each.kind is Doubt.ZONE_SEASON]:
                about.remove(warning)
                told.remove(warning)
        for index, warning in enumerate(about):
            about[index] = shift.warning(warning)
            told[told.index(warning)] = about[index]
        return shift.event(event)

    def _chosen(self, about: list[ImportWarning]) -> tuple[ImportWarning, Answer] | None:
        if self.line is not None and not any(each.line == self.line for each in about):
            return None
        for warning in about:
            for answer in warning.answers:
                if warning.kind is self.kind and answer.key == self.key:
                    return warning, answer
        return None


def _is_about(warning: ImportWarning, event: EventDraft, *, alone: bool) -> bool:
    """Tell whether a warning has answers for this event and not for another of its line."""
    return bool(warning.answers) and (alone or warning.answers[0].time == event.time)


def _retold(words: str, old: Moment, new: Moment, then: str = "") -> str:
    """Tell of a moment that moved: its new day, and its new clock time where that opens the words.

    Args:
        words: what tells of it, or of something else.
        old: the moment as it was.
        new: the moment as it is.
        then: what follows right behind it; where something does, it may stand anywhere.
    """
    if old is None or new is None:
        return words
    for form in _DAYS:
        words = words.replace(f"{old:{form}}{then}", f"{new:{form}}{then}")
    clock = f"{old:%H:%M}{then}"
    if then or words.startswith(clock):
        words = words.replace(clock, f"{new:%H:%M}{then}", 1)
    return words


def _zone_of(moment: Moment) -> tzinfo | None:
    return moment.tzinfo if isinstance(moment, datetime) else None


def _day(moment: Moment) -> date:
    if isinstance(moment, datetime):
        return moment.date()
    return moment or date.min
