"""What every command needs: the settings, the database, and who acts."""

import getpass
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click
from sqlalchemy.exc import ArgumentError
from sqlmodel import Session

from factcheck.config import PREFIX, Settings, SettingsError, load
from factcheck.db import Database, is_current, upgrade
from factcheck.errors import NotFound
from factcheck.models import Person, Role
from factcheck.queries.people import person_by_email
from factcheck.text.canonical import without_unseen
from factcheck.workflow.claimants import key_missing
from factcheck.workflow.desk import set_up, shell_name, shell_person
from factcheck.workflow.published import list_missing

#: How many editions are listed, or claimants keyed, in one transaction after an upgrade.
AT_ONCE = 500
#: The numbers that a row may have on either database.
ROW_NUMBER = click.IntRange(1, 2**31 - 1)
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Shell:
    """One call of a command."""

    settings: Settings
    database: Database
    #: Whom ``--as`` names; None for the admin of the shell.
    email: str | None

    @contextmanager
    def transaction(self) -> Iterator[tuple[Session, Person]]:
        """A session that writes, and who acts in it."""
        with self.database.transaction() as session:
            yield session, self._actor(session)

    @contextmanager
    def reading(self) -> Iterator[tuple[Session, Person]]:
        """A session for questions, and who asks."""
        with self.database.reading() as session:
            yield session, self._actor(session)

    @contextmanager
    def snapshot(self) -> Iterator[tuple[Session, Person]]:
        """A session for many questions about one moment, and who asks."""
        with self.database.snapshot() as session:
            yield session, self._actor(session)

    def _actor(self, session: Session) -> Person:
        person = person_by_email(session, self.email or shell_name(login()))
        if person is None and self.email is None:
            # One who only looks, or brings people in, leaves no account behind.
            return Person(name=shell_name(login()), email="", role=Role.ADMIN, is_shell=True)
        if person is None or person.disabled_at is not None:
            raise NotFound(f"Nobody at this desk has the address {self.email}.")
        return person


def open_shell(email: str | None = None, *, known: bool = True) -> Shell:
    """The desk as the settings say, with its database made or brought up to date.

    Unless ``known`` is false, whoever types is made known to it, so that history can name them.
    """
    settings = load()
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = _database(settings.database_url)
    if (command := click.get_current_context(silent=True)) is not None:
        command.call_on_close(database.close)
    prepare(database, known=known)
    return Shell(settings, database, email)


def _database(address: str) -> Database:
    try:
        return Database(address)
    except (ArgumentError, ImportError, ValueError) as error:
        raise SettingsError(f"{PREFIX}DATABASE_URL can’t be used: {error}") from error


def prepare(database: Database, *, known: bool = True) -> None:
    """Bring the schema to the newest; see that the desk has a scale, a policy and its shell.

    An upgraded desk's editions are listed for its public site.
    """
    current = is_current(database)
    if not current:
        upgrade(database)
    with database.reading() as session:
        is_known = not known or person_by_email(session, shell_name(login())) is not None
    if not current or not is_known:
        with database.transaction() as session:
            set_up(session)
            if known:
                shell_person(session, login())
    listed = 0 if current else AT_ONCE
    while listed == AT_ONCE:
        with database.transaction() as session:
            listed = list_missing(session, AT_ONCE)
    keyed = 0 if current else AT_ONCE
    while keyed == AT_ONCE:
        with database.transaction() as session:
            keyed = key_missing(session, AT_ONCE)


def one_line(words: str) -> str:
    """The words as they can be shown: no title or name moves the cursor, or begins a line."""
    return " ".join(without_unseen(words).split())


def json_line(value: object) -> str:
    """The value as one line of JSON; what a terminal would obey is escaped."""
    return _OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))


def login() -> str:
    """The operating system's name for whoever types."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
