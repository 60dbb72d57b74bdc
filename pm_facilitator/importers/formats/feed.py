"""Puts the entries of a system together as events in order of time, without its noise."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from pm_facilitator.domain.origins import origin_line
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import (
    ActionDraft,
    Doubt,
    EventDraft,
    ImportWarning,
    Moment,
    ReviewDraft,
)
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.formats.moments import in_order
from pm_facilitator.importers.formats.noise import ALL, ENTRIES, KEY, left_out, noise_choice
from pm_facilitator.importers.formats.values import counted, split_text, word
from pm_facilitator.importers.protocol import Hints, Watch, unwatched
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.times.instants import Instant, read_instant
from pm_facilitator.importers.times.moments import instant

MOST_EVENTS = 50_000
"""More than this fits no timeline; a longer source has to be cut first."""

_LONGEST_TOLD = 40
_OFTEN = 500
_NO_TIME = "This entry has no time."
_SORTED = "The entries were put in order of time; they stood in another one."


@dataclass(slots=True)
class Entry:
    """What one entry says.

    Attributes:
        when: its time as the format gives it, of any type, or an ``Instant`` that was read of it.
        text: what it tells; only the first line stands on the timeline.
        key: whether it is more than noise of the machine.
        kind: what sort of event it is; guessed from the text where this is None.
    """

    when: Any
    text: str
    end: Any = None
    details: str = ""
    source: str = ""
    evidence: tuple[str, ...] = ()
    kind: EventKind | None = None
    key: bool = True


class Feed:
    """Collects the entries of one source.

    Args:
        source: what is read.
        hints: whether all entries are wanted is chosen there.
        watch: hears of the share that is done.
        total: the last number there can be, where the watch is to be told by the feed.
        place: what is counted in the origins: "entry", "line" or "row".
    """

    def __init__(
        self,
        source: Source,
        hints: Hints,
        watch: Watch = unwatched,
        *,
        total: int = 0,
        place: str = "entry",
    ) -> None:
        self.name = source.name
        self.all = hints.choices.get(ENTRIES) == ALL
        self.events: list[EventDraft] = []
        self.warnings: list[ImportWarning] = []
        self.left_out = self._added = 0
        self._quiet: list[EventDraft] | None = []
        self._watch, self._total, self._place = watch, total, place

    def add(self, number: int, entry: Entry) -> None:
        """Take an entry in.

        Args:
            number: which one it is, from 1.
            entry: what it says.

        Raises:
            ImportFailed: when there are far too many.
            Cancelled: when the watch says so.
        """
        self._added += 1
        if self._total and self._added % _OFTEN == 1:
            self._watch(min(number / self._total, 1.0))
        text, details = split_text(entry.text, entry.details)
        if not text:
            return
        self.left_out += not entry.key
        if entry.key or self.all:
            self._quiet = None
            self.events.append(self._event(number, entry, text, details))
            if len(self.events) > MOST_EVENTS:
                raise _too_many()
        elif self._quiet is not None and len(self._quiet) <= MOST_EVENTS:
            self._quiet.append(self._event(number, entry, text, details))

    def add_each(
        self,
        objects: Iterable[dict[str, Any]],
        entries: Callable[[dict[str, Any]], Iterable[Entry]],
    ) -> None:
        """Take in what each of some objects tells; they are counted from 1."""
        for number, each in enumerate(objects, 1):
            for entry in entries(each):
                self.add(number, entry)

    def __bool__(self) -> bool:
        """Tell whether there is any entry that says something."""
        return bool(self.events or self._quiet)

    def draft(self, form: str, actions: tuple[ActionDraft, ...] = ()) -> ReviewDraft:
        """Give the draft of what was collected.

        Where there is nothing but noise, the noise is given.

        Args:
            form: what it was recognised as; how many entries there are is added.
            actions: the follow-ups that stood beside the entries.

        Raises:
            ImportFailed: when there are far too many.
        """
        if self._quiet:
            self.events, self.all = self._quiet, True
            if len(self.events) > MOST_EVENTS:
                raise _too_many()
        events = in_order(self.events)
        warnings = [*self.warnings, *(_untimed(each) for each in events if each.time is None)]
        if events != self.events:
            warnings.insert(0, ImportWarning(0, _SORTED, Doubt.ORDER))
        if self.left_out and not self.all:
            warnings.insert(0, left_out(self.left_out))
        return ReviewDraft(
            events=tuple(events),
            warnings=tuple(warnings),
            choices=(noise_choice(ALL if self.all else KEY),) if self.left_out else (),
            actions=actions,
            form=f"{form}, {_amount(len(events), len(actions))}",
        )

    def _event(self, number: int, entry: Entry, text: str, details: str) -> EventDraft:
        at, end = _instant(entry.when), _instant(entry.end)
        return EventDraft(
            at.time if at else None,
            text,
            number,
            end=end.time if at and end and _later(at.time, end.time) else None,
            details=details,
            source=entry.source,
            evidence=entry.evidence,
            kind=guess_kind(text) if entry.kind is None else entry.kind,
            origins=(origin_line(self.name, number, text, place=self._place),),
            told=at.told if at else word(entry.when)[:_LONGEST_TOLD],
            told_zone=at.zone if at else "",
        )


def _amount(events: int, actions: int) -> str:
    if not actions:
        return counted(events, "entry", "entries")
    many = counted(actions, "action", "actions")
    return f"{counted(events, 'entry', 'entries')}, {many}" if events else many


def _too_many() -> ImportFailed:
    return ImportFailed(
        f"There are more than {MOST_EVENTS:,} entries.", "Import the part of the incident."
    )


def _untimed(event: EventDraft) -> ImportWarning:
    said = (
        f"The time {event.told!r} was not understood." if event.told else "There is no time here."
    )
    return ImportWarning(event.line, said, Doubt.UNREAD)


def _instant(told: Any) -> Instant | None:
    return told if isinstance(told, Instant) else read_instant(told)


def _later(time: Moment, end: Moment) -> bool:
    first, last = instant(time, UTC), instant(end, UTC)
    return bool(first and last and last > first) and type(time) is type(end)
