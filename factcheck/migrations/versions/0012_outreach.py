"""Searches that were made, also as evidence, and whom the desk asked."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "searchrecord",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("searched_in", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=2000), nullable=True),
        sa.Column("searched_for", sa.String(length=500), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("searched_on", sa.Date(), nullable=False),
        sa.Column("looked_for", sa.String(length=40), nullable=False),
        sa.Column("found", sa.String(length=1000), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_searchrecord_claim_id"),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name="fk_searchrecord_recorded_by_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_searchrecord"),
        sa.UniqueConstraint("form_key", name="uq_searchrecord_form_key"),
    )
    op.create_index("ix_searchrecord_claim_id", "searchrecord", ["claim_id"])
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("whom", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("printed_as", sa.String(length=300), nullable=True),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("question", sa.String(length=1000), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("reply", sa.String(length=40), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(length=5000), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column("logged_by_id", sa.Integer(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_contact_claim_id"),
        sa.ForeignKeyConstraint(["logged_by_id"], ["person.id"], name="fk_contact_logged_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        sa.UniqueConstraint("form_key", name="uq_contact_form_key"),
    )
    op.create_index("ix_contact_claim_id", "contact", ["claim_id"])
    op.create_index("ix_contact_due", "contact", ["reply", "deadline"])
    # SQLite builds the table anew; the foreign keys are off meanwhile, so that no row is lost.
    with op.batch_alter_table("evidence") as evidence:
        evidence.alter_column("passage_id", existing_type=sa.Integer(), nullable=True)
        evidence.add_column(sa.Column("search_id", sa.Integer(), nullable=True))
        evidence.create_foreign_key("fk_evidence_search_id", "searchrecord", ["search_id"], ["id"])
        evidence.create_check_constraint(
            "ck_evidence_one_of_both", "(passage_id IS NULL) != (search_id IS NULL)"
        )
    op.create_index("ix_evidence_search_id", "evidence", ["search_id"])


def downgrade() -> None:
    # The schema before has no place for them.
    op.execute("DELETE FROM evidence WHERE search_id IS NOT NULL")
    op.drop_index("ix_evidence_search_id", "evidence")
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_constraint("ck_evidence_one_of_both", type_="check")
        evidence.drop_constraint("fk_evidence_search_id", type_="foreignkey")
        evidence.drop_column("search_id")
        evidence.alter_column("passage_id", existing_type=sa.Integer(), nullable=False)
    op.drop_table("contact")
    op.drop_table("searchrecord")
