"""Reviewers who revise after a dispute, until they agree or somebody settles it."""

from sqlmodel import Session, col, select

from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.models import Claim, May, Person, Rating, Review, Revision, Round, Status, now
from factcheck.workflow.claims import move
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.reviews import usable_rating
from factcheck.workflow.rounds import running_round, standing


def revise_review(
    session: Session,
    actor: Person,
    review_id: int,
    *,
    rating_id: int,
    justification: str,
    seen: int | None = None,
) -> Revision:
    """Write one's own review of a disputed round anew; the wordings before it are kept.

    When all reviewers give the same rating now, the dispute is over. ``seen`` is the revision of
    the claim that the form showed; raises ``OutOfDate`` when another reviewer revised since, or
    somebody settled it. Raises ``NotFound`` for a sealed review of somebody else, ``NotAllowed``
    for an open one, and ``RuleBroken`` where nothing is disputed or nothing differs.
    """
    demand(actor, May.REVIEW)
    review = session.get(Review, review_id)
    round_ = session.get_one(Round, review.round_id) if review is not None else None
    if review is None or round_ is None or (round_.is_sealed and review.person_id != actor.id):
        raise NotFound("There is no such review.")
    if review.person_id != actor.id:
        raise NotAllowed("Only its author revises a review.")
    claim = claim_for_change(session, actor, round_.claim_id, seen)
    running = running_round(session, claim.id)
    if claim.status is not Status.DISPUTED or running is None or running.id != round_.id:
        raise RuleBroken(f"{claim.ref} is not disputed in this round; the review stays as it is.")
    rating = usable_rating(session, rating_id)
    words = justification.strip()
    if not words:
        raise RuleBroken("Say in a sentence or two why the evidence leads to this rating.")
    last = _newest(session, review)
    before = last or review
    if (before.rating_id, before.justification) == (rating.id, words):
        raise RuleBroken("Nothing in this differs from your review as it stands.")
    revision = Revision(
        review_id=review.id,
        number=last.number + 1 if last else 1,
        rating_id=rating.id,
        justification=words,
    )
    session.add(revision)
    claim.revision += 1
    claim.changed_at = now()
    session.add(claim)
    session.flush()
    _note(session, actor, claim, before, revision)
    if standing(session, round_) is Status.AGREED:
        move(
            session,
            actor,
            claim,
            Status.AGREED,
            "dispute.resolved",
            round=round_.number,
            rating=rating.label,
        )
    return revision


def _newest(session: Session, review: Review) -> Revision | None:
    return session.exec(
        select(Revision)
        .where(Revision.review_id == review.id)
        .order_by(col(Revision.number).desc())
        .limit(1)
    ).first()


def _note(
    session: Session, actor: Person, claim: Claim, before: Review | Revision, revision: Revision
) -> None:
    """For the whole desk: the round is complete, and its seal is off."""
    record(
        session,
        actor,
        "review.revised",
        f"review:{revision.review_id}",
        claim_id=claim.id,
        before=_facts(session, before),
        after={"revision": revision.number, **_facts(session, revision)},
    )


def _facts(session: Session, wording: Review | Revision) -> dict[str, str]:
    label = session.get_one(Rating, wording.rating_id).label
    return {"own_rating": label, "justification": wording.justification}
