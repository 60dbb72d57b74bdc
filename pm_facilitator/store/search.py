"""Finding reviews by any word in them."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, insert, select, text, update

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Value, field_names
from pm_facilitator.domain.entities import Entity, kind_of
from pm_facilitator.domain.plain import field_types
from pm_facilitator.store.answers import SearchHit
from pm_facilitator.store.rows import read_records
from pm_facilitator.store.tables import TABLES, review_meta, search_doc
from pm_facilitator.store.words import BOUNDARY, Query, indexed

_BEFORE, _AFTER = 40, 80
"""How many characters of a text a snippet shows around the first match."""

_CANDIDATES = 4
"""How many of the newest reviews are looked at for one that is shown."""

_TECHNICAL = {
    "id", "zone", "agenda", "category_set", "blob", "media_type", "format", "color", "running_boot",
    "told", "told_zone", "agreed_events", "steps", "step_details", "step_boot", "report_order",
    "reporting", "result_order", "answer_ids", "section", "own_template", "outlet",
}  # fmt: skip

_review = TABLES["review"]

_FIND = text(
    """
    SELECT search_doc.review_id, search_doc.texts, review.title, review.archived_at,
           review_meta.updated_at
    FROM search
    JOIN search_doc ON search_doc.id = search.rowid
    JOIN review ON review.id = search_doc.review_id
    JOIN review_meta ON review_meta.review_id = search_doc.review_id
    WHERE search MATCH :query AND review_meta.deleted_at IS NULL
    ORDER BY search.rowid DESC
    LIMIT :limit
    """
)


def is_stale(connection: Connection) -> bool:
    """Tell whether a review has changed since the search last read it."""
    return connection.execute(_stale().limit(1)).first() is not None


def refresh(connection: Connection) -> None:
    """Read again what has changed, the review changed last coming last, and so found first."""
    for (review_id,) in connection.execute(_stale()).all():
        _index(connection, review_id)


def find(connection: Connection, query: Query, limit: int) -> list[SearchHit]:
    """Give the reviews that hold every phrase: first those with all of them in one text.

    Within either sort the review changed last comes first.
    """
    wanted = {"query": query.match_expression(), "limit": limit * _CANDIDATES}
    ranked = [_hit(row, query) for row in connection.execute(_FIND, wanted).mappings()]
    return [hit for _, hit in sorted(ranked, key=lambda pair: -pair[0])][:limit]


def forget(connection: Connection, review_id: str) -> None:
    """Take a review out of the search."""
    row = connection.execute(
        select(search_doc.c.id, search_doc.c.body).where(search_doc.c.review_id == review_id)
    ).first()
    if row is None:
        return
    # The index keeps no texts of its own: it must be told what it is to forget.
    connection.execute(
        text("INSERT INTO search(search, rowid, body) VALUES ('delete', :id, :body)"),
        {"id": row.id, "body": row.body},
    )
    connection.execute(delete(search_doc).where(search_doc.c.id == row.id))


def searchable_texts(entity: Entity) -> Iterator[tuple[str, str]]:
    """Give the fields of a record that people wrote, each with its text."""
    types = field_types(type(entity))
    for name in field_names(type(entity)):
        value: Value = getattr(entity, name)
        if name in _TECHNICAL or name.endswith(("_id", "_ids")) or not value:
            continue
        if isinstance(value, tuple):
            yield name, ", ".join(value)
        elif str in types[name] or name == "severity":
            yield name, str(value)


def _stale() -> Select[Any]:
    return (
        select(review_meta.c.review_id)
        .where(review_meta.c.indexed_seq < review_meta.c.seq)
        .order_by(review_meta.c.updated_at)
    )


def _index(connection: Connection, review_id: str) -> None:
    forget(connection, review_id)
    board = Board(read_records(connection, review_id))
    texts = [
        (kind_of(entity), field, value)
        for entity in board.entities()
        for field, value in searchable_texts(entity)
    ]
    body = f" {BOUNDARY} ".join(indexed(value) for _, _, value in texts)
    id_ = connection.scalar(
        insert(search_doc)
        .values(review_id=review_id, body=body, texts=json.dumps(texts, ensure_ascii=False))
        .returning(search_doc.c.id)
    )
    connection.execute(
        text("INSERT INTO search(rowid, body) VALUES (:id, :body)"),
        {"id": id_, "body": body},
    )
    connection.execute(
        update(review_meta)
        .where(review_meta.c.review_id == review_id)
        .values(indexed_seq=review_meta.c.seq)
    )


def _hit(row: RowMapping, query: Query) -> tuple[int, SearchHit]:
    best: tuple[int, str, str, str, list[tuple[int, int]]] = (-1, "", "", "", [])
    for kind, field, value in json.loads(row["texts"]):
        held, spans = query.places(value)
        if held > best[0]:
            best = (held, kind, field, value, spans)
        if held == len(query.phrases):
            break
    held, kind, field, value, spans = best
    snippet, marks = _snippet(value, spans)
    hit = SearchHit(
        review_id=row["review_id"],
        title=row["title"],
        kind=kind,
        field=field,
        snippet=snippet,
        marks=marks,
        updated_at=datetime.fromisoformat(row["updated_at"]),
        archived=row["archived_at"] is not None,
    )
    return held, hit


def _snippet(value: str, spans: list[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut some words out of a text around the first match, with the matches' places in the cut."""
    first = spans[0] if spans else (0, 0)
    start, end = max(0, first[0] - _BEFORE), min(len(value), first[1] + _AFTER)
    while 0 < start < first[0] and not value[start - 1].isspace():
        start += 1
    while first[1] < end < len(value) and not value[end].isspace():
        end -= 1
    lead, tail = "…" if start else "", "…" if end < len(value) else ""
    shift = start - len(lead)
    marks = tuple((a - shift, b - shift) for a, b in spans if b <= end)
    flat = "".join(" " if sign.isspace() else sign for sign in value[start:end])
    return lead + flat + tail, marks
