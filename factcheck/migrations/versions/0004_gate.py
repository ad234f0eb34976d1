"""Rules of the policy that an editor set aside for one claim."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gateoverride",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("evidence_digest", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_gateoverride_claim_id"),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name="fk_gateoverride_made_by_id"),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdict.id"], name="fk_gateoverride_verdict_id"),
        sa.PrimaryKeyConstraint("id", name="pk_gateoverride"),
    )
    op.create_index("ix_gateoverride_claim_id", "gateoverride", ["claim_id"])


def downgrade() -> None:
    op.drop_table("gateoverride")
