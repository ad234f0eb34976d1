"""What somebody alone may read, by table: no copy of the desk shows these rows to anybody."""

from sqlalchemy import ColumnElement, exists, select, true
from sqlmodel import col

from factcheck.models import (
    Comment,
    CommentWording,
    Event,
    Notice,
    Reading,
    Review,
    Revision,
    SavedFilter,
    Thread,
)
from factcheck.queries import history, rounds, threads_seen


def sealed_rows() -> dict[str, ColumnElement[bool]]:
    """Table → of its rows in a query, those under seal. Other tables have no such rows."""
    reviews = select(col(Review.id)).where(rounds.is_sealed())
    comments = select(col(Comment.id)).where(~threads_seen.is_open())
    events = select(col(Event.id)).where(history.is_actors_alone())
    readable = exists().where(col(Comment.thread_id) == col(Thread.id), threads_seen.is_open())
    return {
        "review": rounds.is_sealed(),
        "reading": col(Reading.review_id).in_(reviews),
        "revision": col(Revision.review_id).in_(reviews),
        "reviewdraft": true(),
        "comment": ~threads_seen.is_open(),
        "commentwording": col(CommentWording.comment_id).in_(comments),
        # A thread is known of by who may read a comment in it.
        "thread": ~readable.correlate(Thread),
        "event": history.is_actors_alone(),
        "notice": col(Notice.event_id).in_(events),
        # As the events of it are: what one searches for alone is nobody else's business.
        "savedfilter": col(SavedFilter.is_shared).is_(False),
    }
