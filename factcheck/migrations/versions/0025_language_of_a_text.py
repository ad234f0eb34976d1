"""The language of a version's text, where it was recognised; not of what came before."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("version", sa.Column("language", sa.String(length=10), nullable=True))


def downgrade() -> None:
    op.drop_column("version", "language")
