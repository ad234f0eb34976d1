"""Share links: made, given another secret, revoked, their openings counted."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from factcheck.credentials import hash_token, new_token
from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.models import (
    LONGEST_LINK_LABEL,
    Claim,
    Edition,
    LinkPurpose,
    May,
    Person,
    ShareLink,
    Status,
    now,
)
from factcheck.queries.viewing import may_know
from factcheck.text.canonical import without_unseen
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.people import LONGEST_PERSON_NAME, is_email
from factcheck.workflow.proofs import end_codes
from factcheck.workflow.resent import made_before

NO_LINK = "There is no such link."
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a preview is for: somebody of the desk, or a name with an e-mail address."""

    person_id: int | None = None
    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a link shows, to whom, and for how long."""

    purpose: LinkPurpose = LinkPurpose.PUBLIC_LATEST
    expires_at: datetime | None = None
    #: argon2id; made before the transaction, since hashing is slow on purpose.
    password_hash: str | None = None
    edition_number: int | None = None
    embargo_until: datetime | None = None
    recipient: Recipient = Recipient()


def share(
    session: Session,
    actor: Person,
    claim_id: int | str,
    terms: Terms | None = None,
    *,
    label: str,
    sends_mail: bool = False,
    form_key: str | None = None,
) -> tuple[ShareLink, str | None]:
    """Make a link to a claim's report; gives its secret, which is never to be had again.

    ``sends_mail`` says whether the desk could send a code to a recipient without an account. A form
    sent twice makes one link; the second time the secret is None. Raises ``RuleBroken`` for terms
    that make no sense, ``NotAllowed`` where the actor may not give away what isn't published.
    """
    terms = terms or Terms()
    _demand_for(actor, terms.purpose)
    claim = claim_for_change(session, actor, claim_id)
    label = without_unseen(label).strip()
    used, form_key = made_before(
        session,
        ShareLink,
        form_key,
        made_by_id=actor.id,
        claim_id=claim.id,
        label=label,
        purpose=terms.purpose,
    )
    if used:
        return used, None
    if not label:
        raise RuleBroken("Say for whom the link is, so that it can be told from the others.")
    if len(label) > LONGEST_LINK_LABEL:
        raise RuleBroken(f"Keep it under {LONGEST_LINK_LABEL} characters.")
    token = new_token()
    link = ShareLink(
        claim_id=claim.id,
        purpose=terms.purpose,
        label=label,
        token_hash=hash_token(token),
        made_by_id=actor.id,
        form_key=form_key,
        password_hash=terms.password_hash,
        **_agreed(session, claim, terms, sends_mail=sends_mail),
    )
    session.add(link)
    session.flush()
    record(session, actor, "link.made", _subject(link), claim_id=claim.id, after=_told(link))
    return link, token


def replace_secret(session: Session, actor: Person, link_id: int) -> tuple[ShareLink, str]:
    """Give a link another secret; its old address stops at once, and so do codes for it."""
    link = _link_for_change(session, actor, link_id, "replace its address")
    _demand_for(actor, link.purpose)
    if not link.is_open_at(now()):
        raise RuleBroken("This link has ended. Make another one in its place.")
    token = new_token()
    link.token_hash = hash_token(token)
    link.replaced_at = now()
    end_codes(session, link)
    record(
        session,
        actor,
        "link.replaced",
        _subject(link),
        claim_id=link.claim_id,
        after={"label": link.label},
    )
    return link, token


def revoke(session: Session, actor: Person, link_id: int) -> ShareLink:
    """End a link for good: one's own, or anybody's for an editor."""
    link = _link_for_change(session, actor, link_id, "revoke it")
    if link.revoked_at is None:
        link.revoked_at = now()
        end_codes(session, link)
        record(
            session,
            actor,
            "link.revoked",
            _subject(link),
            claim_id=link.claim_id,
            after={"label": link.label},
        )
    return link


def count_opening(session: Session, link_id: int) -> None:
    """Note that a link was opened just now."""
    session.exec(
        update(ShareLink)
        .where(col(ShareLink.id) == link_id)
        .values(openings=ShareLink.openings + 1, last_opened_at=now())
    )


def _demand_for(actor: Person, purpose: LinkPurpose) -> None:
    demand(actor, May.PREVIEW if purpose.is_unpublished else May.SHARE)


def _link_for_change(session: Session, actor: Person, link_id: int, deed: str) -> ShareLink:
    demand(actor, May.SHARE)
    link = session.get(ShareLink, link_id, with_for_update=True, populate_existing=True)
    if link is None or not may_know(session, actor, link.claim):
        raise NotFound(NO_LINK)
    if link.made_by_id != actor.id and not actor.may(May.REVOKE):
        raise NotAllowed(f"Somebody else made this link. Ask them or an editor to {deed}.")
    return link


def _agreed(session: Session, claim: Claim, terms: Terms, *, sends_mail: bool) -> dict[str, Any]:
    """The columns of a link with these terms."""
    moment = now()
    if terms.expires_at is not None and terms.expires_at <= moment:
        raise RuleBroken("The link would have expired already. Choose a later time.")
    columns: dict[str, Any] = {"expires_at": terms.expires_at}
    if terms.purpose is LinkPurpose.PINNED:
        columns["edition_number"] = _edition(session, claim, terms.edition_number)
    if terms.purpose is LinkPurpose.EMBARGO:
        columns["embargo_until"] = _embargo(terms, moment)
    if terms.purpose.is_draft:
        if claim.status in (Status.SUGGESTED, Status.SET_ASIDE):
            raise RuleBroken(f"{claim.ref} isn’t being checked, so there is no draft of a report.")
        columns |= _recipient(session, claim, terms, sends_mail=sends_mail)
    return columns


def _edition(session: Session, claim: Claim, number: int | None) -> int:
    if number is None:
        raise RuleBroken("Choose the edition that the link is to show.")
    found = select(Edition.id).where(Edition.claim_id == claim.id, Edition.number == number)
    if session.exec(found).first() is None:
        raise RuleBroken(f"{claim.ref} has no edition {number}.")
    return number


def _embargo(terms: Terms, moment: datetime) -> datetime:
    if terms.embargo_until is None:
        raise RuleBroken("Say from when on the link shows the report.")
    if terms.embargo_until <= moment:
        raise RuleBroken("The embargo would be over already. Choose a later time.")
    if terms.expires_at is not None and terms.expires_at <= terms.embargo_until:
        raise RuleBroken("The link would end before its embargo does. Let it work for longer.")
    return terms.embargo_until


def _recipient(
    session: Session, claim: Claim, terms: Terms, *, sends_mail: bool
) -> dict[str, int | str | None]:
    """Whom a preview is for, by whichever way they can prove who they are."""
    if terms.purpose is LinkPurpose.CLAIMANT_PREVIEW:
        if terms.expires_at is None:
            raise RuleBroken("A draft for comment has to end. Say until when the link works.")
        return {"recipient_name": _name(terms.recipient.name)}
    if terms.recipient.person_id is not None:
        person = session.get(Person, terms.recipient.person_id)
        if person is None or person.is_shell or not may_know(session, person, claim):
            raise RuleBroken("Choose somebody who may know of this claim.")
        return {"recipient_id": person.id}
    name, email = _name(terms.recipient.name), _BLANKS.sub("", terms.recipient.email).lower()
    if terms.password_hash is None:
        if not is_email(email):
            raise RuleBroken("Write the recipient’s e-mail address in full: a code is sent there.")
        if not sends_mail:
            raise RuleBroken(
                "This desk sends no e-mail, so no code can reach somebody without an account. Give"
                " the link a password."
            )
    return {"recipient_name": name, "recipient_email": email or None}


def _name(written: str) -> str:
    name = without_unseen(written).strip()
    if not name:
        raise RuleBroken("Name the recipient: whoever reads the draft is to be known.")
    if len(name) > LONGEST_PERSON_NAME:
        raise RuleBroken(f"Keep the recipient’s name under {LONGEST_PERSON_NAME} characters.")
    return name


def _subject(link: ShareLink) -> str:
    return f"link:{link.id}"


def _told(link: ShareLink) -> dict[str, Any]:
    """What the history keeps of a link: no address of a person, since it can't be taken out."""
    moments = {"expires_at": link.expires_at, "embargo_until": link.embargo_until}
    return {
        "label": link.label,
        "purpose": link.purpose.value,
        "edition": link.edition_number,
        "recipient": link.addressee,
        "has_password": link.password_hash is not None,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
    }
