"""Saying of a published check that it holds no more: it is outdated, or void."""

from dataclasses import replace

from sqlmodel import Session

from factcheck.errors import RuleBroken
from factcheck.models import (
    LONGEST_CORRECTION,
    CorrectionTier,
    Edition,
    May,
    Person,
    Status,
    now,
)
from factcheck.queries.reports import newest_edition
from factcheck.report.json import from_json
from factcheck.report.public import PublicReport
from factcheck.workflow.claims import move
from factcheck.workflow.history import claim_for_change, demand
from factcheck.workflow.reports import correction, freeze
from factcheck.workflow.sentences import one_sentence
from factcheck.workflow.verdicts import STATUS_BY_TIER, set_review_by


def mark_outdated(
    session: Session, actor: Person, claim_id: int, sentence: str, seen: int | None = None
) -> Edition:
    """Tell readers that events have overtaken what is published: a new edition says why."""
    return _annul(
        session, actor, claim_id, CorrectionTier.OUTDATED, "report.outdated", sentence, seen
    )


def declare_void(
    session: Session, actor: Person, claim_id: int, sentence: str, seen: int | None = None
) -> Edition:
    """Tell readers that what is published isn't held to be a check any more, and why."""
    return _annul(session, actor, claim_id, CorrectionTier.VOID, "report.void", sentence, seen)


def _annul(
    session: Session,
    actor: Person,
    claim_id: int,
    tier: CorrectionTier,
    verb: str,
    sentence: str,
    seen: int | None,
) -> Edition:
    """Freeze a new edition of the frozen words alone: the records may hold what nobody signed."""
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    to = STATUS_BY_TIER[tier.value]
    previous = newest_edition(session, claim.id)
    if previous is None or claim.status not in (Status.PUBLISHED, Status.OUTDATED):
        raise RuleBroken(
            f"{claim.ref} is {claim.status.label.lower()}; only what is published is declared"
            f" {to.label.lower()}."
        )
    why = one_sentence(
        sentence,
        LONGEST_CORRECTION,
        missing="Say in one sentence why; readers will see it.",
        name="sentence",
    )
    before = from_json(previous.json_bytes)
    report = _corrected(before, previous.content_hash, why, tier)
    edition = freeze(session, actor, claim, report, before, previous.verdict_id)
    claim.reopen_asked_at = claim.review_by = None
    if tier is CorrectionTier.OUTDATED:
        set_review_by(session, claim)
    move(
        session,
        actor,
        claim,
        to,
        verb,
        edition=edition.number,
        content_hash=edition.content_hash,
        sentence=why,
    )
    return edition


def _corrected(
    before: PublicReport, sha256: str, sentence: str, tier: CorrectionTier
) -> PublicReport:
    """The same words as an edition of their own, with one sentence more; ``sha256`` is before's."""
    number, moment = before.edition + 1, now().replace(microsecond=0)
    return replace(
        before,
        edition=number,
        published_at=moment,
        first_published_on=before.first_published_on or before.published_at.date(),
        corrections=(*before.corrections, correction(number, moment, sentence, tier)),
        previous_sha256=sha256,
    )
