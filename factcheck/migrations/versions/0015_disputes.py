"""How sure an adjudicator was, and the gaps in the guideline."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("round", sa.Column("settled_confidence", sa.String(length=40), nullable=True))
    op.create_table(
        "guidelinegap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=1000), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_guidelinegap_claim_id"),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["person.id"], name="fk_guidelinegap_closed_by_id"
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_guidelinegap_round_id"),
        sa.PrimaryKeyConstraint("id", name="pk_guidelinegap"),
        sa.UniqueConstraint("round_id", name="uq_guidelinegap_round_id"),
    )
    op.create_index("ix_guidelinegap_claim_id", "guidelinegap", ["claim_id"])
    op.create_index("ix_guidelinegap_closed_at", "guidelinegap", ["closed_at"])


def downgrade() -> None:
    op.drop_table("guidelinegap")
    op.drop_column("round", "settled_confidence")
