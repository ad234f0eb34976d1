"""More rules in the policy, and the day by which a report is looked at again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What stands already was judged without these rules, so they begin as open as can be.
    for name in ("finder_may_review", "attacher_may_review", "own_article_may_suffice"):
        op.add_column(
            "policy", sa.Column(name, sa.Boolean(), server_default=sa.true(), nullable=False)
        )
    op.add_column(
        "policy", sa.Column("sources_wanted", sa.Integer(), server_default="1", nullable=False)
    )
    op.add_column("policy", sa.Column("review_by_days", sa.Integer(), nullable=True))
    op.add_column("claim", sa.Column("review_by", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("claim", "review_by")
    for name in (
        "review_by_days",
        "sources_wanted",
        "own_article_may_suffice",
        "attacher_may_review",
        "finder_may_review",
    ):
        op.drop_column("policy", name)
