"""Calendar feeds: an address made, replaced, ended."""

from sqlmodel import Session, select

from factcheck.credentials import hash_token, new_token
from factcheck.db import take_turns
from factcheck.models import Audience, CalendarFeed, May, Person, now
from factcheck.workflow.history import demand, record


def make_feed(session: Session, actor: Person) -> str:
    """The secret of a new address for one's due dates; the address before it ends."""
    demand(actor, May.READ)
    take_turns(session, f"calendar:{actor.id}")
    token = new_token()
    feed = _feed(session, actor) or CalendarFeed(person_id=actor.id, token_hash="")
    feed.token_hash, feed.made_at = hash_token(token), now()
    session.add(feed)
    session.flush()
    _note(session, actor, "calendar.made")
    return token


def end_feed(session: Session, actor: Person) -> None:
    """End the address of one's due dates; nothing happens when there is none."""
    feed = _feed(session, actor)
    if feed is not None:
        session.delete(feed)
        _note(session, actor, "calendar.ended")


def _feed(session: Session, actor: Person) -> CalendarFeed | None:
    return session.exec(select(CalendarFeed).where(CalendarFeed.person_id == actor.id)).first()


def _note(session: Session, actor: Person, verb: str) -> None:
    record(session, actor, verb, f"person:{actor.id}", audience=Audience.ADMINS)
