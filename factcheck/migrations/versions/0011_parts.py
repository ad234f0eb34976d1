"""Parts of claims, and what bears on each."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=500), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("wording", sa.String(length=500), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_part_claim_id"),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name="fk_part_made_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_part"),
        sa.UniqueConstraint("form_key", name="uq_part_form_key"),
    )
    op.create_index("ix_part_claim_id", "part", ["claim_id"])
    op.create_table(
        "bearing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("stance", sa.String(length=40), nullable=False),
        sa.Column("tied_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name="fk_bearing_evidence_id"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_bearing_part_id"),
        sa.ForeignKeyConstraint(["tied_by_id"], ["person.id"], name="fk_bearing_tied_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bearing"),
        sa.UniqueConstraint("part_id", "evidence_id", name="uq_bearing_part_id_evidence_id"),
    )
    op.create_index("ix_bearing_evidence_id", "bearing", ["evidence_id"])


def downgrade() -> None:
    op.drop_table("bearing")
    op.drop_table("part")
