"""Whether reports name the one who signed them off."""

from sqlmodel import Session

from factcheck.models import Audience, May, Person
from factcheck.workflow.history import demand, record


def sign_by_name(session: Session, actor: Person, *, by_name: bool) -> Person:
    """Let reports that are published from now on name the actor, or not; the same again is nothing.

    Editions that there are stay as they were frozen.
    """
    demand(actor, May.SIGN_OFF)
    person = session.get_one(Person, actor.id)
    if person.signs_by_name != by_name:
        person.signs_by_name = by_name
        record(
            session,
            person,
            "person.named" if by_name else "person.unnamed",
            f"person:{person.id}",
            audience=Audience.ADMINS,
        )
    return person
