"""Bringing a database to the newest schema, and telling whether it is there."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from factcheck.db import frozen, fulltext

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

    from factcheck.db.connection import Database

SCRIPTS = Path(__file__).parent.parent / "migrations"


def newest() -> str:
    """The revision that the newest migration script leads to: the number its file begins with."""
    return max(script.stem.split("_")[0] for script in (SCRIPTS / "versions").glob("*.py"))


def is_current(database: "Database") -> bool:
    """Whether the schema is the newest one; cheap enough for every start."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        at = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return bool(at == newest())


def upgrade(database: "Database") -> None:
    """Run the migrations that are due; full-text tables and triggers are made anew after them."""
    from alembic import command

    with database.engine.connect() as connection:
        if not database.is_sqlite:
            with connection.begin():
                # Two servers that start together take turns.
                connection.execute(text("SELECT pg_advisory_xact_lock(7201)"))
                command.upgrade(_config(connection), "head")
                _finish(connection)
            return
        # A rebuilt table is dropped on the way, and with foreign keys on that takes its children.
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.execution_options(write=True).begin():
                command.upgrade(_config(connection), "head")
                _finish(connection)
                orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if orphans:
                    raise RuntimeError(f"The migration left rows without their parents: {orphans}")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def differences(database: "Database") -> list[object]:
    """What the models have and the migrations don't, or the other way round."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from factcheck.migrations.schema import METADATA, is_ours

    with database.engine.connect() as connection:
        options = {"include_object": is_ours, "compare_type": True}
        return list(
            compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)
        )


def _config(connection: "Connection") -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS.as_posix())
    config.attributes["connection"] = connection
    return config


def _finish(connection: "Connection") -> None:
    fulltext.refresh(connection)
    frozen.refresh(connection)
