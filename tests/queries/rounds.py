"""Complete rounds with the ratings that a test names."""

from sqlmodel import Session

from factcheck.models import Claim, Person
from tests.factories import a_claim, a_person, a_review, some_evidence


def a_round(
    session: Session, *ratings: str, by: tuple[Person, ...] = (), claim: Claim | None = None
) -> Claim:
    """A claim whose newest round has these reviews, by these people as far as they go."""
    maker = by[0] if by else a_person(session)
    claim = claim or a_claim(session, by=maker)
    some_evidence(session, claim, by=maker)
    for place, rating in enumerate(ratings):
        person = by[place] if place < len(by) else a_person(session)
        a_review(session, claim, rating, by=person)
    return claim
