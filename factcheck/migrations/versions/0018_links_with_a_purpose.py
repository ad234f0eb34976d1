"""Share links with a purpose: pinned, under embargo, previews; passwords, and codes by e-mail."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # With the column, since SQLite would else have to build the table anew.
    inline = op.get_bind().dialect.name == "sqlite"
    for column in (
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("edition_number", sa.Integer(), nullable=True),
        sa.Column("embargo_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "recipient_id",
            sa.Integer(),
            sa.ForeignKey("person.id", name="fk_sharelink_recipient_id"),
            nullable=True,
        ),
        sa.Column("recipient_name", sa.String(length=120), nullable=True),
        sa.Column("recipient_email", sa.String(length=254), nullable=True),
    ):
        op.add_column("sharelink", column, inline_references=inline)
    op.create_index("ix_sharelink_revoked_at_id", "sharelink", ["revoked_at", "id"])
    op.create_table(
        "linkcode",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(length=32), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["link_id"], ["sharelink.id"], name="fk_linkcode_link_id"),
        sa.PrimaryKeyConstraint("id", name="pk_linkcode"),
    )
    op.create_index("ix_linkcode_link_id_asked_at", "linkcode", ["link_id", "asked_at"])
    op.add_column(
        "letter",
        sa.Column(
            "link_code_id",
            sa.Integer(),
            sa.ForeignKey("linkcode.id", name="fk_letter_link_code_id"),
            nullable=True,
        ),
        inline_references=inline,
    )
    with op.batch_alter_table("letter") as letter:
        letter.alter_column("person_id", existing_type=sa.Integer(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM letter WHERE person_id IS NULL")
    with op.batch_alter_table("letter") as letter:
        letter.drop_column("link_code_id")
        letter.alter_column("person_id", existing_type=sa.Integer(), nullable=False)
    op.drop_table("linkcode")
    # What these links were to show, the program before doesn't know.
    op.execute("DELETE FROM sharelink WHERE purpose <> 'public_latest'")
    op.drop_index("ix_sharelink_revoked_at_id", "sharelink")
    with op.batch_alter_table("sharelink") as sharelink:
        for name in (
            "recipient_email",
            "recipient_name",
            "recipient_id",
            "embargo_until",
            "edition_number",
            "password_hash",
            "replaced_at",
        ):
            sharelink.drop_column(name)
