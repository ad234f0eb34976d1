"""Drafts of reviews: saved while somebody writes, gone when the review is in.

Nobody but their author ever sees them, so that no event tells of them either.
"""

from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    LONGEST_JUSTIFICATION,
    Answers,
    Claim,
    Confidence,
    May,
    Person,
    Policy,
    Review,
    ReviewDraft,
    Status,
    now,
)
from factcheck.queries.evidence import evidence_digest
from factcheck.queries.readings import Readings
from factcheck.queries.reviewers import bar
from factcheck.workflow.history import claim_for_change, demand
from factcheck.workflow.judgements import answered, bounded, counted
from factcheck.workflow.rounds import running_round
from factcheck.workflow.scales import offered_rating


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A review as far as it is written."""

    rating_id: int | None = None
    justification: str = ""
    confidence: Confidence | None = None
    answers: Answers = field(default_factory=Answers)
    readings: Readings = field(default_factory=dict)


def save_draft(
    session: Session,
    actor: Person,
    claim_id: int,
    written: Unfinished,
    *,
    seen: int,
    digest_seen: str | None = None,
    window: str | None = None,
) -> ReviewDraft:
    """Keep what the actor has written so far of a review or a revision.

    ``seen`` is the revision of the draft that the form began with, 0 for none; raises ``OutOfDate``
    when another window saved since, and ``RuleBroken`` where the claim waits for nothing of theirs.
    ``window`` is a name that the window drew: it need not have heard that its last saving arrived.
    """
    demand(actor, May.REVIEW)
    claim = claim_for_change(session, actor, claim_id)
    _refuse_unless_asked(session, actor, claim)
    draft = _draft(session, actor, claim)
    is_same_window = draft is not None and window is not None and draft.saved_by_window == window
    if not is_same_window and seen != (draft.revision if draft else 0):
        raise OutOfDate("A newer draft of yours was saved in another window.")
    if draft is None:
        draft = ReviewDraft(person_id=actor.id, claim_id=claim.id)
    else:
        draft.revision += 1
    rating = offered_rating(session, claim, written.rating_id)
    draft.rating_id = rating.id if rating else None
    draft.justification = bounded(written.justification.strip(), LONGEST_JUSTIFICATION)
    draft.confidence = written.confidence
    draft.take(answered(written.answers))
    evidence = counted(session, claim)
    draft.readings = {
        str(number): [read.stance.value, read.is_relied_on]
        for number, read in written.readings.items()
        if number in evidence
    }
    draft.saved_at, draft.saved_by_window = now(), window
    draft.evidence_digest = digest_seen
    if digest_seen == evidence_digest(session, claim.id):
        draft.evidence_seen_at = draft.saved_at
    draft.discarded_at = None
    session.add(draft)
    session.flush()
    return draft


def discard_draft(session: Session, actor: Person, claim_id: int) -> None:
    """Throw one's draft away; ``restore_draft`` takes that back."""
    demand(actor, May.REVIEW)
    draft = _draft(session, actor, claim_for_change(session, actor, claim_id))
    if draft is None or draft.discarded_at is not None:
        raise NotFound("There is no draft of yours here.")
    draft.discarded_at, draft.saved_by_window = now(), None
    draft.revision += 1
    session.add(draft)
    session.flush()


def restore_draft(session: Session, actor: Person, claim_id: int) -> None:
    """Bring a draft back that was thrown away, unless another has been begun since."""
    demand(actor, May.REVIEW)
    draft = _draft(session, actor, claim_for_change(session, actor, claim_id))
    if draft is None or draft.discarded_at is None:
        raise NotFound("There is no draft of yours to bring back here.")
    draft.discarded_at = None
    draft.revision += 1
    session.add(draft)
    session.flush()


def drop_draft(session: Session, actor: Person, claim: Claim) -> None:
    """Remove the actor's draft: what it was for is in."""
    draft = _draft(session, actor, claim)
    if draft is not None:
        session.delete(draft)
        session.flush()


def _draft(session: Session, actor: Person, claim: Claim) -> ReviewDraft | None:
    query = select(ReviewDraft).where(
        ReviewDraft.person_id == actor.id, ReviewDraft.claim_id == claim.id
    )
    return session.exec(query).first()


def _refuse_unless_asked(session: Session, actor: Person, claim: Claim) -> None:
    if claim.status not in (Status.OPEN, Status.IN_REVIEW, Status.DISPUTED):
        raise RuleBroken(f"{claim.ref} is {claim.status.label.lower()} and takes no reviews.")
    round_ = running_round(session, claim.id)
    own = select(Review.id).where(
        col(Review.round_id) == (round_.id if round_ else None), Review.person_id == actor.id
    )
    has_reviewed = round_ is not None and session.exec(own).first() is not None
    if claim.status is Status.DISPUTED:
        if not has_reviewed:
            raise RuleBroken(f"{claim.ref} is disputed; those who reviewed it may revise.")
        return
    if has_reviewed:
        raise RuleBroken("Your review of this round is in already.")
    if reason := bar(session, session.get(Policy, claim.policy_id), claim, actor):
        raise NotAllowed(reason)
