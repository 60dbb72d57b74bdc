"""The whiteboard: frames, free texts, arrows and strokes, and how a timeline is drawn."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

Columns = list[sa.Column[Any]]


def upgrade() -> None:
    """Make the new tables and give the old ones their new columns."""
    for column, default in (("spacing", "scale"), ("lanes", "none"), ("second_zone", "")):
        _add("review", sa.Column(column, sa.Text, nullable=False, server_default=default))
    _add("review", sa.Column("gap_minutes", sa.Integer))
    _add("event", _new_flag("milestone"))
    _add("picture", _new_flag("locked"))
    _add("factor", sa.Column("gate", sa.Text, nullable=False, server_default="any"))
    _record("frame", _texts("title stage"), _numbers("x y width height"))
    _record("board_text", _texts("text stage"), _numbers("x y width size"))
    _record("arrow", _texts("text stage from_kind from_id to_kind to_id"), _numbers("x1 y1 x2 y2"))
    _record("stroke", _texts("points stage color"), _numbers("width"))


def downgrade() -> None:
    """Refuse: what is on the new tables would be lost."""
    raise NotImplementedError("What is on the whiteboard would be lost.")


def _add(table: str, column: sa.Column[Any]) -> None:
    op.add_column(table, column)


def _record(kind: str, *columns: Columns) -> None:
    key = sa.ForeignKey(
        "review.id", name=f"fk_{kind}_review_id", deferrable=True, initially="DEFERRED"
    )
    op.create_table(
        kind,
        sa.Column("review_id", sa.Text, key, nullable=False, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *[column for some in columns for column in some],
        sa.Column("locked", sa.Boolean, nullable=False),
        *_numbers("order"),
        sqlite_with_rowid=False,
    )


def _texts(names: str) -> Columns:
    return [sa.Column(name, sa.Text, nullable=False) for name in names.split()]


def _numbers(names: str) -> Columns:
    return [sa.Column(name, sa.Float, nullable=False) for name in names.split()]


def _new_flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
