"""Triggers by which the database itself refuses to change or remove what is frozen."""

from sqlalchemy import Connection

#: Tables whose rows are never changed and never removed.
FROZEN = ("event", "version", "edition", "correction")


def refresh(connection: Connection) -> None:
    """Make the triggers anew: a table that SQLite rebuilt has lost its own."""
    make = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    for table in FROZEN:
        make(connection, table)


def _on_sqlite(connection: Connection, table: str) -> None:
    for deed in ("update", "delete"):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_{deed}")
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} rows are frozen'); END"
        )


def _on_postgresql(connection: Connection, table: str) -> None:
    connection.exec_driver_sql(
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION '%% rows are frozen', TG_TABLE_NAME; END $$"
    )
    connection.exec_driver_sql(
        f"CREATE OR REPLACE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
