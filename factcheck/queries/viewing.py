"""The guard that every question begins with."""

from sqlmodel import Session

from factcheck.errors import NotAllowed, NotFound
from factcheck.models import Claim, Evidence, May, Person, id_of


def demand(viewer: Person, deed: May = May.READ) -> None:
    """Raise ``NotAllowed`` unless the viewer's role allows ``deed``."""
    if not viewer.may(deed):
        raise NotAllowed(f"Your role at this desk can’t {deed.value}.")


def claim_seen(session: Session, viewer: Person, claim_id: int | str) -> Claim:
    """The claim, by number or reference; raises ``NotFound`` when the viewer may not know of it."""
    demand(viewer)
    number = id_of(claim_id) if isinstance(claim_id, str) else claim_id
    claim = session.get(Claim, number) if number is not None else None
    if claim is None:
        raise NotFound("There is no such claim.")
    return claim


def evidence_seen(session: Session, viewer: Person, evidence_id: int) -> Evidence:
    """A piece of evidence; raises ``NotFound`` when the viewer may not know of it."""
    demand(viewer)
    evidence = session.get(Evidence, evidence_id)
    if evidence is None:
        raise NotFound("There is no such evidence.")
    return evidence
