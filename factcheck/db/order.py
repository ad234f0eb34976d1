"""The order in which rows of all tables are put into an empty database."""

from dataclasses import dataclass

from sqlalchemy import MetaData, Table
from sqlalchemy.schema import sort_tables_and_constraints


@dataclass(frozen=True, slots=True)
class Turn:
    """A table that comes after those that its rows name."""

    table: Table
    #: Columns that name rows which may come later: they are filled in when all rows are there.
    late: tuple[str, ...]


def turns(metadata: MetaData) -> list[Turn]:
    """Every table once. Raises ValueError when tables wait for each other in a circle for good."""
    ordered = sort_tables_and_constraints(metadata.tables.values())  # type: ignore[no-untyped-call]
    cut = [constraint for table, keys in ordered if table is None for constraint in keys]
    return [_turn(table, cut) for table, _ in ordered if table is not None]


def _turn(table: Table, cut: list[object]) -> Turn:
    late = [
        column
        for key in table.foreign_key_constraints
        if key in cut or key.referred_table is table
        for column in key.columns
    ]
    if waiting := [column.name for column in late if not column.nullable]:
        raise ValueError(f"{table.name} waits for itself: {', '.join(waiting)}")
    return Turn(table, tuple(sorted(column.name for column in late)))
