"""Bringing a whole desk into an empty one.

No event tells of it: the history that comes in is the desk's own, and stays as it was.
"""

import hashlib
from collections.abc import Callable, Container, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Table, bindparam, delete, exists, insert, update
from sqlalchemy.exc import StatementError
from sqlmodel import Session, SQLModel, col

from factcheck.db.lines import Lines
from factcheck.db.numbers import go_on_from_here
from factcheck.db.order import Turn, turns
from factcheck.db.seal import Seal
from factcheck.errors import NotAllowed, RuleBroken
from factcheck.models import May, Person, ref_of
from factcheck.queries.rows import choose
from factcheck.queries.whole_desk import opened, tables
from factcheck.report.frozen import Frozen, broken_links

#: What every desk is given when it is set up, in the order in which it can be taken away.
SET_UP = ("rating", "policy", "ratingscheme", "person")
AT_ONCE = 1_000

#: By the name of a table: where its lines stand, and the lines.
Source = Callable[[str], tuple[str, Iterator[str]]]
Check = Callable[[dict[str, Any]], None]


def demand_empty(session: Session) -> None:
    """Raise ``RuleBroken`` when the desk is anybody's already."""
    people = exists().where(col(Person.is_shell).is_(False))
    rows = [exists(choose(table)) for table in tables() if table.name not in SET_UP]
    if any(session.scalar(one.select()) for one in [people, *rows]):
        raise RuleBroken(
            "This desk isn’t empty: it has people, articles or a history. A whole desk goes into"
            " an empty one; name another folder in FACTCHECK_INSTANCE, or another database."
        )


def bring_in(
    session: Session, actor: Person, source: Source, seal: Seal, originals: Container[str]
) -> int:
    """Put every row where it was, in the place of what this desk was set up with; how many.

    ``originals`` are the sha256 of the kept files that came along. Raises ``RuleBroken``, naming
    the line, for a row that isn't what the desk wrote, and when this desk isn't empty.
    """
    if not actor.may(May.PEOPLE):
        raise NotAllowed("Only an admin may bring a whole desk in.")
    demand_empty(session)
    for name in SET_UP:
        session.execute(delete(SQLModel.metadata.tables[name]))
    checks = {"version": _check_version(originals), "edition": _check_edition()}
    carried = {table.name for table in tables()}
    due = [turn for turn in turns(SQLModel.metadata) if turn.table.name in carried]
    number = sum(_insert(session, turn, source, seal, checks) for turn in due)
    for turn in due:
        _fill_in_late(session, turn, source, seal)
    go_on_from_here(session.connection(), SQLModel.metadata)
    return number


def _insert(
    session: Session, turn: Turn, source: Source, seal: Seal, checks: dict[str, Check]
) -> int:
    number = 0
    later = dict.fromkeys(turn.late)
    rows = _rows(turn.table, source, seal, checks.get(turn.table.name))
    while chunk := list(islice(rows, AT_ONCE)):
        _execute(session, turn.table, insert(turn.table), [{**row, **later} for row in chunk])
        number += len(chunk)
    return number


def _fill_in_late(session: Session, turn: Turn, source: Source, seal: Seal) -> None:
    """Write the columns that name rows which weren't there yet."""
    if not turn.late:
        return
    change = (
        update(turn.table)
        .where(turn.table.c.id == bindparam("of_row"))
        .values({name: bindparam(f"new_{name}") for name in turn.late})
    )
    waiting = (
        {"of_row": row["id"], **{f"new_{name}": row[name] for name in turn.late}}
        for row in _rows(turn.table, source, seal, None)
        if any(row[name] is not None for name in turn.late)
    )
    while chunk := list(islice(waiting, AT_ONCE)):
        _execute(session, turn.table, change, chunk)


def _rows(
    table: Table, source: Source, seal: Seal, check: Check | None
) -> Iterator[dict[str, Any]]:
    where, written = source(table.name)
    lines = Lines(table)
    keys = [column.name for column in table.primary_key.columns]
    last: tuple[Any, ...] = ()
    for number, line in enumerate(written, 1):
        try:
            row = lines.read(opened(seal, table, line))
            key = tuple(row[name] for name in keys)
            if key <= last:
                raise ValueError("the rows are not in the order of their numbers")
            if check:
                check(row)
        except ValueError as error:
            raise RuleBroken(f"{where}:{number}: {error}. Nothing was brought in.") from error
        last = key
        yield row


def _execute(session: Session, table: Table, statement: Any, rows: list[dict[str, Any]]) -> None:
    try:
        session.connection().execute(statement, rows)
    except (StatementError, OverflowError) as error:
        why = getattr(error, "orig", error)
        raise RuleBroken(
            f"The database refuses rows of “{table.name}”: {why}. Nothing was brought in."
        ) from error


def _check_version(originals: Container[str]) -> Check:
    def check(row: dict[str, Any]) -> None:
        if hashlib.sha256(row["text"].encode()).hexdigest() != row["sha256"]:
            raise ValueError("the text isn’t the one that was frozen: its hash differs")
        if row["original_sha256"] not in originals:
            raise ValueError("the original that it was made of didn’t come along")

    return check


def _check_edition() -> Check:
    before: dict[int, tuple[int, str]] = {}

    def check(row: dict[str, Any]) -> None:
        ref, number = ref_of(row["claim_id"]), row["number"]
        last, hash_before = before.get(row["claim_id"], (0, None))
        if number != last + 1:
            raise ValueError(f"edition {number} of {ref} comes after edition {last}")
        edition = Frozen(
            ref=ref,
            number=number,
            json_bytes=row["json_bytes"],
            markdown_bytes=row["markdown_bytes"],
            content_hash=row["content_hash"],
            previous_hash=row["previous_hash"],
            hash_before=hash_before,
        )
        for wrong in broken_links(edition):
            raise ValueError(f"edition {number} of {ref} isn’t what was published. {wrong[:-1]}")
        before[row["claim_id"]] = number, row["content_hash"]

    return check
