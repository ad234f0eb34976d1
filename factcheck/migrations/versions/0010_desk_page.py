"""Topics, saved filters, batches; since when a claim has had its status."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

#: Of claims that nothing is known of; every one that is there is given its own below.
LONG_AGO = sa.text("'1970-01-01 00:00:00'")

#: Every list leaves out what is confidential, so every index of a list says what is.
_INDEXES = {
    "ix_claim_status_score": ["status", "score", "id", "is_confidential"],
    "ix_claim_status_changed": ["status", "changed_at", "id", "is_confidential"],
    "ix_claim_status_since": ["status", "standing_since", "id", "is_confidential"],
    "ix_claim_status_due": ["status", "due_on", "id", "is_confidential"],
    "ix_claim_assigned": ["assigned_to_id", "status", "is_confidential", "due_on"],
    "ix_claim_claimant": ["claimant_id", "status", "is_confidential"],
    "ix_claim_counted": [
        "status",
        "is_confidential",
        "assigned_to_id",
        "due_on",
        "claimant_id",
        "standing_since",
        "id",
    ],
}
_INDEXES_BEFORE = {
    "ix_claim_status_score": ["status", "score", "id"],
    "ix_claim_status_changed": ["status", "changed_at", "id"],
    "ix_claim_assigned": ["assigned_to_id", "status", "due_on"],
    "ix_claim_claimant_id": ["claimant_id"],
}


def upgrade() -> None:
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("name_key", sa.String(length=180), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_topic"),
        sa.UniqueConstraint("name_key", name="uq_topic_name_key"),
    )
    op.create_table(
        "claimtopic",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claimtopic_claim_id"),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name="fk_claimtopic_topic_id"),
        sa.PrimaryKeyConstraint("claim_id", "topic_id", name="pk_claimtopic"),
    )
    op.create_index("ix_claimtopic_topic_id", "claimtopic", ["topic_id"])
    op.create_table(
        "savedfilter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("asks", sa.String(length=1000), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_savedfilter_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_savedfilter"),
    )
    op.create_index("ix_savedfilter_person_id", "savedfilter", ["person_id"])
    op.create_index("ix_savedfilter_is_shared", "savedfilter", ["is_shared"])
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done", sa.JSON(), nullable=False),
        sa.Column("refused", sa.JSON(), nullable=False),
        sa.Column("kept", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("form_key", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name="fk_batch_actor_id"),
        sa.PrimaryKeyConstraint("id", name="pk_batch"),
        sa.UniqueConstraint("form_key", name="uq_batch_form_key"),
    )
    op.create_index("ix_batch_actor_id", "batch", ["actor_id"])
    moment = sa.DateTime(timezone=True)
    op.add_column(
        "claim", sa.Column("standing_since", moment, nullable=False, server_default=LONG_AGO)
    )
    op.add_column("claim", sa.Column("opened_at", moment, nullable=True))
    _look_into_history()
    for name in _INDEXES_BEFORE:
        op.drop_index(name, "claim")
    for name, columns in _INDEXES.items():
        op.create_index(name, "claim", columns)


def downgrade() -> None:
    for name in _INDEXES:
        op.drop_index(name, "claim")
    for name, columns in _INDEXES_BEFORE.items():
        op.create_index(name, "claim", columns)
    with op.batch_alter_table("claim") as claim:
        claim.drop_column("opened_at")
        claim.drop_column("standing_since")
    for table in ("batch", "savedfilter", "claimtopic", "topic"):
        op.drop_table(table)


def _look_into_history() -> None:
    """The events tell when a claim was opened, and when it came to where it is."""
    moment = sa.DateTime(timezone=True)
    claim = sa.table(
        "claim",
        sa.column("id"),
        sa.column("status"),
        sa.column("found_at", moment),
        sa.column("standing_since", moment),
        sa.column("opened_at", moment),
    )
    event = sa.table(
        "event",
        sa.column("claim_id"),
        sa.column("verb"),
        sa.column("at", moment),
        sa.column("after", sa.JSON()),
    )
    last = sa.select(sa.func.max(event.c.at)).where(event.c.claim_id == claim.c.id)
    moved = last.where(event.c.after["status"].as_string() == claim.c.status).scalar_subquery()
    opened = last.where(event.c.verb.in_(("claim.opened", "claim.marked"))).scalar_subquery()
    in_work = claim.c.status.not_in(("suggested", "set_aside"))
    op.execute(
        claim.update().values(
            standing_since=sa.func.coalesce(moved, claim.c.found_at),
            opened_at=sa.case((in_work, opened), else_=None),
        )
    )
