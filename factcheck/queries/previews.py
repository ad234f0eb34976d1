"""Drafts of a report as the records stand, for somebody whom the desk lets look in.

Whoever is given one may know of the claim: the edge has seen to that, by a link's secret or by
``claim_seen``. No rating comes into a draft but that of a verdict which is signed off.
"""

from datetime import datetime

from sqlmodel import Session, col, or_, select

from factcheck.errors import Withheld
from factcheck.models import (
    Appearance,
    Claim,
    Evidence,
    May,
    Passage,
    Person,
    Status,
    Verdict,
    Version,
)
from factcheck.queries.ledger import LedgerRow, PassageRow, ledger_of
from factcheck.queries.material import Material, material_of
from factcheck.queries.rulings import public_method, public_ruling
from factcheck.queries.withholding import demand_shown, is_shown, tombstone_of_text
from factcheck.report.inside import InsideReport, Note, Preview, Withdrawn
from factcheck.report.wording import day

#: Where the verdict that was signed off last is the desk's word. While a correction is under way it
#: is being thought over.
_STANDS = (Status.SIGNED_OFF, Status.PUBLISHED, Status.OUTDATED, Status.VOID)


def preview_of(
    session: Session, claim: Claim, desk: str, at: datetime, recipient: str | None = None
) -> Preview:
    """The draft without notes, for the claimant."""
    return _preview(session, claim, material_of(session, claim, at.date()), desk, at, recipient)


def inside_report_of(
    session: Session, claim: Claim, desk: str, at: datetime, recipient: str | None = None
) -> InsideReport:
    """The draft with the notes on the evidence, those on what was withdrawn too."""
    material = material_of(session, claim, at.date())
    ledger = ledger_of(session, claim)
    noted = [
        Note(exhibit=material.exhibits[row.id], words=row.note)
        for row in ledger
        if row.note and row.id in material.exhibits
    ]
    return InsideReport(
        draft=_preview(session, claim, material, desk, at, recipient),
        notes=tuple(sorted(noted, key=lambda note: note.exhibit)),
        withdrawn=tuple(_withdrawn(row) for row in ledger if row.is_withdrawn),
    )


def demand_draft_shown(session: Session, viewer: Person, claim: Claim) -> None:
    """Raise ``Withheld`` while its report, or a text that it quotes, is; not for who may withhold.

    A draft says what the report says, so withholding the one withholds the other.
    """
    demand_shown(session, claim, viewer)
    article_id = withheld_text_of(session, claim)
    stone = tombstone_of_text(session, article_id) if article_id is not None else None
    if stone is not None and not viewer.may(May.WITHHOLD):
        raise Withheld(
            "This draft quotes an article whose text the desk doesn’t show now, for legal or"
            " private reasons. Only an admin can read it.",
            stone,
        )


def withheld_text_of(session: Session, claim: Claim) -> int | None:
    """The number of an article whose text isn't shown now, and in which the claim or its evidence
    stands, what was withdrawn too; None where there is none.
    """
    evidence = select(Evidence.passage_id).where(Evidence.claim_id == claim.id)
    appearances = select(Appearance.passage_id).where(Appearance.claim_id == claim.id)
    found = (
        select(Version.article_id)
        .join(Passage, col(Passage.version_id) == Version.id)
        .where(
            or_(col(Passage.id).in_(evidence), col(Passage.id).in_(appearances)),
            ~is_shown(Version),
        )
    )
    return session.exec(found.limit(1)).first()


def _preview(
    session: Session,
    claim: Claim,
    material: Material,
    desk: str,
    at: datetime,
    recipient: str | None,
) -> Preview:
    verdict = _verdict(session, claim)
    return Preview(
        ref=claim.ref,
        desk=desk,
        as_of=at,
        recipient=recipient,
        claim=material.claim,
        evidence=material.evidence,
        parts=material.parts,
        sources=material.sources,
        searches=material.searches,
        contacts=material.contacts,
        ruling=public_ruling(session, verdict) if verdict else None,
        method=public_method(session, verdict, material.cited, material.own) if verdict else None,
    )


def _verdict(session: Session, claim: Claim) -> Verdict | None:
    if claim.status not in _STANDS:
        return None
    query = select(Verdict).where(Verdict.claim_id == claim.id).order_by(col(Verdict.id).desc())
    return session.exec(query.limit(1)).first()


def _withdrawn(row: LedgerRow) -> Withdrawn:
    place = None
    if isinstance(row, PassageRow):
        dated = f", {day(row.published_on)}" if row.published_on else ""
        place = f"{row.outlet}{dated}, paragraph {row.paragraph}"
    return Withdrawn(stance=row.stance.value, words=row.words, place=place, note=row.note)
