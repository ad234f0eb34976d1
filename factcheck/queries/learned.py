"""What the inbox has learned, and which claims wait to be put in order by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from factcheck.models import Claim, Claimant, Event, LearnedWeight, Learning, Outlet, Person, Status
from factcheck.queries.claimants import known
from factcheck.queries.lessons import SHOWN, Shown, features_of, outlets_of
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand
from factcheck.statistics.lessons import moved, steps

#: What is decided in the inbox, taken back or not.
DECISIONS = ("claim.opened", "claim.set_aside", "claim.returned")


@dataclass(frozen=True, slots=True)
class News:
    """What happened since the inbox last learned."""

    decisions: int
    through_event: int


def learning(session: Session) -> Learning:
    """How far the inbox has learned; an inbox that never did is one that may."""
    return session.exec(select(Learning).order_by(col(Learning.id)).limit(1)).first() or Learning()


def weights(session: Session) -> dict[str, float]:
    """What was learned, by feature; nothing while learning is switched off."""
    now = learning(session)
    if not now.is_on or now.learned_at is None:
        return {}
    return dict(rows(session, choose(LearnedWeight.feature, LearnedWeight.weight)))


def learned(session: Session, viewer: Person) -> list[LearnedWeight]:
    """All that was learned, what moves claims most first.

    What was learned of somebody whose claims were all made confidential since is left out.
    """
    demand(viewer)
    strongest = func.abs(col(LearnedWeight.weight)).desc()
    found = session.exec(select(LearnedWeight).order_by(strongest, LearnedWeight.feature)).all()
    numbers = _numbers(found, "claimant")
    somebody = choose(col(Claimant.id)).where(
        col(Claimant.id).in_(numbers), or_(known(viewer), col(Claimant.merged_into_id).is_not(None))
    )
    shown = {f"claimant:{row[0]}" for row in rows(session, somebody)}
    return [one for one in found if not one.feature.startswith("claimant:") or one.feature in shown]


def names_of(session: Session, viewer: Person, weighed: Sequence[LearnedWeight]) -> dict[str, str]:
    """The names of the claimants and outlets that something was learned of, by feature."""
    demand(viewer)
    names: dict[str, str] = {}
    for family, noun in (("claimant", Claimant), ("outlet", Outlet)):
        numbers = _numbers(weighed, family)
        query = choose(col(noun.id), col(noun.name)).where(col(noun.id).in_(numbers))
        names |= {f"{family}:{number}": name for number, name in rows(session, query)}
    return names


def _numbers(weighed: Sequence[LearnedWeight], family: str) -> list[int]:
    beginning = f"{family}:"
    return [
        int(one.feature.removeprefix(beginning))
        for one in weighed
        if one.feature.startswith(beginning)
    ]


def news(session: Session, state: Learning) -> News:
    """The decisions since the inbox last learned."""
    new = choose(func.count(), func.max(Event.id)).where(
        col(Event.id) > state.through_event, col(Event.verb).in_(DECISIONS)
    )
    [(many, last)] = rows(session, new)
    return News(many, last or state.through_event)


def newest_claim(session: Session) -> int:
    """The highest number of a claim, 0 for none."""
    return session.scalar(choose(func.max(Claim.id))) or 0


def newcomers(session: Session, state: Learning, limit: int) -> list[Shown]:
    """Waiting claims that came in since the others were given their place, by number."""
    query = SHOWN.where(col(Claim.status) == Status.SUGGESTED, col(Claim.id) > state.ranked_to)
    return [Shown(*row) for row in rows(session, query.order_by(col(Claim.id)).limit(limit))]


def next_to_rank(session: Session, below: int, limit: int) -> list[Shown]:
    """Waiting claims with a number smaller than ``below``, the newest first."""
    query = SHOWN.where(col(Claim.status) == Status.SUGGESTED, col(Claim.id) < below)
    return [Shown(*row) for row in rows(session, query.order_by(col(Claim.id).desc()).limit(limit))]


def first_in_line(session: Session, limit: int) -> list[Shown]:
    """The waiting claims that stand first as things are."""
    query = SHOWN.where(col(Claim.status) == Status.SUGGESTED)
    best = (col(Claim.priority).desc(), col(Claim.id).desc())
    return [Shown(*row) for row in rows(session, query.order_by(*best).limit(limit))]


def priorities(
    session: Session, claims: Sequence[Shown], known: Mapping[str, float]
) -> dict[int, float]:
    """Where each claim belongs in the order of the inbox, from 0 to 1."""
    outlets = outlets_of(session, [claim.id for claim in claims])
    return {
        claim.id: priority(claim.score, features_of(claim, outlets.get(claim.id)), known)
        for claim in claims
    }


def priority(score: float, features: Sequence[str], known: Mapping[str, float]) -> float:
    """The score after what was learned of these features, from 0 to 1."""
    return round(moved(score, sum(step.by for step in steps(features, known))), 4)
