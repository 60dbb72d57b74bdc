"""What the group agreed on of the timeline, and what has become different since.

Nothing marks an event as changed: the timeline is compared with the statements of the agreement,
so that no way of changing it is missed, and taking a change back takes its mark back.
"""

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Agreement, Remark, TimelineEvent
from pm_facilitator.domain.vocabulary import Precision, RemarkKind

QUESTION = "What is missing, or happened differently?"
"""What the group is asked before it agrees, after the timeline has been gone through once."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What an event said when the group agreed; times are in UTC."""

    id: str
    time: datetime | None
    end: datetime | None
    precision: Precision
    text: str


@dataclass(frozen=True, slots=True)
class Since:
    """What has become different since the last agreement.

    Attributes:
        changed: what events said when they were agreed on, for those that say something else now.
        added: the ids of events that were not there.
        removed: what events said that are gone.
    """

    changed: Mapping[str, Stated]
    added: frozenset[str]
    removed: tuple[Stated, ...]

    @property
    def touched(self) -> frozenset[str]:
        """Give the ids of the events that are marked on the board."""
        return self.added | self.changed.keys()

    @property
    def count(self) -> int:
        """Give how many events were changed, added or removed."""
        return sum(number for number, _ in self.counts())

    def counts(self) -> list[tuple[int, str]]:
        """Give how many were changed, added and removed, each with its word, without zeros."""
        parts = ((self.changed, "changed"), (self.added, "added"), (self.removed, "removed"))
        return [(len(found), word) for found, word in parts if found]


NOTHING = Since({}, frozenset(), ())


def last_agreement(board: Board) -> Agreement | None:
    """Give the agreement that counts, or None when there was none."""
    return max(board.all(Agreement), key=lambda each: (each.order, each.id), default=None)


def since_agreement(board: Board) -> Since:
    """Compare the timeline with what was agreed on; without an agreement nothing differs."""
    agreement = last_agreement(board)
    if agreement is None:
        return NOTHING
    before = _statements(agreement.agreed_events)
    now = {event.id: event for event in board.all(TimelineEvent)}
    changed = {
        id_: stated
        for id_, stated in before.items()
        if (event := now.get(id_)) is not None and not _says(event, stated)
    }
    gone = tuple(stated for id_, stated in before.items() if id_ not in now)
    return Since(changed, frozenset(now.keys() - before.keys()), gone)


def without(lines: Iterable[str], ids: Container[str]) -> tuple[str, ...]:
    """Give the statements but those about these events."""
    return tuple(agreement_line(stated) for stated in _read(lines) if stated.id not in ids)


def open_remarks(board: Board) -> list[Remark]:
    """Give what was said and is not settled, objections last."""
    remarks = [remark for remark in board.all(Remark) if not remark.settled]
    return sorted(remarks, key=lambda remark: remark.kind is RemarkKind.OBJECTION)


def stated_by(event: TimelineEvent) -> Stated:
    """Give what an event says, as an agreement keeps it: what happened, and when."""
    return Stated(event.id, event.time, event.end, event.precision, event.text)


def _says(event: TimelineEvent, stated: Stated) -> bool:
    """Tell whether an event still says what was stated; asked for thousands at every edit."""
    return (
        event.text == stated.text
        and event.time == stated.time
        and event.end == stated.end
        and event.precision is stated.precision
    )


def agreement_line(stated: Stated) -> str:
    """Write a statement: a JSON array of id, time, end, precision and text."""
    times = [_written(stated.time), _written(stated.end)]
    line = [stated.id, *times, stated.precision.value, stated.text]
    return json.dumps(line, ensure_ascii=False)


@lru_cache(maxsize=8)
def _statements(lines: tuple[str, ...]) -> dict[str, Stated]:
    return {stated.id: stated for stated in _read(lines)}


def _read(lines: Iterable[str]) -> Iterable[Stated]:
    """Read statements; what is none, in a file that somebody changed by hand, is passed over."""
    for line in lines:
        try:
            id_, time, end, precision, text = json.loads(line)
            yield Stated(str(id_), _at(time), _at(end), Precision(precision), str(text))
        except (ValueError, TypeError, RecursionError):
            continue


def _written(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment else ""


def _at(written: str) -> datetime | None:
    return datetime.fromisoformat(written).astimezone(UTC) if written else None
