"""What the logs of searches and of contacts ask alike of those who write in them."""

from datetime import date, timedelta

from sqlmodel import Session

from factcheck.errors import NotFound, OutOfDate, RuleBroken
from factcheck.models import Claim, Contact, Person, SearchRecord, Status, now
from factcheck.queries.viewing import NO_CONTACT, NO_SEARCH
from factcheck.report.wording import day
from factcheck.workflow.history import claim_for_change

#: Where the sun rises first, the day is this far ahead of the clock in UTC.
_AHEAD = timedelta(hours=14)


def search_for_change(
    session: Session, actor: Person, search_id: int, seen: int | None = None
) -> tuple[SearchRecord, Claim]:
    """The search and its claim, locked; ``seen`` is the revision that the form showed."""
    search = session.get(SearchRecord, search_id)
    if search is None:
        raise NotFound(NO_SEARCH)
    claim = claim_for_change(session, actor, search.claim_id, missing=NO_SEARCH)
    _refuse_outdated(session, search, seen, "this search")
    return search, claim


def contact_for_change(
    session: Session, actor: Person, contact_id: int, seen: int | None = None
) -> tuple[Contact, Claim]:
    """The contact and its claim, locked; ``seen`` is the revision that the form showed."""
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise NotFound(NO_CONTACT)
    claim = claim_for_change(session, actor, contact.claim_id, missing=NO_CONTACT)
    _refuse_outdated(session, contact, seen, f"what is known of asking {contact.whom}")
    return contact, claim


def refuse_unopened(claim: Claim) -> None:
    """Raise ``RuleBroken`` for a claim that the desk doesn't check."""
    if claim.status in (Status.SUGGESTED, Status.SET_ASIDE):
        raise RuleBroken(f"{claim.ref} is {claim.status.label.lower()}. Open it first.")


def refuse_yet_to_come(when: date, what: str) -> None:
    """Raise ``RuleBroken`` for a day that it isn't yet anywhere on earth."""
    if when > (now() + _AHEAD).date():
        raise RuleBroken(f"{what} on {day(when)}? That day is still to come.")


def one_line(words: str, most: int, otherwise: str) -> str:
    """The words without needless blanks; raises ``RuleBroken`` for none, and for too many."""
    line = " ".join(words.split())
    if not line:
        raise RuleBroken(otherwise)
    if len(line) > most:
        raise RuleBroken(f"Keep it under {most:,} characters: “{line[:40]}…”")
    return line


def one_line_or_none(words: str | None, most: int) -> str | None:
    """The same for what may be left out."""
    return one_line(words, most, "") if (words or "").strip() and words else None


def prose_or_none(words: str | None, most: int) -> str | None:
    """The words as they were written, in paragraphs; raises ``RuleBroken`` for too many."""
    prose = (words or "").replace("\r\n", "\n").strip()
    if len(prose) > most:
        raise RuleBroken(f"Keep it under {most:,} characters: “{prose[:40]}…”")
    return prose or None


def _refuse_outdated(
    session: Session, thing: SearchRecord | Contact, seen: int | None, what: str
) -> None:
    # Read again now that the claim is locked: somebody may have been quicker.
    session.refresh(thing)
    if seen is not None and seen != thing.revision:
        raise OutOfDate(f"Somebody changed {what} while you had it open.")
