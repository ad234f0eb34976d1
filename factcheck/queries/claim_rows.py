"""A claim as a list shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col

from factcheck.models import (
    Claim,
    Claimant,
    ClaimKind,
    ClaimTopic,
    Evidence,
    Person,
    Rating,
    Stance,
    Status,
    Topic,
    Verdict,
    ref_of,
)
from factcheck.queries.named import how_many_named
from factcheck.queries.narrowing import RATED
from factcheck.queries.rows import choose, rows


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A rating as a list shows it."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a list says of a claim."""

    id: int
    quotation: str
    headline: str | None
    claimant: str | None
    status: Status
    kind: ClaimKind
    score: float
    reasons: Sequence[str]
    said_on: object
    changed_at: datetime
    revision: int
    standing_since: datetime
    opened_at: datetime | None
    due_on: date | None
    is_confidential: bool
    #: The name of whoever it is assigned to.
    assignee: str | None
    contradicting: int = 0
    supporting: int = 0
    context: int = 0
    topics: Sequence[str] = ()
    #: The one that the desk signed off and stands by.
    rating: RatingRow | None = None
    #: How many people are named for it, when it is confidential.
    named: int = 0

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.id)


_COLUMNS: tuple[Any, ...] = (
    Claim.id,
    Claim.quotation,
    Claim.headline,
    col(Claimant.name).label("claimant"),
    Claim.status,
    Claim.kind,
    Claim.score,
    Claim.reasons,
    Claim.said_on,
    Claim.changed_at,
    Claim.revision,
    Claim.standing_since,
    Claim.opened_at,
    Claim.due_on,
    Claim.is_confidential,
    col(Person.name).label("assignee"),
)
CLAIM_ROWS = (
    choose(*_COLUMNS)
    .outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
    .outerjoin(Person, col(Person.id) == Claim.assigned_to_id)
)


def with_what_belongs(session: Session, found: Sequence[Any]) -> list[ClaimRow]:
    """The rows with their passages counted, their topics, and the ratings that the desk stands by.

    As many questions for fifty claims as for one; none is asked that no claim can answer.
    """
    numbers = [row.id for row in found]
    rated = [row.id for row in found if row.status in RATED]
    tally, topics = _tally(session, numbers), _topics(session, numbers)
    ratings = _ratings(session, rated) if rated else {}
    named = how_many_named(session, [row.id for row in found if row.is_confidential])
    belongs = (
        (
            *(tally.get((row.id, stance), 0) for stance in Stance),
            topics.get(row.id, ()),
            ratings.get(row.id),
            named.get(row.id, 0),
        )
        for row in found
    )
    return [ClaimRow(*row, *more) for row, more in zip(found, belongs, strict=True)]


def _tally(session: Session, numbers: Sequence[int]) -> dict[tuple[int, Stance], int]:
    query = (
        choose(Evidence.claim_id, Evidence.stance, func.count())
        .where(col(Evidence.claim_id).in_(numbers), col(Evidence.withdrawn_at).is_(None))
        .group_by(col(Evidence.claim_id), col(Evidence.stance))
    )
    return {(claim, stance): number for claim, stance, number in rows(session, query)}


def _topics(session: Session, numbers: Sequence[int]) -> dict[int, list[str]]:
    query = (
        choose(ClaimTopic.claim_id, Topic.name)
        .join(Topic, col(Topic.id) == ClaimTopic.topic_id)
        .where(col(ClaimTopic.claim_id).in_(numbers))
        .order_by(col(Topic.name_key))
    )
    found: dict[int, list[str]] = {}
    for claim, name in rows(session, query):
        found.setdefault(claim, []).append(name)
    return found


def _ratings(session: Session, numbers: Sequence[int]) -> dict[int, RatingRow]:
    """The ratings of the newest verdicts."""
    query = (
        choose(Verdict.claim_id, col(Rating.id), Rating.label)
        .join(Rating, col(Rating.id) == Verdict.rating_id)
        .where(col(Verdict.claim_id).in_(numbers))
        .order_by(col(Verdict.id))
    )
    return {claim: RatingRow(number, label) for claim, number, label in rows(session, query)}
