"""Plain rows for lists: no objects are made of them, which halves the cost of a page.

SQLModel types its columns as the values they hold, which SQLAlchemy's own ``select`` can't be told;
these two functions are the one place where that gap is bridged.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session


def choose(*columns: Any) -> Select[Any]:
    """A query for these columns, of whatever types."""
    return select(*columns)


def rows(session: Session, query: Select[Any]) -> Sequence[Any]:
    """What the query finds."""
    return session.connection().execute(query).all()
