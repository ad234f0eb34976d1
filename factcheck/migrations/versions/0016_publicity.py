"""Who may see what is published, tiers of corrections, and what a report says beside its claim."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "publicity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name="fk_publicity_set_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_publicity"),
    )
    op.add_column("claimant", sa.Column("kind", sa.String(length=40), nullable=True))
    op.add_column(
        "person",
        sa.Column("signs_by_name", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("verdict", sa.Column("correction_tier", sa.String(length=40), nullable=True))


def downgrade() -> None:
    op.drop_column("verdict", "correction_tier")
    op.drop_column("person", "signs_by_name")
    op.drop_column("claimant", "kind")
    op.drop_table("publicity")
