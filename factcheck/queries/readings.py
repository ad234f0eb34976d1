"""How reviewers read the evidence. Whoever asks has made sure that the review isn't sealed."""

from collections import defaultdict
from collections.abc import Mapping

from sqlmodel import Session, col, select

from factcheck.models import Read, Reading, Review, Round

#: How somebody reads the evidence, by its number.
Readings = Mapping[int, Read]


def readings_of(session: Session, review_id: int, revision: int) -> Readings:
    """The readings of one wording of a review; 0 is the first."""
    query = select(Reading).where(Reading.review_id == review_id, Reading.revision == revision)
    return {
        reading.evidence_id: Read(reading.stance, reading.is_relied_on)
        for reading in session.exec(query.order_by(col(Reading.evidence_id)))
    }


def all_readings(session: Session, claim_id: int) -> Mapping[tuple[int, int], Readings]:
    """The readings of all reviews of a claim, by the number of the review and the revision."""
    query = (
        select(Reading)
        .join(Review, col(Review.id) == Reading.review_id)
        .join(Round, col(Round.id) == Review.round_id)
        .where(Round.claim_id == claim_id)
        .order_by(col(Reading.evidence_id))
    )
    found: dict[tuple[int, int], dict[int, Read]] = defaultdict(dict)
    for reading in session.exec(query):
        of = found[reading.review_id, reading.revision]
        of[reading.evidence_id] = Read(reading.stance, reading.is_relied_on)
    return found
