"""What waits for somebody at the desk: a few of each kind, and how many there are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlmodel import Session, col

from factcheck.models import (
    Article,
    Claim,
    Claimant,
    ClaimKind,
    Event,
    Evidence,
    May,
    Person,
    Policy,
    Review,
    Round,
    Status,
    now,
    ref_of,
)
from factcheck.queries import history
from factcheck.queries.reviewers import is_barred
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand

#: How many of each kind are shown.
SHOWN = 5
#: Not told here: what an import writes by the hundred, and the author's own words under seal.
BY_THE_WAY = ("claim.suggested", "claim.appeared", "review.written")


@dataclass(frozen=True, slots=True)
class WaitingClaim:
    """A claim that waits."""

    id: int
    quotation: str
    kind: ClaimKind
    claimant: str | None
    status: Status
    score: float
    changed_at: datetime
    #: How many passages count.
    passages: int

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.id)


@dataclass(frozen=True, slots=True)
class Queue:
    """The first claims of a kind, and how many there are of it."""

    claims: list[WaitingClaim]
    total: int


@dataclass(frozen=True, slots=True)
class Told:
    """An event, with the words of the claim or the title of the article that it is about."""

    event: Event
    about: str | None


def suggested(session: Session, viewer: Person) -> Queue:
    """The inbox: the most check-worthy first."""
    order = (col(Claim.score).desc(), col(Claim.id).desc())
    return _queue(session, viewer, col(Claim.status) == Status.SUGGESTED, *order)


def without_passages(session: Session, viewer: Person) -> Queue:
    """Open claims to which nothing is attached yet."""
    return _queue(session, viewer, and_(col(Claim.status) == Status.OPEN, ~_HAS_EVIDENCE))


def for_review(session: Session, viewer: Person) -> Queue:
    """Claims with passages that this viewer may review, and has not in the round that runs."""
    running = col(Claim.status).in_((Status.OPEN, Status.IN_REVIEW))
    counts = _reviewed_by(viewer, col(Round.ended_at).is_(None))
    return _queue(session, viewer, and_(running, _HAS_EVIDENCE, ~counts, ~is_barred(viewer)))


def to_settle(session: Session, viewer: Person) -> Queue:
    """Disputes that this viewer may settle."""
    return _to_judge(session, viewer, May.ADJUDICATE, Status.DISPUTED)


def to_revise(session: Session, viewer: Person) -> Queue:
    """Disputes about which this viewer's own review is one of those that differ."""
    counts = _reviewed_by(viewer, col(Round.ended_at).is_(None))
    return _queue(session, viewer, and_(col(Claim.status) == Status.DISPUTED, counts))


def to_sign(session: Session, viewer: Person) -> Queue:
    """Agreed claims and corrections that this viewer may sign off."""
    return _to_judge(session, viewer, May.SIGN_OFF, Status.AGREED, Status.CORRECTING)


def to_publish(session: Session, viewer: Person) -> Queue:
    """Signed-off claims."""
    return _queue(session, viewer, col(Claim.status) == Status.SIGNED_OFF)


def to_look_at_again(session: Session, viewer: Person) -> Queue:
    """Published claims whose evidence has changed since, or whose review-by date has come."""
    asked = col(Claim.reopen_asked_at)
    due = and_(
        col(Claim.review_by) <= now().date(),
        col(Claim.status).in_((Status.PUBLISHED, Status.OUTDATED)),
    )
    # The databases don't agree on where what is missing comes in an order.
    order = (asked.is_(None), asked, col(Claim.review_by), col(Claim.id))
    return _queue(session, viewer, or_(asked.is_not(None), due), *order)


def lately(session: Session, viewer: Person, limit: int = 12) -> list[Told]:
    """What people did last, as far as the viewer may know."""
    events = history.latest(session, viewer, limit, without=BY_THE_WAY)
    words = choose(col(Claim.id), Claim.quotation).where(
        col(Claim.id).in_({event.claim_id for event in events})
    )
    titles = choose(col(Article.id), Article.title).where(
        col(Article.id).in_({event.article_id for event in events})
    )
    claims, articles = dict(rows(session, words)), dict(rows(session, titles))
    return [
        Told(
            event,
            articles.get(event.article_id)
            if event.claim_id is None
            else claims.get(event.claim_id),
        )
        for event in events
    ]


def has_articles(session: Session, viewer: Person) -> bool:
    """Whether any article has come in yet."""
    demand(viewer)
    return session.connection().scalar(choose(col(Article.id)).limit(1)) is not None


_PASSAGES = (
    select(func.count())
    .select_from(Evidence)
    .where(col(Evidence.claim_id) == Claim.id, col(Evidence.withdrawn_at).is_(None))
    .correlate(Claim)
    .scalar_subquery()
)
_HAS_EVIDENCE = (
    exists()
    .where(col(Evidence.claim_id) == Claim.id, col(Evidence.withdrawn_at).is_(None))
    .correlate(Claim)
)


def _queue(session: Session, viewer: Person, condition: ColumnElement[bool], *order: Any) -> Queue:
    demand(viewer)
    order = order or (col(Claim.changed_at), col(Claim.id))
    # The first are found by themselves: what is told of a claim is looked up for these alone.
    first = choose(col(Claim.id)).where(condition).order_by(*order).limit(SHOWN).correlate(None)
    total = choose(func.count(col(Claim.id))).where(condition).correlate(None).scalar_subquery()
    query = (
        choose(
            col(Claim.id),
            Claim.quotation,
            Claim.kind,
            Claimant.name,
            Claim.status,
            Claim.score,
            Claim.changed_at,
            _PASSAGES,
            total,
        )
        .outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
        .where(col(Claim.id).in_(first))
        .order_by(*order)
    )
    found = rows(session, query)
    return Queue([WaitingClaim(*row[:-1]) for row in found], found[0][-1] if found else 0)


def _to_judge(session: Session, viewer: Person, deed: May, *statuses: Status) -> Queue:
    """Nobody judges a round in which they reviewed, except where one person is the desk."""
    if not viewer.may(deed):
        return Queue([], 0)
    later = select(func.max(Round.number)).where(col(Round.claim_id) == Claim.id)
    newest = col(Round.number) == later.correlate(Claim).scalar_subquery()
    alone = exists().where(col(Policy.id) == Claim.policy_id, col(Policy.one_person_desk))
    may_judge = or_(~_reviewed_by(viewer, newest), alone.correlate(Claim))
    return _queue(session, viewer, and_(col(Claim.status).in_(statuses), may_judge))


def _reviewed_by(viewer: Person, which: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            col(Round.claim_id) == Claim.id,
            col(Review.round_id) == Round.id,
            col(Review.person_id) == viewer.id,
            which,
        )
        .correlate(Claim)
    )
