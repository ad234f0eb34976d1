"""What a request has at hand: the settings, the database, and who is looking.

Flask keeps these for one request in ``g``; ``end_request`` gives them back.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app, g
from sqlmodel import Session

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Person
from factcheck.web import sessions

EXTENSION = "factcheck"


class SignInNeeded(Exception):
    """Nobody is signed in, and the page is not for everyone."""


@dataclass(slots=True)
class Desk:
    """What an application keeps for as long as it runs."""

    settings: Settings
    database: Database


def install(app: Flask, desk: Desk) -> None:
    """Give the application its desk, and every request its end."""
    app.extensions[EXTENSION] = desk
    # Of the request, not of the application's context, which one that a test pushed would outlive.
    app.teardown_request(end_request)


def settings() -> Settings:
    """The settings in force."""
    return _desk().settings


def database() -> Database:
    """The database of this desk."""
    return _desk().database


def reading() -> Session:
    """The request's session for questions, opened by the first that asks."""
    if "reading" not in g:
        stack = ExitStack()
        g.reading = stack.enter_context(database().reading())
        g.end_reading = stack.close
    return cast("Session", g.reading)


@contextmanager
def transaction() -> Iterator[Session]:
    """A session for exactly one verb, committed at its end.

    The questions of before are closed first: those asked afterwards see what has changed since, and
    nobody waits for a second connection while holding one.
    """
    _end_reading()
    with database().transaction() as session:
        yield session


def visitor() -> Person | None:
    """Whoever is signed in; looked up once a request. None when nobody is."""
    if "visitor" not in g:
        g.visitor = sessions.signed_in(reading)
    return cast("Person | None", g.visitor)


def viewer() -> Person:
    """The person who is looking, and who acts; raises ``SignInNeeded`` when nobody is signed in."""
    person = visitor()
    if person is None:
        raise SignInNeeded
    return person


def forget_visitor() -> None:
    """Show the rest of this request's answer as to a stranger, without asking the database."""
    g.visitor = None


def end_request(_error: BaseException | None = None) -> None:
    """Close what the request opened."""
    _end_reading()
    g.pop("visitor", None)


def _end_reading() -> None:
    g.pop("reading", None)
    if end := g.pop("end_reading", None):
        end()


def _desk() -> Desk:
    return cast("Desk", current_app.extensions[EXTENSION])
