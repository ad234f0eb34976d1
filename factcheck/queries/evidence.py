"""The evidence that counts, in one number: what a review was made on."""

import hashlib

from sqlmodel import Session, col, select

from factcheck.models import Evidence, Passage, Version


def evidence_digest(session: Session, claim_id: int) -> str:
    """sha256 over the evidence that counts: which words of which version, with which stance."""
    rows = session.exec(
        select(Version.sha256, Passage.place, Evidence.stance)
        .join(Passage, col(Passage.id) == Evidence.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .where(Evidence.claim_id == claim_id, col(Evidence.withdrawn_at).is_(None))
    ).all()
    lines = sorted(f"{sha256} {place} {stance}" for sha256, place, stance in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
