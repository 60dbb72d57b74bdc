"""The tables of a library, built from the records of the domain, and what stands beside them."""

from types import NoneType
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from pm_facilitator.domain.changes import field_names
from pm_facilitator.domain.entities import KINDS
from pm_facilitator.domain.plain import field_types

APPLICATION_ID = 0x504D4641
"""The mark in the file's header that says whose SQLite file it is ("PMFA")."""

HEAD = "0010"
"""The newest migration: the schema that these tables describe."""

REFERENCES: dict[tuple[str, str], str] = {
    ("note", "author_id"): "person",
    ("note", "group_id"): "note_group",
    ("note", "round_id"): "round",
    ("note", "small_group_id"): "round_group",
    ("picture", "event_id"): "event",
    ("factor", "bone_id"): "bone",
    ("factor", "parent_id"): "factor",
    ("why_step", "factor_id"): "factor",
    ("why_step", "parent_id"): "why_step",
    ("locker_item", "action_id"): "action",
    ("round_group", "round_id"): "round",
    ("approval", "version_id"): "version",
    ("vote", "round_id"): "round",
    ("vote", "note_id"): "note",
    ("vote", "group_id"): "note_group",
    ("vote", "voter_id"): "person",
}
"""The fields that name another record of the same review, and of which kind it is."""

_TYPES: dict[type, type[TypeEngine[Any]]] = {bool: Boolean, int: Integer, float: Float}

metadata = MetaData()


def _field(kind: str, name: str) -> Column[Any]:
    members = field_types(KINDS[kind])[name]
    base = next(member for member in members if member is not NoneType)
    return Column(name, _TYPES.get(base, Text), nullable=NoneType in members)


def _review_table() -> Table:
    columns = [_field("review", name) for name in field_names(KINDS["review"]) if name != "id"]
    return Table("review", metadata, Column("id", Text, primary_key=True), *columns)


def _child_table(kind: str) -> Table:
    """Make the table of a kind that belongs to a review.

    Links stay within the review and are checked at the end of a transaction, so that one batch
    may add a child before its parent. Nothing cascades: what the log does not say does not happen.
    """
    columns = [_field(kind, name) for name in field_names(KINDS[kind]) if name != "id"]
    links = [
        ForeignKeyConstraint(
            ["review_id", field],
            [f"{target}.review_id", f"{target}.id"],
            name=f"fk_{kind}_{field}",
            deferrable=True,
            initially="DEFERRED",
        )
        for (owner, field), target in REFERENCES.items()
        if owner == kind
    ]
    return Table(
        kind,
        metadata,
        _review_id(kind, primary_key=True),
        Column("id", Text, primary_key=True),
        *columns,
        *links,
        sqlite_with_rowid=False,
    )


def _review_id(table: str, **options: Any) -> Column[Any]:
    key = ForeignKey(
        "review.id", name=f"fk_{table}_review_id", deferrable=True, initially="DEFERRED"
    )
    return Column("review_id", Text, key, nullable=False, **options)


TABLES: dict[str, Table] = {
    kind: _review_table() if kind == "review" else _child_table(kind) for kind in KINDS
}
"""One table for every kind of record, by the kind's name."""

event_log = Table(
    "event_log",
    metadata,
    _review_id("event_log", primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("changes", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Every batch of changes in its order: what the rows are the sum of."""

review_meta = Table(
    "review_meta",
    metadata,
    _review_id("review_meta", primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("indexed_seq", Integer, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("opened_at", Text),
    Column("deleted_at", Text),
    Column("pinned", Boolean, nullable=False),
)
"""What the library knows of a review beyond its records.

The search finds the review as it was at ``indexed_seq``; while that is behind ``seq``, it is stale.
"""

blob = Table(
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""The bytes of pictures."""

blob_use = Table(
    "blob_use",
    metadata,
    _review_id("blob_use", primary_key=True),
    Column("sha256", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which review ever showed which picture, so that purging one takes its pictures along."""

search_doc = Table(
    "search_doc",
    metadata,
    Column("id", Integer, primary_key=True),
    _review_id("search_doc", unique=True),
    Column("body", Text, nullable=False),
    Column("texts", Text, nullable=False),
)
"""One document for every review: folded words for the full-text index, and the texts themselves.

The index over ``body`` is the FTS5 table ``search``, which only the migrations and ``search.py``
know. Ids grow with every update, so that the highest id is the review changed last.
"""
