"""The digest of what a review is made on."""

import hashlib

from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.models import Claim, Evidence, Passage, Stance, Version
from factcheck.queries.evidence import evidence_digest
from factcheck.workflow import evidence as on_evidence
from factcheck.workflow.parts import reword, tie, untie, withdraw
from tests.factories import a_claim, a_part, a_person, some_evidence


def written_out(session: Session, claim: Claim) -> str:
    """The digest as the first desks have it in their rounds, written out by hand."""
    rows = session.exec(
        select(Version.sha256, Passage.place, Evidence.stance)
        .where(Evidence.claim_id == claim.id)
        .where(Evidence.passage_id == Passage.id, Passage.version_id == Version.id)
    ).all()
    lines = sorted(f"{sha256} {place} {stance.value}" for sha256, place, stance in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_a_claim_without_parts_has_the_digest_that_old_rounds_hold(storage: Database) -> None:
    with storage.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        first = some_evidence(session, claim)
        some_evidence(session, claim, stance=Stance.SUPPORTS)
        assert evidence_digest(session, claim.id) == written_out(session, claim)
        part = a_part(session, claim, "a single crown")
        tie(session, mara, part.id, first.id, Stance.CONTEXT)
        withdraw(session, mara, part.id)
        assert evidence_digest(session, claim.id) == written_out(session, claim)


def test_each_thing_that_is_said_of_parts_is_in_the_digest(storage: Database) -> None:
    with storage.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        evidence = some_evidence(session, claim)
        seen = [evidence_digest(session, claim.id)]
        part = a_part(session, claim, "a single crown")
        seen.append(evidence_digest(session, claim.id))
        reword(session, mara, part.id, "It was free.")
        seen.append(evidence_digest(session, claim.id))
        tie(session, mara, part.id, evidence.id, Stance.CONTEXT)
        seen.append(evidence_digest(session, claim.id))
        tie(session, mara, part.id, evidence.id, Stance.SUPPORTS)
        seen.append(evidence_digest(session, claim.id))
        assert len(set(seen)) == len(seen)
        untie(session, mara, part.id, evidence.id)
        assert evidence_digest(session, claim.id) == seen[2]


def test_evidence_that_is_withdrawn_bears_on_no_part(database: Database) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        part = a_part(session, claim, "a single crown")
        without = evidence_digest(session, claim.id)
        evidence = some_evidence(session, claim)
        tie(session, mara, part.id, evidence.id, Stance.CONTEXT)
        on_evidence.withdraw(session, mara, evidence.id)
        assert evidence_digest(session, claim.id) == without
