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
from factcheck.models import Letter, LetterKind, Person, now
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
class _Written:
    """What a letter says, and to whom."""

    words: Words
    name: str
    email: str
    choices_address: str | None = None


def _deliver_one(
    database: Database, settings: Settings, server: MailServer, letter: Letter, done: Round
) -> bool:
    """Send one letter and write what became of it; False when no other would get out either."""
    with database.reading() as session:
        written = _written(session, settings, letter)
    if written is None:
        with database.transaction() as session:
            verbs.drop(session, letter.id)
        done.dropped += 1
        return True
    try:
        send(server, _message(settings, letter, written))
    except NoAddress as error:
        _failed(database, letter, written, done, NotSent(str(error), for_good=True))
    except NotSent as failure:
        _failed(database, letter, written, done, failure)
        return not failure.is_the_servers
    except Exception as error:
        # One letter that can't be written must not keep the others waiting.
        log.exception("Letter %s couldn't be sent.", letter.id)
        _failed(database, letter, written, done, NotSent(f"{type(error).__name__} at the desk"))
    else:
        with database.transaction() as session:
            verbs.note_sent(session, letter.id)
        done.sent += 1
    return True


def _failed(
    database: Database, letter: Letter, written: _Written, done: Round, failure: NotSent
) -> None:
    with database.transaction() as session:
        verbs.note_failure(session, letter.id, str(failure), for_good=failure.for_good)
    done.failures.append((written.email, str(failure)))


def _message(settings: Settings, letter: Letter, written: _Written) -> EmailMessage:
    return message(
        written.words,
        sender=settings.mail_sender,
        name=written.name,
        email=written.email,
        key=letter.key,
        at=now(),
        choices_address=written.choices_address,
    )


def _written(session: Session, settings: Settings, letter: Letter) -> _Written | None:
    """What the letter says as things stand now; None when there is nothing left to say."""
    sender = _sender(settings)
    if letter.kind is LetterKind.LINK_CODE:
        return _code(session, settings, letter)
    reader = session.get_one(Person, letter.person_id)
    if reader.disabled_at is not None:
        return None
    if letter.kind is LetterKind.TRIAL:
        return _Written(of_trial(sender, reader.name), reader.name, reader.email)
    told = questions.contents(session, letter, reader)
    if not told:
        return None
    words = of_notices(
        sender, reader.name, _lines(sender, told), is_daily=letter.kind is LetterKind.DIGEST
    )
    return _Written(words, reader.name, reader.email, sender.choices_address)


def _code(session: Session, settings: Settings, letter: Letter) -> _Written | None:
    due = questions.code_due(session, letter)
    if due is None or due.code.asked_at <= now() - CODE_LASTS:
        return None
    digits = words_of_code(due.code, settings.secret_key)
    minutes = int(CODE_LASTS.total_seconds() // 60)
    return _Written(of_code(_sender(settings), due.name, digits, minutes), due.name, due.email)


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
