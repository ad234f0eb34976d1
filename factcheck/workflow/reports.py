"""Publishing: a signed-off verdict becomes a frozen edition."""

from dataclasses import replace

from sqlmodel import Session

from factcheck.errors import RuleBroken
from factcheck.models import Edition, May, Person, Status, now
from factcheck.queries.publicity import is_public
from factcheck.queries.reports import Masthead, build, editions, frozen_corrections
from factcheck.report.checking import misquotations
from factcheck.report.json import content_hash, to_json
from factcheck.report.markdown import render
from factcheck.report.public import Correction
from factcheck.workflow.claims import move
from factcheck.workflow.history import claim_for_change, demand
from factcheck.workflow.published import list_edition
from factcheck.workflow.verdicts import newest_verdict, set_review_by


def publish(
    session: Session, actor: Person, claim_id: int, masthead: Masthead, seen: int | None = None
) -> Edition:
    """Freeze the next edition of a claim's report.

    It is built and rendered inside the transaction on purpose: the bytes must be those of the very
    records that are signed off. Raises ``RuleBroken`` when a quotation isn't verbatim.
    """
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    verdict = newest_verdict(session, claim.id)
    if claim.status is not Status.SIGNED_OFF or verdict is None:
        raise RuleBroken(f"{claim.ref} is not signed off; sign its verdict off, then publish.")
    previous = next(iter(editions(session, actor, claim.id)), None)
    number = previous.number + 1 if previous else 1
    moment = now().replace(microsecond=0)
    corrections = frozen_corrections(previous) if previous else ()
    if previous and verdict.correction:
        corrections += (
            Correction(
                edition=number,
                made_on=moment.date(),
                sentence=verdict.correction,
                tier=verdict.correction_tier.value if verdict.correction_tier else None,
            ),
        )
    report, texts = build(
        session,
        actor,
        claim,
        verdict,
        masthead if is_public(session) else replace(masthead, site=None),
        edition=number,
        published_at=moment,
        corrections=corrections,
        previous_sha256=previous.content_hash if previous else None,
    )
    if wrong := misquotations(report, texts):
        raise RuleBroken(
            f"This report can’t be published: {wrong[0].where} is not word for word what the"
            f" kept article says: “{wrong[0].expected}”."
        )
    edition = Edition(
        claim_id=claim.id,
        number=number,
        verdict_id=verdict.id,
        json_bytes=to_json(report),
        markdown_bytes=render(report).encode(),
        content_hash=content_hash(report),
        previous_hash=previous.content_hash if previous else None,
        published_by_id=actor.id,
        published_at=moment,
    )
    session.add(edition)
    session.flush()
    list_edition(session, edition, report)
    set_review_by(session, claim)
    move(
        session,
        actor,
        claim,
        Status.PUBLISHED,
        "report.published",
        edition=number,
        content_hash=edition.content_hash,
    )
    return edition
