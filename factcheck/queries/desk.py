"""Questions about the desk itself: its ratings and its policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from factcheck.models import May, Person, Policy, Rating
from factcheck.queries.viewing import demand


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """A policy, since when it has been in force, and who put it there."""

    policy: Policy
    #: None for the policy that the desk began with.
    made_by: str | None

    @property
    def made_at(self) -> datetime:
        """Since when."""
        return self.policy.made_at


def rating_colours(session: Session) -> Sequence[tuple[int, str]]:
    """The number and colour of every rating, retired ones too; reports show them to everybody."""
    return session.exec(select(Rating.id, Rating.colour).order_by(col(Rating.id))).all()


def policies(session: Session, viewer: Person) -> Sequence[PolicyChange]:
    """Every policy that was ever in force, the one that is now first."""
    demand(viewer, May.READ)
    rows = session.exec(
        select(Policy, Person.name)
        .outerjoin(Person, col(Person.id) == Policy.made_by_id)
        .order_by(col(Policy.id).desc())
    )
    return [PolicyChange(policy, name) for policy, name in rows]
