"""What happened, as far as the viewer may know."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, and_, col, or_, select

from factcheck.models import Audience, Claim, Event, May, Person
from factcheck.queries.viewing import claim_seen, demand, visible


def of_claim(
    session: Session, viewer: Person, claim_id: int | str, limit: int | None = None
) -> Sequence[Event]:
    """The events of a claim, the last first."""
    claim = claim_seen(session, viewer, claim_id)
    query = (
        select(Event)
        .where(Event.claim_id == claim.id, _may_see(viewer))
        .order_by(col(Event.id).desc())
    )
    return session.exec(query.limit(limit) if limit else query).all()


def extent(session: Session, viewer: Person, claim: Claim) -> tuple[int, int]:
    """How many events of a claim the viewer may see, and the number of the last; 0 for none."""
    query = select(func.count(), func.max(Event.id)).select_from(Event)
    found, last = session.exec(query.where(Event.claim_id == claim.id, _may_see(viewer))).one()
    return found, last or 0


def newer(session: Session, viewer: Person, claim: Claim, seen: int) -> Sequence[Event]:
    """A few of the last events of a claim after the one with the number ``seen``."""
    query = select(Event).where(Event.claim_id == claim.id, col(Event.id) > seen, _may_see(viewer))
    return session.exec(query.order_by(col(Event.id).desc()).limit(10)).all()


def evidence_since(
    session: Session, viewer: Person, claim: Claim, moment: datetime
) -> Sequence[Event]:
    """What was done to a claim's evidence after a moment, the first deed first."""
    query = select(Event).where(
        Event.claim_id == claim.id,
        col(Event.at) > moment,
        col(Event.verb).startswith("evidence."),
        _may_see(viewer),
    )
    return session.exec(query.order_by(col(Event.id))).all()


def latest(
    session: Session, viewer: Person, limit: int = 20, *, without: Sequence[str] = ()
) -> Sequence[Event]:
    """The last events about claims and articles, but for those with the verbs ``without``."""
    demand(viewer)
    about_work = or_(col(Event.claim_id).is_not(None), col(Event.article_id).is_not(None))
    query = (
        select(Event)
        .outerjoin(Claim, col(Claim.id) == Event.claim_id)
        .where(
            about_work,
            _may_see(viewer),
            col(Event.verb).not_in(without),
            or_(col(Event.claim_id).is_(None), visible(viewer)),
        )
        .order_by(col(Event.id).desc())
    )
    return session.exec(query.limit(limit)).all()


def is_actors_alone() -> ColumnElement[bool]:
    """Of the events in a query, those that only whoever acted may know of."""
    return col(Event.audience) == Audience.ACTOR


def _may_see(viewer: Person) -> ColumnElement[bool]:
    """The one filter by audience: what is sealed is its author's alone, whatever the role."""
    allowed = [Audience.DESK] + ([Audience.ADMINS] if viewer.may(May.PEOPLE) else [])
    return or_(
        col(Event.audience).in_(allowed),
        and_(is_actors_alone(), col(Event.actor_id) == viewer.id),
    )
