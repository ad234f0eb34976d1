"""Threads: what they are about, resolved when nothing is left to be said, and reopened."""

from dataclasses import dataclass

from sqlmodel import Session, select

from factcheck.errors import NotFound, RuleBroken
from factcheck.models import (
    Audience,
    Claim,
    Comment,
    Evidence,
    May,
    Person,
    Status,
    Thread,
    ThreadKind,
    now,
)
from factcheck.queries.threads_seen import is_open, may_read, thread_seen
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.passages import Selection, pin
from factcheck.workflow.rounds import running_round


@dataclass(frozen=True, slots=True)
class About:
    """What a new thread is about; the evidence or the words of a passage where the kind asks."""

    kind: ThreadKind = ThreadKind.CLAIM
    evidence_id: int | None = None
    selection: Selection | None = None


def resolve(session: Session, actor: Person, thread_id: int) -> Thread:
    """Say that nothing is left to be said in a thread."""
    demand(actor, May.COMMENT)
    thread, _ = thread_for_change(session, actor, thread_id)
    if thread.resolved_at is None:
        thread.resolved_at, thread.resolved_by_id = now(), actor.id
        session.add(thread)
        _tell_of_thread(session, actor, "thread.resolved", thread)
    return thread


def reopen_thread(session: Session, actor: Person, thread_id: int) -> Thread:
    """Say that something is left to be said."""
    demand(actor, May.COMMENT)
    thread, _ = thread_for_change(session, actor, thread_id)
    if thread.resolved_at is not None:
        reopen_it(session, actor, thread)
    return thread


def thread_about(session: Session, actor: Person, claim: Claim, about: About) -> Thread:
    """A new thread, or the one that the dispute has; raises ``NotFound`` and ``RuleBroken``."""
    thread = Thread(claim_id=claim.id, kind=about.kind, opened_by_id=actor.id)
    if about.kind is ThreadKind.EVIDENCE:
        evidence = session.get(Evidence, about.evidence_id) if about.evidence_id else None
        if evidence is None or evidence.claim_id != claim.id:
            raise NotFound("There is no such evidence.")
        thread.evidence_id = evidence.id
    elif about.kind is ThreadKind.PASSAGE:
        if about.selection is None:
            raise RuleBroken("Select or paste the words of the passage first.")
        thread.passage_id = pin(session, about.selection).id
    elif about.kind is ThreadKind.DISPUTE:
        round_ = running_round(session, claim.id)
        if claim.status is not Status.DISPUTED or round_ is None:
            raise RuleBroken(f"{claim.ref} is not disputed.")
        known = session.exec(select(Thread).where(Thread.round_id == round_.id)).first()
        if known is not None:
            if known.resolved_at is not None:
                reopen_it(session, actor, known)
            return known
        thread.round_id = round_.id
    session.add(thread)
    session.flush()
    return thread


def is_sealed_now(session: Session, claim: Claim, thread: Thread) -> tuple[bool, int | None]:
    """Whether what is written in a thread now is under seal, and the round that runs."""
    if not thread.kind.is_about_rating:
        return False, None
    round_ = running_round(session, claim.id)
    return round_ is None or round_.is_sealed, round_.id if round_ else None


def thread_for_change(session: Session, actor: Person, thread_id: int) -> tuple[Thread, Claim]:
    """A thread that the actor may know of, and its claim, which is locked."""
    thread = thread_seen(session, actor, thread_id)
    claim = claim_for_change(session, actor, thread.claim_id)
    # Read again now that the claim is locked: somebody may have been quicker.
    session.refresh(thread)
    return thread, claim


def reopen_it(session: Session, actor: Person, thread: Thread) -> None:
    """Open a resolved thread again."""
    thread.resolved_at = thread.resolved_by_id = None
    session.add(thread)
    _tell_of_thread(session, actor, "thread.reopened", thread)


def _tell_of_thread(session: Session, actor: Person, verb: str, thread: Thread) -> None:
    """Write the event; a thread of which others read nothing is told of to the actor alone."""
    readable = select(Comment.id).where(Comment.thread_id == thread.id, is_open()).limit(1)
    is_seen = session.exec(readable).first() is not None
    after = {
        "thread": thread.id,
        "about": thread.kind.value,
        "thread_people": people_of(session, actor, thread),
    }
    record(
        session,
        actor,
        verb,
        f"thread:{thread.id}",
        claim_id=thread.claim_id,
        after=after,
        audience=Audience.DESK if is_seen else Audience.ACTOR,
    )


def people_of(session: Session, actor: Person, thread: Thread) -> list[int]:
    """Who wrote in a thread what the actor may read."""
    query = select(Comment.author_id).where(Comment.thread_id == thread.id, may_read(actor))
    return sorted(set(session.exec(query)))
