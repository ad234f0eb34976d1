"""What the filters of a list offer: people, claimants, topics, outlets, ratings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func
from sqlmodel import Session, col

from factcheck.models import (
    Claim,
    Claimant,
    ClaimTopic,
    May,
    Outlet,
    Person,
    Rating,
    RatingScheme,
    Topic,
)
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible
from factcheck.queries.wanted import Wanted

#: A longer list is no help in choosing.
MOST = 200
#: So many claims are looked at for who made them.
LATEST = 1000

Pairs = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Choices:
    """Number and name of what may be chosen, by name; ratings by their key."""

    people: Pairs
    claimants: Pairs
    topics: Pairs
    outlets: Pairs
    ratings: list[tuple[str, str]]


def choices(session: Session, viewer: Person, wanted: Wanted) -> Choices:
    """What there is to choose; what is chosen already is always among it."""
    return Choices(
        people=colleagues(session, viewer),
        claimants=claimants(session, viewer, wanted.claimant),
        topics=topics(session, viewer),
        outlets=outlets(session, viewer, wanted.outlet),
        ratings=ratings(session, viewer),
    )


def colleagues(session: Session, viewer: Person) -> Pairs:
    """Those at the desk who can see to a claim."""
    demand(viewer)
    query = choose(Person).where(col(Person.is_shell).is_(False), col(Person.disabled_at).is_(None))
    people = session.scalars(query.order_by(col(Person.id)))
    return _by_name([(person.id, person.name) for person in people if person.may(May.REVIEW)])


def claimants(
    session: Session, viewer: Person, chosen: int | None = None, limit: int = MOST
) -> Pairs:
    """Those who made claims; of very many, those who made most of the latest."""
    demand(viewer)
    latest = (
        choose(col(Claim.claimant_id))
        .where(visible(viewer))
        .order_by(col(Claim.changed_at).desc())
        .limit(LATEST)
        .subquery()
    )
    query = (
        choose(latest.c.claimant_id)
        .where(latest.c.claimant_id.is_not(None))
        .group_by(latest.c.claimant_id)
        .order_by(func.count().desc(), latest.c.claimant_id)
        .limit(limit)
    )
    numbers = [row[0] for row in rows(session, query)]
    # One who is chosen in an address may have made nothing that the viewer may know of.
    made = exists().where(col(Claim.claimant_id) == Claimant.id, visible(viewer))
    named = choose(col(Claimant.id), Claimant.name).where(
        col(Claimant.id).in_([*numbers, chosen]), made.correlate(Claimant)
    )
    return _by_name(rows(session, named))


def topics(session: Session, viewer: Person) -> Pairs:
    """The topics of claims that the viewer may know of."""
    demand(viewer)
    used = exists().where(
        col(ClaimTopic.topic_id) == Topic.id, col(Claim.id) == ClaimTopic.claim_id, visible(viewer)
    )
    query = choose(col(Topic.id), Topic.name).where(used.correlate(Topic))
    return _by_name(rows(session, query.order_by(col(Topic.name_key)).limit(MOST)))


def outlets(session: Session, viewer: Person, chosen: int | None = None) -> Pairs:
    """The outlets that articles came from, the first ones when there are very many."""
    demand(viewer)
    query = choose(col(Outlet.id), Outlet.name)
    found = rows(session, query.order_by(col(Outlet.name_key)).limit(MOST))
    also = rows(session, query.where(col(Outlet.id) == chosen)) if chosen is not None else ()
    return _by_name({(number, name) for number, name in (*found, *also)})


def ratings(session: Session, viewer: Person) -> list[tuple[str, str]]:
    """The ratings that readers see, retired ones too: old verdicts have them."""
    demand(viewer)
    query = (
        choose(Rating.key, Rating.label)
        .join(RatingScheme, col(RatingScheme.id) == Rating.scheme_id)
        .where(col(RatingScheme.shows_rating))
        .order_by(col(RatingScheme.id), col(Rating.position), col(Rating.id))
    )
    return [(key, label) for key, label in rows(session, query)]


def _by_name(found: Iterable[Any]) -> Pairs:
    named = [(number, name) for number, name in found]
    return sorted(named, key=lambda one: (one[1].casefold(), one[0]))
