"""The log of a review in words: what was decided when, and how much was changed in between."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from pm_facilitator.domain.changes import Added, Change, Patched, Removed, Value, key_of
from pm_facilitator.domain.entities import Approval, Version
from pm_facilitator.domain.vocabulary import Origin, Word

PAUSE = timedelta(minutes=10)
"""So long without an edit, and what follows is a line of its own."""

_DECISIVE = {
    "status": "Status",
    "stage": "Stage",
    "confidentiality": "Confidentiality",
    "template": "Template",
    "timeline_agreed_at": "Agreement on the timeline",
    "archived_at": "Archive",
}
"""The fields of the review whose every change is told by itself."""

_WORDS = {
    "person": ("person", "people"),
    "prep_item": ("line of the checklist", "lines of the checklist"),
    "board_text": ("text on a board", "texts on a board"),
    "note_group": ("group of notes", "groups of notes"),
    "why_step": ("answer to a why", "answers to a why"),
    "locker_item": ("idea in the locker", "ideas in the locker"),
    "round_group": ("small group", "small groups"),
    "section_text": ("section text", "section texts"),
    "handed_out": ("action known to a tracker", "actions known to a tracker"),
    "bone": ("category", "categories"),
}
_SILENT = frozenset({"stage_slot"})
"""Kinds that only keep time."""


class Batch(Protocol):
    """A batch of changes as the log has it, or as it was just committed."""

    @property
    def seq(self) -> int:
        """Give its place in the log."""
        ...

    @property
    def at(self) -> datetime:
        """Give when it was written."""
        ...

    @property
    def origin(self) -> Origin:
        """Give where it came from."""
        ...

    @property
    def changes(self) -> Sequence[Change]:
        """Give what it changed."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the trail.

    Attributes:
        first: when it began.
        last: when it ended; the same for a single step.
        origin: where it came from.
        words: what was done.
        decisive: whether it is a decision about the document rather than work on it.
    """

    first: datetime
    last: datetime
    origin: Origin
    words: str
    decisive: bool = False


def trail(batches: Iterable[Batch]) -> list[Entry]:
    """Tell the log in lines: each decision by itself, work in between summed up."""
    found: list[Entry] = []
    run: list[Batch] = []
    for batch in batches:
        decisions = list(_decisions(batch))
        if run and (decisions or not _goes_on(run[-1], batch)):
            found += _summed(run)
            run = []
        found += decisions
        run.append(batch)
    return [*found, *_summed(run)]


def _goes_on(before: Batch, batch: Batch) -> bool:
    return before.origin is batch.origin and batch.at - before.at <= PAUSE


def _decisions(batch: Batch) -> Iterator[Entry]:
    for change in batch.changes:
        words = _decided(change)
        if words:
            yield Entry(batch.at, batch.at, batch.origin, words, decisive=True)


def _decided(change: Change) -> str:
    """Say what was decided about the document; empty for work on it."""
    match change:
        case Patched(kind="review", field=field) if field in _DECISIVE:
            return f"{_DECISIVE[field]}: {_said(change.before)} → {_said(change.after)}"
        case Added(Version() as version):
            return f"Version {version.number} frozen by {version.by}"
        case Added(Approval() as approval):
            return f"Approved by {approval.by}"
        case Removed(Version() as version):
            return f"Version {version.number} taken back"
        case Removed(Approval() as approval):
            return f"Approval by {approval.by} taken back"
    return ""


def _said(value: Value) -> str:
    if value is None or value == "":
        return "not set"
    if isinstance(value, Word):
        return value.label
    return "set" if isinstance(value, datetime) else str(value)


def _summed(run: Sequence[Batch]) -> list[Entry]:
    counted: Counter[tuple[str, str]] = Counter()
    touched: set[tuple[str, str, str]] = set()
    for change in (change for batch in run for change in batch.changes):
        kind, id_ = key_of(change)
        if kind in _SILENT or _decided(change):
            continue
        done = _done(change)
        if done != "changed" or (kind, id_, done) not in touched:
            counted[done, kind] += 1
        touched.add((kind, id_, done))
    if not counted:
        return []
    words = [f"{_counted(kind, number)} {done}" for (done, kind), number in counted.items()]
    return [Entry(run[0].at, run[-1].at, run[0].origin, ", ".join(words))]


def _done(change: Change) -> str:
    match change:
        case Added():
            return "added"
        case Removed():
            return "removed"
        case Patched():
            return "changed"


def _counted(kind: str, number: int) -> str:
    plain = kind.replace("_", " ")
    one, many = _WORDS.get(kind, (plain, f"{plain}s"))
    return f"{number} {one if number == 1 else many}"
