"""The filters that somebody has at hand."""

from dataclasses import dataclass

from sqlalchemy import or_
from sqlmodel import Session, col

from factcheck.models import Person, SavedFilter
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand
from factcheck.queries.wanted import Wanted, wanted_in


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved filter as its viewer has it."""

    id: int
    name: str
    asks: str
    is_shared: bool
    is_own: bool
    owner: str

    @property
    def wanted(self) -> Wanted:
        """What it asks for today: what makes no sense any more is left out."""
        return wanted_in(self.asks)[0]


def saved_filters(session: Session, viewer: Person) -> list[Kept]:
    """The viewer’s own and the desk’s, by name, their own first."""
    demand(viewer)
    own = col(SavedFilter.person_id) == viewer.id
    query = (
        choose(
            col(SavedFilter.id),
            SavedFilter.name,
            SavedFilter.asks,
            SavedFilter.is_shared,
            own.label("is_own"),
            col(Person.name).label("owner"),
        )
        .join(Person, col(Person.id) == SavedFilter.person_id)
        .where(col(SavedFilter.removed_at).is_(None), or_(own, col(SavedFilter.is_shared)))
    )
    found = [Kept(*row) for row in rows(session, query)]
    return sorted(found, key=lambda one: (not one.is_own, one.name.casefold(), one.id))
