"""The rounds of a claim, as far as a viewer may see into them: the seal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from factcheck.models import Claim, Person, Rating, Review, Round
from factcheck.queries.readings import all_readings
from factcheck.queries.revisions import Said, said_in, wordings


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review that the viewer may read: one's own, or one of a complete round."""

    id: int
    person_id: int
    person: str
    #: What its author stands by, as revised last.
    said: Said
    #: What it said before, the first wording first.
    earlier: tuple[Said, ...]

    @property
    def rating(self) -> Rating:
        """The rating that its author stands by."""
        return self.said.rating

    @property
    def justification(self) -> str:
        """The words that go with it."""
        return self.said.justification

    @property
    def submitted_at(self) -> datetime:
        """When its author came to it."""
        return self.said.at


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round as the viewer may see it: before it is complete, only how many reviews are in."""

    round: Round
    reviews_in: int
    reviews: list[ReviewRow]
    own: ReviewRow | None

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self.round.ended_at is None


def is_sealed() -> ColumnElement[bool]:
    """Of the reviews in a query, those that are their authors' alone: ``Round.is_sealed``."""
    sealed = select(Round.id).where(col(Round.completed_at).is_(None))
    return col(Review.round_id).in_(sealed)


def rounds_seen(session: Session, viewer: Person, claim: Claim) -> list[RoundView]:
    """The rounds of a claim, the newest first."""
    rounds = session.exec(
        select(Round).where(Round.claim_id == claim.id).order_by(col(Round.number).desc())
    ).all()
    if not rounds:
        return []
    written = session.exec(
        select(Review, Person.name, Rating)
        .join(Round, col(Round.id) == Review.round_id)
        .join(Person, col(Person.id) == Review.person_id)
        .join(Rating, col(Rating.id) == Review.rating_id)
        .where(Round.claim_id == claim.id)
        .order_by(col(Review.id))
    ).all()
    read = all_readings(session, claim.id) if written else {}
    revised = wordings(session, claim.id, read) if written else {}
    return [
        _seen(
            round_,
            viewer,
            [
                _as_it_stands(
                    review,
                    name,
                    said_in(review, rating, review.submitted_at, read.get((review.id, 0), {})),
                    revised.get(review.id, ()),
                )
                for review, name, rating in written
                if review.round_id == round_.id
            ],
        )
        for round_ in rounds
    ]


def _as_it_stands(review: Review, name: str, first: Said, revised: Sequence[Said]) -> ReviewRow:
    *earlier, last = first, *revised
    return ReviewRow(
        id=review.id,
        person_id=review.person_id,
        person=name,
        said=last,
        earlier=tuple(earlier),
    )


def _seen(round_: Round, viewer: Person, reviews: list[ReviewRow]) -> RoundView:
    """The seal: of a round that isn't complete, nobody gets more than their own review."""
    own = next((review for review in reviews if review.person_id == viewer.id), None)
    return RoundView(
        round=round_,
        reviews_in=len(reviews),
        reviews=[] if round_.is_sealed else reviews,
        own=own,
    )
