"""Who is told of what: one table, the notices that follow from it, and how they are read."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import ColumnElement, func, update
from sqlmodel import Session, col, select

from factcheck.errors import NotFound, RuleBroken
from factcheck.models import (
    Audience,
    Claim,
    Delivery,
    Event,
    Notice,
    NoticeChoices,
    NoticeKind,
    Person,
    Review,
    Round,
    Status,
    now,
)
from factcheck.queries.notices import choices_of
from factcheck.queries.viewing import may_know, who_may_know

#: The numbers of people, found from an event.
Who = Callable[[Session, Event], Iterable[int]]


def _numbers(value: object) -> list[int]:
    """What an event says of people: a number, some numbers, or nothing."""
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, int)]


def _after(key: str) -> Who:
    return lambda _session, event: _numbers((event.after or {}).get(key))


def _before(key: str) -> Who:
    return lambda _session, event: _numbers((event.before or {}).get(key))


def _its_reviewers(session: Session, event: Event) -> Iterable[int]:
    """Who reviewed the claim, in whichever round."""
    reviewers = select(Review.person_id).join(Round).where(Round.claim_id == event.claim_id)
    return session.exec(reviewers).all()


def _reviewers_of_its_round(session: Session, event: Event) -> Iterable[int]:
    """Who reviewed in the newest round, which is the one that such an event is about."""
    newest = select(func.max(Round.number)).where(Round.claim_id == event.claim_id)
    reviewers = select(Review.person_id).join(Round).where(Round.claim_id == event.claim_id)
    return session.exec(reviewers.where(Round.number == newest.scalar_subquery())).all()


def _disputants(session: Session, event: Event) -> Iterable[int]:
    """Who reviewed in a round that was completed with a dispute; nobody when it wasn't."""
    is_disputed = (event.after or {}).get("status") == Status.DISPUTED.value
    return _reviewers_of_its_round(session, event) if is_disputed else ()


def _its_opener(session: Session, event: Event) -> Iterable[int]:
    opened = ("claim.opened", "claim.marked")
    return session.exec(
        select(Event.actor_id).where(Event.claim_id == event.claim_id, col(Event.verb).in_(opened))
    ).all()


def _its_assignee(session: Session, event: Event) -> Iterable[int]:
    assignee = select(Claim.assigned_to_id).where(Claim.id == event.claim_id)
    return _numbers(session.exec(assignee).first())


_WHO_WORKED_ON_IT = (_its_reviewers, _its_opener, _its_assignee)
_ASSIGNED = (NoticeKind.ASSIGNMENT, (_after("assignee_id"), _before("assignee_id")))

_NAMED = (NoticeKind.ASSIGNMENT, (_after("newly_named_ids"),))

#: Event → what kind of thing it is, and who is told; docs/notices.md has the same table.
TOLD: dict[str, tuple[NoticeKind, tuple[Who, ...]]] = {
    "claim.assigned": _ASSIGNED,
    "claim.taken": _ASSIGNED,
    "claim.handed_over": _ASSIGNED,
    "claim.assignment_undone": _ASSIGNED,
    "claim.due_set": _ASSIGNED,
    "claim.made_confidential": _NAMED,
    "claim.names_changed": _NAMED,
    "claim.let_in": _NAMED,
    "comment.written": (NoticeKind.COMMENT, (_after("mentions"), _after("thread_people"))),
    "comment.shown": (NoticeKind.COMMENT, (_after("mentions"), _after("thread_people"))),
    "comment.edited": (NoticeKind.COMMENT, (_after("mentions"),)),
    "round.ended": (NoticeKind.REVIEW, (_reviewers_of_its_round,)),
    "round.resumed": (NoticeKind.REVIEW, (_reviewers_of_its_round,)),
    "round.completed": (NoticeKind.DISPUTE, (_disputants,)),
    "review.revised": (NoticeKind.DISPUTE, (_reviewers_of_its_round,)),
    "dispute.resolved": (NoticeKind.DISPUTE, (_reviewers_of_its_round,)),
    "dispute.settled": (NoticeKind.DISPUTE, (_reviewers_of_its_round,)),
    "claim.set_aside": (NoticeKind.OUTCOME, (_its_opener, _its_assignee)),
    "claim.reopened": (NoticeKind.OUTCOME, _WHO_WORKED_ON_IT),
    "verdict.signed_off": (NoticeKind.OUTCOME, _WHO_WORKED_ON_IT),
    "report.published": (NoticeKind.OUTCOME, _WHO_WORKED_ON_IT),
    "correction.begun": (NoticeKind.OUTCOME, _WHO_WORKED_ON_IT),
    "correction.dropped": (NoticeKind.OUTCOME, _WHO_WORKED_ON_IT),
    "report.outdated": (NoticeKind.OUTCOME, _WHO_WORKED_ON_IT),
    "report.void": (NoticeKind.OUTCOME, _WHO_WORKED_ON_IT),
    "report.withheld": (NoticeKind.OUTCOME, _WHO_WORKED_ON_IT),
    "report.released": (NoticeKind.OUTCOME, _WHO_WORKED_ON_IT),
    "link.shut": (NoticeKind.OUTCOME, (_after("maker_id"),)),
}


def tell_people(session: Session, event: Event) -> None:
    """Write a notice of the event for each whom it concerns, once.

    Never for the one who acted, for a disabled account, or for somebody who may not know of the
    claim; and never of what isn't for the whole desk, as what a sealed review says.
    """
    if event.verb not in TOLD or event.audience is not Audience.DESK or event.claim_id is None:
        return
    kind, ways = TOLD[event.verb]
    people = {number for who in ways for number in who(session, event)} - {event.actor_id}
    if not people:
        return
    claim = session.get_one(Claim, event.claim_id)
    told = (
        select(Person.id, NoticeChoices)
        .outerjoin(NoticeChoices, col(NoticeChoices.person_id) == Person.id)
        .where(col(Person.id).in_(people), _can_be_told(), who_may_know(claim))
        .order_by(col(Person.id))
    )
    for person_id, choices in session.exec(told).all():
        delivery = (choices or NoticeChoices(person_id=person_id)).of(kind)
        if delivery is not Delivery.OFF:
            session.add(
                Notice(
                    person_id=person_id,
                    event_id=event.id,
                    claim_id=claim.id,
                    kind=kind,
                    delivery=delivery,
                )
            )
    session.flush()


def read(session: Session, actor: Person, notice_id: int) -> Notice:
    """Note that the actor has seen a notice; twice is once. Raises ``NotFound`` for another's."""
    notice = session.get(Notice, notice_id)
    claim = session.get(Claim, notice.claim_id) if notice is not None else None
    is_own = notice is not None and notice.person_id == actor.id
    if notice is None or claim is None or not is_own or not may_know(session, actor, claim):
        raise NotFound("There is no such notice.")
    if notice.read_at is None:
        notice.read_at = now()
        session.add(notice)
    return notice


def read_all(session: Session, actor: Person, up_to: int) -> datetime:
    """Note that the actor has seen all notices up to that number; gives the moment, for undoing."""
    moment = now()
    seen = _unread(actor, col(Notice.id) <= up_to)
    session.exec(update(Notice).where(*seen).values(read_at=moment))
    return moment


def unread(session: Session, actor: Person, notice_id: int) -> None:
    """Take back that a notice was seen."""
    read(session, actor, notice_id).read_at = None


def unread_since(session: Session, actor: Person, moment: datetime) -> None:
    """Take back what ``read_all`` did at that moment."""
    done = (col(Notice.person_id) == actor.id, col(Notice.read_at) == moment)
    session.exec(update(Notice).where(*done).values(read_at=None))


def choose(
    session: Session,
    actor: Person,
    deliveries: dict[NoticeKind, Delivery],
    *,
    digest_hour: int,
    time_zone: str,
) -> NoticeChoices:
    """Say how one wants to be told, and at which hour of one's day the daily e-mail is written."""
    if not 0 <= digest_hour <= 23:
        raise RuleBroken("Choose an hour from 0 to 23.")
    if time_zone not in available_timezones():
        raise RuleBroken("Choose a time zone of the list.")
    choices = choices_of(session, actor)
    for kind, delivery in deliveries.items():
        if delivery is not choices.of(kind):
            # What no letter tells of yet is told as it is wished now.
            waits = _unread(actor, col(Notice.kind) == kind, col(Notice.letter_id).is_(None))
            kept = Delivery.APP if delivery is Delivery.OFF else delivery
            session.exec(update(Notice).where(*waits).values(delivery=kept))
    wished: dict[str, Any] = {kind.value: delivery.value for kind, delivery in deliveries.items()}
    # A new mapping, since a change inside of one isn't noticed.
    choices.deliveries = {**choices.deliveries, **wished}
    choices.digest_hour, choices.time_zone = digest_hour, time_zone
    session.add(choices)
    session.flush()
    return choices


def _can_be_told() -> ColumnElement[bool]:
    return col(Person.disabled_at).is_(None) & col(Person.is_shell).is_(False)


def _unread(actor: Person, *further: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    return (col(Notice.person_id) == actor.id, col(Notice.read_at).is_(None), *further)
