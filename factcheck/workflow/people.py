"""Letting people in, and out: invitations, passwords, roles, sign-in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from factcheck.credentials import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    hash_token,
    new_token,
)
from factcheck.errors import Gone, NotFound, RuleBroken, TooMany
from factcheck.models import (
    Audience,
    Invitation,
    InvitationKind,
    May,
    Person,
    Role,
    SignInTry,
    now,
)
from factcheck.text.canonical import without_unseen
from factcheck.workflow.history import demand, record

LONGEST_PERSON_NAME = 120
LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")

INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(hours=24)

#: So many failed tries for one e-mail address within this time. A network address may have more: a
#: whole newsroom can stand behind one.
MOST_TRIES = 8
MOST_TRIES_OF_A_NETWORK = 40
TRIES_COUNT_FOR = timedelta(minutes=15)
_TOO_MANY = (
    "There were too many tries to sign in. Wait a quarter of an hour, or ask an admin for a reset"
    " link."
)


class Counted(Protocol):
    """Tries that count against those that follow."""

    @property
    def limits(self) -> dict[str, int]:
        """What is counted, as only its hash is kept, and how often it may fail."""

    @property
    def too_many(self) -> str:
        """What is said when there were too many."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Whose failed tries to sign in are counted: the address that was written, and where from."""

    email: str
    network: str

    @property
    def limits(self) -> dict[str, int]:
        """What is counted, as only its hash is kept, and how often it may fail."""
        return {
            counted("email", self.email.strip().lower()): MOST_TRIES,
            counted("network", self.network): MOST_TRIES_OF_A_NETWORK,
        }

    @property
    def too_many(self) -> str:
        """What is said when there were too many."""
        return _TOO_MANY


@dataclass(frozen=True, slots=True)
class CalendarTries:
    """Whose failed tries to open a calendar by its secret are counted: where they come from."""

    network: str

    @property
    def limits(self) -> dict[str, int]:
        """What is counted, as only its hash is kept, and how often it may fail."""
        return {counted("calendar", self.network): MOST_TRIES_OF_A_NETWORK}

    @property
    def too_many(self) -> str:
        """What is said when there were too many."""
        return _TOO_MANY


def invite(
    session: Session, actor: Person, *, name: str, email: str, role: Role
) -> tuple[Person, str]:
    """Make an account that waits for its password, and the secret of the link that sets it."""
    demand(actor, May.PEOPLE)
    name, address = without_unseen(name).strip(), without_unseen(email).strip().lower()
    if not 0 < len(name) <= LONGEST_PERSON_NAME:
        raise RuleBroken(f"Write a name of at most {LONGEST_PERSON_NAME} characters.")
    # Counted here, since small letters can be more than the capitals that were typed.
    if not is_email(address):
        raise RuleBroken("Write the e-mail address in full, as name@example.org.")
    if session.exec(select(Person).where(Person.email == address)).first() is not None:
        raise RuleBroken(f"{address} already has an account.")
    person = Person(name=name, email=address, role=role)
    session.add(person)
    session.flush()
    record(
        session,
        actor,
        "person.invited",
        f"person:{person.id}",
        after={"name": person.name, "email": address, "role": role.value},
        audience=Audience.ADMINS,
    )
    return person, _one_time_link(session, actor, person, InvitationKind.JOIN)


def is_email(address: str) -> bool:
    """Whether it looks like an e-mail address; only a letter shows whether there is one."""
    return len(address) <= LONGEST_EMAIL and _EMAIL.fullmatch(address) is not None


def reset_password(session: Session, actor: Person, person_id: int) -> tuple[Person, str]:
    """Make the secret of a link by which this person sets a new password."""
    demand(actor, May.PEOPLE)
    person = _somebody(session, person_id)
    if person.disabled_at is not None:
        raise RuleBroken(f"{person.name}’s account is disabled; enable it first.")
    kind = InvitationKind.RESET if person.password_hash else InvitationKind.JOIN
    record(session, actor, "person.password_reset", f"person:{person.id}", audience=Audience.ADMINS)
    return person, _one_time_link(session, actor, person, kind)


def invited(session: Session, token: str) -> Person:
    """Who may set a password with this secret; raises ``NotFound`` or ``Gone``."""
    return _somebody(session, _invitation(session, token).person_id)


def set_password(session: Session, token: str, *, password_hash: str) -> Person:
    """Take up an invitation or a reset: the password is set and every old session ends.

    ``password_hash`` is made before the transaction begins, since hashing is slow on purpose.
    """
    invitation = _invitation(session, token)
    person = _somebody(session, invitation.person_id)
    if person.disabled_at is not None:
        raise Gone("This account is disabled.")
    invitation.used_at = now()
    person.password_hash = password_hash
    person.session_epoch += 1
    # A reset link is the way out of too many tries.
    _forget_tries(session, person)
    record(session, person, "person.password_set", f"person:{person.id}", audience=Audience.ADMINS)
    return person


def check_password(password: str) -> None:
    """Raise ``RuleBroken`` when nobody should use this password."""
    if len(password) < SHORTEST_PASSWORD:
        raise RuleBroken(f"Choose a password of at least {SHORTEST_PASSWORD} characters.")
    if len(password) > LONGEST_PASSWORD:
        raise RuleBroken(f"Choose a password of at most {LONGEST_PASSWORD} characters.")


def disable(session: Session, actor: Person, person_id: int) -> Person:
    """Close an account: its sessions end at once, what the person did stays."""
    demand(actor, May.PEOPLE)
    person = _somebody(session, person_id)
    if person.id == actor.id:
        raise RuleBroken("You can’t disable your own account.")
    if person.disabled_at is None:
        person.disabled_at = now()
        person.session_epoch += 1
        _end_links(session, person)
        record(session, actor, "person.disabled", f"person:{person.id}", audience=Audience.ADMINS)
    return person


def enable(session: Session, actor: Person, person_id: int) -> Person:
    """Open a disabled account again."""
    demand(actor, May.PEOPLE)
    person = _somebody(session, person_id)
    if person.disabled_at is not None:
        person.disabled_at = None
        record(session, actor, "person.enabled", f"person:{person.id}", audience=Audience.ADMINS)
    return person


def change_role(session: Session, actor: Person, person_id: int, role: Role) -> Person:
    """Give a person another role."""
    demand(actor, May.PEOPLE)
    person = _somebody(session, person_id)
    if person.id == actor.id:
        raise RuleBroken("Ask another admin to change your own role.")
    before, person.role = person.role, role
    if before is not role:
        record(
            session,
            actor,
            "person.role_changed",
            f"person:{person.id}",
            before={"role": before.value},
            after={"role": role.value},
            audience=Audience.ADMINS,
        )
    return person


def change_password(session: Session, actor: Person, *, password_hash: str) -> Person:
    """Give oneself another password; every session ends, and the caller begins a new one.

    Whether the actor knew the old password was found out before: hashing is slow.
    """
    person = _somebody(session, actor.id)
    person.password_hash = password_hash
    person.session_epoch += 1
    _end_links(session, person)
    record(session, person, "person.password_set", f"person:{person.id}", audience=Audience.ADMINS)
    return person


def sign_out_everywhere(session: Session, actor: Person) -> Person:
    """End every session of one's own."""
    person = _somebody(session, actor.id)
    person.session_epoch += 1
    record(
        session,
        person,
        "person.signed_out_everywhere",
        f"person:{person.id}",
        audience=Audience.ADMINS,
    )
    return person


def refuse_too_many_tries(session: Session, tries: Counted) -> None:
    """Raise ``TooMany`` when what is counted failed too often of late."""
    since = now() - TRIES_COUNT_FOR
    failed = session.exec(
        select(SignInTry.who, func.count())
        .where(col(SignInTry.who).in_(tries.limits), SignInTry.at > since)
        .group_by(SignInTry.who)
    ).all()
    if any(count >= tries.limits[who] for who, count in failed):
        raise TooMany(tries.too_many, wait=int(TRIES_COUNT_FOR.total_seconds()))


def note_try(session: Session, tries: Counted) -> list[int]:
    """Count a try, and forget those that no longer count.

    It counts before the password is looked at, or many tries at once would outrun the limit; its
    numbers are for ``take_back``.
    """
    session.exec(delete(SignInTry).where(col(SignInTry.at) <= now() - TRIES_COUNT_FOR))
    noted = [SignInTry(who=who) for who in tries.limits]
    session.add_all(noted)
    session.flush()
    return [one.id for one in noted]


def take_back(session: Session, noted: Sequence[int]) -> None:
    """Forget a try that did not fail."""
    session.exec(delete(SignInTry).where(col(SignInTry.id).in_(noted)))


def note_sign_in(session: Session, person: Person) -> None:
    """Write that somebody signed in; the failed tries of that address are forgotten."""
    _forget_tries(session, person)
    record(session, person, "person.signed_in", f"person:{person.id}", audience=Audience.ADMINS)


def _forget_tries(session: Session, person: Person) -> None:
    who = counted("email", person.email)
    session.exec(delete(SignInTry).where(col(SignInTry.who) == who))


def counted(kind: str, value: str) -> str:
    """By what the tries of somebody are counted: the hash of their address."""
    return hash_token(f"{kind}:{value}")


def _one_time_link(session: Session, actor: Person, person: Person, kind: InvitationKind) -> str:
    _end_links(session, person)
    token = new_token()
    lasts = INVITATION_LASTS if kind is InvitationKind.JOIN else RESET_LASTS
    session.add(
        Invitation(
            kind=kind,
            person_id=person.id,
            token_hash=hash_token(token),
            made_by_id=actor.id,
            expires_at=now() + lasts,
        )
    )
    session.flush()
    return token


def _end_links(session: Session, person: Person) -> None:
    """No link that was made for this person before sets a password any more."""
    for link in session.exec(
        select(Invitation).where(
            Invitation.person_id == person.id, col(Invitation.used_at).is_(None)
        )
    ):
        link.used_at = now()


def _invitation(session: Session, token: str) -> Invitation:
    invitation = session.exec(
        select(Invitation).where(Invitation.token_hash == hash_token(token)).with_for_update()
    ).first()
    if invitation is None:
        raise NotFound("There is no such invitation. Check that the address is complete.")
    if invitation.used_at is not None or invitation.expires_at <= now():
        raise Gone("This link has been used or has expired. Ask an admin for a new one.")
    return invitation


def _somebody(session: Session, person_id: int) -> Person:
    person = session.get(Person, person_id)
    if person is None or person.is_shell:
        raise NotFound("There is no such person.")
    return person
