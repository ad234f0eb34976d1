"""Signing a verdict off, reopening a claim, and beginning a correction."""

from datetime import timedelta

from sqlmodel import Session

from factcheck.errors import RuleBroken
from factcheck.models import (
    LONGEST_CORRECTION,
    Claim,
    CorrectionTier,
    Edition,
    May,
    Person,
    Policy,
    Rating,
    RoundEnd,
    Status,
    Verdict,
    now,
)
from factcheck.queries.reports import newest_edition, newest_verdict
from factcheck.queries.signed import as_it_stands, has_changed
from factcheck.report.json import from_json
from factcheck.workflow.claims import move
from factcheck.workflow.gate import give_back, pass_gate, use_up, withdraw_all
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.reviews import refuse_own_round, usable_rating
from factcheck.workflow.rounds import agreed_rating, end_round, newest_round
from factcheck.workflow.sentences import one_sentence
from factcheck.workflow.tiers import fitting_tier

LONGEST_CONCLUSION = 300
#: What a claim is by the tier of its newest edition; else it is published.
STATUS_BY_TIER = {"outdated": Status.OUTDATED, "void": Status.VOID}


def sign_off(
    session: Session,
    actor: Person,
    claim_id: int,
    *,
    conclusion: str,
    rating_id: int | None = None,
    correction: str | None = None,
    tier: CorrectionTier | None = None,
    seen: int | None = None,
) -> Verdict:
    """Put the desk's name to a rating and a conclusion.

    Raises ``RuleBroken`` while the claim doesn't pass the gate.
    The rating is the one the round came to. A claim under correction may take another
    (``rating_id``). Whatever was published before needs ``correction``, what was wrong with that
    edition, and its ``tier``; without one, the tier is what the rating tells.
    """
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    if claim.status not in (Status.AGREED, Status.CORRECTING):
        raise RuleBroken(
            f"{claim.ref} is {claim.status.label.lower()}; there is nothing to sign off."
        )
    sentence = _conclusion(conclusion)
    published = newest_edition(session, claim.id)
    change = _what_it_changes(correction) if published else None
    round_ = newest_round(session, claim.id)
    assert round_ is not None, "a claim that is agreed had a round"
    refuse_own_round(session, actor, claim, round_, "sign it off")
    rating = _rating(session, claim, rating_id) or agreed_rating(session, round_)
    assert rating is not None, "a claim that is agreed has a rating"
    overrides = pass_gate(session, actor, claim)
    verdict = Verdict(
        claim_id=claim.id,
        round_id=round_.id,
        rating_id=rating,
        conclusion=sentence,
        signed_by_id=actor.id,
        correction=change,
    )
    session.add(verdict)
    session.flush()
    use_up(session, overrides, verdict)
    session.flush()
    _compare(session, actor, claim, verdict, published, tier)
    move(
        session,
        actor,
        claim,
        Status.SIGNED_OFF,
        "verdict.signed_off",
        verdict=verdict.id,
        rating=_shown(session, rating),
        conclusion=sentence,
        tier=verdict.correction_tier.value if verdict.correction_tier else None,
        correction=change,
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


def sign_again(session: Session, actor: Person, claim_id: int, seen: int | None = None) -> Verdict:
    """Put the desk's name to a verdict as its report stands now: something in it has changed since.

    Rating, conclusion and correction stay. Raises ``RuleBroken`` when nothing has changed, and when
    the claim doesn't pass the gate any more.
    """
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    verdict = newest_verdict(session, claim.id)
    if claim.status is not Status.SIGNED_OFF or verdict is None:
        raise RuleBroken(f"{claim.ref} is not signed off.")
    refuse_own_round(session, actor, claim, verdict.round, "sign it off")
    if not has_changed(session, actor, claim, verdict):
        raise RuleBroken(f"Nothing of {claim.ref} has changed since it was signed off; publish it.")
    give_back(session, verdict)
    use_up(session, pass_gate(session, actor, claim), verdict)
    verdict.signed_by_id, verdict.signed_at = actor.id, now()
    session.add(verdict)
    session.flush()
    _, verdict.report_digest = as_it_stands(session, actor, claim, verdict)
    claim.revision += 1
    claim.changed_at = now()
    session.add_all((claim, verdict))
    record(
        session,
        actor,
        "verdict.signed_again",
        f"claim:{claim.id}",
        claim_id=claim.id,
        after={"verdict": verdict.id, "report_digest": verdict.report_digest},
    )
    return verdict


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
    """Leave the newest edition as it is; it was looked at, so its review-by date moves on."""
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    if claim.status is not Status.CORRECTING:
        raise RuleBroken(f"{claim.ref} is not being corrected.")
    stands = standing_of_report(session, claim)
    if stands is not Status.VOID:
        set_review_by(session, claim)
    move(session, actor, claim, stands, "correction.dropped")
    return claim


def standing_of_report(session: Session, claim: Claim) -> Status:
    """What a claim is while nobody works on it: as its newest edition says."""
    edition = newest_edition(session, claim.id, even_withheld=True)
    assert edition is not None, "a claim that was published has an edition"
    tier = from_json(edition.json_bytes).latest_tier
    return STATUS_BY_TIER.get(tier or "", Status.PUBLISHED)


def set_review_by(session: Session, claim: Claim) -> None:
    """Say when a report that was looked at today is looked at again, as the policy has it."""
    assert claim.policy_id is not None, "every claim that was opened has a policy"
    days = session.get_one(Policy, claim.policy_id).review_by_days
    claim.review_by = now().date() + timedelta(days=days) if days else None
    session.add(claim)


def _compare(
    session: Session,
    actor: Person,
    claim: Claim,
    verdict: Verdict,
    published: Edition | None,
    tier: CorrectionTier | None,
) -> None:
    """Write down what was signed, and of which kind it is against what is published."""
    report, verdict.report_digest = as_it_stands(session, actor, claim, verdict)
    if published:
        former = session.get_one(Verdict, published.verdict_id)
        verdict.correction_tier = fitting_tier(
            tier,
            from_json(published.json_bytes),
            report,
            same_rating=former.rating_id == verdict.rating_id,
        )
    session.add(verdict)


def _conclusion(written: str) -> str:
    missing = "Write the conclusion: one sentence that stands alone."
    return one_sentence(written, LONGEST_CONCLUSION, missing=missing, name="conclusion")


def _what_it_changes(written: str | None) -> str:
    missing = "Say in one sentence what the correction changes; readers will see it."
    return one_sentence(written, LONGEST_CORRECTION, missing=missing, name="sentence")


def _rating(session: Session, claim: Claim, rating_id: int | None) -> int | None:
    """The rating that a correction takes; None where it is that of the round."""
    if claim.status is not Status.CORRECTING:
        return None
    last = newest_verdict(session, claim.id)
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
