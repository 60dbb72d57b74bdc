"""Versions of the document are frozen, commented on section by section, and approved."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

Columns = list[sa.Column[Any]]


def upgrade() -> None:
    """Make the tables of versions, comments and approvals."""
    number = sa.Column("number", sa.Integer, nullable=False)
    _record("version", [number, _moment(), *_texts("by note status blob")])
    resolved = sa.Column("resolved", sa.Boolean, nullable=False)
    _record("comment", [*_texts("section text by"), _moment(), resolved, *_texts("answer")])
    link = sa.ForeignKeyConstraint(
        ["review_id", "version_id"],
        ["version.review_id", "version.id"],
        name="fk_approval_version_id",
        deferrable=True,
        initially="DEFERRED",
    )
    version = sa.Column("version_id", sa.Text)
    _record("approval", [*_texts("by capacity"), _moment(), version], link)


def downgrade() -> None:
    """Refuse: what was frozen, said and approved would be lost."""
    raise NotImplementedError("Versions, comments and approvals would be lost.")


def _record(kind: str, columns: Columns, *links: sa.ForeignKeyConstraint) -> None:
    key = sa.ForeignKey(
        "review.id", name=f"fk_{kind}_review_id", deferrable=True, initially="DEFERRED"
    )
    op.create_table(
        kind,
        sa.Column("review_id", sa.Text, key, nullable=False, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *columns,
        sa.Column("order", sa.Float, nullable=False),
        *links,
        sqlite_with_rowid=False,
    )


def _moment() -> sa.Column[Any]:
    return sa.Column("at", sa.Text)


def _texts(names: str) -> Columns:
    return [sa.Column(name, sa.Text, nullable=False) for name in names.split()]
