"""A closing check knows which devices have answered, by ids that only the device can make."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Give rounds their new column; nobody has answered earlier checks under an id."""
    op.add_column("round", sa.Column("answer_ids", sa.Text, nullable=False, server_default="[]"))


def downgrade() -> None:
    """Refuse: an answer that is sent again would be counted twice."""
    raise NotImplementedError("Answers that are sent again would be counted twice.")
