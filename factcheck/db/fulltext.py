"""Full-text indexes, made anew after every upgrade of the schema.

SQLite: FTS5 tables beside the real ones, kept in step by triggers, which a rebuilt table loses.
PostgreSQL: a generated ``tsvector`` column with a GIN index.
"""

from sqlalchemy import Connection

#: A ``tsvector`` holds no more than a megabyte; what is said later in one sentence isn't found.
MOST_INDEXED = 50_000

#: Table → the columns whose words are searched.
INDEXED = {
    "sentence": ("text",),
    "claim": ("quotation", "statement", "headline"),
    "publishedcheck": ("wording",),
}


def refresh(connection: Connection) -> None:
    """Make the indexes that are missing; on SQLite, fill them and make their triggers anew."""
    make = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    for table, columns in INDEXED.items():
        make(connection, table, columns)


def _on_sqlite(connection: Connection, table: str, columns: tuple[str, ...]) -> None:
    words, names = f"{table}_words", ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    take_out = f"INSERT INTO {words}({words}, rowid, {names}) VALUES ('delete', old.id, {old});"  # noqa: S608 - our own names
    put_in = f"INSERT INTO {words}(rowid, {names}) VALUES (new.id, {new});"  # noqa: S608 - our own names
    statements = [
        (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {words} USING fts5("
            f"{names}, content='{table}', content_rowid='id',"
            " tokenize='porter unicode61 remove_diacritics 2')"
        ),
        *(f"DROP TRIGGER IF EXISTS {words}_{deed}" for deed in ("insert", "delete", "update")),
        f"CREATE TRIGGER {words}_insert AFTER INSERT ON {table} BEGIN {put_in} END",
        f"CREATE TRIGGER {words}_delete AFTER DELETE ON {table} BEGIN {take_out} END",
        (
            f"CREATE TRIGGER {words}_update AFTER UPDATE OF {names} ON {table}"
            f" BEGIN {take_out} {put_in} END"
        ),
        # What a migration did to the rows while their triggers were gone has to be caught up with.
        f"INSERT INTO {words}({words}) VALUES ('rebuild')",  # noqa: S608 - our own names
    ]
    for statement in statements:
        connection.exec_driver_sql(statement)


def _on_postgresql(connection: Connection, table: str, columns: tuple[str, ...]) -> None:
    document = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
    connection.exec_driver_sql(
        f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS words tsvector"
        f" GENERATED ALWAYS AS "
        f" (to_tsvector('english', left({document}, {MOST_INDEXED}))) STORED"
    )
    connection.exec_driver_sql(
        f"CREATE INDEX IF NOT EXISTS {table}_words ON {table} USING gin (words)"
    )
