"""The shared state of one review: every record by kind and id, changed only by batches."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TypeVar, cast

from pm_facilitator.domain.anonymity import refuse_names
from pm_facilitator.domain.changes import (
    Added,
    Change,
    Patched,
    Removed,
    Value,
    key_of,
    with_fields,
)
from pm_facilitator.domain.entities import (
    KINDS,
    Action,
    Bone,
    Decision,
    Entity,
    Factor,
    Insight,
    LockerItem,
    Note,
    OpenQuestion,
    Person,
    Review,
    StageSlot,
    TimelineEvent,
    WhyStep,
    kind_name,
    kind_of,
)
from pm_facilitator.domain.plain import fits, misfit
from pm_facilitator.domain.round_tally import RoundTally
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.errors import InvalidEdit

E = TypeVar("E", bound=Entity)

Touched = dict[tuple[str, str], Entity | None]
"""What a batch leaves behind: each record it touches by kind and id, None where it is gone."""


class Board:
    """All records of one review.

    Reading is free; writing goes through ``apply``, which either does the whole batch or nothing.
    A session writes to disk in between, and does its two halves by itself.
    """

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._records: dict[str, dict[str, Entity]] = {name: {} for name in KINDS}
        self._sorted: dict[str, list[Entity]] = {}
        self._tallies: dict[str, RoundTally] = {}
        for entity in entities:
            self._records[kind_of(entity)][entity.id] = entity

    @property
    def review(self) -> Review:
        """Give the review itself.

        Raises:
            InvalidEdit: when the board has none yet.
        """
        for review in self._records["review"].values():
            assert isinstance(review, Review)
            return review
        raise InvalidEdit("This board has no review.")

    def get(self, kind: type[E], id_: str | None) -> E | None:
        """Give the record of this kind and id, or None."""
        found = self._records[kind_name(kind)].get(id_ or "")
        return found if isinstance(found, kind) else None

    def need(self, kind: type[E], id_: str) -> E:
        """Give the record of this kind and id.

        Raises:
            InvalidEdit: when it is gone.
        """
        found = self.get(kind, id_)
        if found is None:
            raise InvalidEdit(f"This {kind_name(kind).replace('_', ' ')} is not there any more.")
        return found

    def all(self, kind: type[E]) -> list[E]:
        """Give the records of a kind, by their order."""
        return list(cast(list[E], self._by_order(kind_name(kind))))

    def last(self, kind: type[E]) -> E | None:
        """Give the record of a kind that comes last by its order; None while there is none."""
        found = self._by_order(kind_name(kind))
        return cast(E, found[-1]) if found else None

    def find(self, kind: str, id_: str) -> Entity | None:
        """Give a record by the name of its kind and its id, or None."""
        return self._records.get(kind, {}).get(id_)

    def entities(self) -> Iterator[Entity]:
        """Give every record, kinds in the order of ``KINDS``."""
        for records in self._records.values():
            yield from sorted(records.values(), key=_by_order)

    @property
    def events(self) -> list[TimelineEvent]:
        """Give the timeline events by time; those without a time come last."""
        return sorted(self.all(TimelineEvent), key=event_key)

    @property
    def people(self) -> list[Person]:
        """Give the people of the review."""
        return self.all(Person)

    @property
    def bones(self) -> list[Bone]:
        """Give the categories of the fishbone."""
        return self.all(Bone)

    @property
    def factors(self) -> list[Factor]:
        """Give all contributing factors, of every depth."""
        return self.all(Factor)

    @property
    def insights(self) -> list[Insight]:
        """Give what went well, was hard, was luck, surprised us, and the lessons."""
        return self.all(Insight)

    @property
    def questions(self) -> list[OpenQuestion]:
        """Give the open questions."""
        return self.all(OpenQuestion)

    @property
    def locker(self) -> list[LockerItem]:
        """Give everything that was ever parked."""
        return self.all(LockerItem)

    @property
    def actions(self) -> list[Action]:
        """Give the actions."""
        return self.all(Action)

    @property
    def decisions(self) -> list[Decision]:
        """Give the decisions not to act."""
        return self.all(Decision)

    def notes(self, stage: Stage | None = None) -> list[Note]:
        """Give the sticky notes, of one stage's board or of all."""
        return [note for note in self.all(Note) if stage is None or note.stage is stage]

    def child_factors(self, bone_id: str, parent_id: str | None = None) -> list[Factor]:
        """Give the factors directly on a bone, or directly below another factor."""
        return [f for f in self.factors if f.bone_id == bone_id and f.parent_id == parent_id]

    def why_steps(self, factor_id: str, parent_id: str | None = None) -> list[WhyStep]:
        """Give the first answers of a factor's why-chain, or the ones below a step."""
        steps = self.all(WhyStep)
        return [s for s in steps if s.factor_id == factor_id and s.parent_id == parent_id]

    def slot(self, stage: Stage) -> StageSlot | None:
        """Give the agenda's place of a stage, or None when the agenda leaves it out."""
        return next((slot for slot in self.all(StageSlot) if slot.stage is stage), None)

    def tally(self, round_id: str) -> RoundTally:
        """Give how much has been written in a round; it follows what is written later."""
        found = self._tallies.get(round_id)
        if found is None:
            found = self._tallies[round_id] = RoundTally(round_id, self.all(Note))
        return found

    def prepare(self, changes: Sequence[Change]) -> Touched:
        """Work out what a batch would leave behind, without changing anything.

        Raises:
            InvalidEdit: when a change does not fit what is there.
        """
        touched: Touched = {}
        for key, about in groupby(changes, key_of):
            current = touched[key] if key in touched else self.find(*key)
            touched[key] = _result(current, about)
        refuse_names(self._records, touched)
        return touched

    def apply(self, changes: Sequence[Change]) -> Touched:
        """Do a whole batch and give what it left behind.

        Raises:
            InvalidEdit: when a change does not fit; nothing is done then.
        """
        touched = self.prepare(changes)
        self.take_over(touched)
        return touched

    def take_over(self, touched: Touched) -> None:
        """Have the records that ``prepare`` has just worked out."""
        for (kind, id_), entity in touched.items():
            before = self._records[kind].get(id_)
            self._keep_sorted(kind, before, entity)
            self._keep_count(before, entity)
            if entity is None:
                self._records[kind].pop(id_, None)
            else:
                self._records[kind][id_] = entity

    def _by_order(self, kind: str) -> list[Entity]:
        found = self._sorted.get(kind)
        if found is None:
            found = self._sorted[kind] = sorted(self._records[kind].values(), key=_by_order)
        return found

    def _keep_sorted(self, kind: str, before: Entity | None, after: Entity | None) -> None:
        """Put a changed record into its place in the sorted list; sorting anew takes far longer."""
        listed = self._sorted.get(kind)
        if listed is None:
            return
        if before is not None:
            place = bisect_left(listed, _by_order(before), key=_by_order)
            if after is not None and _by_order(before) == _by_order(after):
                listed[place] = after
                return
            del listed[place]
        if after is not None:
            if listed and _by_order(listed[-1]) > _by_order(after):
                insort(listed, after, key=_by_order)
            else:
                # Where nearly all that comes belongs.
                listed.append(after)

    def _keep_count(self, before: Entity | None, after: Entity | None) -> None:
        if isinstance(before or after, Note):
            for tally in self._tallies.values():
                tally.follow(cast(Note | None, before), cast(Note | None, after))


def event_key(event: TimelineEvent) -> tuple[bool, datetime | float, float, str]:
    """Give the key that sorts events by time, then by their order; unknown times come last."""
    if event.time is None:
        return True, event.order, event.order, event.id
    return False, event.time, event.order, event.id


def _by_order(entity: Entity) -> tuple[float, str]:
    return getattr(entity, "order", 0.0), entity.id


def _result(entity: Entity | None, changes: Iterable[Change]) -> Entity | None:
    """Give what changes of one record leave behind; fields in a row are replaced at once."""
    values: dict[str, Value] = {}
    for change in changes:
        if isinstance(change, Patched):
            _refuse_misfit(entity, change)
            values[change.field] = change.after
        else:
            entity, values = _added_or_gone(entity, change), {}
    return with_fields(entity, values) if entity is not None and values else entity


def _added_or_gone(current: Entity | None, change: Added | Removed) -> Entity | None:
    if isinstance(change, Removed):
        if current is None:
            raise InvalidEdit("This is not on the board any more.")
        return None
    entity = change.entity
    if current is not None:
        raise InvalidEdit("This is on the board already.")
    field = misfit(entity)
    if field is not None:
        raise _misfit(entity, field, getattr(entity, field))
    return entity


def _refuse_misfit(current: Entity | None, change: Patched) -> None:
    if current is None:
        raise InvalidEdit("This is not on the board any more.")
    if change.field == "id":
        raise InvalidEdit("An id never changes.")
    if not fits(type(current), change.field, change.after):
        raise _misfit(current, change.field, change.after)


def _misfit(entity: Entity, field: str, value: object) -> InvalidEdit:
    # What the board takes is written at once: a value that could not be read back would make the
    # whole review unreadable later.
    kind = kind_of(entity).replace("_", " ")
    return InvalidEdit(f"The {field} of this {kind} cannot be {value!r}.")
