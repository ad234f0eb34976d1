"""What somebody has written so far of a review: for nobody's eyes but theirs."""

from sqlmodel import Session, col, select

from factcheck.models import Claim, Person, Read, ReviewDraft, Stance
from factcheck.queries.readings import Readings


def own_draft(session: Session, viewer: Person, claim: Claim) -> ReviewDraft | None:
    """The viewer's draft on the claim, also one that they threw away."""
    query = select(ReviewDraft).where(
        col(ReviewDraft.claim_id) == claim.id, col(ReviewDraft.person_id) == viewer.id
    )
    return session.exec(query).first()


def readings_in(draft: ReviewDraft) -> Readings:
    """How the draft reads the evidence."""
    return {
        int(number): Read(Stance(stance), bool(is_relied_on))
        for number, (stance, is_relied_on) in draft.readings.items()
    }
