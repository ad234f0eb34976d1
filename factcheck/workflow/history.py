"""Writing down what happened, and the guards that every verb begins with."""

from collections.abc import Collection
from typing import Any

from sqlmodel import Session, col, select

from factcheck.errors import NotAllowed, NotFound, OutOfDate
from factcheck.models import Audience, Claim, Event, May, Person, id_of
from factcheck.queries.viewing import NO_CLAIM, may_know
from factcheck.workflow.notices import tell_people


def record(
    session: Session,
    actor: Person,
    verb: str,
    subject: str,
    *,
    claim_id: int | None = None,
    article_id: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    audience: Audience = Audience.DESK,
) -> None:
    """Write one event beside the change that it tells of, and the notices of it."""
    event = Event(
        actor_id=actor.id,
        actor_name=actor.name,
        verb=verb,
        subject=subject,
        claim_id=claim_id,
        article_id=article_id,
        before=before,
        after=after,
        audience=audience,
    )
    session.add(event)
    session.flush()
    tell_people(session, event)


def demand(actor: Person, deed: May) -> None:
    """Raise ``NotAllowed`` unless the actor's role allows ``deed``."""
    if not actor.may(deed):
        raise NotAllowed(f"Your role at this desk can’t {deed.value}.")


def claim_for_change(
    session: Session,
    actor: Person,
    claim_id: int | str,
    seen: int | None = None,
    *,
    missing: str = NO_CLAIM,
) -> Claim:
    """The claim, locked until the end of the transaction.

    ``seen`` is the revision that the form showed. Raises ``NotFound``, also when the actor may not
    know of it, and ``OutOfDate`` when somebody changed the claim since. ``missing`` is what is said
    of something that belongs to a claim, when there is no such thing: then the claim tells nothing.
    """
    number = id_of(claim_id) if isinstance(claim_id, str) else claim_id
    # Against other changes, not against rows that only name the claim: those would wait in circles.
    lock = {"key_share": True}
    claim = (
        session.get(Claim, number, with_for_update=lock, populate_existing=True)
        if number is not None
        else None
    )
    if claim is None or not may_know(session, actor, claim):
        raise NotFound(missing)
    if seen is not None and seen != claim.revision:
        raise OutOfDate(f"Somebody changed {claim.ref} while you had it open.")
    return claim


def deed_to_undo(
    session: Session, actor: Person, claim: Claim, deeds: Collection[str], since: Collection[str]
) -> Event | None:
    """The last of these deeds on a claim, for the actor to take back; all are named by verb.

    None when it was somebody else's, when there was none, and when one of ``since`` followed.
    """
    last = session.exec(
        select(Event)
        .where(Event.claim_id == claim.id, col(Event.verb).in_((*deeds, *since)))
        .order_by(col(Event.id).desc())
        .limit(1)
    ).first()
    if last is None or last.verb not in deeds or last.actor_id != actor.id:
        return None
    return last
