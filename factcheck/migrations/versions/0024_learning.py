"""What decisions taught the inbox, and the orders in which its claims are shown."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "learning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("learned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("through_event", sa.Integer(), nullable=False),
        sa.Column("unranked_below", sa.Integer(), nullable=True),
        sa.Column("ranked_to", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learning"),
    )
    op.create_table(
        "learnedweight",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feature", sa.String(length=80), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("opened", sa.Integer(), nullable=False),
        sa.Column("set_aside", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learnedweight"),
        sa.UniqueConstraint("feature", name="uq_learnedweight_feature"),
    )
    for name, columns in INDEXES.items():
        op.create_index(name, "claim", columns)


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "claim")
    op.drop_table("learnedweight")
    op.drop_table("learning")


INDEXES = {
    "ix_claim_opened_at": ["opened_at", "id"],
    "ix_claim_type_priority": ["status", "claim_type", "priority", "id"],
    "ix_claim_claimant_priority": ["claimant_id", "status", "priority", "id"],
}
