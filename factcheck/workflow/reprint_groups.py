"""The groups of reprints, as they follow from what is alike and from what people decided."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlmodel import Session, col, or_, select

from factcheck.models import Article, ReprintDecision, ReprintRuling, Resemblance
from factcheck.statistics.grouping import Pair, groups

#: How many numbers are asked for at once; a database takes some ten thousand.
AT_ONCE = 2_000


def regroup(session: Session, article_ids: Collection[int]) -> dict[int, int | None]:
    """Put these articles, and all that hang together with them, into their groups anew.

    A person's word comes before the machine's, and the closest likeness before others, so that
    the same articles and decisions give the same groups in whatever order they came. Gives the
    articles that moved, and the number of the group that each is in now.
    """
    members, ties = _hanging_together(session, article_ids)
    rulings = rulings_among(session, members)
    together = [pair for pair, joined in rulings.items() if joined]
    apart = [pair for pair, joined in rulings.items() if not joined]
    heads = groups(members, [*together, *ties], apart)
    crowds = dict.fromkeys(heads.values(), 0)
    for head in heads.values():
        crowds[head] += 1
    moved: dict[int, int | None] = {}
    for article in articles_of(session, members):
        head = heads[article.id]
        group = head if crowds[head] > 1 else None
        if article.reprint_group != group:
            article.reprint_group = moved[article.id] = group
            session.add(article)
    session.flush()
    return moved


def rulings_among(session: Session, article_ids: Collection[int]) -> dict[Pair, bool]:
    """The last word of people on pairs of these articles: whether they belong together."""
    said: dict[Pair, tuple[int, bool]] = {}
    for some in in_pieces(article_ids):
        query = (
            select(
                ReprintRuling.id,
                ReprintRuling.low_id,
                ReprintRuling.high_id,
                ReprintRuling.together,
            )
            .join(ReprintDecision, col(ReprintDecision.id) == ReprintRuling.decision_id)
            .where(col(ReprintRuling.low_id).in_(some), col(ReprintDecision.undone_at).is_(None))
        )
        for number, low, high, together in session.exec(query):
            if number > said.get((low, high), (0, False))[0]:
                said[low, high] = number, together
    known = set(article_ids)
    ordered = sorted(said.items(), key=lambda one: one[1][0])
    return {pair: together for pair, (_, together) in ordered if pair[1] in known}


def articles_of(session: Session, article_ids: Iterable[int]) -> list[Article]:
    """These articles, the first that came in first."""
    found = [
        article
        for some in in_pieces(article_ids)
        for article in session.exec(select(Article).where(col(Article.id).in_(some)))
    ]
    return sorted(found, key=lambda article: article.id)


def in_pieces(numbers: Iterable[int]) -> Iterator[Sequence[int]]:
    """The numbers in order, a few thousand at a time."""
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]


def _hanging_together(
    session: Session, article_ids: Collection[int]
) -> tuple[set[int], list[Pair]]:
    """All articles that are tied to these over however many others, and the ties of the machine,
    the closest first."""
    members: set[int] = set()
    shares: dict[Pair, float] = {}
    new = set(article_ids)
    while new:
        members |= new
        reached: set[int] = set()
        for some in in_pieces(new):
            for low, high, share in session.exec(
                select(Resemblance.low_id, Resemblance.high_id, Resemblance.share).where(
                    or_(col(Resemblance.low_id).in_(some), col(Resemblance.high_id).in_(some)),
                    col(Resemblance.is_reprint),
                )
            ):
                shares[low, high] = share
                reached |= {low, high}
            for low, high in session.exec(
                select(ReprintRuling.low_id, ReprintRuling.high_id).where(
                    or_(col(ReprintRuling.low_id).in_(some), col(ReprintRuling.high_id).in_(some)),
                    col(ReprintRuling.together),
                )
            ):
                reached |= {low, high}
        new = reached - members
    return members, sorted(shares, key=lambda pair: (-shares[pair], pair))
