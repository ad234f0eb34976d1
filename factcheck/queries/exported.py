"""All that the desk has published, for whoever carries the public side out as files.

What is confidential isn't among it, whoever asks; whether the desk publishes for everybody doesn't
matter, since the files are handed on by whoever has them written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from factcheck.models import Claim, Edition, Person, Status, Version
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand
from factcheck.queries.withholding import withheld_versions

#: So many claims are read at a time, and no more are held.
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Check:
    """The published editions of one claim, newest first; one at least."""

    claim: Claim
    editions: Sequence[Edition]

    @property
    def is_withheld(self) -> bool:
        """Whether nothing of it may be shown but that there were editions."""
        return self.claim.status is Status.WITHHELD


def checks(session: Session, viewer: Person) -> Iterator[Check]:
    """Every published check, by number."""
    demand(viewer)
    after = 0
    while claims := _claims(session, after):
        editions = session.exec(
            select(Edition)
            .where(col(Edition.claim_id).in_([claim.id for claim in claims]))
            .order_by(col(Edition.number).desc())
        ).all()
        for claim in claims:
            yield Check(claim, [one for one in editions if one.claim_id == claim.id])
        after = claims[-1].id
        session.expunge_all()


def number_of_checks(session: Session, viewer: Person) -> int:
    """How many there are."""
    demand(viewer)
    return session.exec(
        select(func.count(func.distinct(col(Edition.claim_id))))
        .join(Claim, col(Claim.id) == Edition.claim_id)
        .where(col(Claim.is_confidential).is_(False))
    ).one()


def texts(session: Session, viewer: Person, sha256: Sequence[str]) -> dict[str, str]:
    """The frozen texts of published sources, by their sha256, without those that are withheld."""
    demand(viewer)
    wanted = set(sha256) - withheld_versions(session, sha256)
    found = choose(col(Version.sha256), col(Version.text)).where(col(Version.sha256).in_(wanted))
    return {one.sha256: one.text for one in rows(session, found)}


def _claims(session: Session, after: int) -> Sequence[Claim]:
    published = select(Edition.claim_id).where(col(Edition.claim_id) == col(Claim.id)).exists()
    return session.exec(
        select(Claim)
        .where(col(Claim.id) > after, col(Claim.is_confidential).is_(False), published)
        .order_by(col(Claim.id))
        .limit(AT_ONCE)
    ).all()
