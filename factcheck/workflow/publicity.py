"""Deciding who may see what the desk publishes."""

from sqlmodel import Session

from factcheck.db import take_turns
from factcheck.models import May, Person, Publicity
from factcheck.queries import publicity as questions
from factcheck.workflow.history import demand, record


def set_publicity(session: Session, actor: Person, *, is_public: bool) -> Publicity:
    """Publish for everybody from now on, or by link only; the same again changes nothing."""
    demand(actor, May.POLICY)
    take_turns(session, "publicity")
    newest = questions.publicity(session)
    before = newest is not None and newest.is_public
    if newest is not None and before == is_public:
        return newest
    decided = Publicity(is_public=is_public, set_by_id=actor.id)
    session.add(decided)
    session.flush()
    record(
        session,
        actor,
        "publicity.set",
        f"publicity:{decided.id}",
        before={"is_public": before},
        after={"is_public": is_public},
    )
    return decided
