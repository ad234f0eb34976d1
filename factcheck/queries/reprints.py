"""The reprints of an article: those that count as one source with it, and those that nearly do."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from factcheck.models import (
    Article,
    DecisionKind,
    Person,
    ReprintDecision,
    Resemblance,
    Version,
)
from factcheck.queries.articles import ArticleRow, rows_of
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand
from factcheck.text.likeness import MOST_LETTERS, Print, alike

#: How many reprints an article's page shows, and how many that are alike without being one.
MOST_SHOWN = 12
MOST_SIMILAR = 5


@dataclass(frozen=True, slots=True)
class Near:
    """Another article, and which part of the shorter text both share, 0 to 1."""

    article: ArticleRow
    share: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided, as long as it stands."""

    id: int
    kind: DecisionKind
    article_id: int
    title: str
    #: The article that it was joined with.
    other_id: int | None
    other_title: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Nearby:
    """What an article's page says of its reprints."""

    #: One source with the article, the closest first.
    reprints: list[Near]
    #: How many more there are than are shown.
    more: int
    #: Much alike, but a source of their own.
    similar: list[Near]
    decisions: list[Decision]


def nearby(session: Session, viewer: Person, row: ArticleRow) -> Nearby:
    """The articles near this one, and what people decided about it."""
    demand(viewer)
    mates, count = _mates(session, row)
    similar = _similar(session, row)
    others = rows_of(session, [*mates, *similar])
    shares = _shares(session, row.version_id, {one.id: one.version_id for one in others.values()})
    return Nearby(
        reprints=_closest(mates, others, shares),
        more=count - len(mates),
        similar=_closest(similar, others, shares),
        decisions=_decisions(session, row.id),
    )


def _mates(session: Session, row: ArticleRow) -> tuple[list[int], int]:
    if row.reprint_group is None:
        return [], 0
    others = (Article.reprint_group == row.reprint_group, Article.id != row.id)
    shown = select(Article.id).where(*others).order_by(col(Article.id)).limit(MOST_SHOWN)
    count = select(func.count()).select_from(Article).where(*others)
    return list(session.exec(shown)), session.exec(count).one()


def _similar(session: Session, row: ArticleRow) -> list[int]:
    """Of those that the machine found alike, the ones which aren't in its group."""
    found = session.exec(
        select(Resemblance.low_id, Resemblance.high_id)
        .where(or_(Resemblance.low_id == row.id, Resemblance.high_id == row.id))
        .order_by(col(Resemblance.share).desc(), col(Resemblance.id))
    )
    ids = [low + high - row.id for low, high in found]
    groups = dict(
        session.exec(
            select(Article.id, Article.reprint_group).where(col(Article.id).in_(ids))
        ).all()
    )
    apart = [
        number for number in ids if row.reprint_group is None or groups[number] != row.reprint_group
    ]
    return apart[:MOST_SIMILAR]


def _shares(session: Session, version_id: int, others: dict[int, int]) -> dict[int, float]:
    """For articles by their newest versions: how alike each is to the text of this version."""
    if not others:
        return {}
    query = select(Version.id, func.substr(Version.text, 1, MOST_LETTERS)).where(
        col(Version.id).in_([version_id, *others.values()])
    )
    prints = {number: Print(text) for number, text in session.exec(query)}
    return {
        article: alike(prints[version_id], prints[other]).share for article, other in others.items()
    }


def _closest(
    ids: Collection[int], others: dict[int, ArticleRow], shares: dict[int, float]
) -> list[Near]:
    return [
        Near(others[number], shares[number])
        for number in sorted(ids, key=lambda one: (-shares[one], one))
    ]


def _decisions(session: Session, article_id: int) -> list[Decision]:
    other = Article.__table__.alias("other").c  # type: ignore[attr-defined]
    query = (
        choose(
            ReprintDecision.id,
            ReprintDecision.kind,
            ReprintDecision.article_id,
            Article.title,
            ReprintDecision.other_id,
            other.title,
            Person.name,
            ReprintDecision.made_at,
        )
        .join(Article, col(Article.id) == ReprintDecision.article_id)
        .join(Person, col(Person.id) == ReprintDecision.made_by_id)
        .outerjoin(other.id.table, other.id == ReprintDecision.other_id)
        .where(
            or_(
                col(ReprintDecision.article_id) == article_id,
                col(ReprintDecision.other_id) == article_id,
            ),
            col(ReprintDecision.undone_at).is_(None),
        )
        .order_by(col(ReprintDecision.id).desc())
        .limit(MOST_SHOWN)
    )
    return [Decision(*row) for row in rows(session, query)]


def number_of(session: Session, viewer: Person, asked: str) -> int | None:
    """The article that somebody names by its number or by its address; None when there is none."""
    demand(viewer)
    words = asked.strip()
    if words.isascii() and words.isdecimal() and len(words) < 10:
        query = select(Article.id).where(Article.id == int(words))
    else:
        query = select(Article.id).where(Article.address == words)
    return session.exec(query).first()
