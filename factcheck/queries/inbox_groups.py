"""The inbox in groups: articles or claimants in the order of the best claim of each.

The line of all claims is walked, and each group stands where its best claim does; so a page costs
the same however many claims wait.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, exists, func, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from factcheck.models import (
    Appearance,
    Article,
    Claim,
    Claimant,
    Outlet,
    Passage,
    Version,
)
from factcheck.queries.inbox_asks import Asks, Look
from factcheck.queries.inbox_rows import InboxRow, rows_of
from factcheck.queries.rows import choose, rows

#: So many groups stand on a page, of each so many claims.
GROUPS = 6
IN_GROUP = 5
#: More claims of a claimant than these are only said to be more.
MOST_COUNTED = 500
#: So many claims are looked through for the next groups.
_AHEAD = 80

_earlier = aliased(Appearance)
_IS_FIRST = ~exists().where(
    col(_earlier.claim_id) == Appearance.claim_id, col(_earlier.id) < Appearance.id
).correlate(Appearance)


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one article or one claimant, the best of them; or a stretch of the line."""

    rows: list[InboxRow]
    #: How many there are to be sorted; only counted in groups.
    total: int = 0
    #: The number of the article or claimant; None in one line, and for claimants not known.
    id: int | None = None
    title: str | None = None
    #: The outlet and the day, or what the claimant is.
    outlet: str | None = None
    published_on: Any = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the inbox."""

    groups: list[Group]
    #: Asks for the next stretch; None on the last.
    next: Asks | None = None

    @property
    def rows(self) -> list[InboxRow]:
        """Its claims, whatever group they stand in."""
        return [row for group in self.groups for row in group.rows]


def by_article(look: Look) -> Page:
    found = look.first(_AHEAD)
    first = _articles_of(look.session, [number for _, number in found])
    # Only behind the first page may an article have stood before.
    possible = dict.fromkeys(first[number] for _, number in found if number in first)
    asked = list(possible) if look.asks.after else list(possible)[:GROUPS]
    members = _members(look, asked)
    seen = {
        article
        for article, claims in members.items()
        if look.asks.after is not None and claims[0] >= look.asks.after
    }
    chosen, following = _next_groups(look.asks, found, first, seen)
    shown = {
        one: [number for _, number in members[one][:IN_GROUP]] for one in chosen if one in members
    }
    by_number = _rows_by_number(look, shown.values())
    named = _articles_named(look.session, chosen)
    groups = [
        replace(
            named[one],
            rows=[by_number[number] for number in shown[one] if number in by_number],
            total=len(members[one]),
        )
        for one in chosen
        if one in shown
    ]
    return Page(groups, following)


def by_claimant(look: Look) -> Page:
    found = look.first(_AHEAD)
    of = dict(
        rows(
            look.session,
            choose(col(Claim.id), Claim.claimant_id).where(
                col(Claim.id).in_([number for _, number in found])
            ),
        )
    )
    seen = _claimants_before(look, set(of.values()))
    chosen, following = _next_groups(look.asks, found, of, seen)
    shown = _best_of_claimants(look, chosen)
    totals = _totals(look, chosen)
    by_number = _rows_by_number(look, shown.values())
    named = _claimants_named(look.session, chosen)
    groups = [
        replace(
            named.get(one, Group([], title=None)),
            rows=[by_number[number] for number in shown[one] if number in by_number],
            total=totals.get(one, 0),
        )
        for one in chosen
    ]
    return Page(groups, following)


def _next_groups(
    asks: Asks, found: Sequence[tuple[float, int]], group_of: dict[int, Any], seen: set[Any]
) -> tuple[list[Any], Asks | None]:
    """The next groups in the order of their best claims, and what asks for those behind."""
    chosen: list[Any] = []
    last = found[-1] if len(found) == _AHEAD else None
    for place, number in found:
        group = group_of.get(number)
        if group in seen or group in chosen:
            continue
        if len(chosen) == GROUPS:
            return chosen, replace(asks, after=last)
        chosen.append(group)
        last = (place, number)
    return chosen, replace(asks, after=found[-1]) if len(found) == _AHEAD else None


def _articles_of(session: Session, claim_ids: Sequence[int]) -> dict[int, int]:
    """The article in which each claim appeared first."""
    query = (
        choose(Appearance.claim_id, col(Version.article_id))
        .join(Passage, col(Passage.id) == Appearance.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .where(col(Appearance.claim_id).in_(claim_ids))
        .order_by(col(Appearance.id).desc())
    )
    return dict(rows(session, query))


def _members(look: Look, articles: Sequence[int]) -> dict[int, list[tuple[float, int]]]:
    """The waiting claims that appeared first in each article, the best first."""
    # Asked for in one go, a database may walk all that waits to find these few.
    where = dict(
        rows(
            look.session,
            choose(Appearance.claim_id, Version.article_id)
            .join(Passage, col(Passage.id) == Appearance.passage_id)
            .join(Version, col(Version.id) == Passage.version_id)
            .where(col(Version.article_id).in_(articles), _IS_FIRST),
        )
    )
    query = choose(look.place, col(Claim.id)).where(
        col(Claim.id).in_(list(where)), *look.conditions()
    )
    found: dict[int, list[tuple[float, int]]] = {}
    for place, number in sorted(map(tuple, rows(look.session, query)), reverse=True):
        found.setdefault(where[number], []).append((place, number))
    return found


def _claimants_before(look: Look, claimants: set[int | None]) -> set[int | None]:
    """Of these claimants, those that stood on the pages before."""
    before = look.before()
    if before is None:
        return set()
    theirs = exists().where(col(Claim.claimant_id) == Claimant.id, before, *look.conditions())
    numbers = [one for one in claimants if one is not None]
    known = choose(col(Claimant.id)).where(col(Claimant.id).in_(numbers), theirs)
    seen: set[int | None] = {row[0] for row in rows(look.session, known)}
    if None in claimants:
        unknown = choose(col(Claim.id)).where(
            col(Claim.claimant_id).is_(None), before, *look.conditions()
        )
        if rows(look.session, unknown.limit(1)):
            seen.add(None)
    return seen


def _best_of_claimants(look: Look, claimants: Sequence[Any]) -> dict[Any, list[int]]:
    found: dict[Any, list[int]] = {one: [] for one in claimants}
    if not claimants:
        return found
    pieces = [
        choose(Claim.claimant_id, look.place.label("place"), col(Claim.id).label("number"))
        .where(_is_by(one), *look.conditions())
        .order_by(*look.order)
        .limit(IN_GROUP)
        .subquery()
        for one in claimants
    ]
    every = union_all(*(choose(*piece.c) for piece in pieces)).subquery()
    query = choose(*every.c).order_by(every.c.place.desc(), every.c.number.desc())
    for claimant, _, number in rows(look.session, query):
        found[claimant].append(number)
    return found


def _totals(look: Look, claimants: Sequence[Any]) -> dict[Any, int]:
    """How many claims of each wait; beyond ``MOST_COUNTED`` they aren't counted on."""
    if not claimants:
        return {}
    pieces = [
        choose(Claim.claimant_id)
        .where(_is_by(one), *look.conditions())
        .limit(MOST_COUNTED + 1)
        .subquery()
        for one in claimants
    ]
    every = union_all(*(choose(piece.c.claimant_id) for piece in pieces)).subquery()
    query = choose(every.c.claimant_id, func.count()).group_by(every.c.claimant_id)
    return dict(rows(look.session, query))


def _is_by(claimant: int | None) -> ColumnElement[bool]:
    theirs = col(Claim.claimant_id)
    return theirs.is_(None) if claimant is None else theirs == claimant


def _rows_by_number(look: Look, numbers: Iterable[Sequence[int]]) -> dict[int, InboxRow]:
    every = [number for some in numbers for number in some]
    return {row.id: row for row in rows_of(look.session, look.viewer, every)}


def _articles_named(session: Session, articles: Sequence[int]) -> dict[int, Group]:
    query = (
        choose(col(Article.id), Article.title, Outlet.name, Article.published_on)
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Article.id).in_(articles))
    )
    return {
        number: Group([], id=number, title=title, outlet=outlet, published_on=day)
        for number, title, outlet, day in rows(session, query)
    }


def _claimants_named(session: Session, claimants: Sequence[int | None]) -> dict[int | None, Group]:
    query = choose(col(Claimant.id), Claimant.name, Claimant.role).where(
        col(Claimant.id).in_([one for one in claimants if one is not None])
    )
    return {
        number: Group([], id=number, title=name, role=role)
        for number, name, role in rows(session, query)
    }
