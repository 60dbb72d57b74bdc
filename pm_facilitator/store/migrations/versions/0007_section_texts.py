"""Sections of the document have texts of their own, and a review may bring its own template."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table of the texts and give reviews their new column."""
    template = sa.Column("own_template", sa.Text, nullable=False, server_default="")
    op.add_column("review", template)
    key = sa.ForeignKey(
        "review.id", name="fk_section_text_review_id", deferrable=True, initially="DEFERRED"
    )
    op.create_table(
        "section_text",
        sa.Column("review_id", sa.Text, key, nullable=False, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("order", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Refuse: what was written would be lost."""
    raise NotImplementedError("What was written into the sections would be lost.")
