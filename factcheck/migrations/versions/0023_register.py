"""The register of claimants: aliases, merges and splits, and who is kept apart.

``factcheck.cli.shell.prepare`` fills the keys of the claimants that there are after the upgrade.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _extend_claimants()
    op.create_index("ix_appearance_relayed_by_id", "appearance", ["relayed_by_id"])
    apart = sa.text("claim_id IS NULL AND article_id IS NULL")
    op.create_index(
        "ix_event_subject",
        "event",
        ["subject", "id"],
        sqlite_where=apart,
        postgresql_where=apart,
    )
    op.create_table(
        "claimantalias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claimant_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.JSON(), nullable=True),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name="fk_claimantalias_added_by_id"
        ),
        sa.ForeignKeyConstraint(
            ["claimant_id"], ["claimant.id"], name="fk_claimantalias_claimant_id"
        ),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_claimantalias_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claimantalias"),
        sa.UniqueConstraint(
            "claimant_id", "kind", "key", name="uq_claimantalias_claimant_id_kind_key"
        ),
    )
    op.create_index("ix_claimantalias_key", "claimantalias", ["key"])
    op.create_table(
        "claimantmove",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_claimantmove_by_id"),
        sa.ForeignKeyConstraint(["from_id"], ["claimant.id"], name="fk_claimantmove_from_id"),
        sa.ForeignKeyConstraint(["to_id"], ["claimant.id"], name="fk_claimantmove_to_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claimantmove"),
    )
    op.create_index("ix_claimantmove_from_id", "claimantmove", ["from_id"])
    op.create_index("ix_claimantmove_to_id", "claimantmove", ["to_id"])
    op.create_table(
        "keptapart",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claimant_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_keptapart_by_id"),
        sa.ForeignKeyConstraint(["claimant_id"], ["claimant.id"], name="fk_keptapart_claimant_id"),
        sa.ForeignKeyConstraint(["other_id"], ["claimant.id"], name="fk_keptapart_other_id"),
        sa.PrimaryKeyConstraint("id", name="pk_keptapart"),
        sa.UniqueConstraint("claimant_id", "other_id", name="uq_keptapart_claimant_id_other_id"),
    )
    op.create_index("ix_keptapart_other_id", "keptapart", ["other_id"])
    _list_names()


def downgrade() -> None:
    op.drop_table("publishedname")
    op.drop_column("publishedcheck", "listed_as")
    for table in ("keptapart", "claimantmove", "claimantalias"):
        op.drop_table(table)
    op.drop_index("ix_event_subject", "event")
    op.drop_index("ix_appearance_relayed_by_id", "appearance")
    for name in ("plain_key", "sound_key", "initials", "merged_into_id"):
        op.drop_index(f"ix_claimant_{name}", "claimant")
    for name in ("revision", "merged_into_id", "initials", "sound_key", "plain_key"):
        op.drop_column("claimant", name)


def _extend_claimants() -> None:
    # With the column, since SQLite would else have to build the table anew.
    inline = op.get_bind().dialect.name == "sqlite"
    for column in (
        sa.Column("plain_key", sa.String(length=400), nullable=False, server_default=""),
        sa.Column("sound_key", sa.String(length=60), nullable=False, server_default=""),
        sa.Column("initials", sa.String(length=20), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False, server_default="1"),
    ):
        op.add_column("claimant", column)
    op.add_column(
        "claimant",
        sa.Column(
            "merged_into_id",
            sa.Integer(),
            sa.ForeignKey("claimant.id", name="fk_claimant_merged_into_id"),
            nullable=True,
        ),
        inline_references=inline,
    )
    for name in ("plain_key", "sound_key", "initials", "merged_into_id"):
        op.create_index(f"ix_claimant_{name}", "claimant", [name])


def _list_names() -> None:
    op.add_column("publishedcheck", sa.Column("listed_as", sa.String(), nullable=True))
    op.execute("UPDATE publishedcheck SET listed_as = claimant")
    name = op.create_table(
        "publishedname",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_id"], ["publishedcheck.id"], name="fk_publishedname_check_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_publishedname"),
        sa.UniqueConstraint("key", "check_id", name="uq_publishedname_key_check_id"),
    )
    op.create_index("ix_publishedname_check_id", "publishedname", ["check_id"])
    check = sa.table("publishedcheck", *(sa.column(one) for one in ("id", "claimant_key")))
    listed = sa.select(check.c.id, check.c.claimant_key).where(check.c.claimant_key.is_not(None))
    op.execute(sa.insert(name).from_select(["check_id", "key"], listed))
