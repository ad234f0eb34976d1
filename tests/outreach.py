"""Searches and contacts for tests, made as the desk makes them."""

from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from factcheck.models import Channel, Claim, Contact, LookedFor, Person, SearchRecord, now
from factcheck.workflow import contacts, searches
from factcheck.workflow.contacts import Asking
from factcheck.workflow.searches import Looked
from tests.factories import a_person


def looked(**otherwise: Any) -> Looked:
    """A search of yesterday that found nothing, but for what is said otherwise."""
    told: dict[str, Any] = {
        "searched_in": "the town archive",
        "searched_for": "pier 9 grant",
        "searched_on": now().date() - timedelta(days=1),
        "looked_for": LookedFor.CONTRADICTION,
        "period_from": date(2020, 1, 1),
        "period_to": date(2025, 12, 31),
    }
    return Looked(**{**told, **otherwise})


def a_search(
    session: Session, claim: Claim, *, by: Person | None = None, **otherwise: Any
) -> SearchRecord:
    """A recorded search that isn't evidence yet."""
    return searches.record_search(session, by or a_person(session), claim.id, looked(**otherwise))


def asking(**otherwise: Any) -> Asking:
    """A question of yesterday, due in three days, but for what is said otherwise."""
    told: dict[str, Any] = {
        "whom": "Jane Roe",
        "role": "spokesperson of the harbour board",
        "channel": Channel.EMAIL,
        "question": "Who paid for the pier?",
        "asked_on": now().date() - timedelta(days=1),
        "deadline": now().date() + timedelta(days=3),
    }
    return Asking(**{**told, **otherwise})


def a_contact(
    session: Session, claim: Claim, *, by: Person | None = None, **otherwise: Any
) -> Contact:
    """Somebody who was asked and hasn't answered yet."""
    return contacts.log_contact(session, by or a_person(session), claim.id, asking(**otherwise))
