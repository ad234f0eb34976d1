"""Whom the desk asked about a claim, where it searched, and which answers are due."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.errors import NotFound
from factcheck.models import (
    Claim,
    Contact,
    Person,
    Reply,
    SearchRecord,
    now,
    ref_of,
)
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import NO_CONTACT, NO_SEARCH, demand, may_know, visible
from factcheck.report import public, wording

_OUTCOMES: dict[Reply, public.Outcome] = {
    Reply.ANSWERED: "answered",
    Reply.DECLINED: "declined",
    Reply.NO_ANSWER: "no answer",
    Reply.WAITING: "no answer",
}


@dataclass(frozen=True, slots=True)
class SearchSeen:
    """A search of the log."""

    record: SearchRecord
    by: str

    @property
    def sentence(self) -> str:
        """What readers are told of it once it is evidence."""
        return sentence_of_search(self.record)


@dataclass(frozen=True, slots=True)
class ContactSeen:
    """Somebody who was asked."""

    contact: Contact
    by: str

    @property
    def sentence(self) -> str:
        """What readers would be told of it today."""
        return wording.asked(public_contact(self.contact, now().date()))


@dataclass(frozen=True, slots=True)
class Due:
    """An answer for which the desk waits."""

    contact_id: int
    claim_id: int
    quotation: str
    whom: str
    asked_on: date
    deadline: date

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.claim_id)

    @property
    def is_late(self) -> bool:
        """Whether the last day has passed."""
        return self.deadline < now().date()


@dataclass(frozen=True, slots=True)
class DueContacts:
    """The first answers that are due, and how many there are."""

    contacts: list[Due]
    total: int


def searches_of(session: Session, claim: Claim) -> list[SearchSeen]:
    """The searches made for a claim that its viewer may see, the last first."""
    query = (
        select(SearchRecord, Person.name)
        .join(Person, col(Person.id) == SearchRecord.recorded_by_id)
        .where(SearchRecord.claim_id == claim.id)
        .order_by(col(SearchRecord.id).desc())
    )
    return [SearchSeen(record, name) for record, name in session.exec(query)]


def contacts_of(session: Session, claim: Claim) -> list[ContactSeen]:
    """Those asked about a claim that its viewer may see, the last first."""
    query = (
        select(Contact, Person.name)
        .join(Person, col(Person.id) == Contact.logged_by_id)
        .where(Contact.claim_id == claim.id)
        .order_by(col(Contact.asked_on).desc(), col(Contact.id).desc())
    )
    return [ContactSeen(contact, name) for contact, name in session.exec(query)]


def contacts_due(
    session: Session, viewer: Person, until: date | None = None, limit: int = 5
) -> DueContacts:
    """Answers that the desk waits for, the earliest deadline first.

    ``until`` is the last deadline that counts; today's when left out, ``date.max`` for all.
    """
    demand(viewer)
    wanted = (
        col(Contact.reply) == Reply.WAITING,
        col(Contact.withdrawn_at).is_(None),
        col(Contact.deadline) <= (until or now().date()),
        visible(viewer),
    )
    query = (
        choose(
            Contact.id,
            Contact.claim_id,
            Claim.quotation,
            Contact.whom,
            Contact.asked_on,
            Contact.deadline,
        )
        .join(Claim, col(Claim.id) == Contact.claim_id)
        .where(*wanted)
        .order_by(col(Contact.deadline), col(Contact.id))
        .limit(limit)
    )
    total = (
        choose(func.count(col(Contact.id)))
        .join(Claim, col(Claim.id) == Contact.claim_id)
        .where(*wanted)
    )
    found = [Due(*row) for row in rows(session, query)]
    all_of_them = rows(session, total)[0][0] if len(found) == limit else len(found)
    return DueContacts(found, all_of_them)


def search_seen(session: Session, viewer: Person, search_id: int) -> SearchRecord:
    """A search; raises ``NotFound`` when the viewer may not know of it."""
    demand(viewer)
    search = session.get(SearchRecord, search_id)
    claim = session.get(Claim, search.claim_id) if search else None
    if search is None or claim is None or not may_know(session, viewer, claim):
        raise NotFound(NO_SEARCH)
    return search


def contact_seen(session: Session, viewer: Person, contact_id: int) -> Contact:
    """Somebody who was asked; raises ``NotFound`` when the viewer may not know of it."""
    demand(viewer)
    contact = session.get(Contact, contact_id)
    claim = session.get(Claim, contact.claim_id) if contact else None
    if contact is None or claim is None or not may_know(session, viewer, claim):
        raise NotFound(NO_CONTACT)
    return contact


def sentence_of_search(record: SearchRecord) -> str:
    """“We searched the register for “pier” and found nothing.”"""
    return wording.searched(public_search(record))


def public_search(record: SearchRecord) -> public.Search:
    """What readers may know of a search."""
    return public.Search(
        searched_in=record.searched_in,
        address=record.address,
        searched_for=record.searched_for,
        period_from=record.period_from,
        period_to=record.period_to,
        searched_on=record.searched_on,
        found=record.found,
    )


def public_contact(contact: Contact, published_on: date) -> public.Contact:
    """What readers of an edition of that day may know of a contact."""
    outcome = _OUTCOMES[contact.reply]
    ended_on = contact.replied_on
    if outcome == "no answer":
        # Nobody can have missed a day that is still to come.
        ended_on = min(contact.deadline or contact.replied_on or published_on, published_on)
    assert ended_on is not None, "whoever answered did so on some day"
    return public.Contact(
        whom=contact.printed_as or contact.named,
        channel=contact.channel.value,
        asked_on=contact.asked_on,
        outcome=outcome,
        ended_on=max(ended_on, contact.asked_on),
        answer=contact.answer,
    )
