"""Asking the database's full-text index, the same way on both databases."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

from factcheck.text.searching import Term


def best(
    session: Session, table: str, terms: Sequence[Term], limit: int, *, every: bool = False
) -> list[tuple[int, float]]:
    """The ids of the rows of ``table`` that hold the most telling of the words, best first.

    ``every`` asks for rows that hold all of them. The score is the database's own rank: bm25 on
    SQLite, ``ts_rank`` on PostgreSQL.
    """
    # A word of nothing but marks is in no index, and PostgreSQL can't even ask for it.
    terms = [term for term in terms if any(sign.isalnum() for sign in term.word)]
    if not terms:
        return []
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        statement = text(
            f"SELECT rowid, -rank FROM {table}_words WHERE {table}_words MATCH :words"  # noqa: S608 - our own table's name
            " ORDER BY rank LIMIT :limit"
        )
        words = _for_sqlite(terms, every)
    else:
        statement = text(
            f"SELECT id, ts_rank(words, query) AS rank FROM {table},"  # noqa: S608 - our own table's name
            " to_tsquery('english', :words) AS query WHERE words @@ query"
            " ORDER BY rank DESC, id LIMIT :limit"
        )
        words = _for_postgresql(terms, every)
    rows = connection.execute(statement, {"words": words, "limit": limit})
    return [(row[0], float(row[1])) for row in rows]


def _for_sqlite(terms: Sequence[Term], every: bool) -> str:
    quoted = (
        '"' + term.word.replace('"', "") + '"' + ("*" if term.prefix else "") for term in terms
    )
    return (" AND " if every else " OR ").join(quoted)


def _for_postgresql(terms: Sequence[Term], every: bool) -> str:
    # Quoted, a term is text to the parser of queries, whatever it holds.
    quoted = (
        "'" + term.word.replace("\\", "").replace("'", "''") + "'" + (":*" if term.prefix else "")
        for term in terms
    )
    return (" & " if every else " | ").join(quoted)
