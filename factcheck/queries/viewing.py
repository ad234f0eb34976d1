"""The guards that every question begins with, and the one filter for what somebody may not see.

Confidential claims are there for nobody but who is named for them. Withheld ones are there for
those at work on claims; readers are told that they were published once, and nothing of their words.
"""

from functools import lru_cache

from sqlalchemy import ColumnElement, and_, exists, true
from sqlmodel import Session, col, or_

from factcheck.errors import NotAllowed, NotFound, Withheld
from factcheck.models import Claim, Evidence, May, NamedReader, Person, Status, id_of
from factcheck.queries.withholding import REPORT_WITHHELD, tombstone_of

#: What is said of a thing that there isn't, and of one that the viewer may not know of.
NO_CLAIM = "There is no such claim."
NO_COMMENT = "There is no such comment."
NO_CONTACT = "There is nobody of that number whom the desk asked."
NO_EVIDENCE = "There is no such evidence."
NO_GAP = "There is no such gap in the guideline."
NO_PART = "There is no such part."
NO_REVIEW = "There is no such review."
NO_SEARCH = "There is no such search."
NO_THREAD = "There is no such thread."


def demand(viewer: Person, deed: May = May.READ) -> None:
    """Raise ``NotAllowed`` unless the viewer's role allows ``deed``."""
    if not viewer.may(deed):
        raise NotAllowed(f"Your role at this desk can’t {deed.value}.")


def visible(viewer: Person) -> ColumnElement[bool]:
    """Of the claims in a query, those that the viewer may know of and read.

    Whatever reads claims, or counts what belongs to them, narrows them down by this.
    """
    return _visible(viewer.id, viewer.may(May.ATTACH))


@lru_cache(maxsize=1000)
def _visible(viewer_id: int, is_at_work: bool) -> ColumnElement[bool]:
    # A page may ask for it twenty times; nothing changes a condition once it is written.
    named = exists().where(
        col(NamedReader.claim_id) == Claim.id, col(NamedReader.person_id) == viewer_id
    )
    known = or_(col(Claim.is_confidential).is_(False), named.correlate(Claim))
    return known if is_at_work else and_(known, col(Claim.status) != Status.WITHHELD)


def may_know(session: Session, person: Person, claim: Claim) -> bool:
    """Whether this person may know of the claim: all may, unless it is confidential."""
    if not claim.is_confidential:
        return True
    named = exists().where(
        col(NamedReader.claim_id) == claim.id, col(NamedReader.person_id) == person.id
    )
    return bool(session.scalar(named.select()))


def who_may_know(claim: Claim) -> ColumnElement[bool]:
    """Of the people in a query, those who may know of the claim."""
    if not claim.is_confidential:
        return true()
    return exists().where(
        col(NamedReader.claim_id) == claim.id, col(NamedReader.person_id) == Person.id
    )


def claim_seen(
    session: Session, viewer: Person, claim_id: int | str, *, missing: str = NO_CLAIM
) -> Claim:
    """The claim, by number or reference; raises ``NotFound`` when the viewer may not know of it.

    ``missing`` is what is said of something that belongs to a claim, when there is no such thing.
    Raises ``Withheld`` for a reader, while the reports on the claim are.
    """
    demand(viewer)
    number = id_of(claim_id) if isinstance(claim_id, str) else claim_id
    claim = session.get(Claim, number) if number is not None else None
    if claim is None or not may_know(session, viewer, claim):
        raise NotFound(missing)
    _demand_at_work(session, viewer, claim)
    return claim


def evidence_seen(session: Session, viewer: Person, evidence_id: int) -> Evidence:
    """A piece of evidence; raises ``NotFound`` when the viewer may not know of it."""
    demand(viewer)
    evidence = session.get(Evidence, evidence_id)
    claim = session.get(Claim, evidence.claim_id) if evidence else None
    if evidence is None or claim is None or not may_know(session, viewer, claim):
        raise NotFound(NO_EVIDENCE)
    _demand_at_work(session, viewer, claim)
    return evidence


def _demand_at_work(session: Session, viewer: Person, claim: Claim) -> None:
    """Raise ``Withheld`` for somebody who only reads, while the reports on a claim are."""
    stone = None if viewer.may(May.ATTACH) else tombstone_of(session, claim)
    if stone is not None:
        raise Withheld(REPORT_WITHHELD, stone)
