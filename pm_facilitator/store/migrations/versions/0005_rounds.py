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
    _make_notes_anew()


def _make_notes_anew() -> None:
    """Give notes their link to a small group: SQLite adds none over two columns to a table."""
    links = {
        "author_id": "person",
        "group_id": "note_group",
        "round_id": "round",
        "small_group_id": "round_group",
    }
    op.create_table(
        "note_anew",
        sa.Column("review_id", sa.Text, nullable=False, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *[sa.Column(name, sa.Text, nullable=False) for name in ("text", "stage", "color")],
        *[sa.Column(name, sa.Float, nullable=False) for name in ("x", "y", "width", "height")],
        *[sa.Column(name, sa.Text) for name in links],
        *[sa.Column(name, sa.Boolean, nullable=False) for name in ("hidden", "locked")],
        sa.Column("order", sa.Float, nullable=False),
        _link("review_id", ["review_id"], ["review.id"]),
        *[
            _link(name, ["review_id", name], [f"{to}.review_id", f"{to}.id"])
            for name, to in links.items()
        ],
        sqlite_with_rowid=False,
    )
    kept = (
        "review_id, id, text, stage, color, x, y, width, height, author_id, group_id, round_id, "
        'hidden, locked, "order"'
    )
    op.execute(f"INSERT INTO note_anew ({kept}) SELECT {kept} FROM note")
    op.drop_table("note")
    op.rename_table("note_anew", "note")


def _link(name: str, columns: list[str], targets: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        columns, targets, name=f"fk_note_{name}", deferrable=True, initially="DEFERRED"
    )


def downgrade() -> None:
    """Refuse: the results of rounds would be lost."""
    raise NotImplementedError("The results of rounds would be lost.")


def _add(table: str, name: str, type_: type[Any], default: str) -> None:
    op.add_column(table, sa.Column(name, type_, nullable=False, server_default=default))
