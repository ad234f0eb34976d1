"""Asking the database's full-text index, the same way on both databases."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain, combinations, groupby

from sqlalchemy import ColumnElement, false, text
from sqlmodel import Session

from factcheck.text.searching import Term

#: How many rows are ranked before words that very many rows hold are asked for in pairs alone.
MOST_RANKED = 6_000


def best(
    session: Session, table: str, terms: Sequence[Term], limit: int
) -> list[tuple[int, float]]:
    """The ids of the rows of ``table`` that hold all of the words, best first.

    The score is the database's own rank: bm25 on SQLite, ``ts_rank`` on PostgreSQL.
    """
    asked = [[term] for term in terms if _is_word(term)]
    return _ranked(session, table, [asked], limit) if asked else []


def holding(session: Session, table: str, terms: Sequence[Term]) -> ColumnElement[bool]:
    """Of the rows of ``table`` in a query, those that hold all of the words; nothing is ranked."""
    asked = [[term] for term in terms if _is_word(term)]
    if not asked:
        return false()
    if session.connection().dialect.name == "sqlite":
        words = _any_of([asked], _term_for_sqlite, " AND ", " OR ")
        condition = (
            f"{table}.id IN (SELECT rowid FROM {table}_words WHERE {table}_words MATCH :words)"  # noqa: S608 - our own table's name
        )
    else:
        words = _any_of([asked], _term_for_postgresql, " & ", " | ")
        condition = f"{table}.words @@ to_tsquery('english', :words)"
    return text(condition).bindparams(words=words)  # type: ignore[return-value]


def likeliest(
    session: Session, table: str, terms: Sequence[Term], limit: int, most: int = MOST_RANKED
) -> list[int]:
    """The ids of the rows of ``table`` that hold the most telling of the words, best first.

    Ranking takes the time, and it takes it for every row that holds any of the words. Where those
    are more than ``most``, only rows are ranked that hold two words, one of them rare; if there
    aren't enough of them, those follow that hold a rare one.
    """
    groups = [list(group) for _, group in groupby(filter(_is_word, terms), lambda term: term.group)]
    if not groups:
        return []
    _, counts = spread(session, table, groups, most)
    by_rarity = sorted(zip(counts, groups, strict=True), key=lambda one: one[0])
    known = [(count, group) for count, group in by_rarity if count]
    totals = accumulate(count for count, _ in known)
    number = max(1, sum(total <= most for total in totals))
    words = [group for _, group in known]
    found = []
    if number < len(words):
        rest = [list(chain(*words[place:])) for place in range(1, number + 1)]
        found = _ranked(session, table, list(zip(words, rest, strict=False)), limit)
    if words and len(found) < limit:
        found += _ranked(session, table, [[group] for group in words[:number]], limit)
    return list(dict.fromkeys(row for row, _ in found))[:limit]


def newest(
    session: Session, table: str, groups: Sequence[Sequence[Term]], together: int, limit: int
) -> list[int]:
    """The ids of the newest rows of ``table`` that hold words of ``together`` of the groups.

    A group are forms of one word. Nothing is ranked, which is what takes the time where words are
    common: whoever asks judges for themselves which are nearest.
    """
    groups = [[term for term in group if _is_word(term)] for group in groups]
    meant = list(combinations([group for group in groups if group], together))
    if not meant:
        return []
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        statement = text(
            f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH :words"  # noqa: S608 - our own table's name
            " ORDER BY rowid DESC LIMIT :limit"
        )
        words = _any_of(meant, _term_for_sqlite, " AND ", " OR ")
    else:
        # Found first and then put in order: few rows match, and the planner can't know that.
        statement = text(
            f"WITH found AS MATERIALIZED (SELECT id FROM {table}"  # noqa: S608 - our own table's name
            " WHERE words @@ to_tsquery('english', :words))"
            " SELECT id FROM found ORDER BY id DESC LIMIT :limit"
        )
        words = _any_of(meant, _term_for_postgresql, " & ", " | ")
    return [row[0] for row in connection.execute(statement, {"words": words, "limit": limit})]


def spread(
    session: Session, table: str, groups: Sequence[Sequence[Term]], most: int
) -> tuple[int, list[int]]:
    """How many rows ``table`` has, by its highest number, and in how many of them each group of
    forms stands, counted up to ``most``."""
    is_sqlite = session.connection().dialect.name == "sqlite"
    counted = (
        f"SELECT 1 FROM {table}_words WHERE {table}_words MATCH :words_{{}} LIMIT :most"  # noqa: S608 - our own table's name
        if is_sqlite
        else f"SELECT 1 FROM {table} WHERE words @@ to_tsquery('english', :words_{{}}) LIMIT :most"  # noqa: S608 - our own table's name
    )
    write, either = (_term_for_sqlite, " OR ") if is_sqlite else (_term_for_postgresql, " | ")
    columns = (
        f"(SELECT count(*) FROM ({counted.format(n)}) AS of_{n})"  # noqa: S608 - as above
        for n in range(len(groups))
    )
    words = {f"words_{n}": either.join(map(write, group)) for n, group in enumerate(groups)}
    statement = text(f"SELECT (SELECT max(id) FROM {table}), {', '.join(columns)}")  # noqa: S608 - as above
    rows, *counts = session.connection().execute(statement, words | {"most": most}).one()
    return rows or 0, list(counts)


def postings(
    session: Session, table: str, groups: Sequence[Sequence[Term]], most: int
) -> tuple[int, list[list[int]]]:
    """How many rows ``table`` has, by its highest number, and the ids of those that hold each group
    of forms: all of them, or ``most`` where there are as many or more."""
    # All ids of a word in one row: rows are what takes the time.
    if session.connection().dialect.name == "sqlite":
        write, either = _term_for_sqlite, " OR "
        held = (
            f"SELECT {{0}}, group_concat(id) FROM (SELECT rowid AS id FROM {table}_words"  # noqa: S608 - our own table's name
            f" WHERE {table}_words MATCH :words_{{0}} LIMIT :most)"
        )
    else:
        write, either = _term_for_postgresql, " | "
        held = (
            f"SELECT {{0}}, string_agg(id::text, ',') FROM (SELECT id FROM {table}"  # noqa: S608 - our own table's name
            " WHERE words @@ to_tsquery('english', :words_{0}) LIMIT :most) AS of_{0}"
        )
    parts = [f"SELECT -1, CAST(max(id) AS text) FROM {table}"]  # noqa: S608 - our own table's name
    asked: dict[str, str | int] = {"most": most}
    for number, group in enumerate(groups):
        if forms := [write(term) for term in group if _is_word(term)]:
            asked[f"words_{number}"] = either.join(forms)
            parts.append(held.format(number))
    found = session.connection().execute(text(" UNION ALL ".join(parts)), asked).all()
    ids = {number: list(map(int, line.split(","))) if line else [] for number, line in found}
    return (ids[-1] or [0])[0], [ids.get(number, []) for number in range(len(groups))]


def _ranked(
    session: Session, table: str, meant: Iterable[Sequence[Sequence[Term]]], limit: int
) -> list[tuple[int, float]]:
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        statement = text(
            f"SELECT rowid, -rank FROM {table}_words WHERE {table}_words MATCH :words"  # noqa: S608 - our own table's name
            " ORDER BY rank LIMIT :limit"
        )
        words = _any_of(meant, _term_for_sqlite, " AND ", " OR ")
    else:
        statement = text(
            f"SELECT id, ts_rank(words, query) AS rank FROM {table},"  # noqa: S608 - our own table's name
            " to_tsquery('english', :words) AS query WHERE words @@ query"
            " ORDER BY rank DESC, id LIMIT :limit"
        )
        words = _any_of(meant, _term_for_postgresql, " & ", " | ")
    rows = connection.execute(statement, {"words": words, "limit": limit})
    return [(row[0], float(row[1])) for row in rows]


def _is_word(term: Term) -> bool:
    """A word of nothing but marks is in no index, and PostgreSQL can't even ask for it."""
    return any(sign.isalnum() for sign in term.word)


def _any_of(
    meant: Iterable[Sequence[Sequence[Term]]],
    written: Callable[[Term], str],
    together: str,
    either: str,
) -> str:
    def forms(group: Sequence[Term]) -> str:
        return f"({either.join(map(written, group))})"

    return either.join(f"({together.join(map(forms, groups))})" for groups in meant)


def _term_for_sqlite(term: Term) -> str:
    return '"' + term.word.replace('"', "") + '"' + ("*" if term.prefix else "")


def _term_for_postgresql(term: Term) -> str:
    # Quoted, a term is text to the parser of queries, whatever it holds.
    quoted = term.word.replace("\\", "").replace("'", "''")
    return f"'{quoted}'" + (":*" if term.prefix else "")
