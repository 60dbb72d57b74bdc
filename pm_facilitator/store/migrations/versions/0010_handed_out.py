"""What trackers were handed is remembered, so that a second file does not double it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table of what was handed out."""
    key = sa.ForeignKey(
        "review.id", name="fk_handed_out_review_id", deferrable=True, initially="DEFERRED"
    )
    op.create_table(
        "handed_out",
        sa.Column("review_id", sa.Text, key, nullable=False, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("action_id", sa.Text, nullable=False),
        sa.Column("at", sa.Text),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("order", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Refuse: actions would be doubled in their trackers."""
    raise NotImplementedError("What trackers were handed would be forgotten.")
