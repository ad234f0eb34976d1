"""The published checks that everybody may see: listed, searched, narrowed down and counted.

Like all questions of the public these take no viewer. They read the lists of what is frozen and
nothing else; a claim's own record is asked only whether it is hidden.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, union_all
from sqlmodel import Session, col, select

from factcheck.models import (
    Claim,
    PublishedCheck,
    PublishedTopic,
    Status,
    id_of,
    ref_of,
)
from factcheck.queries.fulltext import holding
from factcheck.queries.rows import choose, rows
from factcheck.text.searching import plain_terms

PAGE = 30
#: Shorter words are looked for as they are: nearly every check has one that begins with a letter.
SHORTEST_BEGINNING = 3
#: What is found is counted as far as this.
MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of the list; the words as typed, the rest by key."""

    words: str = ""
    rating: str = ""
    claimant: str = ""
    topic: str = ""
    #: The days of first publication, inclusive, in UTC.
    since: date | None = None
    until: date | None = None

    def pairs(self) -> dict[str, Any]:
        """What stands in the address, without what isn't asked."""
        names = {"words": "q", "since": "from", "until": "to"}
        said = ((names.get(one.name, one.name), getattr(self, one.name)) for one in fields(self))
        return {name: str(value) for name, value in said if value}

    def but(self, **changes: Any) -> "Asked":
        """The same with some of it asked otherwise."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of published checks."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a list, and the reference that the next one begins behind."""

    checks: Sequence[PublishedCheck]
    #: By number of the check, its topics.
    topics: dict[int, list[Topic]]
    next: str | None = None


def is_shown() -> ColumnElement[bool]:
    """Of the checks in a query, those that everybody may see now."""
    hidden = union_all(
        choose(Claim.id).where(col(Claim.is_confidential)),
        choose(Claim.id).where(col(Claim.status) == Status.WITHHELD),
    )
    return col(PublishedCheck.claim_id).not_in(hidden)


def checks(session: Session, asked: Asked, *, after: str | None = None, limit: int = PAGE) -> Page:
    """The checks that fit, those first published last before the others.

    ``after`` is the reference that the stretch before this one ended with.
    """
    query = select(PublishedCheck).where(*conditions(session, asked), is_shown())
    if (last := _listed(session, after)) is not None:
        moment, number = last.first_published_at, last.id
        query = query.where(
            or_(
                col(PublishedCheck.first_published_at) < moment,
                and_(
                    col(PublishedCheck.first_published_at) == moment,
                    col(PublishedCheck.id) < number,
                ),
            )
        )
    found = session.exec(
        query.order_by(
            col(PublishedCheck.first_published_at).desc(), col(PublishedCheck.id).desc()
        ).limit(limit + 1)
    ).all()
    shown = found[:limit]
    following = ref_of(shown[-1].claim_id) if len(found) > limit else None
    return Page(shown, _topics_of(session, shown), following)


def lately_changed(session: Session, asked: Asked, limit: int = PAGE) -> Sequence[PublishedCheck]:
    """The checks that fit, those that were published or corrected last before the others."""
    return session.exec(
        select(PublishedCheck)
        .where(*conditions(session, asked), is_shown())
        .order_by(col(PublishedCheck.changed_at).desc(), col(PublishedCheck.id).desc())
        .limit(limit)
    ).all()


def count(session: Session, asked: Asked, most: int = MOST_COUNTED) -> int:
    """How many checks fit, counted as far as one more than ``most``."""
    some = (
        choose(PublishedCheck.id)
        .where(*conditions(session, asked), is_shown())
        .limit(most + 1)
        .subquery()
    )
    return int(rows(session, choose(func.count()).select_from(some))[0][0])


def count_all(session: Session) -> int:
    """How many checks everybody may see, or would see at a public desk."""
    return int(rows(session, choose(func.count(col(PublishedCheck.id))).where(is_shown()))[0][0])


def addresses(session: Session, first: int, last: int) -> list[tuple[str, datetime]]:
    """References of the checks numbered so, inclusive, and when each was published last."""
    query = (
        choose(PublishedCheck.claim_id, PublishedCheck.published_at)
        .where(col(PublishedCheck.id).between(first, last), is_shown())
        .order_by(col(PublishedCheck.id))
    )
    return [(ref_of(claim_id), moment) for claim_id, moment in rows(session, query)]


def highest(session: Session) -> int:
    """The highest number of a listed check; 0 for none."""
    return session.exec(select(func.max(PublishedCheck.id))).one() or 0


def conditions(session: Session, asked: Asked) -> list[ColumnElement[bool]]:
    """What a check has to be to fit, beside being shown."""
    said: list[ColumnElement[bool]] = []
    if asked.words:
        terms = [
            term if len(term.word) >= SHORTEST_BEGINNING else term._replace(prefix=False)
            for term in plain_terms(asked.words)
        ]
        said.append(holding(session, "publishedcheck", terms) if terms else false())
    if asked.rating:
        said.append(col(PublishedCheck.rating_key) == asked.rating)
    if asked.claimant:
        said.append(col(PublishedCheck.claimant_key) == asked.claimant)
    if asked.topic:
        about = choose(PublishedTopic.check_id).where(col(PublishedTopic.key) == asked.topic)
        said.append(col(PublishedCheck.id).in_(about))
    if asked.since:
        said.append(col(PublishedCheck.first_published_at) >= _midnight(asked.since))
    if asked.until and asked.until < date.max:
        following = asked.until + timedelta(days=1)
        said.append(col(PublishedCheck.first_published_at) < _midnight(following))
    return said


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _listed(session: Session, ref: str | None) -> PublishedCheck | None:
    number = id_of(ref) if ref else None
    if number is None:
        return None
    return session.exec(select(PublishedCheck).where(PublishedCheck.claim_id == number)).first()


def _topics_of(session: Session, shown: Sequence[PublishedCheck]) -> dict[int, list[Topic]]:
    query = (
        choose(PublishedTopic.check_id, PublishedTopic.key, PublishedTopic.name)
        .where(col(PublishedTopic.check_id).in_([check.id for check in shown]))
        .order_by(col(PublishedTopic.key))
    )
    found: dict[int, list[Topic]] = {}
    for number, key, name in rows(session, query):
        found.setdefault(number, []).append(Topic(key, name))
    return found
