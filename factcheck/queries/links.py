"""Share links: those of a claim, the one that a secret opens, and what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.credentials import hash_token
from factcheck.errors import Gone, NotFound
from factcheck.models import (
    Claim,
    Edition,
    LinkCode,
    LinkPurpose,
    Person,
    ShareLink,
    Status,
    now,
)
from factcheck.queries.previews import inside_report_of, preview_of, withheld_text_of
from factcheck.queries.viewing import claim_seen, may_know, who_may_know
from factcheck.queries.withholding import demand_shown
from factcheck.report.inside import InsideReport, Preview

#: Of these nothing is shown as a draft either.
_NOT_CHECKED = (Status.SUGGESTED, Status.SET_ASIDE)


@dataclass(frozen=True, slots=True)
class Published:
    """A link shows an edition."""

    edition: Edition
    #: The newest, when it is another.
    newest: Edition | None = None


@dataclass(frozen=True, slots=True)
class NothingYet:
    """A link shows nothing of the claim: until a moment, or until something is there to show."""

    until: datetime | None = None


Shown = Published | NothingYet | Preview | InsideReport


def of_claim(session: Session, viewer: Person, claim_id: int | str) -> Sequence[ShareLink]:
    """The links of a claim, the last made first."""
    claim = claim_seen(session, viewer, claim_id)
    return session.exec(
        select(ShareLink)
        .where(ShareLink.claim_id == claim.id)
        .order_by(col(ShareLink.id).desc())
        .options(
            joinedload(ShareLink.made_by),  # type: ignore[arg-type] # a relationship, to it
            joinedload(ShareLink.recipient),  # type: ignore[arg-type]
        )
    ).all()


def recipients(session: Session, viewer: Person, claim_id: int | str) -> Sequence[tuple[int, str]]:
    """Number and name of everybody at the desk who may know of the claim, by name."""
    claim = claim_seen(session, viewer, claim_id)
    found = session.exec(
        select(Person.id, Person.name)
        .where(
            who_may_know(claim), col(Person.disabled_at).is_(None), col(Person.is_shell).is_(False)
        )
        .order_by(func.lower(Person.name), col(Person.id))
    )
    return [(number, name) for number, name in found]


def edition_numbers(session: Session, viewer: Person, claim_id: int | str) -> Sequence[int]:
    """The numbers of the editions, the newest first; those of a withheld report are no secret."""
    claim = claim_seen(session, viewer, claim_id)
    numbers = select(Edition.number).where(Edition.claim_id == claim.id)
    return session.exec(numbers.order_by(col(Edition.number).desc())).all()


def opened_by(session: Session, token: str) -> ShareLink:
    """The link of which this is the secret; whoever holds it needs no account.

    Raises ``NotFound`` for a secret that was never one or was replaced, ``Gone`` for one that
    ended. It hashes and asks once for any words that come as a secret.
    """
    link = session.exec(
        select(ShareLink)
        .where(ShareLink.token_hash == hash_token(token))
        .options(
            joinedload(ShareLink.claim),  # type: ignore[arg-type] # a relationship, to it
            joinedload(ShareLink.recipient),  # type: ignore[arg-type]
        )
    ).first()
    if link is None:
        raise NotFound("There is nothing at this address. Check that it is complete.")
    if not link.is_open_at(now()):
        raise Gone("This link has expired or was revoked. Ask the desk for a new one.")
    return link


def shown_by(session: Session, link: ShareLink, desk: str, at: datetime) -> Shown:
    """What a link shows at that moment to whoever has proved what it asks for.

    ``desk`` is the name that a draft bears. Raises ``Withheld`` for a claim that isn't shown now.
    """
    if link.embargo_until is not None and link.embargo_until > at:
        return NothingYet(link.embargo_until)
    claim = link.claim
    demand_shown(session, claim)
    if link.purpose.is_draft:
        if claim.status in _NOT_CHECKED or withheld_text_of(session, claim) is not None:
            return NothingYet()
        if link.purpose is LinkPurpose.CLAIMANT_PREVIEW:
            return preview_of(session, claim, desk, at, link.addressee)
        return inside_report_of(session, claim, desk, at, link.addressee)
    newest = _edition(session, claim)
    if newest is None:
        return NothingYet()
    if link.edition_number in (None, newest.number):
        return Published(newest)
    pinned = _edition(session, claim, link.edition_number)
    assert pinned is not None, "a link is made for an edition that there is"
    return Published(pinned, newest)


def code_running(session: Session, link_id: int) -> LinkCode | None:
    """The code that was asked for last, unless it was used or tried too often."""
    asked = select(LinkCode).where(LinkCode.link_id == link_id).order_by(col(LinkCode.id).desc())
    last = session.exec(asked.limit(1)).first()
    return last if last is not None and last.ended_at is None else None


def mailbox_of(session: Session, link: ShareLink) -> tuple[str, str] | None:
    """Name and e-mail address of whom a preview is for; None when it isn't for them any more."""
    person = link.recipient
    if person is not None:
        is_welcome = person.disabled_at is None and may_know(session, person, link.claim)
        return (person.name, person.email) if is_welcome else None
    if link.recipient_email is None:
        return None
    return link.recipient_name or "", link.recipient_email


def _edition(session: Session, claim: Claim, number: int | None = None) -> Edition | None:
    """The edition of this number, else the newest."""
    query = select(Edition).where(Edition.claim_id == claim.id)
    if number is not None:
        query = query.where(Edition.number == number)
    return session.exec(query.order_by(col(Edition.number).desc()).limit(1)).first()
