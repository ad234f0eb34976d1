"""Whose claims were checked and published, about what, and how they were rated."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import PublishedCheck, PublishedTopic
from factcheck.queries.published import Asked, Topic, conditions, count, is_shown
from factcheck.queries.rows import choose, rows

#: So many claimants stand on one page, and so many topics are offered.
MOST_CLAIMANTS = 100
MOST_TOPICS_OFFERED = 100


@dataclass(frozen=True, slots=True)
class Claimant:
    """Somebody whose claims were checked, and how many were."""

    key: str
    name: str
    role: str | None
    checks: int


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating as editions show it, and how many show it; None where there is no rating."""

    key: str | None
    label: str | None
    colour: str | None
    checks: int


def ratings(session: Session, asked: Asked) -> list[Rated]:
    """The ratings of the checks that fit, truest first, then those without a place in the order.

    A check that is void counts for nothing.
    """
    number = func.max(PublishedCheck.rating_number)
    query = (
        choose(
            PublishedCheck.rating_key,
            func.max(PublishedCheck.rating),
            func.max(PublishedCheck.colour),
            func.count(col(PublishedCheck.id)),
            number,
        )
        .where(
            *conditions(session, asked),
            is_shown(),
            func.coalesce(PublishedCheck.tier, "") != "void",
        )
        .group_by(col(PublishedCheck.rating_key))
    )
    found = sorted(
        rows(session, query),
        key=lambda row: (row[0] is None, row[4] is None, -(row[4] or 0), row[1] or ""),
    )
    return [Rated(*row[:4]) for row in found]


def topics(session: Session) -> list[Topic]:
    """The topics with the most checks, by name."""
    query = (
        choose(PublishedTopic.key, func.max(PublishedTopic.name), func.count())
        .join(PublishedCheck, col(PublishedCheck.id) == PublishedTopic.check_id)
        .where(is_shown())
        .group_by(col(PublishedTopic.key))
        .order_by(func.count().desc(), col(PublishedTopic.key))
        .limit(MOST_TOPICS_OFFERED)
    )
    found = [Topic(*row) for row in rows(session, query)]
    return sorted(found, key=lambda topic: topic.key)


def topic_named(session: Session, key: str) -> str | None:
    """How a topic is written; None when no check that everybody sees is about it."""
    return session.exec(
        select(PublishedTopic.name)
        .join(PublishedCheck, col(PublishedCheck.id) == PublishedTopic.check_id)
        .where(PublishedTopic.key == key, is_shown())
        .limit(1)
    ).first()


def claimants(
    session: Session, *, from_key: str = "", limit: int = MOST_CLAIMANTS
) -> tuple[list[Claimant], str | None]:
    """Claimants by name from a key on, and the key from which the next ones stand."""
    query = (
        choose(
            PublishedCheck.claimant_key,
            func.max(PublishedCheck.claimant),
            func.max(PublishedCheck.claimant_role),
            func.count(),
        )
        .where(col(PublishedCheck.claimant_key) >= from_key, is_shown())
        .group_by(col(PublishedCheck.claimant_key))
        .order_by(col(PublishedCheck.claimant_key))
        .limit(limit + 1)
    )
    found = [Claimant(*row) for row in rows(session, query)]
    return found[:limit], found[limit].key if len(found) > limit else None


def claimant(session: Session, key: str) -> Claimant | None:
    """One claimant, as the newest check names them; None when nobody's claim was checked so."""
    newest = session.exec(
        select(PublishedCheck)
        .where(PublishedCheck.claimant_key == key, is_shown())
        .order_by(col(PublishedCheck.first_published_at).desc())
        .limit(1)
    ).first()
    if newest is None or newest.claimant is None:
        return None
    number = count(session, Asked(claimant=key))
    return Claimant(key, newest.claimant, newest.claimant_role, number)
