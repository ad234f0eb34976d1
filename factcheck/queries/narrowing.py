"""What is asked of a list of claims, as conditions on ``Claim``."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlmodel import col

from factcheck.models import (
    Appearance,
    Article,
    Claim,
    ClaimTopic,
    Evidence,
    May,
    NamedReader,
    Passage,
    Person,
    Policy,
    Rating,
    Review,
    Round,
    Status,
    Verdict,
    Version,
    now,
)
from factcheck.queries.reviewers import is_barred
from factcheck.queries.rows import choose
from factcheck.queries.viewing import visible
from factcheck.queries.wanted import RUNNING, Assignee, Due, Queue, Wanted

#: What is due this soon is due within a week.
WEEK = timedelta(days=7)
#: Statuses in which the desk stands by a rating.
RATED = (
    Status.SIGNED_OFF,
    Status.PUBLISHED,
    Status.CORRECTING,
    Status.OUTDATED,
    Status.VOID,
    Status.WITHHELD,
)
_STATUSES_OF: dict[Queue, tuple[Status, ...]] = {
    Queue.REVIEW: (Status.OPEN, Status.IN_REVIEW),
    Queue.REVISE: (Status.DISPUTED,),
    Queue.SETTLE: (Status.DISPUTED,),
    Queue.SIGN: (Status.AGREED, Status.CORRECTING),
    Queue.AGAIN: (
        Status.PUBLISHED,
        Status.CORRECTING,
        Status.OUTDATED,
        Status.VOID,
    ),
    Queue.BARE: (Status.OPEN,),
}


def statuses_of(wanted: Wanted) -> tuple[Status, ...]:
    """The statuses that a claim of this list can have; none for any."""
    possible = _possible(wanted)
    if possible is None:
        return wanted.statuses
    kept = tuple(status for status in possible if not wanted.statuses or status in wanted.statuses)
    # Nothing can be in both: either is as empty as the other.
    return kept or wanted.statuses


def conditions(viewer: Person, wanted: Wanted) -> list[ColumnElement[bool]]:
    """What a claim has to be to stand on this list, beside its status and the words."""
    possible = _possible(wanted)
    said = [visible(viewer), *_of_columns(viewer, wanted), *_of_others(wanted)]
    if possible is not None:
        said.append(col(Claim.status).in_(possible))
    if wanted.queue is not None:
        said.append(_in_queue(viewer, wanted.queue))
    return said


def leaves_few(wanted: Wanted) -> bool:
    """Whether an index finds these claims by something else than status and order."""
    by_person = wanted.assignee is not None and wanted.assignee is not Assignee.NOBODY
    by_day = wanted.due in (Due.LATE, Due.WEEK)
    return by_person or by_day or wanted.claimant is not None or wanted.confidential


def newest_verdict() -> Any:
    """The number of the newest verdict on the claim at hand."""
    return (
        select(func.max(Verdict.id))
        .where(col(Verdict.claim_id) == Claim.id)
        .correlate(Claim)
        .scalar_subquery()
    )


def _possible(wanted: Wanted) -> tuple[Status, ...] | None:
    """The statuses that what is asked leaves over; None when it has nothing to say of them."""
    asked = [_STATUSES_OF[wanted.queue]] if wanted.queue is not None else []
    if wanted.rating is not None:
        asked.append(RATED)
    if wanted.due in (Due.LATE, Due.WEEK):
        asked.append(RUNNING)
    if not asked:
        return None
    return tuple(status for status in Status if all(status in some for some in asked))


def _of_columns(viewer: Person, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    assigned = col(Claim.assigned_to_id)
    if wanted.assignee is Assignee.NOBODY:
        yield assigned.is_(None)
    elif wanted.assignee is not None:
        yield assigned == (viewer.id if wanted.assignee is Assignee.ME else wanted.assignee)
    if wanted.claimant is not None:
        yield col(Claim.claimant_id) == wanted.claimant
    if wanted.confidential:
        named = choose(NamedReader.claim_id).where(col(NamedReader.person_id) == viewer.id)
        yield and_(col(Claim.is_confidential).is_(True), col(Claim.id).in_(named))
    if wanted.waiting is not None:
        yield col(Claim.standing_since) <= now() - timedelta(days=wanted.waiting)
    today, due = now().date(), col(Claim.due_on)
    if wanted.due is Due.LATE:
        yield due < today
    elif wanted.due is Due.WEEK:
        yield due.between(today, today + WEEK)
    elif wanted.due is Due.NONE:
        yield due.is_(None)


def _of_others(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.topic is not None:
        about = choose(ClaimTopic.claim_id).where(col(ClaimTopic.topic_id) == wanted.topic)
        yield col(Claim.id).in_(about)
    if wanted.rating is not None:
        rated = (
            choose(Verdict.claim_id)
            .join(Rating, col(Rating.id) == Verdict.rating_id)
            .where(col(Rating.key) == wanted.rating, col(Verdict.id) == newest_verdict())
        )
        yield exists(rated.where(col(Verdict.claim_id) == Claim.id).correlate(Claim))
    if wanted.outlet is not None:
        found = (
            choose(Appearance.claim_id)
            .join(Passage, col(Passage.id) == Appearance.passage_id)
            .join(Version, col(Version.id) == Passage.version_id)
            .join(Article, col(Article.id) == Version.article_id)
            .where(col(Article.outlet_id) == wanted.outlet)
        )
        yield col(Claim.id).in_(found)


def _in_queue(viewer: Person, queue: Queue) -> ColumnElement[bool]:
    counting = col(Round.ended_at).is_(None)
    if queue is Queue.BARE:
        return ~_HAS_EVIDENCE
    if queue is Queue.AGAIN:
        return or_(
            col(Claim.reopen_asked_at).is_not(None),
            and_(
                col(Claim.review_by) <= now().date(),
                col(Claim.status).in_((Status.PUBLISHED, Status.OUTDATED)),
            ),
        )
    if not viewer.may(_NEEDED[queue]):
        return false()
    if queue is Queue.REVIEW:
        return and_(_HAS_EVIDENCE, ~_reviewed_by(viewer, counting), ~is_barred(viewer))
    if queue is Queue.REVISE:
        return _reviewed_by(viewer, counting)
    return _may_judge(viewer)


_NEEDED = {
    Queue.REVIEW: May.REVIEW,
    Queue.REVISE: May.REVIEW,
    Queue.SETTLE: May.ADJUDICATE,
    Queue.SIGN: May.SIGN_OFF,
}
_HAS_EVIDENCE = (
    exists()
    .where(col(Evidence.claim_id) == Claim.id, col(Evidence.withdrawn_at).is_(None))
    .correlate(Claim)
)


def _may_judge(viewer: Person) -> ColumnElement[bool]:
    """Nobody judges a round in which they reviewed, except where one person is the desk."""
    later = select(func.max(Round.number)).where(col(Round.claim_id) == Claim.id)
    newest = col(Round.number) == later.correlate(Claim).scalar_subquery()
    alone = exists().where(col(Policy.id) == Claim.policy_id, col(Policy.one_person_desk))
    return or_(~_reviewed_by(viewer, newest), alone.correlate(Claim))


def _reviewed_by(viewer: Person, which: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            col(Round.claim_id) == Claim.id,
            col(Review.round_id) == Round.id,
            col(Review.person_id) == viewer.id,
            which,
        )
        .correlate(Claim)
    )
