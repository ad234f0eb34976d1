"""The outlets of the desk: how many articles each has, and which are tied together."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Article, Outlet, OutletTie, Person, TieKind
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand

PAGE = 100


@dataclass(frozen=True, slots=True)
class TieRow:
    """Two outlets that are tied: the first has the owner, or carries the wire, of the second."""

    id: int
    outlet: str
    other: str
    kind: TieKind
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet as the list shows it."""

    id: int
    name: str
    name_key: str
    house: int | None
    articles: int
    #: The names of the outlets that its articles count as one source with.
    tied_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the list of outlets, and the cursor of the next one."""

    rows: list[OutletRow]
    next: str | None = None


def outlets(session: Session, viewer: Person, after: str | None = None) -> Page:
    """Outlets by name; ``after`` is the cursor that a page gave."""
    demand(viewer)
    query = select(Outlet).order_by(col(Outlet.name_key)).limit(PAGE + 1)
    if after is not None:
        query = query.where(col(Outlet.name_key) > after)
    found = session.exec(query).all()
    shown = found[:PAGE]
    counts = dict(
        rows(
            session,
            choose(Article.outlet_id, func.count())
            .where(col(Article.outlet_id).in_([one.id for one in shown]))
            .group_by(col(Article.outlet_id)),
        )
    )
    houses = _houses(session, {one.house for one in shown if one.house is not None})
    listed = [
        OutletRow(
            one.id,
            one.name,
            one.name_key,
            one.house,
            counts.get(one.id, 0),
            tuple(name for name in houses.get(one.house or 0, ()) if name != one.name),
        )
        for one in shown
    ]
    return Page(listed, listed[-1].name_key if len(found) > PAGE else None)


def ties(session: Session, viewer: Person) -> list[TieRow]:
    """The ties that stand, the newest first."""
    demand(viewer)
    other = Outlet.__table__.alias("other").c  # type: ignore[attr-defined]
    query = (
        choose(
            OutletTie.id, Outlet.name, other.name, OutletTie.kind, Person.name, OutletTie.made_at
        )
        .join(Outlet, col(Outlet.id) == OutletTie.outlet_id)
        .join(other.id.table, other.id == OutletTie.other_id)
        .join(Person, col(Person.id) == OutletTie.made_by_id)
        .where(col(OutletTie.ended_at).is_(None))
        .order_by(col(OutletTie.id).desc())
    )
    return [TieRow(*row) for row in rows(session, query)]


def _houses(session: Session, numbers: set[int]) -> dict[int, list[str]]:
    query = (
        choose(Outlet.house, Outlet.name)
        .where(col(Outlet.house).in_(numbers))
        .order_by(col(Outlet.name_key))
    )
    houses: dict[int, list[str]] = {}
    for house, name in rows(session, query):
        houses.setdefault(house, []).append(name)
    return houses
