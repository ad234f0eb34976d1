"""What the gate asks of the records, beyond what the workbench shows anyway."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from factcheck.models import (
    Claim,
    GateOverride,
    Person,
    Rule,
    Version,
    spans_of,
)
from factcheck.queries.sources import Source
from factcheck.report.checking import words_at
from factcheck.text.spans import Span


@dataclass(frozen=True, slots=True)
class SetAside:
    """A rule that an editor set aside for the verdict to come."""

    id: int
    rule: Rule
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a frozen version, as they were attached."""

    version_id: int
    place: str
    exact: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """What can't be seen from the ledger."""

    #: Of the articles in which the claim was made.
    own_sources: frozenset[Source]
    #: Passages whose words are not those of the frozen version any more.
    altered: frozenset[Quoted]
    set_aside: dict[Rule, SetAside]


def grounds(
    session: Session,
    claim: Claim,
    digest: str,
    quoted: Iterable[Quoted],
    own_sources: Iterable[Source],
) -> Grounds:
    """The grounds of a claim whose evidence has this digest and these words.

    ``own_sources`` are those of the articles in which it was made.
    """
    return Grounds(
        own_sources=frozenset(own_sources),
        altered=_altered(session, set(quoted)),
        set_aside={one.rule: one for one in _set_aside(session, claim, digest)},
    )


def _altered(session: Session, quoted: set[Quoted]) -> frozenset[Quoted]:
    versions = session.exec(
        select(Version.id, Version.sha256, Version.text).where(
            col(Version.id).in_({one.version_id for one in quoted})
        )
    )
    intact = {
        number: text
        for number, sha256, text in versions
        if hashlib.sha256(text.encode()).hexdigest() == sha256
    }
    return frozenset(
        one
        for one in quoted
        if words_at(intact.get(one.version_id, ""), [Span(*span) for span in spans_of(one.place)])
        != one.exact
    )


def _set_aside(session: Session, claim: Claim, digest: str) -> list[SetAside]:
    query = (
        select(GateOverride.id, GateOverride.rule, GateOverride.reason, Person.name)
        .join(Person, col(Person.id) == GateOverride.made_by_id)
        .where(
            GateOverride.claim_id == claim.id,
            GateOverride.evidence_digest == digest,
            col(GateOverride.withdrawn_at).is_(None),
            col(GateOverride.verdict_id).is_(None),
        )
    )
    return [
        SetAside(number, Rule(rule), reason, by) for number, rule, reason, by in session.exec(query)
    ]
