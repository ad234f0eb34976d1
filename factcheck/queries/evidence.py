"""The evidence that counts, in one number: what a review was made on."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from sqlmodel import Session, col, select

from factcheck.models import Bearing, Evidence, Part, Passage, SearchRecord, Version

#: What a piece of evidence says, and the stance that it was attached with, by its number.
Attached = Mapping[int, tuple[str, str]]


def evidence_digest(session: Session, claim_id: int) -> str:
    """sha256 over the evidence that counts: which words or searches, with which stance.

    The parts of the claim count as well, and what is said to bear on each; a claim without parts
    has the digest that it had before there were any.
    """
    attached = _attached(session, claim_id)
    lines = [f"{said} {stance}" for said, stance in attached.values()]
    lines += _parts(session, claim_id, attached)
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _attached(session: Session, claim_id: int) -> Attached:
    found = session.exec(
        select(Evidence, Version.sha256, Passage.place, SearchRecord)
        .outerjoin(Passage, col(Passage.id) == Evidence.passage_id)
        .outerjoin(Version, col(Version.id) == Passage.version_id)
        .outerjoin(SearchRecord, col(SearchRecord.id) == Evidence.search_id)
        .where(Evidence.claim_id == claim_id, col(Evidence.withdrawn_at).is_(None))
    )
    return {
        one.id: (_facts_of(search) if search else f"{sha256} {place}", one.stance)
        for one, sha256, place, search in found
    }


def _facts_of(search: SearchRecord) -> str:
    # What it says counts, not its number: a correction that is taken back changed nothing.
    return f"search {json.dumps(search.facts(), sort_keys=True)}"


def _parts(session: Session, claim_id: int, attached: Attached) -> Iterator[str]:
    """A line for each part, and for each piece of evidence that bears on it."""
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
        if number in attached:
            yield f"bearing {places[part]} {attached[number][0]} {stance}"
