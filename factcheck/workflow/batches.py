"""Doing the same to many claims at once, each judged by itself, and taking it back as one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, select

from factcheck.db import take_turns
from factcheck.errors import NotAllowed, NotFound, OutOfDate, Refusal, RuleBroken
from factcheck.models import (
    AsideReason,
    Batch,
    BatchDeed,
    Claim,
    May,
    Person,
    Status,
    Topic,
    now,
    ref_of,
)
from factcheck.workflow import assignments, claims
from factcheck.workflow.history import claim_for_change, demand
from factcheck.workflow.topics import add_topics, put_topics, remove_topics

#: In one batch.
MOST_CLAIMS = 200


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done; each deed reads what it needs."""

    deed: BatchDeed
    reason: AsideReason | None = None
    person_id: int | None = None
    due_on: date | None = None
    topics: tuple[str, ...] = ()


def do_batch(
    session: Session,
    actor: Person,
    order: Order,
    chosen: Sequence[tuple[int, int]],
    form_key: str,
) -> Batch:
    """Do it to each of the claims, given by number and the revision that the list showed.

    A claim to which it can't be done is left as it is, with the reason. A form sent twice does it
    once. Raises ``RuleBroken`` for an order that lacks something, and for too many claims.
    """
    demand(actor, NEEDED[order.deed])
    _check(order, chosen)
    take_turns(session, f"batch {form_key}")
    known = session.exec(select(Batch).where(Batch.form_key == form_key)).first()
    if known is not None:
        if known.actor_id != actor.id:
            raise RuleBroken("This form was sent by somebody else. Load the list again.")
        return known
    batch = Batch(actor_id=actor.id, deed=order.deed, form_key=form_key)
    done, refused = [], []
    # By number, so that two batches at once never wait for each other in circles.
    for number, seen in sorted(set(chosen)):
        try:
            with session.begin_nested():
                before = _state(claim_for_change(session, actor, number, seen))
                _DEEDS[order.deed](session, actor, number, order)
            after = session.get_one(Claim, number)
            done.append({"claim": number, "revision": after.revision, "before": before})
        except Refusal as refusal:
            refused.append({"claim": number, "why": str(refusal)})
    batch.done, batch.refused = done, refused
    session.add(batch)
    session.flush()
    return batch


def undo_batch(session: Session, actor: Person, batch_id: int) -> Batch:
    """Take a batch back, but for the claims that somebody touched since; ``kept`` says which."""
    batch = session.get(Batch, batch_id, with_for_update=True, populate_existing=True)
    if batch is None:
        raise NotFound("There is no such batch.")
    if batch.actor_id != actor.id:
        raise NotAllowed("Only who did it takes it back.")
    demand(actor, NEEDED[batch.deed])
    if batch.undone_at is not None:
        return batch
    kept = []
    for one in batch.done:
        try:
            with session.begin_nested():
                claim = claim_for_change(session, actor, one["claim"], one["revision"])
                _put_back(session, actor, claim, batch.deed, one["before"])
        except OutOfDate:
            why = f"Somebody changed {ref_of(one['claim'])} since."
            kept.append({"claim": one["claim"], "why": why})
        except Refusal as refusal:
            kept.append({"claim": one["claim"], "why": str(refusal)})
    batch.kept, batch.undone_at = kept, now()
    session.add(batch)
    session.flush()
    return batch


def _check(order: Order, chosen: Sequence[tuple[int, int]]) -> None:
    if not chosen:
        raise RuleBroken("Choose the claims first.")
    if len(set(chosen)) > MOST_CLAIMS:
        raise RuleBroken(f"Choose at most {MOST_CLAIMS} claims at once.")
    if order.deed is BatchDeed.SET_ASIDE and order.reason is None:
        raise RuleBroken("Choose why they are set aside.")
    if order.deed is BatchDeed.ASSIGN and order.person_id is None:
        raise RuleBroken("Choose whom they are assigned to.")
    if order.deed in (BatchDeed.ADD_TOPIC, BatchDeed.REMOVE_TOPIC) and not order.topics:
        raise RuleBroken("Write the topic.")


def _open(session: Session, actor: Person, number: int, _order: Order) -> None:
    claims.open_claim(session, actor, number)


def _set_aside(session: Session, actor: Person, number: int, order: Order) -> None:
    assert order.reason is not None
    claims.set_aside(session, actor, number, order.reason)


def _put_into_inbox(session: Session, actor: Person, number: int, _order: Order) -> None:
    claims.return_to_inbox(session, actor, number)


def _take(session: Session, actor: Person, number: int, _order: Order) -> None:
    assignments.take(session, actor, number)


def _assign(session: Session, actor: Person, number: int, order: Order) -> None:
    assert order.person_id is not None
    assignments.assign(session, actor, number, order.person_id, order.due_on)


def _add(session: Session, actor: Person, number: int, order: Order) -> None:
    add_topics(session, actor, number, order.topics)


def _remove(session: Session, actor: Person, number: int, order: Order) -> None:
    remove_topics(session, actor, number, order.topics)


_DEEDS: dict[BatchDeed, Callable[[Session, Person, int, Order], None]] = {
    BatchDeed.OPEN: _open,
    BatchDeed.SET_ASIDE: _set_aside,
    BatchDeed.PUT_BACK: _put_into_inbox,
    BatchDeed.TAKE: _take,
    BatchDeed.ASSIGN: _assign,
    BatchDeed.ADD_TOPIC: _add,
    BatchDeed.REMOVE_TOPIC: _remove,
}
#: What somebody has to be allowed to do it.
NEEDED: dict[BatchDeed, May] = {
    BatchDeed.OPEN: May.SORT,
    BatchDeed.SET_ASIDE: May.SORT,
    BatchDeed.PUT_BACK: May.SORT,
    BatchDeed.TAKE: May.REVIEW,
    BatchDeed.ASSIGN: May.ASSIGN,
    BatchDeed.ADD_TOPIC: May.SORT,
    BatchDeed.REMOVE_TOPIC: May.SORT,
}


def _state(claim: Claim) -> dict[str, Any]:
    """What an undo needs to know of a claim as it was."""
    return {
        "status": claim.status.value,
        "reason": claim.aside_reason.value if claim.aside_reason else None,
        "policy": claim.policy_id,
        "opened_at": claim.opened_at.isoformat() if claim.opened_at else None,
        "topics": [topic.id for topic in claim.topics],
    }


def _put_back(
    session: Session, actor: Person, claim: Claim, deed: BatchDeed, before: dict[str, Any]
) -> None:
    """By the verbs of the desk, so that history tells of it."""
    if deed in (BatchDeed.TAKE, BatchDeed.ASSIGN):
        assignments.undo_assignment(session, actor, claim.id)
    elif deed in (BatchDeed.ADD_TOPIC, BatchDeed.REMOVE_TOPIC):
        put_topics(session, actor, claim, [session.get_one(Topic, one) for one in before["topics"]])
    else:
        _return_to(session, actor, claim, Status(before["status"]), before["reason"])
        # One that was open before is judged by the policy of that day.
        claim.policy_id = before["policy"]
        opened_at = before["opened_at"]
        claim.opened_at = datetime.fromisoformat(opened_at) if opened_at else None


def _return_to(
    session: Session, actor: Person, claim: Claim, status: Status, reason: str | None
) -> None:
    if status is Status.SUGGESTED:
        claims.return_to_inbox(session, actor, claim.id)
    elif status is Status.SET_ASIDE:
        kept = AsideReason(reason) if reason else AsideReason.NOT_CHOSEN
        claims.set_aside(session, actor, claim.id, kept)
    else:
        claims.open_claim(session, actor, claim.id)
