"""Who is signed in: two numbers in a signed cookie, held against the person's record each time."""

from collections.abc import Callable

from flask import Flask, Request, Response, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from sqlmodel import Session

from factcheck.models import Person
from factcheck.queries.people import current_person

PERSON = "person_id"
EPOCH = "session_epoch"


def is_shared(path: str) -> bool:
    """Whether an address is, or is mistaken for, one that opens to whoever has the secret."""
    return path == "/s" or path.startswith(("/s/", "/calendar/"))


class OnlyWhereLookedAt(SecureCookieSessionInterface):
    """Renews the cookie only with answers that looked at it: no style sheet, no shared report."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """What the cookie holds; whoever opens a secret link is nobody, even when it is wrong."""
        if is_shared(request.path):
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep it in a cookie, where it may be kept."""
        if not is_shared(request.path):
            super().save_session(app, session, response)

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
