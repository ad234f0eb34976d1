"""Lists of claims: the inbox, the claims of the desk, and how many there are of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CompoundSelect, Select, func, tuple_, union_all
from sqlmodel import Session, col

from factcheck.models import (
    Appearance,
    Article,
    Claim,
    Claimant,
    ClaimKind,
    Evidence,
    Outlet,
    Passage,
    Person,
    Stance,
    Status,
    Version,
    id_of,
    ref_of,
)
from factcheck.queries import fulltext
from factcheck.queries.articles import said_at
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand
from factcheck.text.searching import plain_terms

PAGE = 50

#: Statuses of the claims that the desk works on.
RUNNING = (
    Status.OPEN,
    Status.IN_REVIEW,
    Status.DISPUTED,
    Status.AGREED,
    Status.SIGNED_OFF,
    Status.CORRECTING,
)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a list shows it."""

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
    contradicting: int = 0
    supporting: int = 0
    context: int = 0

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.id)


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a list, and the cursor of the next one."""

    rows: list[ClaimRow]
    #: Goes into the address of the next page; None on the last.
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim appears."""

    claim_id: int
    article_id: int
    version_id: int
    title: str
    outlet: str
    published_on: object
    address: str | None
    source_file: str | None
    place: str
    paragraph: int
    exact: str

    @property
    def anchor(self) -> str:
        """Where it begins in the article as it is read beside the claim."""
        return said_at(self.place)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for."""

    statuses: Sequence[Status] = ()
    claimant_id: int | None = None
    words: str = ""
    #: The cursor that a page before gave.
    after: str | None = None
    limit: int = PAGE


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
)
_ROWS = choose(*_COLUMNS).outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
_NEWEST_FIRST = (col(Claim.changed_at).desc(), col(Claim.id).desc())


def claims(session: Session, viewer: Person, wanted: Wanted) -> Page:
    """Claims, those changed last first; with ``words``, those that fit them best."""
    demand(viewer)
    if wanted.words.strip():
        return _fitting(session, wanted)
    query = (
        _ROWS.where(col(Claim.id).in_(_changed_last(wanted)))
        .order_by(*_NEWEST_FIRST)
        .limit(wanted.limit + 1)
    )
    found = rows(session, query)
    shown = _with_counts(session, found[: wanted.limit])
    last = shown[-1] if len(found) > wanted.limit else None
    return Page(shown, f"{last.changed_at.isoformat()}_{last.id}" if last else None)


def inbox(session: Session, viewer: Person, limit: int = PAGE) -> list[ClaimRow]:
    """Suggested claims, the most check-worthy first."""
    demand(viewer)
    query = (
        _ROWS.where(col(Claim.status) == Status.SUGGESTED)
        .order_by(col(Claim.score).desc(), col(Claim.id).desc())
        .limit(limit)
    )
    return [ClaimRow(*row) for row in rows(session, query)]


def places(session: Session, viewer: Person, claim_ids: Sequence[int]) -> dict[int, list[Place]]:
    """Where each of these claims appears, the first appearance first."""
    demand(viewer)
    query = (
        choose(
            Appearance.claim_id,
            col(Article.id),
            col(Version.id),
            Article.title,
            Outlet.name,
            Article.published_on,
            Article.address,
            Article.source_file,
            Passage.place,
            Passage.paragraph,
            Passage.exact,
        )
        .join(Passage, col(Passage.id) == Appearance.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .join(Article, col(Article.id) == Version.article_id)
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Appearance.claim_id).in_(claim_ids))
        .order_by(col(Appearance.id))
    )
    found: dict[int, list[Place]] = {claim_id: [] for claim_id in claim_ids}
    for row in rows(session, query):
        found[row[0]].append(Place(*row))
    return found


def counts(session: Session, viewer: Person) -> dict[Status, int]:
    """How many claims there are in each status."""
    demand(viewer)
    query = choose(Claim.status, func.count()).group_by(col(Claim.status))
    return dict(rows(session, query))


def claimants(session: Session, viewer: Person, limit: int = 200) -> list[tuple[int, str]]:
    """Number and name of those who made claims, by name; of very many, those who made most."""
    demand(viewer)
    query = (
        choose(col(Claimant.id), Claimant.name)
        .join(Claim, col(Claim.claimant_id) == Claimant.id)
        .group_by(col(Claimant.id), col(Claimant.name))
        .order_by(func.count().desc(), col(Claimant.id))
        .limit(limit)
    )
    found = [(claimant_id, name) for claimant_id, name in rows(session, query)]
    return sorted(found, key=lambda one: one[1].casefold())


def _changed_last(wanted: Wanted) -> Select[Any] | CompoundSelect[Any]:
    """The ids of the claims of a page and one more; of each status as many as may be on it.

    Asked for several statuses at once, a database would sort all the claims that have them.
    """
    if not wanted.statuses:
        return _narrowed(wanted, choose(col(Claim.id)))
    of_each = (
        _narrowed(wanted, choose(col(Claim.id)).where(col(Claim.status) == status)).subquery()
        for status in wanted.statuses
    )
    return union_all(*(choose(newest.c.id) for newest in of_each))


def _narrowed(wanted: Wanted, query: Select[Any]) -> Select[Any]:
    """The newest claims among these, of one claimant or after a cursor when that is asked for."""
    if wanted.claimant_id is not None:
        query = query.where(col(Claim.claimant_id) == wanted.claimant_id)
    if wanted.after and (at := _cursor(wanted.after)):
        query = query.where(tuple_(col(Claim.changed_at), col(Claim.id)) < tuple_(*at))
    return query.order_by(*_NEWEST_FIRST).limit(wanted.limit + 1).correlate(None)


def _fitting(session: Session, wanted: Wanted) -> Page:
    best = fulltext.best(session, "claim", plain_terms(wanted.words), limit=1000, every=True)
    order = {claim_id: number for number, (claim_id, _) in enumerate(best)}
    query = _ROWS.where(col(Claim.id).in_(order))
    if wanted.statuses:
        query = query.where(col(Claim.status).in_(wanted.statuses))
    if wanted.claimant_id is not None:
        query = query.where(col(Claim.claimant_id) == wanted.claimant_id)
    found = rows(session, query)
    fitting = sorted(found, key=lambda row: order[row.id])[: wanted.limit]
    return Page(_with_counts(session, fitting))


def _with_counts(session: Session, found: Sequence[Any]) -> list[ClaimRow]:
    query = (
        choose(Evidence.claim_id, Evidence.stance, func.count())
        .where(
            col(Evidence.claim_id).in_([row.id for row in found]),
            col(Evidence.withdrawn_at).is_(None),
        )
        .group_by(col(Evidence.claim_id), col(Evidence.stance))
    )
    tally = {(claim_id, stance): number for claim_id, stance, number in rows(session, query)}
    return [ClaimRow(*row, *(tally.get((row.id, stance), 0) for stance in Stance)) for row in found]


def _cursor(text: str) -> tuple[datetime, int] | None:
    """The moment and number in a cursor; None for one that somebody made up."""
    written, _, number = text.partition("_")
    try:
        moment = datetime.fromisoformat(written)
        claim_id = id_of(number)
        return (moment.astimezone(UTC), claim_id) if moment.tzinfo and claim_id else None
    except (ValueError, OverflowError):
        return None
