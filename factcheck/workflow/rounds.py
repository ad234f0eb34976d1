"""Rounds of reviews: opened with the first review, ended when the evidence changes."""

from sqlmodel import Session, col, select

from factcheck.models import Claim, Person, Review, Revision, Round, RoundEnd, Status, now
from factcheck.workflow.claims import move
from factcheck.workflow.history import record

#: Statuses whose reviews no longer count when the evidence changes.
_UNDONE_BY_EVIDENCE = (Status.IN_REVIEW, Status.DISPUTED, Status.AGREED)
#: Statuses in which new evidence waits for an editor instead.
_AFTER_PUBLICATION = (Status.PUBLISHED, Status.OUTDATED)


def newest_round(session: Session, claim_id: int) -> Round | None:
    """The last round of a claim, running or not."""
    return session.exec(
        select(Round).where(Round.claim_id == claim_id).order_by(col(Round.number).desc()).limit(1)
    ).first()


def running_round(session: Session, claim_id: int) -> Round | None:
    """The round that counts now, complete or not."""
    last = newest_round(session, claim_id)
    return last if last is not None and last.ended_at is None else None


def end_round(session: Session, round_: Round, reason: RoundEnd) -> None:
    """Stop counting a round; its reviews are kept."""
    round_.ended_at = now()
    round_.ended_reason = reason
    session.add(round_)


def follow_evidence(session: Session, actor: Person, claim: Claim, digest: str) -> None:
    """Do to the reviews and the status what a change of the evidence asks for.

    Before publication the reviews made on the old set no longer count; when the change is undone
    they count again. After publication the claim waits to be looked at again.
    """
    if claim.status in _AFTER_PUBLICATION:
        claim.reopen_asked_at = now()
        session.add(claim)
        return
    last = newest_round(session, claim.id)
    if last is None:
        return
    if claim.status in _UNDONE_BY_EVIDENCE and last.evidence_digest != digest:
        end_round(session, last, RoundEnd.EVIDENCE_CHANGED)
        move(session, actor, claim, Status.OPEN, "round.ended", round=last.number)
    elif (
        claim.status is Status.OPEN
        and last.ended_reason is RoundEnd.EVIDENCE_CHANGED
        and last.evidence_digest == digest
    ):
        last.ended_at = last.ended_reason = None
        session.add(last)
        move(session, actor, claim, standing(session, last), "round.resumed", round=last.number)


def standing(session: Session, round_: Round) -> Status:
    """The status that a round's reviews give its claim."""
    if round_.is_sealed:
        return Status.IN_REVIEW
    ratings = latest_ratings(session, round_)
    agreed = len(ratings) == 1 or round_.settled_rating_id is not None
    return Status.AGREED if agreed else Status.DISPUTED


def agreed_rating(session: Session, round_: Round) -> int | None:
    """The rating that the round came to, settled or given by all; None while there is none."""
    if round_.settled_rating_id is not None:
        return round_.settled_rating_id
    ratings = latest_ratings(session, round_)
    return ratings.pop() if len(ratings) == 1 and not round_.is_sealed else None


def latest_ratings(session: Session, round_: Round) -> set[int]:
    """The ratings that the round's reviewers stand by, as they were revised last."""
    latest = dict(
        session.exec(select(Review.id, Review.rating_id).where(Review.round_id == round_.id)).all()
    )
    revised = (
        select(Revision.review_id, Revision.rating_id)
        .join(Review, col(Review.id) == Revision.review_id)
        .where(Review.round_id == round_.id)
        .order_by(col(Revision.number))
    )
    latest.update(session.exec(revised).all())
    return set(latest.values())


def open_round(
    session: Session, actor: Person, claim: Claim, digest: str, reviews_wanted: int
) -> Round:
    """Begin a round on the evidence as it stands."""
    last = newest_round(session, claim.id)
    round_ = Round(
        claim_id=claim.id,
        number=last.number + 1 if last else 1,
        reviews_wanted=reviews_wanted,
        evidence_digest=digest,
    )
    session.add(round_)
    session.flush()
    record(
        session,
        actor,
        "round.opened",
        f"round:{round_.id}",
        claim_id=claim.id,
        after={"round": round_.number, "reviews_wanted": reviews_wanted},
    )
    return round_
