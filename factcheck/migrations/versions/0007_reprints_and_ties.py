"""Reprints found by their words, what people decide about them, and outlets tied together."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outlet", sa.Column("house", sa.Integer(), nullable=True))
    op.create_table(
        "trace",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_trace_article_id"),
        sa.PrimaryKeyConstraint("key", "article_id", name="pk_trace"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_trace_article_id", "trace", ["article_id"])
    op.create_table(
        "resemblance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("low_id", sa.Integer(), nullable=False),
        sa.Column("high_id", sa.Integer(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("is_reprint", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["low_id"], ["article.id"], name="fk_resemblance_low_id"),
        sa.ForeignKeyConstraint(["high_id"], ["article.id"], name="fk_resemblance_high_id"),
        sa.PrimaryKeyConstraint("id", name="pk_resemblance"),
        sa.UniqueConstraint("low_id", "high_id", name="uq_resemblance_low_id_high_id"),
    )
    op.create_index("ix_resemblance_high_id", "resemblance", ["high_id"])
    op.create_table(
        "reprintdecision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_reprintdecision_article_id"
        ),
        sa.ForeignKeyConstraint(["other_id"], ["article.id"], name="fk_reprintdecision_other_id"),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name="fk_reprintdecision_made_by_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reprintdecision"),
    )
    op.create_index("ix_reprintdecision_article_id", "reprintdecision", ["article_id"])
    op.create_index("ix_reprintdecision_other_id", "reprintdecision", ["other_id"])
    op.create_table(
        "reprintruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("low_id", sa.Integer(), nullable=False),
        sa.Column("high_id", sa.Integer(), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["reprintdecision.id"], name="fk_reprintruling_decision_id"
        ),
        sa.ForeignKeyConstraint(["low_id"], ["article.id"], name="fk_reprintruling_low_id"),
        sa.ForeignKeyConstraint(["high_id"], ["article.id"], name="fk_reprintruling_high_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reprintruling"),
    )
    op.create_index("ix_reprintruling_decision_id", "reprintruling", ["decision_id"])
    op.create_index("ix_reprintruling_high_id", "reprintruling", ["high_id"])
    op.create_index("ix_reprintruling_low_id_high_id", "reprintruling", ["low_id", "high_id"])
    op.create_table(
        "outlettie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outlet_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name="fk_outlettie_outlet_id"),
        sa.ForeignKeyConstraint(["other_id"], ["outlet.id"], name="fk_outlettie_other_id"),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name="fk_outlettie_made_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outlettie"),
    )
    op.create_index("ix_outlettie_outlet_id", "outlettie", ["outlet_id"])
    op.create_index("ix_outlettie_other_id", "outlettie", ["other_id"])


def downgrade() -> None:
    for table in ("outlettie", "reprintruling", "reprintdecision", "resemblance", "trace"):
        op.drop_table(table)
    op.drop_column("outlet", "house")
