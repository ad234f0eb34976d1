"""Taking the desk's letters to the mail server: once, or again and again in the background."""

import logging
import threading
from dataclasses import dataclass, field
from email.message import EmailMessage

from sqlmodel import Session

from factcheck.config import MailServer, Settings
from factcheck.db import Database
from factcheck.mail.messages import NoAddress, message
from factcheck.mail.server import NotSent, send
from factcheck.mail.wording import Line, Sender, Words, of_code, of_notices, of_trial
from factcheck.models import Letter, LetterKind, LinkCode, Person, now
from factcheck.queries import letters as questions
from factcheck.queries.notices import Told
from factcheck.workflow import letters as verbs
from factcheck.workflow.proofs import CODE_LASTS, words_of_code

#: How often the background looks for letters, in seconds.
EVERY = 10.0

log = logging.getLogger("factcheck.mail")


@dataclass(slots=True)
class Round:
    """What became of the letters of one round."""

    sent: int = 0
    #: Had nothing left to tell.
    dropped: int = 0
    #: Whom it was for, and why it wasn't sent.
    failures: list[tuple[str, str]] = field(default_factory=list)


def deliver(database: Database, settings: Settings) -> Round:
    """Write the letters that are due and send all that wait; nothing is sent inside a transaction.

    A letter whose sender dies after the mail server took it is sent a second time, with the same
    Message-ID. When the server can't be reached, the rest waits for the next round.
    """
    server = settings.mail_server
    done = Round()
    if server is None:
        return done
    with database.reading() as session:
        is_due = bool(questions.due_letters(session, now()))
    if is_due:
        with database.transaction() as session:
            verbs.write_due(session)
    while (letter := _next(database)) is not None:
        if not _deliver_one(database, settings, server, letter, done):
            break
    return done


def trial(settings: Settings, server: MailServer, email: str) -> None:
    """Send a letter that says nothing to any address, past the queue. Raises ``NotSent``."""
    words = of_trial(_sender(settings), email.partition("@")[0])
    try:
        letter = message(
            words,
            sender=settings.mail_sender,
            name="",
            email=email,
            key=f"{email} {now().isoformat()}",
            at=now(),
        )
    except NoAddress as error:
        raise NotSent(str(error), for_good=True) from None
    send(server, letter)


class Postman(threading.Thread):
    """Delivers in the background until it is told to stop; no failure ends it."""

    def __init__(self, settings: Settings, every: float = EVERY) -> None:
        super().__init__(name="postman", daemon=True)
        self._settings = settings
        self._every = every
        self._stopped = threading.Event()

    def run(self) -> None:
        """Deliver, wait, and again."""
        database = Database(self._settings.database_url)
        while not self._stopped.wait(self._every):
            try:
                deliver(database, self._settings)
            except Exception:
                log.exception("The letters couldn't be looked after; it is tried again.")
        database.close()

    def stop(self, patience: float) -> None:
        """Let the letter in hand be finished, and wait for that so many seconds."""
        self._stopped.set()
        self.join(patience)


def _next(database: Database) -> Letter | None:
    with database.reading() as session:
        if not questions.waits(session, now()):
            return None
    with database.transaction() as session:
        return verbs.take_next(session)


@dataclass(frozen=True, slots=True)
class _Due:
    """What a letter has to say, and to whom."""

    name: str
    email: str
    told: list[Told] = field(default_factory=list)
    code: LinkCode | None = None


def _deliver_one(
    database: Database, settings: Settings, server: MailServer, letter: Letter, done: Round
) -> bool:
    """Send one letter and write what became of it; False when no other would get out either."""
    with database.reading() as session:
        due = _due(session, letter)
    if due is None:
        with database.transaction() as session:
            verbs.drop(session, letter.id)
        done.dropped += 1
        return True
    try:
        send(server, _message(settings, letter, due))
    except NoAddress as error:
        _failed(database, letter, due, done, NotSent(str(error), for_good=True))
    except NotSent as failure:
        _failed(database, letter, due, done, failure)
        return not failure.is_the_servers
    except Exception as error:
        # One letter that can't be written must not keep the others waiting.
        log.exception("Letter %s couldn't be sent.", letter.id)
        _failed(database, letter, due, done, NotSent(f"{type(error).__name__} at the desk"))
    else:
        with database.transaction() as session:
            verbs.note_sent(session, letter.id)
        done.sent += 1
    return True


def _failed(database: Database, letter: Letter, due: _Due, done: Round, failure: NotSent) -> None:
    with database.transaction() as session:
        verbs.note_failure(session, letter.id, str(failure), for_good=failure.for_good)
    done.failures.append((due.email, str(failure)))


def _due(session: Session, letter: Letter) -> _Due | None:
    """What the letter has to say as things stand now; None when there is nothing left."""
    if letter.kind is LetterKind.LINK_CODE:
        code = questions.code_due(session, letter, now() - CODE_LASTS)
        return _Due(code.name, code.email, code=code.code) if code else None
    reader = session.get_one(Person, letter.person_id)
    told = questions.contents(session, letter, reader)
    is_wanted = reader.disabled_at is None and (told or letter.kind is LetterKind.TRIAL)
    return _Due(reader.name, reader.email, told) if is_wanted else None


def _message(settings: Settings, letter: Letter, due: _Due) -> EmailMessage:
    tells = letter.kind in (LetterKind.NOTICES, LetterKind.DIGEST)
    return message(
        _words(settings, letter, due),
        sender=settings.mail_sender,
        name=due.name,
        email=due.email,
        key=letter.key,
        at=now(),
        choices_address=_sender(settings).choices_address if tells else None,
    )


def _words(settings: Settings, letter: Letter, due: _Due) -> Words:
    sender = _sender(settings)
    if due.code is not None:
        minutes = int(CODE_LASTS.total_seconds() // 60)
        return of_code(sender, due.name, words_of_code(due.code, settings.secret_key), minutes)
    if letter.kind is LetterKind.TRIAL:
        return of_trial(sender, due.name)
    lines = _lines(sender, due.told)
    return of_notices(sender, due.name, lines, is_daily=letter.kind is LetterKind.DIGEST)


def _lines(sender: Sender, told: list[Told]) -> list[Line]:
    return [
        Line(
            ref=one.ref,
            about=None if one.is_confidential else one.about,
            sentence=None if one.is_confidential else one.sentence,
            address=f"{sender.public_url}/notices/{one.id}",
        )
        for one in reversed(told)
    ]


def _sender(settings: Settings) -> Sender:
    return Sender(settings.desk_name, settings.public_url)
