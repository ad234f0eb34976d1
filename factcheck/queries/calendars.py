"""Due dates, for a person's calendar: what is to be done by when, in as few words as can be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, or_, select

from factcheck.credentials import hash_token
from factcheck.errors import NotFound
from factcheck.models import CalendarFeed, Claim, Contact, May, Person, Reply, Status, now
from factcheck.queries.viewing import demand, visible
from factcheck.queries.wanted import RUNNING

#: Of each kind so many at most, the earliest first.
MOST = 500
#: What lies further off is not in the feed yet.
AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class DueDate:
    """One day in somebody's calendar."""

    #: Never another for the same thing: “due-12”.
    key: str
    day: date
    #: What is to be done: “Check FC-12”.
    deed: str
    #: Only its headline goes out to calendar programs, never its words or what is known of it; of a
    #: confidential claim not even that.
    headline: str | None
    claim_id: int
    changed_at: datetime

    @property
    def title(self) -> str:
        """What stands in the calendar."""
        return f"{self.deed}: {self.headline}" if self.headline else self.deed


#: Something that is due; every one takes the viewer and leaves out what they may not know of.
Source = Callable[[Session, Person], Iterable[DueDate]]


def feed_owner(session: Session, token: str) -> Person:
    """Whose feed the secret opens; raises ``NotFound``, for a disabled account as well."""
    kept = hash_token(token)
    owner = session.exec(
        select(Person)
        .join(CalendarFeed, col(CalendarFeed.person_id) == Person.id)
        .where(CalendarFeed.token_hash == kept, col(Person.disabled_at).is_(None))
    ).first()
    if owner is None:
        raise NotFound("There is no calendar at this address.")
    return owner


def feed_of(session: Session, viewer: Person) -> CalendarFeed | None:
    """The viewer's own feed, when there is one; its address is not to be had again."""
    demand(viewer)
    return session.exec(select(CalendarFeed).where(CalendarFeed.person_id == viewer.id)).first()


def due_dates(session: Session, viewer: Person) -> list[DueDate]:
    """All that is due for this person, the earliest first."""
    demand(viewer)
    found = [one for source in SOURCES for one in source(session, viewer)]
    return sorted(found, key=lambda one: (one.day, one.key))


def _checks(session: Session, viewer: Person) -> Iterable[DueDate]:
    """The claims that the viewer sees to."""
    claims = session.exec(
        select(Claim)
        .where(
            Claim.assigned_to_id == viewer.id,
            col(Claim.status).in_(RUNNING),
            col(Claim.due_on).is_not(None),
            visible(viewer),
        )
        .order_by(col(Claim.due_on), col(Claim.id))
        .limit(MOST)
    )
    return [_of(claim, "due", claim.due_on, f"Check {claim.ref}") for claim in claims]


def _second_looks(session: Session, viewer: Person) -> Iterable[DueDate]:
    """The published reports that an editor looks at again."""
    if not viewer.may(May.SIGN_OFF):
        return []
    claims = session.exec(
        select(Claim)
        .where(
            col(Claim.review_by) <= now().date() + AHEAD,
            Claim.status == Status.PUBLISHED,
            visible(viewer),
        )
        .order_by(col(Claim.review_by), col(Claim.id))
        .limit(MOST)
    )
    return [
        _of(claim, "review-by", claim.review_by, f"Look at {claim.ref} again") for claim in claims
    ]


def _answers(session: Session, viewer: Person) -> Iterable[DueDate]:
    """The answers that the viewer waits for, or somebody on a claim that the viewer sees to."""
    waited_for = session.exec(
        select(Contact, Claim)
        .join(Claim, col(Claim.id) == Contact.claim_id)
        .where(
            Contact.reply == Reply.WAITING,
            col(Contact.withdrawn_at).is_(None),
            col(Contact.deadline).is_not(None),
            or_(Contact.logged_by_id == viewer.id, Claim.assigned_to_id == viewer.id),
            visible(viewer),
        )
        .order_by(col(Contact.deadline), col(Contact.id))
        .limit(MOST)
    )
    # Whom the desk asked is not for calendar programs to know.
    return [
        replace(
            _of(claim, "answer", contact.deadline, f"Answer due for {claim.ref}"),
            key=f"answer-{contact.id}",
            changed_at=contact.logged_at,
        )
        for contact, claim in waited_for
    ]


#: What is in a feed. Something else that is due by a day: a function here, with its own keys.
SOURCES: tuple[Source, ...] = (_checks, _second_looks, _answers)


def _of(claim: Claim, kind: str, day: date | None, deed: str) -> DueDate:
    assert day is not None, "only claims with a day were asked for"
    return DueDate(
        key=f"{kind}-{claim.id}",
        day=day,
        deed=deed,
        headline=None if claim.is_confidential else claim.headline,
        claim_id=claim.id,
        changed_at=claim.changed_at,
    )
