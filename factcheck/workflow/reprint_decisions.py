"""What editors decide about reprints: joined, split, and taken back."""

from collections.abc import Mapping

from sqlmodel import Session, col, select

from factcheck.db import take_turns
from factcheck.errors import NotFound, RuleBroken
from factcheck.models import (
    Article,
    DecisionKind,
    May,
    Person,
    ReprintDecision,
    ReprintRuling,
    now,
)
from factcheck.statistics.grouping import Pair
from factcheck.workflow.history import demand, record
from factcheck.workflow.reprint_groups import regroup, rulings_among


def join(session: Session, actor: Person, article_id: int, other_id: int) -> ReprintDecision:
    """Let two articles, and what each is grouped with, count as one source from now on."""
    demand(actor, May.OUTLETS)
    take_turns(session, "articles")
    article, other = _article(session, article_id), _article(session, other_id)
    if article.id == other.id:
        raise RuleBroken("An article can’t be joined with itself. Choose another one.")
    if article.reprint_group is not None and article.reprint_group == other.reprint_group:
        raise RuleBroken("These two count as one source already.")
    mine, theirs = _group_of(session, article), _group_of(session, other)
    rulings = {_pair(article.id, other.id): True}
    for pair, together in rulings_among(session, mine | theirs).items():
        if not together and len(mine & set(pair)) == 1:
            rulings[pair] = True
    return _decide(session, actor, DecisionKind.JOIN, article, other, rulings)


def split(session: Session, actor: Person, article_id: int) -> ReprintDecision:
    """Take an article out of its group, for good: the machine never puts it back."""
    demand(actor, May.OUTLETS)
    take_turns(session, "articles")
    article = _article(session, article_id)
    others = _group_of(session, article) - {article.id}
    if not others:
        raise RuleBroken("It isn’t in a group of reprints, so there is nothing to split.")
    said = rulings_among(session, others | {article.id})
    joined = [
        pair[0] + pair[1] - article.id
        for pair, together in said.items()
        if together and article.id in pair
    ]
    # What people joined over this article stays joined without it.
    rulings = {_pair(joined[0], other): True for other in joined[1:]}
    rulings |= {_pair(article.id, other): False for other in sorted(others)}
    return _decide(session, actor, DecisionKind.SPLIT, article, None, rulings)


def take_back(session: Session, actor: Person, decision_id: int) -> ReprintDecision:
    """Undo a decision: what people had said before it, and else what the machine found, holds."""
    demand(actor, May.OUTLETS)
    take_turns(session, "articles")
    decision = session.get(ReprintDecision, decision_id, with_for_update=True)
    if decision is None:
        raise NotFound("There is no such decision about reprints.")
    if decision.undone_at is not None:
        raise RuleBroken("It was taken back already.")
    decision.undone_at = now()
    session.add(decision)
    session.flush()
    concerned = session.exec(
        select(ReprintRuling.low_id, ReprintRuling.high_id).where(
            ReprintRuling.decision_id == decision.id
        )
    )
    moved = regroup(session, {number for pair in concerned for number in pair})
    _tell(session, actor, f"reprint.{decision.kind.value}_undone", decision, moved)
    return decision


def _decide(
    session: Session,
    actor: Person,
    kind: DecisionKind,
    article: Article,
    other: Article | None,
    rulings: Mapping[Pair, bool],
) -> ReprintDecision:
    decision = ReprintDecision(
        kind=kind,
        article_id=article.id,
        other_id=other.id if other else None,
        made_by_id=actor.id,
    )
    session.add(decision)
    session.flush()
    session.add_all(
        ReprintRuling(decision_id=decision.id, low_id=low, high_id=high, together=together)
        for (low, high), together in rulings.items()
    )
    session.flush()
    moved = regroup(session, {number for pair in rulings for number in pair})
    _tell(session, actor, f"reprint.{kind.value}", decision, moved)
    return decision


def _tell(
    session: Session,
    actor: Person,
    verb: str,
    decision: ReprintDecision,
    moved: Mapping[int, int | None],
) -> None:
    other = session.get(Article, decision.other_id) if decision.other_id else None
    record(
        session,
        actor,
        verb,
        f"reprintdecision:{decision.id}",
        article_id=decision.article_id,
        after={"with": other.title if other else None, "moved": dict(moved)},
    )


def _article(session: Session, article_id: int) -> Article:
    article = session.get(Article, article_id, populate_existing=True)
    if article is None:
        raise NotFound("There is no such article.")
    return article


def _group_of(session: Session, article: Article) -> set[int]:
    if article.reprint_group is None:
        return {article.id}
    query = select(Article.id).where(col(Article.reprint_group) == article.reprint_group)
    return set(session.exec(query))


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
