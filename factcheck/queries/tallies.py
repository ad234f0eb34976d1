"""Whose claims were checked and published, about what, and how they were rated."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import PublishedCheck, PublishedName, PublishedTopic
from factcheck.queries.published import Asked, conditions, count, is_shown
from factcheck.queries.rows import choose, rows

#: So many claimants stand on one page, and so many topics are offered.
MOST_CLAIMANTS = 100
MOST_TOPICS_OFFERED = 300


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


def ratings_offered(session: Session) -> list[Rated]:
    """The ratings that checks have, in the same order, without how many; for a list to choose from.

    An index gives each in a step of its own: counting would read all that there are.
    """
    keys = _each(PublishedCheck.rating_key)
    newest = (
        choose(PublishedCheck.id)
        .where(col(PublishedCheck.rating_key) == keys.c.key, is_shown())
        .order_by(col(PublishedCheck.first_published_at).desc())
        .limit(1)
        .scalar_subquery()
    )
    found = session.exec(
        select(PublishedCheck).where(col(PublishedCheck.id).in_(choose(newest).select_from(keys)))
    ).all()
    in_order = sorted(
        found, key=lambda one: (one.rating_number is None, -(one.rating_number or 0), one.rating)
    )
    return [Rated(one.rating_key, one.rating, one.colour, 0) for one in in_order]


def topics_offered(session: Session) -> list[tuple[str, str]]:
    """Key and name of the topics that checks are about, by name; the first of them if many."""
    keys = _each(PublishedTopic.key)
    name = (
        choose(PublishedTopic.name)
        .join(PublishedCheck, col(PublishedCheck.id) == PublishedTopic.check_id)
        .where(col(PublishedTopic.key) == keys.c.key, is_shown())
        .limit(1)
        .scalar_subquery()
    )
    query = choose(keys.c.key, name).order_by(keys.c.key).limit(MOST_TOPICS_OFFERED)
    return [(key, name) for key, name in rows(session, query) if name is not None]


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
    key, newest = col(PublishedCheck.claimant_key), func.max(PublishedCheck.id)
    found = rows(
        session,
        choose(key, func.count(), newest)
        .where(key >= from_key, is_shown())
        .group_by(key)
        .order_by(key)
        .limit(limit + 1),
    )
    checks = session.exec(
        select(PublishedCheck).where(col(PublishedCheck.id).in_([row[2] for row in found]))
    )
    named = {check.id: check for check in checks}
    listed = [
        Claimant(key, named[newest].listed_as or "", named[newest].claimant_role, number)
        for key, number, newest in found
    ]
    return listed[:limit], listed[limit].key if len(listed) > limit else None


def claimant(session: Session, key: str) -> Claimant | None:
    """One claimant by the name in an address; None when nobody's claim is listed under it."""
    newest = session.exec(
        select(PublishedCheck)
        .where(PublishedCheck.claimant_key == key, is_shown())
        .order_by(col(PublishedCheck.first_published_at).desc())
        .limit(1)
    ).first()
    if newest is None or newest.listed_as is None:
        return None
    number = count(session, Asked(claimant=key))
    return Claimant(key, newest.listed_as, newest.claimant_role, number)


def led_on(session: Session, key: str) -> str | None:
    """Under which name checks are listed now that were listed under this one; None for none."""
    query = (
        choose(PublishedCheck.claimant_key)
        .join(PublishedName, col(PublishedName.check_id) == PublishedCheck.id)
        .where(
            col(PublishedName.key) == key, col(PublishedCheck.claimant_key).is_not(None), is_shown()
        )
        .order_by(col(PublishedCheck.first_published_at).desc())
        .limit(1)
    )
    found = rows(session, query)
    return found[0][0] if found else None


def _each(column: Any) -> Any:
    """Every value of an indexed column once, each found in one step from the one before it."""
    first = choose(func.min(column).label("key")).cte(recursive=True)
    following = choose(func.min(column)).where(column > first.c.key).scalar_subquery()
    return first.union_all(choose(following).where(first.c.key.is_not(None)))
