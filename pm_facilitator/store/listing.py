"""The library's lists: which reviews there are, in short."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from pm_facilitator.domain.vocabulary import ActionStatus, ReviewStatus, Severity, Stage
from pm_facilitator.errors import StoreError
from pm_facilitator.store.answers import ReviewSummary
from pm_facilitator.store.tables import TABLES, review_meta

_review, _action = TABLES["review"], TABLES["action"]

_UNDONE = tuple(status.value for status in ActionStatus if not status.is_over)


def summaries() -> Select[Any]:
    """Give the selection of all reviews, the one changed last first, ready to be narrowed."""
    undone = (
        select(func.count())
        .where(_action.c.review_id == _review.c.id, _action.c.status.in_(_UNDONE))
        .scalar_subquery()
    )
    meta = review_meta.c
    return (
        select(_review, meta.updated_at, meta.opened_at, meta.deleted_at, meta.pinned)
        .add_columns(undone.label("open_actions"))
        .join(review_meta, meta.review_id == _review.c.id)
        .order_by(meta.updated_at.desc(), _review.c.id)
    )


def listed(connection: Connection, selection: Select[Any]) -> list[ReviewSummary]:
    """Read a selection of reviews."""
    return [_summary(row) for row in connection.execute(selection).mappings()]


def resolve(connection: Connection, ref: str) -> str:
    """Give the id of the review that is meant by an id, a title, or the beginning of an id.

    Raises:
        StoreError: when there is none, or more than one.
    """
    wanted = ref.strip()
    present = (
        select(_review.c.id, _review.c.title)
        .join(review_meta, review_meta.c.review_id == _review.c.id)
        .where(review_meta.c.deleted_at.is_(None))
        .order_by(_review.c.id)
    )
    rows = connection.execute(present).all()
    for found in (
        [row.id for row in rows if row.id == wanted],
        [row.id for row in rows if row.title == wanted],
        [row.id for row in rows if row.title.casefold() == wanted.casefold()],
        [row.id for row in rows if wanted and row.id.startswith(wanted.lower())],
    ):
        if len(found) == 1:
            return str(found[0])
        if found:
            ids = ", ".join(id_[:8] for id_ in found[:5])
            raise StoreError(f"“{ref}” means {len(found)} reviews.", f"Use an id: {ids}.")
    raise StoreError(f"There is no review “{ref}”.", "List the library to see what is there.")


def _summary(row: RowMapping) -> ReviewSummary:
    return ReviewSummary(
        id=row["id"],
        title=row["title"],
        incident_ref=row["incident_ref"],
        severity=Severity(row["severity"]) if row["severity"] else None,
        status=ReviewStatus(row["status"]),
        stage=Stage(row["stage"]),
        services=tuple(json.loads(row["services"])),
        tags=tuple(json.loads(row["tags"])),
        started_at=_time(row["started_at"]),
        updated_at=datetime.fromisoformat(row["updated_at"]),
        open_actions=row["open_actions"],
        archived=row["archived_at"] is not None,
        pinned=row["pinned"],
        opened_at=_time(row["opened_at"]),
        deleted_at=_time(row["deleted_at"]),
    )


def _time(cell: str | None) -> datetime | None:
    return datetime.fromisoformat(cell) if cell else None
