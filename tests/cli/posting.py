"""A desk with a mail server, for tests of letters."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlmodel import Session, select

from factcheck.cli.postman import Round, deliver
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Claim, Letter, Person
from factcheck.workflow.history import record
from tests.factories import a_claim, a_person
from tests.mailbox import Mailbox, free_port


class Post:
    """A desk with a mail server, on either database."""

    def __init__(self, database: Database, settings: Settings, mailbox: Mailbox) -> None:
        self.database, self.settings, self.mailbox = database, settings, mailbox
        with database.transaction() as session:
            self.ada = a_person(session, name="Ada Moss", email="ada@example.org")
            self.ben = a_person(session, name="Ben Ruud", email="ben@example.org")
            self.claim = a_claim(session)

    def mention(self, *readers: Person, claim: Claim | None = None) -> None:
        with self.database.transaction() as session:
            mention(session, self.ben, claim or self.claim, *readers)

    def round(self) -> Round:
        return deliver(self.database, self.settings)

    def letters(self) -> list[Letter]:
        with self.database.reading() as session:
            return list(session.exec(select(Letter).order_by(Letter.id)))  # type: ignore[arg-type]

    @contextmanager
    def down(self) -> Iterator[None]:
        """While nothing listens where the mail server was."""
        up = self.settings
        self.settings = with_mail(up, f"smtp://127.0.0.1:{free_port()}")
        yield
        self.settings = up


def with_mail(settings: Settings, url: str) -> Settings:
    sender = "The Sandvik Desk <desk@sandvik.example>"
    return replace(settings, smtp_url=url, mail_from=sender, public_url="https://desk.example")


def mention(session: Session, by: Person, claim: Claim, *readers: Person) -> None:
    after = {"mentions": [reader.id for reader in readers]}
    record(session, by, "comment.written", "comment:1", claim_id=claim.id, after=after)
