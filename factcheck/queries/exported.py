"""All that the desk has published, for whoever carries the public side out as files.

What is confidential isn't among it, whoever asks; whether the desk publishes for everybody doesn't
matter, since the files are handed on by whoever has them written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from factcheck.models import Claim, Edition, Person, Status
from factcheck.queries.viewing import demand

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


def _claims(session: Session, after: int) -> Sequence[Claim]:
    published = select(Edition.claim_id).where(col(Edition.claim_id) == col(Claim.id)).exists()
    return session.exec(
        select(Claim)
        .where(col(Claim.id) > after, col(Claim.is_confidential).is_(False), published)
        .order_by(col(Claim.id))
        .limit(AT_ONCE)
    ).all()
