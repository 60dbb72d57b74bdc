"""Events keep how their times were told and where they came from; agreements are recorded."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

Columns = list[sa.Column[Any]]


def upgrade() -> None:
    """Give events their new columns and make the tables of what is said and agreed."""
    for name, default in (("told", ""), ("told_zone", ""), ("origins", "[]")):
        op.add_column("event", sa.Column(name, sa.Text, nullable=False, server_default=default))
    op.add_column("event", sa.Column("known_now", sa.Text, nullable=False, server_default=""))
    shown = sa.Column("known_shown", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("event", shown)
    settled = sa.Column("settled", sa.Boolean, nullable=False)
    _record("remark", [*_texts("kind text"), sa.Column("said_at", sa.Text), settled])
    _record("agreement", [sa.Column("at", sa.Text), *_texts("agreed_events")])


def downgrade() -> None:
    """Refuse: what was said and agreed would be lost."""
    raise NotImplementedError("What the group agreed on would be lost.")


def _record(kind: str, columns: Columns) -> None:
    key = sa.ForeignKey(
        "review.id", name=f"fk_{kind}_review_id", deferrable=True, initially="DEFERRED"
    )
    op.create_table(
        kind,
        sa.Column("review_id", sa.Text, key, nullable=False, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *columns,
        sa.Column("order", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )


def _texts(names: str) -> Columns:
    return [sa.Column(name, sa.Text, nullable=False) for name in names.split()]
