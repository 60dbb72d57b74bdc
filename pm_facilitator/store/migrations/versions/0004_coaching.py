"""Reviews keep which checks were left as they are, and counts of what the room needed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Give reviews their new columns."""
    for name in ("checks_left", "room_counts"):
        op.add_column("review", sa.Column(name, sa.Text, nullable=False, server_default="[]"))


def downgrade() -> None:
    """Refuse: what was left on purpose would come up again."""
    raise NotImplementedError("Which checks were left would be lost.")
