"""How reviews were worded one after the other, and which claim one belongs to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from factcheck.errors import NotFound
from factcheck.models import Answers, Confidence, Person, Rating, Review, Revision, Round
from factcheck.queries.readings import Readings
from factcheck.queries.viewing import NO_REVIEW, claim_seen, demand


@dataclass(frozen=True, slots=True)
class Said:
    """A rating with what its author said of it, and stood by from then on."""

    rating: Rating
    justification: str
    at: datetime
    confidence: Confidence | None
    answers: Answers
    readings: Readings


def wordings(
    session: Session, claim_id: int, read: Mapping[tuple[int, int], Readings]
) -> Mapping[int, Sequence[Said]]:
    """What was written anew, oldest first, by the number of the review.

    ``read`` are the readings of the claim's reviews.
    Only a complete round is revised, so nothing here is under seal.
    """
    found = session.exec(
        select(Revision, Rating)
        .join(Review, col(Review.id) == Revision.review_id)
        .join(Round, col(Round.id) == Review.round_id)
        .join(Rating, col(Rating.id) == Revision.rating_id)
        .where(Round.claim_id == claim_id)
        .order_by(col(Revision.number))
    )
    said: dict[int, list[Said]] = defaultdict(list)
    for revision, rating in found:
        readings = read.get((revision.review_id, revision.number), {})
        said[revision.review_id].append(said_in(revision, rating, revision.made_at, readings))
    return said


def said_in(wording: Review | Revision, rating: Rating, at: datetime, readings: Readings) -> Said:
    """What one wording says."""
    return Said(
        rating, wording.justification, at, wording.confidence, Answers.of(wording), readings
    )


def claim_of_review(session: Session, viewer: Person, review_id: int) -> int:
    """The claim that was reviewed; raises ``NotFound`` when the viewer may not know of it."""
    demand(viewer)
    review = session.get(Review, review_id)
    round_ = session.get_one(Round, review.round_id) if review is not None else None
    if review is None or round_ is None or (round_.is_sealed and review.person_id != viewer.id):
        raise NotFound(NO_REVIEW)
    return claim_seen(session, viewer, round_.claim_id, missing=NO_REVIEW).id
