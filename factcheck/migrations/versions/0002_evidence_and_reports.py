"""Evidence and reports."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reviews_wanted", sa.Integer(), nullable=False),
        sa.Column("evidence_digest", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_reason", sa.String(length=40), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_rating_id", sa.Integer(), nullable=True),
        sa.Column("settled_reason", sa.String(length=40), nullable=True),
        sa.Column("settled_note", sa.String(length=2000), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_round_claim_id"),
        sa.ForeignKeyConstraint(["settled_by_id"], ["person.id"], name="fk_round_settled_by_id"),
        sa.ForeignKeyConstraint(
            ["settled_rating_id"], ["rating.id"], name="fk_round_settled_rating_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_round"),
        sa.UniqueConstraint("claim_id", "number", name="uq_round_claim_id_number"),
    )
    op.create_table(
        "sharelink",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("openings", sa.Integer(), nullable=False),
        sa.Column("last_opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_sharelink_claim_id"),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name="fk_sharelink_made_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sharelink"),
        sa.UniqueConstraint("form_key", name="uq_sharelink_form_key"),
        sa.UniqueConstraint("token_hash", name="uq_sharelink_token_hash"),
    )
    op.create_index("ix_sharelink_claim_id", "sharelink", ["claim_id"])
    op.create_table(
        "dismissal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("sentence_id", sa.Integer(), nullable=False),
        sa.Column("dismissed_by_id", sa.Integer(), nullable=False),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_dismissal_claim_id"),
        sa.ForeignKeyConstraint(
            ["dismissed_by_id"], ["person.id"], name="fk_dismissal_dismissed_by_id"
        ),
        sa.ForeignKeyConstraint(["sentence_id"], ["sentence.id"], name="fk_dismissal_sentence_id"),
        sa.PrimaryKeyConstraint("id", name="pk_dismissal"),
        sa.UniqueConstraint("claim_id", "sentence_id", name="uq_dismissal_claim_id_sentence_id"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("stance", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column("attached_by_id", sa.Integer(), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["attached_by_id"], ["person.id"], name="fk_evidence_attached_by_id"
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_evidence_claim_id"),
        sa.ForeignKeyConstraint(["passage_id"], ["passage.id"], name="fk_evidence_passage_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.UniqueConstraint("form_key", name="uq_evidence_form_key"),
    )
    op.create_index("ix_evidence_counted", "evidence", ["claim_id", "withdrawn_at", "stance"])
    op.create_index("ix_evidence_passage_id", "evidence", ["passage_id"])
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("rating_id", sa.Integer(), nullable=False),
        sa.Column("justification", sa.String(length=5000), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_review_person_id"),
        sa.ForeignKeyConstraint(["rating_id"], ["rating.id"], name="fk_review_rating_id"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_review_round_id"),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
        sa.UniqueConstraint("round_id", "person_id", name="uq_review_round_id_person_id"),
    )
    op.create_index("ix_review_person_id", "review", ["person_id"])
    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("rating_id", sa.Integer(), nullable=False),
        sa.Column("conclusion", sa.String(length=500), nullable=False),
        sa.Column("signed_by_id", sa.Integer(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("correction", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_verdict_claim_id"),
        sa.ForeignKeyConstraint(["rating_id"], ["rating.id"], name="fk_verdict_rating_id"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_verdict_round_id"),
        sa.ForeignKeyConstraint(["signed_by_id"], ["person.id"], name="fk_verdict_signed_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_verdict"),
    )
    op.create_index("ix_verdict_claim_id", "verdict", ["claim_id"])
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verdict_id", sa.Integer(), nullable=False),
        sa.Column("json_bytes", sa.LargeBinary(), nullable=False),
        sa.Column("markdown_bytes", sa.LargeBinary(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=True),
        sa.Column("published_by_id", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_edition_claim_id"),
        sa.ForeignKeyConstraint(
            ["published_by_id"], ["person.id"], name="fk_edition_published_by_id"
        ),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdict.id"], name="fk_edition_verdict_id"),
        sa.PrimaryKeyConstraint("id", name="pk_edition"),
        sa.UniqueConstraint("claim_id", "number", name="uq_edition_claim_id_number"),
    )
    op.create_index("ix_edition_published_at", "edition", ["published_at"])


def downgrade() -> None:
    for table in ("edition", "verdict", "review", "evidence", "dismissal", "sharelink", "round"):
        op.drop_table(table)
