"""The numbers that a database gives to new rows."""

from sqlalchemy import Connection, MetaData, func, select, text


def go_on_from_here(connection: Connection, metadata: MetaData) -> None:
    """After rows came in with numbers of their own: new rows get numbers above the highest.

    SQLite reckons so by itself.
    """
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.tables.values():
        if "id" not in table.columns:
            continue
        highest = connection.scalar(select(func.max(table.c.id)))
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :next, false)"),
            {"name": f'"{table.name}"', "next": (highest or 0) + 1},
        )
