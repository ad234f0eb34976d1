"""The public site: what it lists of each published check, and what the desk says there of itself.

``factcheck.cli.shell.prepare`` fills the lists after the upgrade from the editions that there are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, length in (("about", 4000), ("corrections_policy", 4000), ("contact", 200)):
        op.add_column("publicity", sa.Column(name, sa.String(length=length), nullable=True))
    op.create_index(
        "ix_claim_hidden",
        "claim",
        ["id"],
        sqlite_where=sa.text("is_confidential = 1"),
        postgresql_where=sa.text("is_confidential"),
    )
    op.create_table(
        "publishedcheck",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("headline", sa.String(), nullable=True),
        sa.Column("conclusion", sa.String(), nullable=False),
        sa.Column("rating", sa.String(), nullable=True),
        sa.Column("rating_key", sa.String(length=200), nullable=True),
        sa.Column("rating_number", sa.Integer(), nullable=True),
        sa.Column("colour", sa.String(length=7), nullable=True),
        sa.Column("claimant", sa.String(), nullable=True),
        sa.Column("claimant_role", sa.String(), nullable=True),
        sa.Column("claimant_key", sa.String(length=200), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("first_published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tier", sa.String(length=40), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wording", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_publishedcheck_claim_id"),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name="fk_publishedcheck_edition_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_publishedcheck"),
        sa.UniqueConstraint("claim_id", name="uq_publishedcheck_claim_id"),
    )
    for name, columns in (
        ("first", ["first_published_at", "id", "claim_id"]),
        ("rated", ["rating_key", "first_published_at", "id", "claim_id"]),
        ("said_by", ["claimant_key", "first_published_at", "id", "claim_id"]),
        ("changed", ["changed_at", "id", "claim_id"]),
    ):
        op.create_index(f"ix_publishedcheck_{name}", "publishedcheck", columns)
    op.create_table(
        "publishedtopic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_id"], ["publishedcheck.id"], name="fk_publishedtopic_check_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_publishedtopic"),
        sa.UniqueConstraint("check_id", "key", name="uq_publishedtopic_check_id_key"),
    )
    op.create_index("ix_publishedtopic_about", "publishedtopic", ["key", "check_id", "name"])


def downgrade() -> None:
    for table in ("publishedtopic", "publishedcheck"):
        op.drop_table(table)
    op.drop_index("ix_claim_hidden", "claim")
    for name in ("contact", "corrections_policy", "about"):
        op.drop_column("publicity", name)
