"""Sealed reviews, and what ends a dispute."""

from sqlmodel import Session, col, select

from factcheck.errors import NotAllowed, OutOfDate, RuleBroken
from factcheck.models import (
    Answers,
    Audience,
    Claim,
    Confidence,
    May,
    Person,
    Policy,
    Rating,
    RatingScheme,
    Review,
    Round,
    SettlingReason,
    Status,
    now,
)
from factcheck.queries.evidence import evidence_digest
from factcheck.queries.readings import Readings
from factcheck.queries.reviewers import bar
from factcheck.workflow.claims import move
from factcheck.workflow.comments import unseal
from factcheck.workflow.drafts import drop_draft
from factcheck.workflow.guideline import note_gap
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.judgements import (
    answered,
    argued,
    check_readings,
    counted,
    facts,
    keep_readings,
)
from factcheck.workflow.rounds import open_round, running_round, standing
from factcheck.workflow.scales import offered_rating


def submit_review(
    session: Session,
    actor: Person,
    claim_id: int,
    *,
    rating_id: int,
    justification: str,
    confidence: Confidence | None = None,
    answers: Answers | None = None,
    readings: Readings | None = None,
    digest_seen: str | None = None,
) -> Review:
    """Hand in one's own judgement on the evidence as it stands; sealed until the round is complete.

    ``readings`` say how the actor reads each piece of evidence. The actor's draft goes.

    ``digest_seen`` is the digest of the evidence that the form showed; raises ``OutOfDate`` when it
    has changed since. Raises ``RuleBroken`` for a second review in a round, and on a claim that
    isn't waiting for one; ``NotAllowed`` when the policy keeps the actor away from this claim.
    """
    demand(actor, May.REVIEW)
    claim = claim_for_change(session, actor, claim_id)
    words = argued(justification)
    if claim.status not in (Status.OPEN, Status.IN_REVIEW):
        raise RuleBroken(f"{claim.ref} is {claim.status.label.lower()} and takes no reviews.")
    policy = _policy(session, claim)
    rating = usable_rating(session, claim, rating_id)
    if reason := bar(session, policy, claim, actor):
        raise NotAllowed(reason)
    digest = evidence_digest(session, claim.id)
    if digest_seen is not None and digest_seen != digest:
        raise OutOfDate("The evidence changed while you wrote. Look at it again, then submit.")
    _refuse_without_evidence(session, claim)
    check_readings(session, claim, readings or {})
    round_ = running_round(session, claim.id) or open_round(
        session, actor, claim, digest, policy.reviews_wanted
    )
    reviews = list(session.exec(select(Review).where(Review.round_id == round_.id)))
    if any(review.person_id == actor.id for review in reviews):
        raise RuleBroken("Your review of this round is in already.")
    review = Review(
        round_id=round_.id,
        person_id=actor.id,
        rating_id=rating.id,
        justification=words,
        confidence=confidence,
    )
    review.take(answered(answers or Answers()))
    session.add(review)
    session.flush()
    keep_readings(session, review, 0, readings or {})
    drop_draft(session, actor, claim)
    _note_submission(session, actor, claim, round_, review, len(reviews) + 1)
    if len(reviews) + 1 >= round_.reviews_wanted:
        _complete(session, actor, claim, round_)
    elif claim.status is Status.OPEN:
        move(session, actor, claim, Status.IN_REVIEW, "claim.in_review")
    return review


def settle_dispute(
    session: Session,
    actor: Person,
    claim_id: int,
    *,
    rating_id: int,
    reason: SettlingReason,
    note: str,
    confidence: Confidence | None = None,
    seen: int | None = None,
) -> Round:
    """Decide a dispute, with a reason and in words that the reviewers will read.

    Settled over a gap in the guideline, it puts the gap on the editors' list.
    """
    demand(actor, May.ADJUDICATE)
    claim = claim_for_change(session, actor, claim_id, seen)
    round_ = running_round(session, claim.id)
    if claim.status is not Status.DISPUTED or round_ is None:
        raise RuleBroken(f"{claim.ref} is not disputed.")
    refuse_own_round(session, actor, claim, round_, "settle this dispute")
    if not note.strip():
        raise RuleBroken("Tell the reviewers in a sentence or two why you decide so.")
    rating = usable_rating(session, claim, rating_id)
    round_.settled_by_id, round_.settled_at = actor.id, now()
    round_.settled_rating_id, round_.settled_reason = rating.id, reason
    round_.settled_note, round_.settled_confidence = note.strip(), confidence
    session.add(round_)
    move(
        session,
        actor,
        claim,
        Status.AGREED,
        "dispute.settled",
        rating=rating.label,
        reason=reason.value,
        note=round_.settled_note,
        confidence=confidence.value if confidence else None,
    )
    if reason is SettlingReason.GUIDELINE_GAP:
        note_gap(session, actor, round_)
    return round_


def refuse_own_round(
    session: Session, actor: Person, claim: Claim, round_: Round, deed: str
) -> None:
    """Raise ``NotAllowed`` when the actor reviewed in this round, but at a desk of one."""
    if _policy(session, claim).one_person_desk:
        return
    reviewed = select(Review.id).where(Review.round_id == round_.id, Review.person_id == actor.id)
    if session.exec(reviewed).first() is not None:
        raise NotAllowed(f"You reviewed {claim.ref} in this round; somebody else must {deed}.")


def _note_submission(
    session: Session, actor: Person, claim: Claim, round_: Round, review: Review, count: int
) -> None:
    record(
        session,
        actor,
        "review.submitted",
        f"review:{review.id}",
        claim_id=claim.id,
        after={"round": round_.number, "in": count, "wanted": round_.reviews_wanted},
    )
    record(
        session,
        actor,
        "review.written",
        f"review:{review.id}",
        claim_id=claim.id,
        after={"rating_id": review.rating_id, **facts(session, review)},
        audience=Audience.ACTOR,
    )


def _complete(session: Session, actor: Person, claim: Claim, round_: Round) -> None:
    """Lift the seal: from here on everyone at the desk may read the round's reviews."""
    round_.completed_at = now()
    session.add(round_)
    session.flush()
    rows = session.exec(
        select(Person.name, Rating.label)
        .join(Review, col(Review.person_id) == Person.id)
        .join(Rating, col(Rating.id) == Review.rating_id)
        .where(Review.round_id == round_.id)
        .order_by(col(Review.id))
    ).all()
    move(
        session,
        actor,
        claim,
        standing(session, round_),
        "round.completed",
        round=round_.number,
        ratings=[{"person": name, "rating": label} for name, label in rows],
    )
    unseal(session, claim, round_)


def usable_rating(session: Session, claim: Claim, rating_id: int) -> Rating:
    """The rating, when the claim's policy offers it; raises ``RuleBroken`` for another."""
    rating = offered_rating(session, claim, rating_id)
    if rating is None:
        scheme = session.get_one(RatingScheme, _policy(session, claim).scheme_id)
        raise RuleBroken(f"Choose a {scheme.noun} of the desk’s scale.")
    return rating


def _refuse_without_evidence(session: Session, claim: Claim) -> None:
    if not counted(session, claim):
        raise RuleBroken("There is no evidence yet. Attach a passage, then review.")


def _policy(session: Session, claim: Claim) -> Policy:
    assert claim.policy_id is not None, "every claim that was opened has a policy"
    return session.get_one(Policy, claim.policy_id)
