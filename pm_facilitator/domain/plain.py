"""Records as plain values that JSON can carry, and back again."""

import types
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from pm_facilitator.domain.changes import Added, Change, Patched, Removed, Value, field_names
from pm_facilitator.domain.entities import KINDS, Entity, kind_name, kind_of

_AS_THEY_ARE = frozenset({str, bool, types.NoneType})
"""Types of values that JSON has too; words of a vocabulary are others than plain text."""

Plain = str | int | float | bool | None | list[str]
"""A field as JSON carries it: times in ISO 8601, words as strings, tuples as lists."""


def to_plain(value: Value) -> Plain:
    """Turn a field's value into its JSON form."""
    if type(value) in _AS_THEY_ARE:
        return cast(Plain, value)
    if isinstance(value, StrEnum):
        return str(value._value_)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value


def from_plain(kind: type[Entity], field: str, value: Any) -> Value:
    """Turn the JSON form of a field back into its value.

    Raises:
        ValueError: when the value does not fit the field.
    """
    expected = field_types(kind).get(field)
    if expected is None:
        raise ValueError(f"a {kind_name(kind)} has no field named {field!r}")
    if value is None:
        if type(None) in expected:
            return None
        raise ValueError(f"{field} may not be empty")
    for wanted in expected:
        if wanted is not type(None):
            return _convert(wanted, field, value)
    raise ValueError(f"{field} takes no value")


def fits(kind: type[Entity], field: str, value: object) -> bool:
    """Tell whether a field may hold a value, so that it comes back from its JSON form the same."""
    return _may_hold(field_types(kind).get(field, ()), value)


def misfit(entity: Entity) -> str | None:
    """Name a field of a record that holds what it may not; None when all of them fit."""
    for field, sure, expected in _expected(kind_of(entity)):
        value = getattr(entity, field)
        if type(value) not in sure and not _may_hold(expected, value):
            return field
    return None


@cache
def _expected(kind: str) -> tuple[tuple[str, frozenset[type], tuple[type, ...]], ...]:
    """Give each field with the types whose every value fits, and with all that may fit."""
    return tuple(
        (field, frozenset(each for each in types_ if _is_sure(each)), types_)
        for field, types_ in _types_of(kind).items()
    )


def _is_sure(type_: type) -> bool:
    return type_ in _AS_THEY_ARE or issubclass(type_, StrEnum)


def _may_hold(expected: tuple[type, ...], value: object) -> bool:
    # Most fields of most records: told without looking at each of the sorts below.
    if type(value) in _AS_THEY_ARE:
        return type(value) in expected
    match value:
        case bool():
            return bool in expected
        case datetime():
            return datetime in expected and value.tzinfo is not None
        case float():
            return float in expected and isfinite(value)
        case int():
            return int in expected or float in expected
        case tuple():
            return tuple in expected and all(isinstance(item, str) for item in value)
        case _:
            return isinstance(value, expected)


def entity_to_plain(entity: Entity) -> dict[str, Plain]:
    """Turn a record into a dictionary of its fields."""
    return {name: to_plain(getattr(entity, name)) for name in field_names(type(entity))}


def entity_from_plain(kind: str, values: dict[str, Any]) -> Entity:
    """Make a record of a dictionary; fields that are absent take their defaults.

    Raises:
        ValueError: for an unknown kind, an unknown field or a value that does not fit.
    """
    if kind not in KINDS:
        raise ValueError(f"there is no kind of record named {kind!r}")
    known = field_types(KINDS[kind])
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise ValueError(f"a {kind} has no field named {unknown[0]!r}")
    if not isinstance(values.get("id"), str):
        raise ValueError(f"a {kind} needs an id")
    built: dict[str, Any] = {
        name: from_plain(KINDS[kind], name, value) for name, value in values.items()
    }
    return KINDS[kind](**built)


def change_to_plain(change: Change) -> dict[str, Any]:
    """Turn a change into the form the event log keeps."""
    match change:
        case Added(entity):
            return {"do": "add", "kind": kind_of(entity), "record": entity_to_plain(entity)}
        case Removed(entity):
            return {"do": "remove", "kind": kind_of(entity), "record": entity_to_plain(entity)}
        case Patched(kind, id_, field, before, after):
            return {
                "do": "patch",
                "kind": kind,
                "id": id_,
                "field": field,
                "before": to_plain(before),
                "after": to_plain(after),
            }


def change_from_plain(values: dict[str, Any]) -> Change:
    """Read a change back from the form the event log keeps.

    Raises:
        ValueError: when the values are no change.
    """
    kind = values.get("kind", "")
    if values.get("do") == "patch" and kind in KINDS:
        field, id_ = values.get("field"), values.get("id")
        if not isinstance(field, str) or not isinstance(id_, str):
            raise ValueError("a patch needs a field and an id")
        before = from_plain(KINDS[kind], field, values.get("before"))
        after = from_plain(KINDS[kind], field, values.get("after"))
        return Patched(kind, id_, field, before, after)
    if values.get("do") in ("add", "remove") and isinstance(values.get("record"), dict):
        entity = entity_from_plain(kind, values["record"])
        return Added(entity) if values["do"] == "add" else Removed(entity)
    raise ValueError(f"not a change: {values.get('do')!r} of {kind!r}")


def field_types(kind: type[Entity]) -> dict[str, tuple[type, ...]]:
    """Give the types that each field of a kind may have, None's type among them."""
    return _types_of(kind_name(kind))


@cache
def _types_of(name: str) -> dict[str, tuple[type, ...]]:
    return {field: _members(hint) for field, hint in get_type_hints(KINDS[name]).items()}


def _members(hint: Any) -> tuple[type, ...]:
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(_bare(member) for member in get_args(hint))
    return (_bare(hint),)


def _bare(hint: Any) -> type:
    found = get_origin(hint) or hint
    assert isinstance(found, type)
    return found


def _convert(wanted: type, field: str, value: Any) -> Value:
    if wanted is datetime and isinstance(value, str):
        return _aware(field, datetime.fromisoformat(value))
    if wanted is date and isinstance(value, str):
        return date.fromisoformat(value)
    if wanted is tuple and isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    if wanted is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if issubclass(wanted, StrEnum) and isinstance(value, str):
        return wanted(value)
    if type(value) is wanted:
        return cast(Value, value)
    raise ValueError(f"{field} cannot be {value!r}")


def _aware(field: str, moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{field} needs an offset from UTC")
    return moment.astimezone(UTC)
