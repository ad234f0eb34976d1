"""The list of gaps in the guideline."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from factcheck.errors import NotFound
from factcheck.models import (
    Claim,
    ClaimKind,
    GuidelineGap,
    Person,
    Rating,
    Round,
    ref_of,
)
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import NO_GAP, demand, may_know, visible

#: Closed ones that are shown; the last closed first.
MOST_CLOSED = 50


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap with the dispute that showed it."""

    id: int
    revision: int
    claim_id: int
    quotation: str
    kind: ClaimKind
    #: Who settled the dispute, as what, and in which words.
    settled_by: str
    settled_at: datetime
    rating_id: int
    rating: str
    note: str
    answer: str | None
    closed_by: str | None
    closed_at: datetime | None

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.claim_id)


def gap_seen(session: Session, viewer: Person, gap_id: int) -> GuidelineGap:
    """A gap; raises ``NotFound`` when the viewer may not know of it."""
    demand(viewer)
    gap = session.get(GuidelineGap, gap_id)
    claim = session.get(Claim, gap.claim_id) if gap else None
    if gap is None or claim is None or not may_know(session, viewer, claim):
        raise NotFound(NO_GAP)
    return gap


def open_gaps(session: Session, viewer: Person) -> list[Gap]:
    """The gaps that nobody has answered, the oldest first."""
    demand(viewer)
    query = _gaps(viewer).where(col(GuidelineGap.closed_at).is_(None))
    return [Gap(*row) for row in rows(session, query.order_by(col(GuidelineGap.id)))]


def number_open(session: Session, viewer: Person) -> int:
    """How many gaps nobody has answered."""
    demand(viewer)
    query = (
        choose(func.count())
        .select_from(GuidelineGap)
        .join(Claim, col(Claim.id) == GuidelineGap.claim_id)
        .where(col(GuidelineGap.closed_at).is_(None), visible(viewer))
    )
    return int(session.connection().scalar(query) or 0)


def closed_gaps(session: Session, viewer: Person, limit: int = MOST_CLOSED) -> list[Gap]:
    """The gaps that were answered, the last one first."""
    demand(viewer)
    query = _gaps(viewer).where(col(GuidelineGap.closed_at).is_not(None))
    newest = query.order_by(col(GuidelineGap.closed_at).desc()).limit(limit)
    return [Gap(*row) for row in rows(session, newest)]


def _gaps(viewer: Person) -> Select[Any]:
    settler, closer = aliased(Person), aliased(Person)
    return (
        choose(
            col(GuidelineGap.id),
            GuidelineGap.revision,
            GuidelineGap.claim_id,
            Claim.quotation,
            Claim.kind,
            settler.name,
            Round.settled_at,
            Round.settled_rating_id,
            Rating.label,
            Round.settled_note,
            GuidelineGap.answer,
            closer.name,
            GuidelineGap.closed_at,
        )
        .join(Claim, col(Claim.id) == GuidelineGap.claim_id)
        .join(Round, col(Round.id) == GuidelineGap.round_id)
        .join(settler, col(settler.id) == Round.settled_by_id)
        .join(Rating, col(Rating.id) == Round.settled_rating_id)
        .outerjoin(closer, col(closer.id) == GuidelineGap.closed_by_id)
        .where(visible(viewer))
    )
