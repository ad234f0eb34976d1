"""Publishing: a signed-off verdict becomes a frozen edition."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from factcheck.errors import RuleBroken
from factcheck.models import (
    Claim,
    Correction,
    CorrectionTier,
    Edition,
    May,
    Person,
    Status,
    Verdict,
    now,
)
from factcheck.queries.publicity import is_public
from factcheck.queries.reports import Masthead, build, editions, newest_verdict
from factcheck.queries.signed import has_changed
from factcheck.report import public
from factcheck.report.checking import misquotations
from factcheck.report.json import from_json, hash_of, to_json
from factcheck.report.markdown import render
from factcheck.report.wording import heading
from factcheck.workflow.claims import move
from factcheck.workflow.history import claim_for_change, demand
from factcheck.workflow.published import list_edition
from factcheck.workflow.verdicts import set_review_by


def publish(
    session: Session, actor: Person, claim_id: int, masthead: Masthead, seen: int | None = None
) -> Edition:
    """Freeze the next edition of a claim's report.

    It is built and rendered inside the transaction on purpose: the bytes must be those of the very
    records that are signed off. Raises ``RuleBroken`` when those changed since it was signed off,
    and when a quotation isn't verbatim.
    """
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    verdict = newest_verdict(session, claim.id)
    if claim.status is not Status.SIGNED_OFF or verdict is None:
        raise RuleBroken(f"{claim.ref} is not signed off; sign its verdict off, then publish.")
    previous = next(iter(editions(session, actor, claim.id)), None)
    before = from_json(previous.json_bytes) if previous else None
    report, texts = _following(
        session,
        actor,
        claim,
        verdict,
        masthead,
        before,
        previous.content_hash if previous else None,
    )
    if wrong := misquotations(report, texts):
        raise RuleBroken(
            f"This report can’t be published: {wrong[0].where} is not word for word what the"
            f" kept article says: “{wrong[0].expected}”."
        )
    if has_changed(session, actor, claim, verdict):
        raise RuleBroken(
            f"What the report of {claim.ref} says has changed since it was signed off. Look at it"
            " again; then sign it off as it stands now, or reopen it."
        )
    edition = freeze(session, actor, claim, report, before, verdict.id)
    set_review_by(session, claim)
    move(
        session,
        actor,
        claim,
        Status.PUBLISHED,
        "report.published",
        edition=edition.number,
        content_hash=edition.content_hash,
    )
    return edition


def _following(
    session: Session,
    actor: Person,
    claim: Claim,
    verdict: Verdict,
    masthead: Masthead,
    before: public.PublicReport | None,
    previous_sha256: str | None,
) -> tuple[public.PublicReport, dict[str, str]]:
    """The report of the edition after ``before``, and the frozen texts by their sha256.

    ``previous_sha256`` is the content hash under which ``before`` is kept.
    """
    number, moment = before.edition + 1 if before else 1, now().replace(microsecond=0)
    corrections = before.corrections if before else ()
    if before and verdict.correction:
        corrections += (correction(number, moment, verdict.correction, verdict.correction_tier),)
    return build(
        session,
        actor,
        claim,
        verdict,
        masthead if is_public(session) else replace(masthead, site=None),
        edition=number,
        published_at=moment,
        corrections=corrections,
        previous_sha256=previous_sha256,
    )


def correction(
    edition: int, moment: datetime, sentence: str, tier: CorrectionTier | None
) -> public.Correction:
    """What the edition of this number tells readers of the one before."""
    return public.Correction(
        edition=edition,
        made_on=moment.date(),
        sentence=sentence,
        tier=tier.value if tier else None,
    )


def freeze(
    session: Session,
    actor: Person,
    claim: Claim,
    report: public.PublicReport,
    before: public.PublicReport | None,
    verdict_id: int,
) -> Edition:
    """Keep a report as an edition for good, and what it corrects of the one before."""
    content = to_json(report)
    edition = Edition(
        claim_id=claim.id,
        number=report.edition,
        verdict_id=verdict_id,
        json_bytes=content,
        markdown_bytes=render(report).encode(),
        content_hash=hash_of(content),
        previous_hash=report.previous_sha256,
        published_by_id=actor.id,
        published_at=report.published_at,
    )
    session.add(edition)
    session.flush()
    newest = report.corrections[-1] if report.corrections else None
    if before is not None and newest is not None and newest.edition == report.edition:
        session.add(
            Correction(
                claim_id=claim.id,
                edition_id=edition.id,
                tier=CorrectionTier(newest.tier) if newest.tier else None,
                sentence=newest.sentence,
                title=heading(report.claim),
                rating_before=before.ruling.rating,
                rating_after=report.ruling.rating,
                made_by_id=actor.id,
                made_at=report.published_at,
            )
        )
    list_edition(session, edition, report)
    return edition
