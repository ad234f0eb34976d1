"""Who is named for a confidential claim, and who could be."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from factcheck.models import Claim, NamedReader, Person, Review, Round
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import claim_seen


@dataclass(frozen=True, slots=True)
class Naming:
    """A claim with everybody who may be named for it."""

    claim: Claim
    #: By name; somebody who left the desk is among them only while they are named.
    people: list[Person]
    named: frozenset[int]
    #: Those who work on it: they are named at first, unless somebody decides otherwise.
    proposed: frozenset[int]


def naming(session: Session, viewer: Person, claim_id: int) -> Naming:
    """Who may know of a claim; raises ``NotFound`` when the viewer may not."""
    claim = claim_seen(session, viewer, claim_id)
    named = frozenset(person.id for person in named_for(session, claim))
    here = or_(col(Person.disabled_at).is_(None), col(Person.id).in_(named))
    query = select(Person).where(here, ~col(Person.is_shell))
    people = session.exec(query.order_by(col(Person.name), col(Person.id)))
    return Naming(claim, list(people), named, frozenset({viewer.id, *_workers(session, claim)}))


def named_for(session: Session, claim: Claim) -> Sequence[Person]:
    """Those who are named for a claim, by name; nobody is for one that isn't confidential."""
    return session.exec(
        select(Person)
        .join(NamedReader, col(NamedReader.person_id) == Person.id)
        .where(NamedReader.claim_id == claim.id)
        .order_by(col(Person.name), col(Person.id))
    ).all()


def how_many_named(session: Session, claim_ids: Sequence[int]) -> dict[int, int]:
    """For confidential claims that the viewer may know of: how many people are named."""
    if not claim_ids:
        return {}
    query = (
        choose(NamedReader.claim_id, func.count())
        .where(col(NamedReader.claim_id).in_(claim_ids))
        .group_by(col(NamedReader.claim_id))
    )
    return dict(rows(session, query))


def _workers(session: Session, claim: Claim) -> set[int]:
    """Who has the claim, who marked it, and who reviewed in its running round."""
    reviewers = (
        select(Review.person_id)
        .join(Round, col(Round.id) == Review.round_id)
        .where(Round.claim_id == claim.id, col(Round.ended_at).is_(None))
    )
    workers = {claim.assigned_to_id, claim.marked_by_id, *session.exec(reviewers)}
    return {number for number in workers if number is not None}
