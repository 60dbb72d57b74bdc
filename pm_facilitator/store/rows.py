"""Records as rows and back, and the statements that read and write them."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import groupby
from operator import attrgetter
from types import NoneType
from typing import Any

from sqlalchemy import Connection

from pm_facilitator.domain.board import Touched
from pm_facilitator.domain.changes import Change, Patched, field_names, key_of
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import KINDS, Entity
from pm_facilitator.domain.plain import field_types, from_plain, to_plain
from pm_facilitator.errors import StoreError
from pm_facilitator.store.tables import TABLES

ELSEWHERE = "This review was changed elsewhere in the meantime.", "Open it again."
"""What to say and to advise when the rows are not those that the board was read from."""

Cell = str | int | float | bool | None

INSERT_META = (
    "INSERT INTO review_meta (review_id, seq, indexed_seq, updated_at, pinned)"
    " VALUES (?, ?, ?, ?, ?)"
)
UPDATE_META = "UPDATE review_meta SET seq = ?, updated_at = ? WHERE review_id = ?"
INSERT_LOG = "INSERT INTO event_log (review_id, seq, at, origin, changes) VALUES (?, ?, ?, ?, ?)"
NOTE_BLOB = "INSERT INTO blob_use (review_id, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING"
"""What each edit writes, as it is: composing it anew takes longer than writing it."""


def write_records(
    connection: sqlite3.Connection, review_id: str, touched: Touched, changes: Sequence[Change]
) -> None:
    """Write the rows of records, new or changed, or take them away for None; in their order.

    Of a record that the changes only patch, the patched cells are written and no others: every
    other one would be looked at for what refers to it.

    Raises:
        StoreError: when a record that was patched is not there.
    """
    patched = _patched_fields(changes)

    def sort_of_write(record: tuple[Key, Entity | None]) -> tuple[str, bool, tuple[str, ...]]:
        key, entity = record
        return key[0], entity is None, tuple(patched.get(key, ()))

    for (kind, is_gone, names), records in groupby(touched.items(), key=sort_of_write):
        if is_gone:
            keys = [_key(review_id, *key) for key, _ in records]
            connection.executemany(_delete(kind), keys)
        elif names:
            rows = [
                (*(_to_cell(getattr(entity, name)) for name in names), *_key(review_id, *key))
                for key, entity in records
            ]
            if connection.executemany(_update(kind, names), rows).rowcount != len(rows):
                raise StoreError(*ELSEWHERE)
        else:
            values_of = _values_of(kind)
            rows = [
                (*_key(review_id, *key), *map(_to_cell, values_of(entity)))
                for key, entity in records
            ]
            connection.executemany(_upsert(kind), rows)


def _patched_fields(changes: Sequence[Change]) -> dict[Key, dict[str, None]]:
    """Give the fields that changes patch, for the records that they neither add nor remove."""
    found: dict[Key, dict[str, None]] = {}
    whole: set[Key] = set()
    for change in changes:
        if isinstance(change, Patched):
            found.setdefault((change.kind, change.id), {})[change.field] = None
        else:
            whole.add(key_of(change))
    for key in whole:
        found.pop(key, None)
    return found


def read_records(connection: Connection, review_id: str) -> list[Entity]:
    """Read every record of a review.

    Raises:
        ValueError: when a row holds something that this version does not know.
    """
    found: list[Entity] = []
    for kind in TABLES:
        fields = _fields(kind)
        rows = connection.exec_driver_sql(_select(kind), (review_id,))
        found += [_entity(kind, fields, row) for row in rows]
    return found


def _key(review_id: str, kind: str, id_: str) -> tuple[str, ...]:
    return (id_,) if kind == "review" else (review_id, id_)


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(name for name in field_names(KINDS[kind]) if name != "id")


@cache
def _values_of(kind: str) -> Callable[[Any], tuple[Any, ...]]:
    """Give what reads all fields of a record at once, in the order of the statement."""
    return attrgetter(*_names(kind))


@cache
def _select(kind: str) -> str:
    owner = "id" if kind == "review" else "review_id"
    names = _listed(name for name, *_ in _fields(kind))
    return f'SELECT {names} FROM "{kind}" WHERE "{owner}" = ?'


@cache
def _upsert(kind: str) -> str:
    keys, names = _key_names(kind), _names(kind)
    marks = ", ".join("?" for _ in (*keys, *names))
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
    return (
        f'INSERT INTO "{kind}" ({_listed((*keys, *names))}) VALUES ({marks})'
        f" ON CONFLICT ({_listed(keys)}) DO UPDATE SET {changed}"
    )


@cache
def _update(kind: str, names: tuple[str, ...]) -> str:
    changed = ", ".join(f'"{name}" = ?' for name in names)
    return f'UPDATE "{kind}" SET {changed} WHERE {_by_key(kind)}'


@cache
def _delete(kind: str) -> str:
    return f'DELETE FROM "{kind}" WHERE {_by_key(kind)}'


def _by_key(kind: str) -> str:
    return " AND ".join(f'"{name}" = ?' for name in _key_names(kind))


def _key_names(kind: str) -> tuple[str, ...]:
    return tuple(column.name for column in TABLES[kind].primary_key)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_AS_IT_IS = frozenset({str, int, float, bool, NoneType})
"""The types of values that are cells already; words of a vocabulary are others than plain text."""


def _to_cell(value: Any) -> Cell:
    if type(value) in _AS_IT_IS:
        cell: Cell = value
        return cell
    plain = to_plain(value)
    return json.dumps(plain, ensure_ascii=False) if isinstance(plain, list) else plain


_Fields = tuple[tuple[str, type | None, Mapping[Any, Any], bool], ...]
"""Name, the type that a cell of it has as it is (None when it has to be read), the words that it
may be one of, and whether it may be empty."""


@cache
def _fields(kind: str) -> _Fields:
    types = field_types(KINDS[kind])
    return tuple(
        (name, _as_it_is(types[name]), _words(types[name]), NoneType in types[name])
        for name in types
    )


def _words(members: tuple[type, ...]) -> dict[Any, Any]:
    if bool in members:
        return {0: False, 1: True}  # SQLite has no other cells for them
    sets = [member for member in members if issubclass(member, StrEnum)]
    return {word.value: word for member in sets for word in member}


def _as_it_is(members: tuple[type, ...]) -> type | None:
    kept = [member for member in members if member is not NoneType]
    return kept[0] if kept[0] in (str, float, bool, int) else None


def _entity(kind: str, fields: _Fields, row: Sequence[Any]) -> Entity:
    values: dict[str, Any] = {}
    for (name, kept, words, empty), cell in zip(fields, row, strict=True):
        if type(cell) is kept or (cell is None and empty):
            values[name] = cell
        elif cell in words:
            values[name] = words[cell]
        else:
            expected = field_types(KINDS[kind])[name]
            values[name] = from_plain(KINDS[kind], name, _from_cell(expected, cell))
    return KINDS[kind](**values)


def _from_cell(expected: tuple[type, ...], cell: Any) -> Any:
    if tuple in expected and cell is not None:
        return json.loads(cell)
    if float in expected and cell is not None and NoneType not in expected:
        return float(cell)
    return cell
