"""Who may review a claim: its policy can keep away those who chose it or attached evidence."""

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import Session, col, select

from factcheck.models import Claim, Event, Evidence, Person, Policy

#: By these a person chose that the desk checks a claim.
_CHOOSING = ("claim.marked", "claim.opened")


def bar(session: Session, policy: Policy | None, claim: Claim, person: Person) -> str | None:
    """Why the policy keeps this person from reviewing the claim; None when it doesn't."""
    if policy is None:
        return None
    if not policy.finder_may_review and _holds(session, _chose(claim.id, person)):
        deed = f"You chose {claim.ref} to be checked"
    elif not policy.attacher_may_review and _holds(session, _attached(claim.id, person)):
        deed = f"You attached evidence to {claim.ref}"
    else:
        return None
    return f"{deed}, so by the desk’s policy others review it."


def is_barred(person: Person) -> ColumnElement[bool]:
    """The same as a condition on ``Claim``, for lists."""
    strict = exists().where(col(Policy.id) == Claim.policy_id).correlate(Claim)
    return or_(
        and_(strict.where(~col(Policy.finder_may_review)), _chose(Claim.id, person)),
        and_(strict.where(~col(Policy.attacher_may_review)), _attached(Claim.id, person)),
    )


def _chose(claim_id: int, person: Person) -> ColumnElement[bool]:
    condition = and_(
        col(Event.claim_id) == claim_id,
        col(Event.verb).in_(_CHOOSING),
        col(Event.actor_id) == person.id,
    )
    return exists().where(condition).correlate(Claim)


def _attached(claim_id: int, person: Person) -> ColumnElement[bool]:
    condition = and_(
        col(Evidence.claim_id) == claim_id,
        col(Evidence.withdrawn_at).is_(None),
        col(Evidence.attached_by_id) == person.id,
    )
    return exists().where(condition).correlate(Claim)


def _holds(session: Session, condition: ColumnElement[bool]) -> bool:
    return bool(session.exec(select(condition)).one())
