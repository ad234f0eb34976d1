"""Schemes of rating, primary sources, and two more rules in the policy."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_KEY = "desk-scale"


def upgrade() -> None:
    scheme = op.create_table(
        "ratingscheme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("shows_rating", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ratingscheme"),
        sa.UniqueConstraint("key", name="uq_ratingscheme_key"),
        sa.UniqueConstraint("label", name="uq_ratingscheme_label"),
    )
    # The ratings and policies that a desk has already are of the scale that it has always had. It
    # is the table's first row, so its number is 1.
    first = {"key": _KEY, "label": "Desk scale", "shows_rating": True, "revision": 1}
    op.bulk_insert(scheme, [first])
    for table in ("rating", "policy"):
        op.add_column(
            table,
            sa.Column(
                "scheme_id",
                sa.Integer(),
                sa.ForeignKey("ratingscheme.id", name=f"fk_{table}_scheme_id"),
                server_default="1",
                nullable=False,
            ),
            inline_references=True,
        )
    op.add_column(
        "rating",
        sa.Column(
            "added_at",
            sa.DateTime(timezone=True),
            # Before anybody can have rated anything.
            server_default="2000-01-01 00:00:00+00:00",
            nullable=False,
        ),
    )
    op.create_index("ix_rating_scheme_id_label", "rating", ["scheme_id", "label"], unique=True)
    for name in ("primary_source_wanted", "other_side_wanted"):
        op.add_column(
            "policy", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.add_column(
        "article",
        sa.Column("source_kind", sa.String(length=40), server_default="journalism", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("article", "source_kind")
    for name in ("other_side_wanted", "primary_source_wanted"):
        op.drop_column("policy", name)
    op.drop_index("ix_rating_scheme_id_label", table_name="rating")
    op.drop_column("rating", "added_at")
    for table in ("policy", "rating"):
        # SQLite drops no column that refers to another table, but makes the table anew.
        with op.batch_alter_table(table) as batch:
            batch.drop_column("scheme_id")
    op.drop_table("ratingscheme")
