"""The evidence that counts, in one number: what a review was made on."""

import hashlib
from collections.abc import Iterator

from sqlmodel import Session, col, select

from factcheck.models import Bearing, Evidence, Part, Passage, Version


def evidence_digest(session: Session, claim_id: int) -> str:
    """sha256 over the evidence that counts: which words of which version, with which stance.

    The parts of the claim count as well, and what is said to bear on each; a claim without parts
    has the digest that it had before there were any.
    """
    rows = session.exec(
        select(Evidence.id, Version.sha256, Passage.place, Evidence.stance)
        .join(Passage, col(Passage.id) == Evidence.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .where(Evidence.claim_id == claim_id, col(Evidence.withdrawn_at).is_(None))
    ).all()
    named = {number: f"{sha256} {place}" for number, sha256, place, _ in rows}
    lines = [f"{named[number]} {stance}" for number, _, _, stance in rows]
    lines += _parts(session, claim_id, named)
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _parts(session: Session, claim_id: int, evidence: dict[int, str]) -> Iterator[str]:
    """A line for each part, and for each piece of ``evidence``, by its name, that bears on it."""
    parts = session.exec(
        select(Part.id, Part.place, Part.wording).where(
            Part.claim_id == claim_id, col(Part.withdrawn_at).is_(None)
        )
    ).all()
    if not parts:
        return
    places = {}
    for number, place, wording in parts:
        places[number] = place
        yield f"part {place} {wording or ''}"
    bearings = session.exec(
        select(Bearing.part_id, Bearing.evidence_id, Bearing.stance).where(
            col(Bearing.part_id).in_(places), col(Bearing.withdrawn_at).is_(None)
        )
    )
    for part, number, stance in bearings:
        if number in evidence:
            yield f"bearing {places[part]} {evidence[number]} {stance}"
