"""Confidence, the four questions, readings of the evidence, and drafts of reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ANSWERS = ("literally_true", "other_reading", "speaker_proof", "similar_claims")


def upgrade() -> None:
    for table in ("review", "revision"):
        for column in judged():
            op.add_column(table, column)
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("stance", sa.String(length=40), nullable=False),
        sa.Column("is_relied_on", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name="fk_reading_review_id"),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name="fk_reading_evidence_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
        sa.UniqueConstraint(
            "review_id",
            "revision",
            "evidence_id",
            name="uq_reading_review_id_revision_evidence_id",
        ),
    )
    op.create_index("ix_reading_evidence_id", "reading", ["evidence_id"])
    op.create_table(
        "reviewdraft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("rating_id", sa.Integer(), nullable=True),
        sa.Column("justification", sa.String(length=5000), nullable=False),
        *judged(),
        sa.Column("readings", sa.JSON(), nullable=False),
        sa.Column("evidence_digest", sa.String(length=64), nullable=True),
        sa.Column("evidence_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by_window", sa.String(length=40), nullable=True),
        sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_reviewdraft_person_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_reviewdraft_claim_id"),
        sa.ForeignKeyConstraint(["rating_id"], ["rating.id"], name="fk_reviewdraft_rating_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reviewdraft"),
        sa.UniqueConstraint("person_id", "claim_id", name="uq_reviewdraft_person_id_claim_id"),
    )
    op.create_index("ix_reviewdraft_claim_id", "reviewdraft", ["claim_id"])


def judged() -> list[sa.Column[str]]:
    return [
        sa.Column("confidence", sa.String(length=40), nullable=True),
        *(sa.Column(answer, sa.String(length=1000), nullable=True) for answer in ANSWERS),
    ]


def downgrade() -> None:
    op.drop_table("reviewdraft")
    op.drop_table("reading")
    for table in ("revision", "review"):
        with op.batch_alter_table(table) as batch:
            for answer in reversed(ANSWERS):
                batch.drop_column(answer)
            batch.drop_column("confidence")
