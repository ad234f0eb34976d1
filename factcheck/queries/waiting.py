"""What waits for somebody at the desk: a few of each kind, how many there are, and how long."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, false, func, null
from sqlmodel import Session, col

from factcheck.models import (
    Article,
    Claim,
    Claimant,
    ClaimKind,
    Event,
    Evidence,
    Person,
    Status,
    ref_of,
)
from factcheck.queries import history
from factcheck.queries.listing import first_ids, order_of
from factcheck.queries.narrowing import conditions, statuses_of
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible
from factcheck.queries.wanted import Queue as Queues
from factcheck.queries.wanted import Sort, Wanted

#: How many of each kind are shown.
SHOWN = 5
#: Beyond this many nobody counts: the desk says “1,000+”.
MOST_COUNTED = 1000
#: What each claim has to be asked for by itself is counted among so many claims; of more, “+”.
LOOKED_AT = 2_000
_DEAR = (Queues.BARE, Queues.REVIEW)
#: Not told here: what an import writes by the hundred, and the author's own words under seal.
BY_THE_WAY = ("claim.suggested", "claim.appeared", "review.written")


@dataclass(frozen=True, slots=True)
class WaitingClaim:
    """A claim that waits."""

    id: int
    quotation: str
    headline: str | None
    kind: ClaimKind
    claimant: str | None
    status: Status
    score: float
    standing_since: datetime
    due_on: object
    assignee: str | None
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
    #: No more than ``MOST_COUNTED`` are counted.
    total: int
    #: Whether there may be more than were counted.
    is_more: bool
    #: Since when the one that waits longest has had its status; None when there is none.
    oldest: datetime | None

    @property
    def count(self) -> str:
        """The total as it is shown."""
        return f"{self.total:,}{'+' if self.is_more else ''}"


@dataclass(frozen=True, slots=True)
class Told:
    """An event, with the words of the claim or the title of the article that it is about."""

    event: Event
    about: str | None


def queue(session: Session, viewer: Person, wanted: Wanted, shown: int = SHOWN) -> Queue:
    """The first claims that are asked for, in the order that is asked for."""
    demand(viewer)
    # The first are found by themselves: what is told of a claim is looked up for these alone.
    first = first_ids(viewer, wanted, shown)
    passages = (
        choose(func.count())
        .select_from(Evidence)
        .where(col(Evidence.claim_id) == Claim.id, col(Evidence.withdrawn_at).is_(None))
        .correlate(Claim)
        .scalar_subquery()
    )
    query = (
        choose(
            col(Claim.id),
            Claim.quotation,
            Claim.headline,
            Claim.kind,
            Claimant.name,
            Claim.status,
            Claim.score,
            Claim.standing_since,
            Claim.due_on,
            col(Person.name).label("assignee"),
            passages,
            *_totals(viewer, wanted),
            _since(viewer, wanted),
        )
        .outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
        .outerjoin(Person, col(Person.id) == Claim.assigned_to_id)
        .where(col(Claim.id).in_(first))
        .order_by(*order_of(wanted.sort))
        .limit(shown)
    )
    found = rows(session, query)
    if not found:
        return Queue([], 0, False, None)
    *_, total, more, oldest = found[0]
    is_more = total >= MOST_COUNTED or bool(more)
    claims = [WaitingClaim(*row[:-3]) for row in found]
    return Queue(claims, total, is_more, oldest or claims[0].standing_since)


def _since(viewer: Person, wanted: Wanted) -> Any:
    """Since when the one has waited that waits longest; nothing where it is the first anyhow."""
    if wanted.sort is Sort.AGE:
        return null()
    longest = first_ids(viewer, wanted.but(sort=Sort.AGE), 1)
    since = choose(func.min(Claim.standing_since)).where(col(Claim.id).in_(longest))
    return since.correlate(None).scalar_subquery()


def _totals(viewer: Person, wanted: Wanted) -> tuple[Any, Any]:
    """How many there are, and whether some claims were not looked at for it."""
    of_these = choose(col(Claim.id)).where(*conditions(viewer, wanted)).correlate(None)
    if statuses := statuses_of(wanted):
        of_these = of_these.where(col(Claim.status).in_(statuses))
    beyond: Any = false()
    if wanted.queue in _DEAR:
        possible = choose(col(Claim.id)).where(col(Claim.status).in_(statuses)).correlate(None)
        of_these = of_these.where(col(Claim.id).in_(possible.limit(LOOKED_AT)))
        beyond = exists(possible.limit(1).offset(LOOKED_AT))
    counted = of_these.limit(MOST_COUNTED).subquery()
    return choose(func.count()).select_from(counted).scalar_subquery(), beyond


def lately(session: Session, viewer: Person, limit: int = 12) -> list[Told]:
    """What people did last, as far as the viewer may know."""
    events = history.latest(session, viewer, limit, without=BY_THE_WAY)
    words = choose(col(Claim.id), Claim.quotation).where(
        col(Claim.id).in_({event.claim_id for event in events}), visible(viewer)
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
