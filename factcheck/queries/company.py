"""Who works on a claim: whose it is, who could have it, who is at it, who can be mentioned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from factcheck.models import (
    GRANTS,
    Claim,
    Event,
    May,
    Person,
    Presence,
    Role,
    now,
)
from factcheck.queries.history import newer
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import who_may_know
from factcheck.queries.wanted import RUNNING
from factcheck.text.mentions import Known

#: Who was heard of within this time is here.
HERE_FOR = timedelta(seconds=45)
#: How long it takes until somebody's presence is written down again.
NOTED_FOR = timedelta(seconds=20)
#: How many names are given before the rest are counted.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Holding:
    """Who has a claim, by when, and what the viewer can do about it."""

    holder: Person | None
    due_on: date | None
    is_late: bool
    may_take: bool
    may_assign: bool
    may_hand_over: bool
    #: Number and name of those who can have it, for who may give it to them.
    workers: list[tuple[int, str]]

    @property
    def offers_something(self) -> bool:
        """Whether there is anything for the viewer to do."""
        return self.may_take or self.may_assign or self.may_hand_over


def holding(session: Session, viewer: Person, claim: Claim) -> Holding:
    """Who sees to a claim that the viewer may know of."""
    holder = session.get(Person, claim.assigned_to_id) if claim.assigned_to_id else None
    runs = claim.status in RUNNING
    is_free = holder is None or not holder.may(May.REVIEW)
    may_assign = runs and viewer.may(May.ASSIGN)
    may_hand_over = holder is not None and holder.id == viewer.id
    return Holding(
        holder=holder,
        due_on=claim.due_on,
        is_late=runs and claim.due_on is not None and claim.due_on < now().date(),
        may_take=runs and is_free and viewer.may(May.REVIEW),
        may_assign=may_assign,
        may_hand_over=may_hand_over,
        workers=_workers(session, claim) if may_assign or (may_hand_over and runs) else [],
    )


def mentionable(session: Session, viewer: Person, claim: Claim) -> list[Known]:
    """Everybody who can be mentioned in a comment on a claim that the viewer may know of."""
    query = (
        choose(Person.id, Person.name, Person.email)
        .where(_is_here(), who_may_know(claim))
        .order_by(col(Person.name), col(Person.id))
    )
    return [Known(*row) for row in rows(session, query)]


def others_here(session: Session, viewer: Person, claim: Claim) -> list[str]:
    """The names of the others who have the claim on the screen now, who came last first."""
    query = (
        choose(Person.name)
        .join(Presence, col(Presence.person_id) == Person.id)
        .where(
            col(Presence.claim_id) == claim.id,
            col(Presence.seen_at) > now() - HERE_FOR,
            col(Person.id) != viewer.id,
            col(Person.disabled_at).is_(None),
        )
        .order_by(col(Presence.seen_at).desc())
    )
    return [name for (name,) in rows(session, query)]


def is_to_be_noted(session: Session, viewer: Person, claim: Claim) -> bool:
    """Whether the viewer's presence was last written down long enough ago."""
    noted = select(Presence.id).where(
        Presence.claim_id == claim.id,
        Presence.person_id == viewer.id,
        col(Presence.seen_at) > now() - NOTED_FOR,
    )
    return session.exec(noted).first() is None


def told_here(names: Sequence[str]) -> str:
    """“Mara Finch is here too.”; empty when nobody is."""
    if not names:
        return ""
    named, others = list(names[:NAMED]), len(names) - NAMED
    if others > 0:
        named.append("1 other" if others == 1 else f"{others} others")
    *first, last = named
    who = f"{', '.join(first)} and {last}" if first else last
    return f"{who} {'are' if len(named) > 1 else 'is'} here too."


def moved_on(session: Session, viewer: Person, claim: Claim, seen: int) -> Event | None:
    """The last thing that somebody else did to the claim after event ``seen``."""
    return next(
        (event for event in newer(session, viewer, claim, seen) if event.actor_id != viewer.id),
        None,
    )


def _workers(session: Session, claim: Claim) -> list[tuple[int, str]]:
    reviewers = [role for role in Role if May.REVIEW in GRANTS[role]]
    query = (
        select(Person.id, Person.name)
        .where(_is_here(), who_may_know(claim), col(Person.role).in_(reviewers))
        .order_by(col(Person.name), col(Person.id))
    )
    return [(number, name) for number, name in session.exec(query)]


def _is_here() -> ColumnElement[bool]:
    """Of the people in a query, those with an account that isn't disabled."""
    return (col(Person.disabled_at).is_(None)) & (col(Person.is_shell).is_(False))
