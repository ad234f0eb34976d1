"""Who sees to a claim and by when, and claims that only named people may know of."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # With the column, since SQLite would else have to build the table anew.
    inline = op.get_bind().dialect.name == "sqlite"
    op.add_column(
        "claim",
        sa.Column(
            "assigned_to_id",
            sa.Integer(),
            sa.ForeignKey("person.id", name="fk_claim_assigned_to_id"),
            nullable=True,
        ),
        inline_references=inline,
    )
    op.add_column("claim", sa.Column("due_on", sa.Date(), nullable=True))
    op.add_column(
        "claim",
        sa.Column("is_confidential", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_index("ix_claim_assigned", "claim", ["assigned_to_id", "status", "due_on"])
    op.create_table(
        "namedreader",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("named_by_id", sa.Integer(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_namedreader_claim_id"),
        sa.ForeignKeyConstraint(["named_by_id"], ["person.id"], name="fk_namedreader_named_by_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_namedreader_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_namedreader"),
        sa.UniqueConstraint("person_id", "claim_id", name="uq_namedreader_person_id_claim_id"),
    )
    op.create_index("ix_namedreader_claim_id", "namedreader", ["claim_id"])


def downgrade() -> None:
    op.drop_table("namedreader")
    op.drop_index("ix_claim_assigned", "claim")
    with op.batch_alter_table("claim") as claim:
        claim.drop_column("is_confidential")
        claim.drop_column("due_on")
        claim.drop_column("assigned_to_id")
