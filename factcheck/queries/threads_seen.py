"""The seal on comments: which of them a viewer may read, and which threads there are for them."""

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import Session, col

from factcheck.errors import NotFound
from factcheck.models import Comment, Person, Round, Thread
from factcheck.queries.viewing import NO_COMMENT, NO_THREAD, claim_seen


def may_read(viewer: Person) -> ColumnElement[bool]:
    """Of the comments in a query, those that the viewer may read: the seal."""
    return or_(col(Comment.author_id) == viewer.id, is_open())


def is_open() -> ColumnElement[bool]:
    """Of the comments in a query, those that are under no seal, or no more.

    A sealed one is its author's until the round that ran is complete; when none ran yet, until one
    is complete.
    """
    complete = and_(
        col(Round.claim_id) == Comment.claim_id,
        col(Round.completed_at).is_not(None),
        or_(
            col(Round.id) == Comment.round_id,
            and_(
                col(Comment.round_id).is_(None),
                or_(
                    col(Round.ended_at).is_(None),
                    col(Round.completed_at) >= col(Comment.written_at),
                ),
            ),
        ),
    )
    return or_(col(Comment.is_sealed).is_(False), exists().where(complete).correlate(Comment))


def thread_seen(session: Session, viewer: Person, thread_id: int) -> Thread:
    """A thread that the viewer may know of; raises ``NotFound`` for another."""
    found = session.get(Thread, thread_id)
    readable = exists().where(col(Comment.thread_id) == thread_id, may_read(viewer))
    if found is None or not session.scalar(readable.select()):
        raise NotFound(NO_THREAD)
    claim_seen(session, viewer, found.claim_id, missing=NO_THREAD)
    return found


def comment_seen(session: Session, viewer: Person, comment_id: int) -> Comment:
    """A comment that the viewer may read; raises ``NotFound`` for another."""
    found = session.get(Comment, comment_id)
    readable = exists().where(col(Comment.id) == comment_id, may_read(viewer))
    if found is None or not session.scalar(readable.select()):
        raise NotFound(NO_COMMENT)
    claim_seen(session, viewer, found.claim_id, missing=NO_COMMENT)
    return found
