"""The three changes everything consists of: added, removed, and one field patched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from dataclasses import field as dataclass_field
from datetime import date, datetime
from typing import Any

from pm_facilitator.domain.entities import KINDS, Entity, kind_of
from pm_facilitator.domain.vocabulary import Origin

Value = str | int | float | bool | datetime | date | tuple[str, ...] | None
"""What a field may hold; words of a vocabulary are strings too."""


@dataclass(frozen=True, slots=True)
class Added:
    """A record came to the board."""

    entity: Entity

    def invert(self) -> "Removed":
        """Give the change that takes this one back."""
        return Removed(self.entity)


@dataclass(frozen=True, slots=True)
class Removed:
    """A record left the board."""

    entity: Entity

    def invert(self) -> Added:
        """Give the change that takes this one back."""
        return Added(self.entity)


@dataclass(frozen=True, slots=True)
class Patched:
    """One field of one record changed."""

    kind: str
    id: str
    field: str
    before: Value
    after: Value

    def invert(self) -> "Patched":
        """Give the change that takes this one back."""
        return Patched(self.kind, self.id, self.field, self.after, self.before)


Change = Added | Removed | Patched


@dataclass(frozen=True, slots=True)
class Committed:
    """A batch of changes that is on disk, as every subscriber is told of it.

    Attributes:
        seq: position in the review's log, from 1.
        at: when it was committed, in UTC.
        source: who issued it, so that an editor can pass over its own echo; may be None.
        keys: kind and id of every record that it touches; told once for all subscribers.
    """

    changes: tuple[Change, ...]
    origin: Origin
    at: datetime
    seq: int
    source: object | None = None
    keys: frozenset[tuple[str, str]] = dataclass_field(init=False, repr=False, compare=False)
    _kinds: frozenset[str] = dataclass_field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what many ask for."""
        object.__setattr__(self, "keys", frozenset(key_of(change) for change in self.changes))
        object.__setattr__(self, "_kinds", frozenset(kind for kind, _ in self.keys))

    def kinds(self) -> frozenset[str]:
        """Give the kinds of record that this batch touches."""
        return self._kinds

    def touches(self, kind: str, field: str | None = None) -> bool:
        """Tell whether a kind, or one field of it, is touched."""
        if kind not in self._kinds or field is None:
            return kind in self._kinds
        for change in self.changes:
            if key_of(change)[0] != kind:
                continue
            if not isinstance(change, Patched) or change.field == field:
                return True
        return False


def key_of(change: Change) -> tuple[str, str]:
    """Give the kind and the id that a change is about."""
    if isinstance(change, Patched):
        return change.kind, change.id
    return kind_of(change.entity), change.entity.id


def patch(entity: Entity, **values: Value) -> list[Change]:
    """Give the patches that set these fields, leaving out those that would change nothing."""
    kind = kind_of(entity)
    return [
        Patched(kind, entity.id, name, getattr(entity, name), value)
        for name, value in values.items()
        if getattr(entity, name) != value
    ]


def invert(changes: Sequence[Change]) -> list[Change]:
    """Give the changes that take a batch back, last first."""
    return [change.invert() for change in reversed(changes)]


def with_field(entity: Entity, field: str, value: Value) -> Entity:
    """Give a copy of the record with one field replaced."""
    return with_fields(entity, {field: value})


def with_fields(entity: Entity, values: Mapping[str, Value]) -> Entity:
    """Give a copy of the record with some fields replaced."""
    replaced: Mapping[str, Any] = values
    return replace(entity, **replaced)


def field_names(kind: type[Entity]) -> tuple[str, ...]:
    """Give the names of a kind's fields, in order."""
    return _FIELDS[kind]


_FIELDS: dict[type[Entity], tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in KINDS.values()
}
