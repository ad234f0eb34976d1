"""Reviewers who revise after a dispute, until they agree or somebody settles it."""

from typing import Any

from sqlmodel import Session, col, select

from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.models import (
    Answers,
    Claim,
    Confidence,
    May,
    Person,
    Rating,
    Read,
    Review,
    Revision,
    Round,
    Status,
    now,
)
from factcheck.queries.readings import Readings, readings_of
from factcheck.queries.viewing import NO_REVIEW
from factcheck.workflow.claims import move
from factcheck.workflow.drafts import drop_draft
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.judgements import (
    answered,
    argued,
    check_readings,
    counted,
    facts,
    keep_readings,
)
from factcheck.workflow.reviews import usable_rating
from factcheck.workflow.rounds import running_round, standing


def revise_review(
    session: Session,
    actor: Person,
    review_id: int,
    *,
    rating_id: int,
    justification: str,
    confidence: Confidence | None = None,
    answers: Answers | None = None,
    readings: Readings | None = None,
    seen: int | None = None,
) -> Revision:
    """Write one's own review of a disputed round anew; the wordings before it are kept.

    Confidence, answers and readings stay as they were when they aren't given. When all reviewers
    give the same rating now, the dispute is over. ``seen`` is the revision of the claim that the
    form showed; raises ``OutOfDate`` when another reviewer revised since, or somebody settled it.
    Raises ``NotFound`` for a sealed review of somebody else, ``NotAllowed`` for an open one, and
    ``RuleBroken`` where nothing is disputed or nothing differs.
    """
    demand(actor, May.REVIEW)
    review = session.get(Review, review_id)
    round_ = session.get_one(Round, review.round_id) if review is not None else None
    if review is None or round_ is None or (round_.is_sealed and review.person_id != actor.id):
        raise NotFound(NO_REVIEW)
    claim = claim_for_change(session, actor, round_.claim_id, seen, missing=NO_REVIEW)
    if review.person_id != actor.id:
        raise NotAllowed("Only its author revises a review.")
    running = running_round(session, claim.id)
    if claim.status is not Status.DISPUTED or running is None or running.id != round_.id:
        raise RuleBroken(f"{claim.ref} is not disputed in this round; the review stays as it is.")
    rating = usable_rating(session, claim, rating_id)
    words = argued(justification)
    check_readings(session, claim, readings or {})
    last = _newest(session, review)
    before = last or review
    revision = Revision(
        review_id=review.id,
        number=last.number + 1 if last else 1,
        rating_id=rating.id,
        justification=words,
        confidence=confidence or before.confidence,
    )
    revision.take(Answers.of(before) if answers is None else answered(answers))
    read_before = readings_of(session, review.id, last.number if last else 0)
    read = read_before if readings is None else readings
    ledger = {number: Read(stance) for number, stance in counted(session, claim).items()}
    if _said(before, {**ledger, **read_before}) == _said(revision, {**ledger, **read}):
        raise RuleBroken("Nothing in this differs from your review as it stands.")
    session.add(revision)
    claim.revision += 1
    claim.changed_at = now()
    session.add(claim)
    session.flush()
    keep_readings(session, review, revision.number, read)
    drop_draft(session, actor, claim)
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


def _said(wording: Review | Revision, readings: Readings) -> tuple[object, ...]:
    """All that a reviewer can change."""
    answers = Answers.of(wording)
    return wording.rating_id, wording.justification, wording.confidence, answers, dict(readings)


def _facts(session: Session, wording: Review | Revision) -> dict[str, Any]:
    label = session.get_one(Rating, wording.rating_id).label
    return {"own_rating": label, **facts(session, wording)}
