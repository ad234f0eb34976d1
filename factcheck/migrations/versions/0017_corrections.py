"""Corrections as rows of their own, what is withheld, and what a verdict was signed on."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    correction = op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("tier", sa.String(length=40), nullable=True),
        sa.Column("sentence", sa.String(length=500), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("rating_before", sa.String(length=200), nullable=True),
        sa.Column("rating_after", sa.String(length=200), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_correction_claim_id"),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_correction_edition_id"),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name="fk_correction_made_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        sa.UniqueConstraint("edition_id", name="uq_correction_edition_id"),
    )
    op.create_index("ix_correction_claim_id", "correction", ["claim_id"])
    op.create_table(
        "withholding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("was_reopened", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_withholding_article_id"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_withholding_by_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_withholding_claim_id"),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name="fk_withholding_ended_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_withholding"),
    )
    op.create_index("ix_withholding_claim_id", "withholding", ["claim_id"])
    op.create_index("ix_withholding_article_id", "withholding", ["article_id"])
    op.add_column("verdict", sa.Column("report_digest", sa.String(length=64), nullable=True))
    if made := list(_corrections_in_editions(op.get_bind())):
        op.bulk_insert(correction, made)


def downgrade() -> None:
    op.drop_column("verdict", "report_digest")
    op.drop_table("withholding")
    op.drop_table("correction")


def _corrections_in_editions(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """The corrections that were made before they had rows, as the editions tell of them."""
    edition = sa.table(
        "edition",
        *(sa.column(name) for name in ("id", "claim_id", "number", "published_by_id")),
        sa.column("json_bytes", sa.LargeBinary()),
        sa.column("published_at", sa.DateTime(timezone=True)),
    )
    earlier = edition.alias()
    pairs = (
        sa.select(edition, earlier.c.json_bytes.label("before"))
        .join(
            earlier,
            sa.and_(
                earlier.c.claim_id == edition.c.claim_id,
                earlier.c.number == edition.c.number - 1,
            ),
        )
        .order_by(edition.c.id)
    )
    for row in connection.execute(pairs):
        after, before = json.loads(row.json_bytes), json.loads(row.before)
        own = [one for one in after["corrections"] if one["edition"] == row.number]
        if own:
            yield {
                "claim_id": row.claim_id,
                "edition_id": row.id,
                "tier": own[-1].get("tier"),
                "sentence": own[-1]["sentence"],
                "title": _title(after["claim"]),
                "rating_before": before["ruling"]["rating"],
                "rating_after": after["ruling"]["rating"],
                "made_by_id": row.published_by_id,
                "made_at": row.published_at,
            }


def _title(claim: dict[str, Any]) -> str:
    words = " ".join(claim["quotation"].split())
    return claim["headline"] or (f"“{words}”" if claim["own_words"] else words)
