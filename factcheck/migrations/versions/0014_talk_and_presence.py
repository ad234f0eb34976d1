"""Comments in threads, and who is at a claim just now."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "thread",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("passage_id", sa.Integer(), nullable=True),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_thread_claim_id"),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name="fk_thread_evidence_id"),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name="fk_thread_opened_by_id"),
        sa.ForeignKeyConstraint(["passage_id"], ["passage.id"], name="fk_thread_passage_id"),
        sa.ForeignKeyConstraint(["resolved_by_id"], ["person.id"], name="fk_thread_resolved_by_id"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_thread_round_id"),
        sa.PrimaryKeyConstraint("id", name="pk_thread"),
        sa.UniqueConstraint("round_id", name="uq_thread_round_id"),
    )
    op.create_index("ix_thread_claim_id_id", "thread", ["claim_id", "id"])
    op.create_index("ix_thread_passage_id", "thread", ["passage_id"])
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("mentions", sa.JSON(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_sealed", sa.Boolean(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_comment_author_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_comment_claim_id"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_comment_round_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name="fk_comment_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        sa.UniqueConstraint("form_key", name="uq_comment_form_key"),
    )
    op.create_index("ix_comment_claim_id_thread_id", "comment", ["claim_id", "thread_id"])
    op.create_index("ix_comment_thread_id_id", "comment", ["thread_id", "id"])
    op.create_table(
        "commentwording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name="fk_commentwording_comment_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commentwording"),
        sa.UniqueConstraint("comment_id", "number", name="uq_commentwording_comment_id_number"),
    )
    op.create_table(
        "presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_presence_claim_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_presence_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_presence"),
        sa.UniqueConstraint("person_id", "claim_id", name="uq_presence_person_id_claim_id"),
    )
    op.create_index("ix_presence_claim_id_seen_at", "presence", ["claim_id", "seen_at"])


def downgrade() -> None:
    op.drop_table("presence")
    op.drop_table("commentwording")
    op.drop_table("comment")
    op.drop_table("thread")
