"""The evidence that counts, in one number: what a review was made on."""

import hashlib
import json

from sqlmodel import Session, col, select

from factcheck.models import Evidence, Passage, SearchRecord, Version


def evidence_digest(session: Session, claim_id: int) -> str:
    """sha256 over the evidence that counts: which words or searches, with which stance."""
    lines = sorted(_passages(session, claim_id) + _searches(session, claim_id))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _passages(session: Session, claim_id: int) -> list[str]:
    rows = session.exec(
        select(Version.sha256, Passage.place, Evidence.stance)
        .join(Passage, col(Passage.id) == Evidence.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .where(Evidence.claim_id == claim_id, col(Evidence.withdrawn_at).is_(None))
    ).all()
    return [f"{sha256} {place} {stance}" for sha256, place, stance in rows]


def _searches(session: Session, claim_id: int) -> list[str]:
    rows = session.exec(
        select(SearchRecord, Evidence.stance)
        .join(Evidence, col(Evidence.search_id) == SearchRecord.id)
        .where(Evidence.claim_id == claim_id, col(Evidence.withdrawn_at).is_(None))
    ).all()
    # What it says counts, not its number: a correction that is taken back changed nothing.
    return [
        f"search {json.dumps(search.facts(), sort_keys=True)} {stance}" for search, stance in rows
    ]
