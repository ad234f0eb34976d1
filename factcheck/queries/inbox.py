"""The inbox: what waits to be sorted, best first, by article, by claimant or in one line."""

from dataclasses import replace

from sqlmodel import Session

from factcheck.models import Person
from factcheck.queries.inbox_asks import Asks, By, Look
from factcheck.queries.inbox_groups import Group, Page, by_article, by_claimant
from factcheck.queries.inbox_rows import rows_of
from factcheck.queries.viewing import demand

#: So many claims stand on a page in one line.
PAGE = 30


def inbox(session: Session, viewer: Person, asks: Asks) -> Page:
    """The claims that wait to be sorted, the best first."""
    demand(viewer)
    look = Look(session, viewer, asks)
    if asks.by is By.ARTICLE:
        return by_article(look)
    if asks.by is By.CLAIMANT:
        return by_claimant(look)
    found = look.first(PAGE + 1)
    shown = rows_of(session, viewer, [number for _, number in found[:PAGE]])
    following = replace(asks, after=found[PAGE - 1]) if len(found) > PAGE else None
    return Page([Group(shown)] if shown else [], following)


def waiting_of_article(
    session: Session, viewer: Person, article_id: int, limit: int
) -> list[tuple[int, int]]:
    """Number and revision of the claims of an article that wait, the best first."""
    demand(viewer)
    look = Look(session, viewer, Asks(article=article_id))
    return look.with_revisions(limit)


def waiting_of_claimant(
    session: Session, viewer: Person, claimant_id: int, limit: int
) -> list[tuple[int, int]]:
    """The same of a claimant."""
    demand(viewer)
    look = Look(session, viewer, Asks(claimant=claimant_id))
    return look.with_revisions(limit)
