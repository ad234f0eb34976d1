"""Who sees to a claim, and by when: assigned, taken, handed over, let go of."""

from datetime import date
from typing import Any

from sqlmodel import Session

from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.models import Claim, May, Person, Status, now
from factcheck.queries.viewing import may_know
from factcheck.queries.wanted import RUNNING
from factcheck.workflow.history import claim_for_change, deed_to_undo, demand, record

LONGEST_NOTE = 500
#: No calendar of a desk goes further.
LAST_YEAR = 2999
#: What an assignment can be undone by: its last event, when it is one of these.
_DEEDS = ("claim.assigned", "claim.taken", "claim.handed_over", "claim.let_go", "claim.due_set")
_UNDONE = "claim.assignment_undone"


def assign(
    session: Session,
    actor: Person,
    claim_id: int,
    person_id: int | None,
    due_on: date | None,
    seen: int | None = None,
) -> Claim:
    """Give a claim to somebody, with the day by which its check is to be done; None is nobody.

    Raises ``RuleBroken`` for a claim that isn't in work, for somebody who can't work on it, and
    for a day in the past, unless it is the claim's already.
    """
    demand(actor, May.ASSIGN)
    claim = _in_work(claim_for_change(session, actor, claim_id, seen))
    before = _state(session, claim)
    claim.assigned_to_id = _worker(session, claim, person_id).id if person_id else None
    claim.due_on = _day(claim, due_on)
    return _changed(session, actor, claim, "claim.assigned", before)


def take(session: Session, actor: Person, claim_id: int, seen: int | None = None) -> Claim:
    """See to a claim oneself; it is free when nobody has it, or who had it left the desk."""
    demand(actor, May.REVIEW)
    claim = _in_work(claim_for_change(session, actor, claim_id, seen))
    before = _state(session, claim)
    holder = session.get(Person, claim.assigned_to_id) if claim.assigned_to_id else None
    if holder is not None and holder.id != actor.id and holder.may(May.REVIEW):
        raise RuleBroken(f"{holder.name} has {claim.ref}. Ask them to hand it over.")
    claim.assigned_to_id = actor.id
    return _changed(session, actor, claim, "claim.taken", before)


def hand_over(
    session: Session,
    actor: Person,
    claim_id: int,
    person_id: int | None,
    note: str | None = None,
    seen: int | None = None,
) -> Claim:
    """Give a claim that one has to somebody else, its due date with it; to nobody lets go of it.

    The note says what the other has to know. Raises ``NotAllowed`` for whoever doesn't have the
    claim, ``RuleBroken`` as ``assign`` does; any claim can be let go of.
    """
    demand(actor, May.REVIEW)
    claim = claim_for_change(session, actor, claim_id, seen)
    if claim.assigned_to_id != actor.id:
        raise NotAllowed(f"You don’t have {claim.ref}, so somebody else must hand it over.")
    words = (note or "").strip() or None
    if words and len(words) > LONGEST_NOTE:
        raise RuleBroken(f"Keep the note under {LONGEST_NOTE} characters.")
    before = _state(session, claim)
    if person_id is None:
        claim.assigned_to_id = None
        return _changed(session, actor, claim, "claim.let_go", before, note=words)
    claim.assigned_to_id = _worker(session, _in_work(claim), person_id).id
    return _changed(session, actor, claim, "claim.handed_over", before, note=words)


def set_due(
    session: Session, actor: Person, claim_id: int, due_on: date | None, seen: int | None = None
) -> Claim:
    """Set the day by which the check is to be done: by an editor, or by whoever has the claim."""
    demand(actor, May.REVIEW)
    claim = _in_work(claim_for_change(session, actor, claim_id, seen))
    if claim.assigned_to_id != actor.id:
        demand(actor, May.ASSIGN)
    before = _state(session, claim)
    claim.due_on = _day(claim, due_on)
    return _changed(session, actor, claim, "claim.due_set", before)


def undo_assignment(session: Session, actor: Person, claim_id: int) -> Claim:
    """Take back what one did last about who has a claim and when it is due.

    Raises ``RuleBroken`` when somebody did something about it since.
    """
    demand(actor, May.REVIEW)
    claim = claim_for_change(session, actor, claim_id)
    last = deed_to_undo(session, actor, claim, _DEEDS, (_UNDONE,))
    if last is None:
        raise RuleBroken(f"There is nothing of yours to undo about who has {claim.ref}.")
    before, told = _state(session, claim), last.before or {}
    holder = session.get(Person, told.get("assignee_id") or 0)
    if holder is not None and not may_know(session, holder, claim):
        raise RuleBroken(f"{claim.ref} is confidential, and {holder.name} isn’t named for it.")
    claim.assigned_to_id = told.get("assignee_id")
    claim.due_on = date.fromisoformat(told["due_on"]) if told.get("due_on") else None
    return _changed(session, actor, claim, _UNDONE, before)


def _in_work(claim: Claim) -> Claim:
    """The claim; raises ``RuleBroken`` for one whose check hasn't begun, or is done."""
    if claim.status in RUNNING:
        return claim
    is_waiting = claim.status in (Status.SUGGESTED, Status.SET_ASIDE)
    remedy = "Open it first." if is_waiting else "Its check is done; nobody needs to see to it."
    raise RuleBroken(f"{claim.ref} is {claim.status.label.lower()}. {remedy}")


def _worker(session: Session, claim: Claim, person_id: int) -> Person:
    """Somebody who can see to this claim; raises ``NotFound`` or ``RuleBroken``."""
    person = session.get(Person, person_id)
    if person is None or person.is_shell:
        raise NotFound("There is no such person.")
    if person.disabled_at is not None:
        raise RuleBroken(f"{person.name}’s account is disabled. Choose somebody else.")
    if not person.may(May.REVIEW):
        raise RuleBroken(f"{person.name} is a reader and can’t review claims. Choose another.")
    if not may_know(session, person, claim):
        raise RuleBroken(
            f"{claim.ref} is confidential, and {person.name} isn’t named for it."
            " Choose somebody who is."
        )
    return person


def _day(claim: Claim, due_on: date | None) -> date | None:
    """The due date; one that the claim has already may be past."""
    if due_on is None or due_on == claim.due_on:
        return due_on
    if due_on < now().date():
        raise RuleBroken("That day has gone by. Choose today or a later day, or none.")
    if due_on.year > LAST_YEAR:
        raise RuleBroken(f"Choose a day before the year {LAST_YEAR + 1}.")
    return due_on


def _state(session: Session, claim: Claim) -> dict[str, Any]:
    holder = session.get(Person, claim.assigned_to_id) if claim.assigned_to_id else None
    return {
        "assignee_id": holder.id if holder else None,
        "assignee": holder.name if holder else None,
        "due_on": claim.due_on.isoformat() if claim.due_on else None,
    }


def _changed(
    session: Session,
    actor: Person,
    claim: Claim,
    verb: str,
    before: dict[str, Any],
    **more: str | None,
) -> Claim:
    """Write the event, if anything is different from before."""
    after = _state(session, claim)
    if after != before:
        claim.revision += 1
        claim.changed_at = now()
        session.add(claim)
        said = {name: words for name, words in more.items() if words}
        record(
            session,
            actor,
            verb,
            f"claim:{claim.id}",
            claim_id=claim.id,
            before=before,
            after={**after, **said},
        )
    return claim
