"""Notices, the letters that tell of them, and calendar feeds."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        _moment("made_at"),
        _moment("next_try_at"),
        _moment("lease_until", nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        _moment("last_tried_at", nullable=True),
        sa.Column("last_error", sa.String(length=500), nullable=True),
        _moment("ended_at", nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_letter_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_letter"),
        sa.UniqueConstraint("key", name="uq_letter_key"),
    )
    op.create_index("ix_letter_person_id", "letter", ["person_id"])
    op.create_index("ix_letter_state_next_try_at", "letter", ["state", "next_try_at"])
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("delivery", sa.String(length=40), nullable=False),
        _moment("made_at"),
        _moment("read_at", nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_notice_claim_id"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_notice_event_id"),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name="fk_notice_letter_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_notice_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint("event_id", "person_id", name="uq_notice_event_id_person_id"),
    )
    op.create_index("ix_notice_person_id_read_at_id", "notice", ["person_id", "read_at", "id"])
    op.create_index("ix_notice_person_id_id", "notice", ["person_id", "id"])
    op.create_index(
        "ix_notice_letter_id_delivery_made_at", "notice", ["letter_id", "delivery", "made_at"]
    )
    op.create_table(
        "notice_choices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deliveries", sa.JSON(), nullable=False),
        sa.Column("digest_hour", sa.Integer(), nullable=False),
        sa.Column("time_zone", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_notice_choices_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_choices"),
        sa.UniqueConstraint("person_id", name="uq_notice_choices_person_id"),
    )
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        _moment("made_at"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_calendar_feed_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_feed"),
        sa.UniqueConstraint("person_id", name="uq_calendar_feed_person_id"),
        sa.UniqueConstraint("token_hash", name="uq_calendar_feed_token_hash"),
    )
    op.create_index("ix_claim_review_by", "claim", ["review_by"])


def downgrade() -> None:
    op.drop_index("ix_claim_review_by", "claim")
    op.drop_table("calendar_feed")
    op.drop_table("notice_choices")
    op.drop_table("notice")
    op.drop_table("letter")
