"""The first library: reviews with their records, the event log, pictures and the search."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPLICATION_ID = 0x504D4641

Columns = list[sa.Column[Any]]


def upgrade() -> None:
    """Make every table."""
    _review()
    _preparation()
    _timeline()
    _boards()
    _factors()
    _outcomes()
    _rounds()
    _library()
    _search()
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def downgrade() -> None:
    """Refuse: there is nothing before the first library."""
    raise NotImplementedError("There is nothing before the first library.")


def _review() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("title incident_ref status stage services tags summary"),
        *_texts("impact_customers impact_business impact_slo detection_method trigger zone"),
        *_texts("confidentiality template agenda problem category_set"),
        *_maybe("severity reason started_at detected_at acknowledged_at mitigated_at resolved_at"),
        *_maybe("review_at follow_up_on timeline_agreed_at created_at archived_at"),
    )


def _preparation() -> None:
    _record("person", _texts("name role team handle"), _flags("present"), [_flag("neutral", True)])
    _record("prep_item", _texts("text"), _flags("done"))
    _record(
        "stage_slot",
        _texts("stage running_boot"),
        _numbers("planned extra", sa.Integer),
        _numbers("spent", sa.Float),
        _maybe("running_since"),
        [sa.Column("running_steady", sa.Float)],
    )


def _timeline() -> None:
    _record(
        "event",
        _maybe("time end"),
        _texts("precision text kind source evidence visible_then lane"),
        _flags("highlighted agreed"),
    )


def _boards() -> None:
    _record("note_group", _texts("title stage"), _numbers("x y", sa.Float))
    _record(
        "round",
        _texts("stage prompt format step"),
        _numbers("seconds votes_each votes_per_note", sa.Integer),
        _flags("anonymous votes_open"),
        _maybe("started_at"),
    )
    _record(
        "note",
        _texts("text stage color"),
        _numbers("x y width height", sa.Float),
        _maybe("author_id group_id round_id"),
        _flags("hidden locked"),
        links={"author_id": "person", "group_id": "note_group", "round_id": "round"},
    )
    _record(
        "picture",
        _texts("blob media_type caption stage"),
        _numbers("x y width height", sa.Float),
        _maybe("event_id"),
        links={"event_id": "event"},
    )


def _factors() -> None:
    _record("bone", _texts("label"))
    _record(
        "factor",
        _texts("text bone_id kind evidence event_ids note_ids"),
        _maybe("parent_id"),
        links={"bone_id": "bone", "parent_id": "factor"},
    )
    _record(
        "why_step",
        _texts("factor_id text gate"),
        _maybe("parent_id"),
        links={"factor_id": "factor", "parent_id": "why_step"},
    )


def _outcomes() -> None:
    _record("insight", _texts("kind text"))
    _record("question", _texts("text answer"))
    _record(
        "action",
        _texts("text owner horizon effect success status tracker factor_ids"),
        _maybe("due priority"),
        [sa.Column("impact", sa.Integer), sa.Column("effort", sa.Integer)],
    )
    _record(
        "locker_item",
        _texts("text stage state reason"),
        _maybe("parked_at action_id"),
        links={"action_id": "action"},
    )
    _record("decision", _texts("text reason factor_ids"))


def _rounds() -> None:
    _record("round_group", _texts("round_id name color person_ids"), links={"round_id": "round"})
    _record(
        "vote",
        _maybe("round_id note_id group_id voter_id"),
        _numbers("count", sa.Integer),
        links={
            "round_id": "round",
            "note_id": "note",
            "group_id": "note_group",
            "voter_id": "person",
        },
        ordered=False,
    )


def _library() -> None:
    op.create_table(
        "event_log",
        _review_id("event_log", primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True),
        *_texts("at origin changes"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "review_meta",
        _review_id("review_meta", primary_key=True),
        *_numbers("seq indexed_seq", sa.Integer),
        *_texts("updated_at"),
        *_maybe("opened_at deleted_at"),
        *_flags("pinned"),
    )
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text, primary_key=True),
        *_texts("media_type"),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "blob_use",
        _review_id("blob_use", primary_key=True),
        sa.Column("sha256", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )


def _search() -> None:
    op.create_table(
        "search_doc",
        sa.Column("id", sa.Integer, primary_key=True),
        _review_id("search_doc", unique=True),
        *_texts("body texts"),
    )
    # The words come folded and divided by spaces, so the index itself divides nothing else.
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "body, content='search_doc', content_rowid='id', prefix='2 3', "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
    )


def _record(
    kind: str, *columns: Columns, links: dict[str, str] | None = None, ordered: bool = True
) -> None:
    op.create_table(
        kind,
        _review_id(kind, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *[column for some in columns for column in some],
        *(_numbers("order", sa.Float) if ordered else []),
        *[_link(kind, field, target) for field, target in (links or {}).items()],
        sqlite_with_rowid=False,
    )


def _link(kind: str, field: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["review_id", field],
        [f"{target}.review_id", f"{target}.id"],
        name=f"fk_{kind}_{field}",
        deferrable=True,
        initially="DEFERRED",
    )


def _review_id(table: str, **options: Any) -> sa.Column[Any]:
    key = sa.ForeignKey(
        "review.id", name=f"fk_{table}_review_id", deferrable=True, initially="DEFERRED"
    )
    return sa.Column("review_id", sa.Text, key, nullable=False, **options)


def _texts(names: str) -> Columns:
    return [sa.Column(name, sa.Text, nullable=False) for name in names.split()]


def _maybe(names: str) -> Columns:
    return [sa.Column(name, sa.Text) for name in names.split()]


def _numbers(names: str, of: type[sa.Integer] | type[sa.Float[Any]]) -> Columns:
    return [sa.Column(name, of, nullable=False) for name in names.split()]


def _flags(names: str) -> Columns:
    return [_flag(name, False) for name in names.split()]


def _flag(name: str, nullable: bool) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=nullable)
