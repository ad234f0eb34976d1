"""The same claim again: what is perhaps the same, what is not, and of which one is a duplicate."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    inline = op.get_bind().dialect.name == "sqlite"
    op.add_column(
        "claim",
        sa.Column(
            "duplicate_of_id",
            sa.Integer(),
            sa.ForeignKey("claim.id", name="fk_claim_duplicate_of_id"),
            nullable=True,
        ),
        inline_references=inline,
    )
    op.create_index("ix_claim_duplicate_of_id", "claim", ["duplicate_of_id"])
    op.create_table(
        "perhapssame",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("claim_id", sa.Integer(), sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("other_id", sa.Integer(), sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("claim_id", "other_id"),
    )
    op.create_index("ix_perhapssame_other_id", "perhapssame", ["other_id"])
    op.create_table(
        "notthesame",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("low_id", sa.Integer(), sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("high_id", sa.Integer(), sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("said_by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("low_id", "high_id"),
    )
    op.create_index("ix_notthesame_high_id", "notthesame", ["high_id"])


def downgrade() -> None:
    op.drop_table("notthesame")
    op.drop_table("perhapssame")
    op.drop_index("ix_claim_duplicate_of_id", "claim")
    op.drop_column("claim", "duplicate_of_id")
