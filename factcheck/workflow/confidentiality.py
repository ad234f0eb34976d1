"""Who may know of a claim: only the people named for it, or the whole desk again."""

from collections.abc import Collection
from typing import Any

from sqlmodel import Session, col, select

from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.models import Claim, May, NamedReader, Person, id_of, now, ref_of
from factcheck.queries.named import named_for
from factcheck.workflow.history import claim_for_change, deed_to_undo, demand, record

_DEEDS = ("claim.made_confidential", "claim.names_changed", "claim.opened_to_desk")
_UNDONE = "claim.confidentiality_undone"


def keep_confidential(
    session: Session,
    actor: Person,
    claim_id: int,
    people: Collection[int],
    seen: int | None = None,
) -> Claim:
    """Let only these people know of a claim, by their numbers; who makes it so is one of them.

    Of a claim that is confidential already, they are all who are named from now on. Raises
    ``NotFound`` for a person that there isn't, ``RuleBroken`` for one whose account is disabled,
    when whoever has the claim would not be named, and when nobody would be who can name others.
    """
    demand(actor, May.CONFIDE)
    claim = claim_for_change(session, actor, claim_id, seen)
    is_new = not claim.is_confidential
    wished = {*people, actor.id} if is_new else set(people)
    verb = "claim.made_confidential" if is_new else "claim.names_changed"
    return _named(session, actor, claim, verb, wished)


def open_to_desk(session: Session, actor: Person, claim_id: int, seen: int | None = None) -> Claim:
    """Let the whole desk know of a claim again, and of all that was done to it meanwhile."""
    demand(actor, May.CONFIDE)
    claim = claim_for_change(session, actor, claim_id, seen)
    return _named(session, actor, claim, "claim.opened_to_desk", None)


def undo_confidentiality(session: Session, actor: Person, claim_id: int) -> Claim:
    """Take back what one did last about who may know of a claim.

    Raises ``RuleBroken`` when somebody did something about it since.
    """
    demand(actor, May.CONFIDE)
    claim = claim_for_change(session, actor, claim_id)
    last = deed_to_undo(session, actor, claim, _DEEDS, (_UNDONE, "claim.let_in"))
    if last is None:
        raise RuleBroken(f"There is nothing of yours to undo about who may know of {claim.ref}.")
    before = (last.before or {}).get("named_ids")
    return _named(session, actor, claim, _UNDONE, None if before is None else set(before))


def let_in(session: Session, actor: Person, claim_id: int | str, person: Person) -> Claim:
    """Name somebody for a confidential claim that nobody who is named can open any more.

    From the shell alone. One refusal for every claim that doesn't need it, so that it tells nothing
    of a claim to whoever isn't named. Raises ``RuleBroken`` for somebody who can't name others.
    """
    demand(actor, May.CONFIDE)
    if not actor.is_shell:
        raise NotAllowed("Only whoever works at the shell can do that.")
    if not person.may(May.CONFIDE) or person.is_shell:
        raise RuleBroken(f"{person.name} isn’t an editor or an admin, and can’t name others.")
    number = id_of(claim_id) if isinstance(claim_id, str) else claim_id
    claim = session.get(Claim, number or 0, with_for_update={"key_share": True})
    named = named_for(session, claim) if claim is not None else []
    if claim is None or not claim.is_confidential or _somebody_can(named):
        raise NotFound(
            "No confidential claim of that number waits for somebody: either there is none, or an"
            " editor or admin is named for it, and can name others."
        )
    return _named(session, actor, claim, "claim.let_in", {*(one.id for one in named), person.id})


def _named(
    session: Session, actor: Person, claim: Claim, verb: str, wished: set[int] | None
) -> Claim:
    """Name these and no others, None for the whole desk; with an event, if that is different."""
    before = _state(session, claim)
    known = set(before["named_ids"] or ())
    people = _people(session, wished or set(), known)
    if wished is not None:
        _check(session, claim, people)
    for row in session.exec(select(NamedReader).where(NamedReader.claim_id == claim.id)):
        if row.person_id not in (wished or ()):
            session.delete(row)
    for person in people:
        if person.id not in known:
            session.add(NamedReader(claim_id=claim.id, person_id=person.id, named_by_id=actor.id))
    claim.is_confidential = wished is not None
    session.add(claim)
    session.flush()
    after = _state(session, claim)
    if after != before:
        claim.revision += 1
        claim.changed_at = now()
        fresh = sorted(set(after["named_ids"] or ()) - known)
        record(
            session,
            actor,
            verb,
            f"claim:{claim.id}",
            claim_id=claim.id,
            before=before,
            after={**after, "newly_named_ids": fresh},
        )
    return claim


def _people(session: Session, wished: set[int], known: set[int]) -> list[Person]:
    """Those with these numbers; who is named already may have left the desk since."""
    found = session.exec(select(Person).where(col(Person.id).in_(wished), ~col(Person.is_shell)))
    people = sorted(found, key=lambda person: person.id)
    if len(people) < len(wished):
        raise NotFound("There is no such person.")
    for person in people:
        if person.disabled_at is not None and person.id not in known:
            raise RuleBroken(f"{person.name}’s account is disabled. Choose somebody else.")
    return people


def _check(session: Session, claim: Claim, people: list[Person]) -> None:
    if joined := _joined(session, claim):
        raise RuleBroken(
            f"{claim.ref} was joined with {joined}, which would tell everybody of it. Part the two"
            " first."
        )
    if not _somebody_can(people):
        raise RuleBroken(
            "Name an editor or an admin whose account isn’t disabled: somebody must be able to name"
            f" others, and to open {claim.ref} to the desk again."
        )
    holder = session.get(Person, claim.assigned_to_id) if claim.assigned_to_id else None
    if holder is not None and holder.disabled_at is None and holder not in people:
        raise RuleBroken(
            f"{holder.name} has {claim.ref}. Name them too, or give it to somebody else first."
        )


def _joined(session: Session, claim: Claim) -> str | None:
    """The claim that this one was joined with, or one that was joined with it."""
    if claim.duplicate_of_id is not None:
        return ref_of(claim.duplicate_of_id)
    other = select(Claim.id).where(Claim.duplicate_of_id == claim.id).limit(1)
    found = session.exec(other).first()
    return ref_of(found) if found is not None else None


def _somebody_can(people: Collection[Person]) -> bool:
    return any(person.may(May.CONFIDE) for person in people)


def _state(session: Session, claim: Claim) -> dict[str, Any]:
    people = named_for(session, claim) if claim.is_confidential else None
    return {
        "named_ids": None if people is None else sorted(one.id for one in people),
        "named": None if people is None else ", ".join(one.name for one in people),
    }
