"""Who is signed in: two numbers in a signed cookie, held against the person's record each time."""

from collections.abc import Callable

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from sqlmodel import Session

from factcheck.models import Person
from factcheck.queries.people import current_person

PERSON = "person_id"
EPOCH = "session_epoch"


class OnlyWhereLookedAt(SecureCookieSessionInterface):
    """Renews the cookie only with answers that looked at it: no style sheet, no shared report."""

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Whether the answer carries the cookie."""
        return session.modified or (session.accessed and super().should_set_cookie(app, session))


def begin_session(person: Person) -> None:
    """Sign somebody in; nothing of a session that was there before survives."""
    session.clear()
    session[PERSON] = person.id
    session[EPOCH] = person.session_epoch
    session.permanent = True


def end_session() -> None:
    """Sign out whoever is signed in."""
    session.clear()


def signed_in(reading: Callable[[], Session]) -> Person | None:
    """The person of the cookie, by one query; who was disabled or signed out elsewhere is nobody.

    ``reading`` opens the database, and isn't called for a visitor without a session.
    """
    person_id = session.get(PERSON)
    if person_id is None:
        return None
    person = current_person(reading(), person_id)
    if person is None or person.session_epoch != session.get(EPOCH):
        session.clear()
        return None
    return person
