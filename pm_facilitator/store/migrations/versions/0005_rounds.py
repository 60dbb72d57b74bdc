"""Rounds keep their steps, clock, order of reports and results; notes know their small group."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Give rounds and notes their new columns."""
    for name in ("steps", "step_details", "report_order", "result_order"):
        _add("round", name, sa.Text, "[]")
    for name in ("step_boot", "reporting"):
        _add("round", name, sa.Text, "")
    for name in ("step_at", "step_seconds", "answered", "learned", "again"):
        _add("round", name, sa.Integer, "0")
    for name in ("step_spent", "x", "y"):
        _add("round", name, sa.Float, "0")
    for name, type_ in (("step_since", sa.Text), ("step_steady", sa.Float), ("ended_at", sa.Text)):
        op.add_column("round", sa.Column(name, type_))
    # A link over two columns cannot be added to a table of SQLite: it is made anew.
    made_anew: Any = {"recreate": "always", "table_kwargs": {"sqlite_with_rowid": False}}
    with op.batch_alter_table("note", **made_anew) as note:
        note.add_column(sa.Column("small_group_id", sa.Text))
        note.create_foreign_key(
            "fk_note_small_group_id",
            "round_group",
            ["review_id", "small_group_id"],
            ["review_id", "id"],
            deferrable=True,
            initially="DEFERRED",
        )


def downgrade() -> None:
    """Refuse: the results of rounds would be lost."""
    raise NotImplementedError("The results of rounds would be lost.")


def _add(table: str, name: str, type_: type[Any], default: str) -> None:
    op.add_column(table, sa.Column(name, type_, nullable=False, server_default=default))
