"""Actions know how they are seen to be done and what risk they answer; reviews a second look."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Give actions and reviews their new columns."""
    op.add_column("action", sa.Column("done_when", sa.Text, nullable=False, server_default=""))
    for name in ("likelihood", "severity"):
        op.add_column("action", sa.Column(name, sa.Integer, nullable=True))
    op.add_column("review", sa.Column("second_look_at", sa.Text, nullable=True))
    op.add_column(
        "review", sa.Column("second_look_ids", sa.Text, nullable=False, server_default="[]")
    )


def downgrade() -> None:
    """Refuse: what the group has agreed on would be lost."""
    raise NotImplementedError("How actions are seen to be done, and their risk, would be lost.")
