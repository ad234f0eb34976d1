"""What the desk's decisions teach the inbox: kept, put to use, switched off, forgotten.

Working it out takes longer than anybody should wait for a lock, so it is done outside: whoever
learns reads without one, and writes the outcome in short transactions.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, update
from sqlmodel import Session, SQLModel, col, select

from factcheck.db import take_turns
from factcheck.errors import RuleBroken
from factcheck.models import Event, LearnedWeight, Learning, May, Person, Status, now
from factcheck.queries.learned import newest_claim
from factcheck.statistics.lessons import Learned
from factcheck.workflow.history import demand, record

#: A weight smaller than this moves nothing that anybody would see.
SMALLEST = 0.03
#: So many of the strongest are kept.
MOST_WEIGHTS = 1_000


def keep_weights(
    session: Session, found: Mapping[str, Learned], lessons: int, through_event: int
) -> bool:
    """Put what was worked out in the place of what was known; every claim is to be ranked anew.

    Gives False, and changes nothing, where somebody learned as much meanwhile, or switched it off.
    """
    state = _in_turn(session)
    if not state.is_on or through_event <= state.through_event:
        return False
    strongest = sorted(found.items(), key=lambda one: (-abs(one[1].weight), one[0]))
    session.exec(delete(LearnedWeight))
    session.add_all(
        LearnedWeight(
            feature=name, weight=round(one.weight, 4), opened=one.taken, set_aside=one.left
        )
        for name, one in strongest[:MOST_WEIGHTS]
        if abs(one.weight) >= SMALLEST
    )
    state.learned_at, state.lessons, state.through_event = now(), lessons, through_event
    _rank_all(session, state)
    return True


def rank(session: Session, places: Mapping[int, float]) -> None:
    """Give claims their place in the inbox; one that doesn't wait any more keeps its own."""
    if not places:
        return
    claims = SQLModel.metadata.tables["claim"]
    session.connection().execute(
        update(claims)
        .where(claims.c.id == bindparam("number"), claims.c.status == Status.SUGGESTED)
        .values(priority=bindparam("place")),
        [{"number": number, "place": places[number]} for number in sorted(places)],
    )


def take_to_rank(session: Session, below: int, end: int | None) -> bool:
    """Take on the claims from ``end`` to ``below``; ``end`` is None when none are left behind it.

    Gives False where somebody else took them, or all began anew since.
    """
    state = _in_turn(session)
    if state.unranked_below != below:
        return False
    state.unranked_below = end
    session.add(state)
    return True


def rank_newcomers(session: Session, places: Mapping[int, float], up_to: int) -> None:
    """Give claims that came in since their place."""
    state = _in_turn(session)
    rank(session, places)
    state.ranked_to = max(state.ranked_to, up_to)


def switch_learning(session: Session, actor: Person, *, is_on: bool) -> Learning:
    """Let the inbox learn from now on, or stand in the order of the score; what is known stays."""
    demand(actor, May.POLICY)
    state = _in_turn(session)
    if state.is_on != is_on:
        state.is_on = is_on
        # What was decided meanwhile is worked in with the next decision.
        _rank_all(session, state)
        record(
            session,
            actor,
            "learning.switched",
            f"learning:{state.id}",
            before={"is_on": not is_on},
            after={"is_on": is_on},
        )
    return state


def forget(session: Session, actor: Person) -> Learning:
    """Forget what was learned: decisions from now on count, and the score orders till then."""
    demand(actor, May.POLICY)
    state = _in_turn(session)
    known: Sequence[LearnedWeight] = session.exec(select(LearnedWeight)).all()
    if not known and state.learned_at is None:
        return state
    session.exec(delete(LearnedWeight))
    record(
        session,
        actor,
        "learning.forgotten",
        f"learning:{state.id}",
        before={"since": state.since.isoformat() if state.since else None},
        after={"lessons": state.lessons},
    )
    state.since, state.learned_at, state.lessons = now(), None, 0
    _rank_all(session, state)
    return state


def remember(session: Session, actor: Person) -> Learning:
    """Take back that what was learned was forgotten; it is worked out anew from the decisions."""
    demand(actor, May.POLICY)
    state = _in_turn(session)
    last = session.exec(
        select(Event)
        .where(col(Event.verb).in_(("learning.forgotten", "learning.remembered")))
        .order_by(col(Event.id).desc())
        .limit(1)
    ).first()
    if last is None or last.verb != "learning.forgotten":
        raise RuleBroken("Nothing that was learned has been forgotten.")
    since = (last.before or {}).get("since")
    state.since, state.through_event = datetime.fromisoformat(since) if since else None, 0
    session.add(state)
    record(session, actor, "learning.remembered", f"learning:{state.id}")
    return state


def _rank_all(session: Session, state: Learning) -> None:
    newest = newest_claim(session)
    state.unranked_below, state.ranked_to = newest + 1, newest
    session.add(state)
    session.flush()


def _in_turn(session: Session) -> Learning:
    take_turns(session, "learning")
    query = select(Learning).order_by(col(Learning.id)).limit(1)
    state = session.exec(query.execution_options(populate_existing=True)).first()
    if state is None:
        state = Learning()
        session.add(state)
        session.flush()
    return state
