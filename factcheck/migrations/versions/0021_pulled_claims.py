"""What a pulled claim is made of: its type, its features, suggested wording, who relayed it."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # With the column, since SQLite would else have to build the table anew.
    inline = op.get_bind().dialect.name == "sqlite"
    for column in (
        sa.Column("features", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("priority", sa.Float(), nullable=False, server_default="0"),
        sa.Column("claim_type", sa.String(length=40), nullable=True),
        sa.Column("suggested_statement", sa.String(), nullable=True),
        sa.Column("suggested_headline", sa.String(length=200), nullable=True),
        sa.Column("suggested_said_on", sa.Date(), nullable=True),
    ):
        op.add_column("claim", column)
    op.execute("UPDATE claim SET priority = score")
    op.create_index(
        "ix_claim_status_priority", "claim", ["status", "priority", "id", "is_confidential"]
    )
    op.add_column(
        "claimant",
        sa.Column("is_unnamed", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("appearance", sa.Column("mention", sa.JSON(), nullable=True))
    op.add_column("appearance", sa.Column("proof", sa.JSON(), nullable=True))
    op.add_column(
        "appearance",
        sa.Column(
            "relayed_by_id",
            sa.Integer(),
            sa.ForeignKey("claimant.id", name="fk_appearance_relayed_by_id"),
            nullable=True,
        ),
        inline_references=inline,
    )


def downgrade() -> None:
    for name in ("relayed_by_id", "proof", "mention"):
        op.drop_column("appearance", name)
    op.drop_column("claimant", "is_unnamed")
    op.drop_index("ix_claim_status_priority", "claim")
    for name in (
        "suggested_said_on",
        "suggested_headline",
        "suggested_statement",
        "claim_type",
        "priority",
        "features",
    ):
        op.drop_column("claim", name)
