"""Asking people about a claim, and writing down what they answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from factcheck.errors import RuleBroken
from factcheck.models import Channel, Claim, Contact, May, Person, Reply, Status, now
from factcheck.report.wording import day
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.outreach import (
    contact_for_change,
    one_line,
    one_line_or_none,
    prose_or_none,
    refuse_unopened,
    refuse_yet_to_come,
)
from factcheck.workflow.resent import made_before

#: Statuses in which readers have a report that says what came of asking.
_WITH_READERS = (Status.PUBLISHED, Status.OUTDATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What somebody says of asking; ``Contact`` says what each thing means."""

    whom: str
    channel: Channel
    question: str
    asked_on: date
    role: str | None = None
    printed_as: str | None = None
    deadline: date | None = None
    note: str | None = None


def log_contact(
    session: Session,
    actor: Person,
    claim_id: int,
    asking: Asking,
    form_key: str | None = None,
) -> Contact:
    """Write down who was asked. A form sent twice (the same ``form_key``) logs once.

    Raises ``RuleBroken`` for a claim that isn't opened, a day that can't be, and a deadline that
    is past already.
    """
    demand(actor, May.LOG)
    claim = claim_for_change(session, actor, claim_id)
    used, form_key = made_before(
        session, Contact, form_key, logged_by_id=actor.id, claim_id=claim.id
    )
    if used:
        return used
    refuse_unopened(claim)
    filled_in = _filled_in(asking)
    if asking.deadline and asking.deadline < now().date():
        raise RuleBroken(
            f"The deadline, {day(asking.deadline)}, is past already."
            " Give a day that is still to come, or none."
        )
    contact = Contact(claim_id=claim.id, logged_by_id=actor.id, form_key=form_key, **filled_in)
    session.add(contact)
    session.flush()
    _tell(session, actor, contact, "contact.logged", None, contact.facts())
    _tell_readers(session, claim)
    return contact


def correct_contact(
    session: Session, actor: Person, contact_id: int, asking: Asking, seen: int | None = None
) -> Contact:
    """Say otherwise who was asked, how, when and what; a deadline may be past by now."""
    demand(actor, May.LOG)
    contact, claim = contact_for_change(session, actor, contact_id, seen)
    filled_in = _filled_in(asking)
    if contact.replied_on and contact.replied_on < asking.asked_on:
        raise RuleBroken(
            f"The answer is from {day(contact.replied_on)}; they were asked before that."
        )
    before = contact.facts()
    for name, value in filled_in.items():
        setattr(contact, name, value)
    if contact.facts() != before:
        contact.revision += 1
        _tell(session, actor, contact, "contact.corrected", before, contact.facts())
        _tell_readers(session, claim)
    return contact


def record_answer(
    session: Session,
    actor: Person,
    contact_id: int,
    reply: Reply,
    replied_on: date,
    answer: str | None = None,
    seen: int | None = None,
) -> Contact:
    """Write down what came of asking, in their own words where there are any.

    Raises ``RuleBroken`` for an answer without words, words without an answer, and a day that
    can't be.
    """
    demand(actor, May.LOG)
    contact, claim = contact_for_change(session, actor, contact_id, seen)
    words = prose_or_none(answer, 5000)
    _refuse_impossible(contact, reply, replied_on, words)
    return _come_of_it(session, actor, claim, contact, "contact.answered", reply, replied_on, words)


def take_answer_back(
    session: Session, actor: Person, contact_id: int, seen: int | None = None
) -> Contact:
    """Wait for an answer again: what was written down was a mistake. History keeps it."""
    demand(actor, May.LOG)
    contact, claim = contact_for_change(session, actor, contact_id, seen)
    verb = "contact.answer_taken_back"
    return _come_of_it(session, actor, claim, contact, verb, Reply.WAITING, None, None)


def withdraw_contact(
    session: Session, actor: Person, contact_id: int, seen: int | None = None
) -> Contact:
    """Say that it was logged by mistake; it stays in the log, struck, and out of the report."""
    return _turn(session, actor, contact_id, seen, "contact.withdrawn", withdrawn=True)


def restore_contact(
    session: Session, actor: Person, contact_id: int, seen: int | None = None
) -> Contact:
    """Put a withdrawn contact back."""
    return _turn(session, actor, contact_id, seen, "contact.restored", withdrawn=False)


def _filled_in(asking: Asking) -> dict[str, Any]:
    """The columns by name, checked."""
    refuse_yet_to_come(asking.asked_on, "Asked")
    if asking.deadline and asking.deadline < asking.asked_on:
        raise RuleBroken("The deadline comes before the day on which they were asked.")
    return {
        "whom": one_line(asking.whom, 200, "Say whom the desk asked."),
        "role": one_line_or_none(asking.role, 200),
        "printed_as": one_line_or_none(asking.printed_as, 300),
        "channel": asking.channel,
        "question": one_line(asking.question, 1000, "Say in short what they were asked."),
        "asked_on": asking.asked_on,
        "deadline": asking.deadline,
        "note": prose_or_none(asking.note, 2000),
    }


def _refuse_impossible(contact: Contact, reply: Reply, replied_on: date, words: str | None) -> None:
    if contact.is_withdrawn:
        raise RuleBroken("This contact was withdrawn; restore it first.")
    if reply is Reply.WAITING:
        raise RuleBroken("Say what came of it: an answer, a refusal, or nothing.")
    refuse_yet_to_come(replied_on, "Answered")
    if replied_on < contact.asked_on:
        raise RuleBroken(
            f"They were asked on {day(contact.asked_on)}; an answer can’t be older than that."
        )
    if reply is Reply.ANSWERED and words is None:
        raise RuleBroken("Write the answer down in their own words; the report prints it.")
    if reply is Reply.NO_ANSWER and words is not None:
        raise RuleBroken("There are words of an answer, so choose that they answered or declined.")


def _come_of_it(
    session: Session,
    actor: Person,
    claim: Claim,
    contact: Contact,
    verb: str,
    reply: Reply,
    replied_on: date | None,
    answer: str | None,
) -> Contact:
    before = contact.outcome()
    contact.reply, contact.replied_on, contact.answer = reply, replied_on, answer
    if contact.outcome() != before:
        contact.revision += 1
        _tell(session, actor, contact, verb, before, contact.outcome())
        _tell_readers(session, claim)
    return contact


def _turn(
    session: Session,
    actor: Person,
    contact_id: int,
    seen: int | None,
    verb: str,
    *,
    withdrawn: bool,
) -> Contact:
    demand(actor, May.LOG)
    contact, claim = contact_for_change(session, actor, contact_id, seen)
    if contact.is_withdrawn != withdrawn:
        contact.withdrawn_at = now() if withdrawn else None
        contact.revision += 1
        _tell(session, actor, contact, verb, {"withdrawn": not withdrawn}, {"withdrawn": withdrawn})
        _tell_readers(session, claim)
    return contact


def _tell_readers(session: Session, claim: Claim) -> None:
    """What readers have says less than is known now: the claim waits to be looked at again."""
    if claim.status in _WITH_READERS:
        claim.reopen_asked_at = now()
        session.add(claim)


def _tell(
    session: Session,
    actor: Person,
    contact: Contact,
    verb: str,
    before: dict[str, object] | None,
    after: dict[str, object],
) -> None:
    record(
        session,
        actor,
        verb,
        f"contact:{contact.id}",
        claim_id=contact.claim_id,
        before=before,
        after={"of": contact.named, **after},
    )
