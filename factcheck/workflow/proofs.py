"""What a share link asks for beside its secret: passwords tried, codes asked for and used.

Whoever tries has no account, so tries are counted by the link and by where they come from, in the
table that counts those of signing in: every process of the desk sees them.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import and_, func, update
from sqlmodel import Session, col, select

from factcheck.credentials import derived_code, same
from factcheck.db import take_turns
from factcheck.models import (
    Letter,
    LetterKind,
    LinkCode,
    Person,
    Role,
    ShareLink,
    SignInTry,
    now,
)
from factcheck.queries.links import code_running, mailbox_of
from factcheck.workflow.history import record
from factcheck.workflow.people import (
    MOST_TRIES_OF_A_NETWORK,
    TRIES_COUNT_FOR,
    counted,
    note_try,
    refuse_too_many_tries,
)

#: So many wrong passwords or codes for one link, from wherever they come.
MOST_TRIES_OF_A_LINK = 10
CODE_LASTS = timedelta(minutes=15)
#: So many wrong ones end a code.
MOST_TRIES_OF_A_CODE = 5
#: Asked again so soon, the code that is on its way is enough.
CODE_REST = timedelta(minutes=1)
MOST_CODES = 5
CODES_COUNT_FOR = timedelta(hours=1)
STRANGER = "Somebody with a share link"


@dataclass(frozen=True, slots=True)
class LinkTries:
    """Whose failed tries to open a link are counted."""

    #: None for a secret that opens nothing.
    link_id: int | None
    network: str

    @property
    def limits(self) -> dict[str, int]:
        """What is counted, as only its hash is kept, and how often it may fail."""
        limits = {counted("link-network", self.network): MOST_TRIES_OF_A_NETWORK}
        if self.link_id is not None:
            limits[self.of_link] = MOST_TRIES_OF_A_LINK
        return limits

    @property
    def of_link(self) -> str:
        """By what the tries of the link itself are counted."""
        return counted("link", str(self.link_id))

    @property
    def too_many(self) -> str:
        """What is said when there were too many."""
        return (
            "There were too many tries to open this link. Wait a quarter of an hour, or ask the"
            " desk for another one."
        )


def begin_try(session: Session, link: ShareLink | None, network: str) -> Sequence[int]:
    """Count a try before it is looked at; its numbers are for ``people.take_back``.

    ``link`` is None for a secret that opens nothing. Raises ``TooMany``. The try that uses up the
    last one of a link is written into the claim's history.
    """
    tries = LinkTries(link.id if link else None, network)
    # Of many at once each sees the ones before.
    take_turns(session, f"link-tries:{tries.link_id}")
    refuse_too_many_tries(session, tries)
    noted = note_try(session, tries)
    if link is not None and _failed(session, tries) == MOST_TRIES_OF_A_LINK:
        record(
            session,
            _stranger(session),
            "link.shut",
            f"link:{link.id}",
            claim_id=link.claim_id,
            after={"label": link.label, "maker_id": link.made_by_id},
        )
    return noted


def ask_for_code(session: Session, link: ShareLink) -> bool:
    """Put a letter with a new code into the queue; the codes before it open nothing any more.

    Gives whether one was put there: not when one is on its way, when too many were asked for, or
    when the link isn't for its recipient any more. Whoever asks is told the same in any case.
    """
    take_turns(session, f"link-codes:{link.id}")
    moment = now()
    last = code_running(session, link.id)
    is_on_its_way = last is not None and last.asked_at > moment - CODE_REST
    if is_on_its_way or mailbox_of(session, link) is None:
        return False
    lately = select(func.count()).where(
        LinkCode.link_id == link.id, col(LinkCode.asked_at) > moment - CODES_COUNT_FOR
    )
    if session.exec(lately).one() >= MOST_CODES:
        return False
    end_codes(session, link)
    code = LinkCode(link_id=link.id, nonce=secrets.token_hex(16))
    session.add(code)
    session.flush()
    session.add(Letter(key=f"code:{code.id}", kind=LetterKind.LINK_CODE, link_code_id=code.id))
    return True


def use_code(session: Session, link: ShareLink, typed: str, secret_key: str) -> bool:
    """Whether this is the code that was sent for the link last; a right one is used up by it."""
    take_turns(session, f"link-codes:{link.id}")
    code = code_running(session, link.id)
    if code is None or code.asked_at <= now() - CODE_LASTS:
        return False
    code.tries += 1
    fits = same("".join(typed.split()), words_of_code(code, secret_key))
    if fits or code.tries >= MOST_TRIES_OF_A_CODE:
        code.ended_at = now()
    session.add(code)
    return fits


def words_of_code(code: LinkCode, secret_key: str) -> str:
    """The digits of a code, as they stand in its letter."""
    return derived_code(secret_key, f"link-code:{code.link_id}:{code.nonce}")


def end_codes(session: Session, link: ShareLink) -> None:
    """No code that was asked for before opens the link any more."""
    running = and_(col(LinkCode.link_id) == link.id, col(LinkCode.ended_at).is_(None))
    session.exec(update(LinkCode).where(running).values(ended_at=now()))


def _failed(session: Session, tries: LinkTries) -> int:
    since = now() - TRIES_COUNT_FOR
    query = select(func.count()).where(SignInTry.who == tries.of_link, col(SignInTry.at) > since)
    return session.exec(query).one()


def _stranger(session: Session) -> Person:
    """Who acts in the history where nobody has an account: may nothing, can't sign in."""
    email = "link:somebody"
    take_turns(session, email)
    person = session.exec(select(Person).where(Person.email == email)).first()
    if person is None:
        person = Person(
            name=STRANGER, email=email, role=Role.READER, is_shell=True, disabled_at=now()
        )
        session.add(person)
        session.flush()
    return person
