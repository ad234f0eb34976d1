"""Questions about people: who signs in, who is signed in, who has an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Event, Invitation, May, Person, now
from factcheck.queries.viewing import demand


@dataclass(frozen=True, slots=True)
class Account:
    """A person as an admin sees them."""

    person: Person
    #: None for somebody who never signed in.
    signed_in_at: datetime | None
    #: Until when the newest link to set a password works; None when there is none.
    link_until: datetime | None

    @property
    def standing(self) -> str:
        """“active”, “invited”, “invitation expired” or “disabled”."""
        if self.person.disabled_at is not None:
            return "disabled"
        if self.person.password_hash is not None:
            return "active"
        return "invited" if self.link_until else "invitation expired"


def current_person(session: Session, person_id: int) -> Person | None:
    """The person with an account that isn't disabled; asked before there is a viewer."""
    person = session.get(Person, person_id)
    return person if person is not None and person.disabled_at is None else None


def person_signing_in(session: Session, email: str) -> Person | None:
    """Whose e-mail address this is, in any case of letters; None for a disabled account.

    Asked before there is a viewer.
    """
    return session.exec(
        select(Person).where(
            Person.email == email.strip().lower(),
            col(Person.disabled_at).is_(None),
            col(Person.is_shell).is_(False),
        )
    ).first()


def person_by_email(session: Session, email: str) -> Person | None:
    """Who acts at a shell: a person by e-mail address, or the shell's own by its name."""
    return session.exec(select(Person).where(Person.email == email.strip().lower())).first()


def accounts(session: Session, viewer: Person) -> Sequence[Account]:
    """Everyone with an account, by name, those who were disabled last."""
    demand(viewer, May.PEOPLE)
    signed_in = (
        select(col(Event.actor_id).label("person_id"), func.max(Event.at).label("at"))
        .where(Event.verb == "person.signed_in")
        .group_by(col(Event.actor_id))
        .subquery()
    )
    links = (
        select(col(Invitation.person_id), func.max(Invitation.expires_at).label("until"))
        .where(col(Invitation.used_at).is_(None), Invitation.expires_at > now())
        .group_by(col(Invitation.person_id))
        .subquery()
    )
    rows = session.exec(
        select(Person, signed_in.c.at, links.c.until)
        .outerjoin(signed_in, signed_in.c.person_id == Person.id)
        .outerjoin(links, links.c.person_id == Person.id)
        .where(col(Person.is_shell).is_(False))
        .order_by(col(Person.disabled_at).is_not(None), func.lower(Person.name), col(Person.id))
    )
    return [Account(person, at, until) for person, at, until in rows]
