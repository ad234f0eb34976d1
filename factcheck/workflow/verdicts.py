"""Signing a verdict off, reopening a claim, and beginning a correction."""

from datetime import timedelta

from sqlmodel import Session, col, select

from factcheck.errors import RuleBroken
from factcheck.models import (
    Claim,
    May,
    Person,
    Policy,
    Rating,
    RoundEnd,
    Status,
    Verdict,
    now,
)
from factcheck.workflow.claims import move
from factcheck.workflow.gate import pass_gate, use_up, withdraw_all
from factcheck.workflow.history import claim_for_change, demand
from factcheck.workflow.reviews import refuse_own_round, usable_rating
from factcheck.workflow.rounds import agreed_rating, end_round, newest_round

LONGEST_CONCLUSION = 300


def sign_off(
    session: Session,
    actor: Person,
    claim_id: int,
    *,
    conclusion: str,
    rating_id: int | None = None,
    correction: str | None = None,
    seen: int | None = None,
) -> Verdict:
    """Put the desk's name to a rating and a conclusion.

    Raises ``RuleBroken`` while the claim doesn't pass the gate.
    The rating is the one the round came to. A claim under correction may take another
    (``rating_id``), and needs ``correction``: what was wrong with the edition before.
    """
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    correcting = claim.status is Status.CORRECTING
    if not correcting and claim.status is not Status.AGREED:
        raise RuleBroken(
            f"{claim.ref} is {claim.status.label.lower()}; there is nothing to sign off."
        )
    sentence = _one_sentence(conclusion)
    if correcting and not (correction or "").strip():
        raise RuleBroken("Say in one sentence what the correction changes; readers will see it.")
    round_ = newest_round(session, claim.id)
    assert round_ is not None, "a claim that is agreed had a round"
    refuse_own_round(session, actor, claim, round_, "sign it off")
    rating = _rating(session, claim, rating_id if correcting else None) or agreed_rating(
        session, round_
    )
    assert rating is not None, "a claim that is agreed has a rating"
    overrides = pass_gate(session, actor, claim)
    verdict = Verdict(
        claim_id=claim.id,
        round_id=round_.id,
        rating_id=rating,
        conclusion=sentence,
        signed_by_id=actor.id,
        correction=(correction or "").strip() or None if correcting else None,
    )
    session.add(verdict)
    session.flush()
    use_up(session, overrides, verdict)
    move(
        session,
        actor,
        claim,
        Status.SIGNED_OFF,
        "verdict.signed_off",
        verdict=verdict.id,
        rating=_shown(session, rating),
        conclusion=sentence,
    )
    return verdict


def reopen(session: Session, actor: Person, claim_id: int, seen: int | None = None) -> Claim:
    """Send a claim back to work before it is published: its reviews no longer count."""
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    if claim.status not in (Status.AGREED, Status.SIGNED_OFF):
        raise RuleBroken(
            f"{claim.ref} is {claim.status.label.lower()}; only what is agreed or signed off is"
            " reopened."
        )
    round_ = newest_round(session, claim.id)
    if round_ is not None and round_.ended_at is None:
        end_round(session, round_, RoundEnd.REOPENED)
    withdraw_all(session, claim)
    move(session, actor, claim, Status.OPEN, "claim.reopened")
    return claim


def begin_correction(
    session: Session, actor: Person, claim_id: int, seen: int | None = None
) -> Claim:
    """Take a published claim back to the desk; its edition stays public meanwhile."""
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    claim.reopen_asked_at = None
    move(session, actor, claim, Status.CORRECTING, "correction.begun")
    return claim


def drop_correction(
    session: Session, actor: Person, claim_id: int, seen: int | None = None
) -> Claim:
    """Leave the published edition as it is; it was looked at, so its review-by date moves on."""
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    if claim.status is not Status.CORRECTING:
        raise RuleBroken(f"{claim.ref} is not being corrected.")
    set_review_by(session, claim)
    move(session, actor, claim, Status.PUBLISHED, "correction.dropped")
    return claim


def set_review_by(session: Session, claim: Claim) -> None:
    """Say when a report that was looked at today is looked at again, as the policy has it."""
    assert claim.policy_id is not None, "every claim that was opened has a policy"
    days = session.get_one(Policy, claim.policy_id).review_by_days
    claim.review_by = now().date() + timedelta(days=days) if days else None
    session.add(claim)


def newest_verdict(session: Session, claim_id: int) -> Verdict | None:
    """The verdict that counts."""
    return session.exec(
        select(Verdict)
        .where(Verdict.claim_id == claim_id)
        .order_by(col(Verdict.id).desc())
        .limit(1)
    ).first()


def _one_sentence(conclusion: str) -> str:
    sentence = " ".join(conclusion.split())
    if not sentence:
        raise RuleBroken("Write the conclusion: one sentence that stands alone.")
    if len(sentence) > LONGEST_CONCLUSION:
        raise RuleBroken(f"Keep the conclusion under {LONGEST_CONCLUSION} characters.")
    return sentence


def _rating(session: Session, claim: Claim, rating_id: int | None) -> int | None:
    last = newest_verdict(session, claim.id) if claim.status is Status.CORRECTING else None
    if last is not None and rating_id in (None, last.rating_id):
        # A correction may keep a rating that was retired meanwhile.
        return last.rating_id
    if rating_id is None:
        return None
    return usable_rating(session, claim, rating_id).id


def _shown(session: Session, rating_id: int) -> str | None:
    """The rating as readers are shown it; None at a desk without ratings."""
    rating = session.get_one(Rating, rating_id)
    return rating.label if rating.scheme.shows_rating else None
