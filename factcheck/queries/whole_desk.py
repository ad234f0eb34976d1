"""The whole desk, table by table, for whoever carries it elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table, false
from sqlmodel import Session, SQLModel, col, func, select

from factcheck.db.lines import Lines
from factcheck.db.seal import Seal
from factcheck.errors import NotAllowed
from factcheck.models import Claim, May, Person, Version
from factcheck.queries.rows import choose
from factcheck.queries.sealed import sealed_rows

#: Changes when the folder has to be read in another way.
FORMAT = "factcheck-inside/1"
#: Where a line holds a row that nobody may read: its number, and the row under seal.
UNDER_SEAL = "sealed"
#: Tables that stay behind, each with the reason.
LEFT_OUT = {
    "presence": "who has a claim on the screen at this moment",
    "signintry": "failed tries to sign in, which count for minutes",
}
AT_ONCE = 1_000
_SEALED_LINE = re.compile(rf'\{{"id":(\d{{1,18}}),"{UNDER_SEAL}":"([A-Za-z0-9+/=]*)"\}}')


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the desk."""

    #: Its columns as one line of JSON.
    line: str
    #: None when everybody who has the folder may read it; else its number.
    sealed: int | None


def tables() -> list[Table]:
    """The tables that make up the desk, by name."""
    return [
        table for name, table in sorted(SQLModel.metadata.tables.items()) if name not in LEFT_OUT
    ]


def rows_of(session: Session, viewer: Person, table: Table) -> Iterator[Row]:
    """All rows of a table in the order of their numbers; confidential claims are among them."""
    _demand_admin(viewer)
    lines = Lines(table)
    is_sealed = sealed_rows().get(table.name, false()).label(UNDER_SEAL)
    query = choose(*table.columns, is_sealed).order_by(*table.primary_key.columns)
    found = session.connection().execute(query.execution_options(yield_per=AT_ONCE))
    for row in found.mappings():
        yield Row(lines.write(row), row["id"] if row[UNDER_SEAL] else None)


def shut(seal: Seal, table: Table, row: Row) -> str:
    """The row as it stands in a folder."""
    if row.sealed is None:
        return row.line
    return f'{{"id":{row.sealed},"{UNDER_SEAL}":"{seal.close(table.name, row.sealed, row.line)}"}}'


def opened(seal: Seal, table: Table, line: str) -> str:
    """The line of the row that stands so in a folder; raises ValueError when it was changed."""
    sealed = _SEALED_LINE.fullmatch(line)
    return seal.open(table.name, int(sealed[1]), sealed[2]) if sealed else line


def kept_originals(session: Session, viewer: Person) -> Iterator[str]:
    """The sha256 of every original that the desk says it keeps, each once, in their order."""
    _demand_admin(viewer)
    kept = choose(col(Version.original_sha256)).distinct().order_by(col(Version.original_sha256))
    yield from session.connection().scalars(kept.execution_options(yield_per=AT_ONCE))


def confidential_claims(session: Session, viewer: Person) -> int:
    """How many claims only those named for them may know of."""
    _demand_admin(viewer)
    return session.exec(select(func.count()).where(col(Claim.is_confidential))).one()


def _demand_admin(viewer: Person) -> None:
    if not viewer.may(May.PEOPLE):
        raise NotAllowed("Only an admin may carry the whole desk out.")
