"""Editions are found by their content hash: what a file is held against when it names another."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_edition_content_hash", "edition", ["content_hash"])


def downgrade() -> None:
    op.drop_index("ix_edition_content_hash", "edition")
