"""Comments in threads, as far as a viewer may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Subquery, case, exists, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from factcheck.errors import NotFound
from factcheck.models import (
    Article,
    Claim,
    Comment,
    CommentWording,
    Evidence,
    Outlet,
    Passage,
    Person,
    Round,
    Thread,
    ThreadKind,
    Version,
)
from factcheck.queries.rows import choose, rows
from factcheck.queries.threads_seen import is_open, may_read
from factcheck.queries.viewing import visible
from factcheck.text.mentions import Piece, pieces

#: How many threads a page shows, and how many of the last comments of each.
PAGE = 20
LAST = 5
#: How many comments a page of one thread shows.
LONG_PAGE = 50


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a comment said before, until when."""

    text: str
    until: datetime


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment that the viewer may read."""

    id: int
    author_id: int
    author: str
    text: str
    pieces: list[Piece]
    written_at: datetime
    edited_at: datetime | None
    withdrawn_at: datetime | None
    #: Whether nobody but its author may read it yet.
    is_sealed: bool
    revision: int
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread with the last of its comments."""

    id: int
    kind: ThreadKind
    evidence_id: int | None
    #: The passage that it is about, of its evidence or by itself.
    exact: str | None
    paragraph: int | None
    version_id: int | None
    outlet: str | None
    round: int | None
    resolved_at: datetime | None
    resolved_by: str | None
    comments: tuple[CommentRow, ...] = ()
    #: How many of its comments the viewer may read.
    total: int = 0

    @property
    def earlier(self) -> int:
        """How many come before the ones that are shown."""
        return self.total - len(self.comments)


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the threads of a claim, and the cursor of the next one."""

    threads: list[ThreadRow]
    next: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much talk there is of a claim that the viewer may read."""

    open: int
    resolved: int
    #: By the number of the evidence, the comments that weren't withdrawn.
    on_evidence: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage of an article with an open thread on it."""

    thread_id: int
    place: str
    paragraph: int


def counts(session: Session, viewer: Person, claim: Claim) -> Counts:
    """How many threads and comments of a claim the viewer may read."""
    counted = case((col(Comment.withdrawn_at).is_(None), 1), else_=0)
    query = (
        choose(
            Thread.evidence_id,
            col(Thread.resolved_at).is_not(None),
            func.count(func.distinct(Thread.id)),
            func.sum(counted),
        )
        .join(Comment, col(Comment.thread_id) == Thread.id)
        .where(col(Thread.claim_id) == claim.id, may_read(viewer))
        .group_by(col(Thread.evidence_id), col(Thread.resolved_at).is_not(None))
    )
    found = rows(session, query)
    on_evidence: dict[int, int] = {}
    for evidence_id, _, _, comments in found:
        if evidence_id is not None:
            on_evidence[evidence_id] = on_evidence.get(evidence_id, 0) + int(comments)
    return Counts(
        open=sum(threads for _, is_resolved, threads, _ in found if not is_resolved),
        resolved=sum(threads for _, is_resolved, threads, _ in found if is_resolved),
        on_evidence=on_evidence,
    )


def threads(
    session: Session,
    viewer: Person,
    claim: Claim,
    *,
    resolved: bool = False,
    before: int | None = None,
) -> Page:
    """The threads of a claim that are open, or resolved, the newest first."""
    query = (
        _threads(viewer)
        .where(
            col(Thread.claim_id) == claim.id,
            col(Thread.resolved_at).is_not(None) if resolved else col(Thread.resolved_at).is_(None),
        )
        .order_by(col(Thread.id).desc())
        .limit(PAGE + 1)
    )
    if before is not None:
        query = query.where(col(Thread.id) < before)
    found = rows(session, query)
    shown = _with_comments(session, viewer, found[:PAGE], LAST)
    return Page(shown, shown[-1].id if len(found) > PAGE else None)


def thread(
    session: Session, viewer: Person, claim: Claim, thread_id: int, before: int | None = None
) -> ThreadRow:
    """One thread of a claim with its last comments, or the last ones ``before`` a comment."""
    query = _threads(viewer).where(col(Thread.id) == thread_id, col(Thread.claim_id) == claim.id)
    found = rows(session, query)
    if not found:
        raise NotFound("There is no such thread.")
    return _with_comments(session, viewer, found, LONG_PAGE, before)[0]


def dispute_thread(session: Session, viewer: Person, round_id: int) -> ThreadRow | None:
    """What is said about the dispute of a round; None while nothing is."""
    found = rows(session, _threads(viewer).where(col(Thread.round_id) == round_id))
    return _with_comments(session, viewer, found, LONG_PAGE)[0] if found else None


def stretches(session: Session, version_id: int, claim_id: int) -> list[Stretch]:
    """Where open threads of a claim stand in a version; none of them is under seal."""
    query = (
        choose(Thread.id, Passage.place, Passage.paragraph)
        .join(Passage, col(Passage.id) == Thread.passage_id)
        .where(
            col(Passage.version_id) == version_id,
            col(Thread.claim_id) == claim_id,
            col(Thread.resolved_at).is_(None),
        )
        .order_by(col(Thread.id))
    )
    return [Stretch(*row) for row in rows(session, query)]


def _threads(viewer: Person) -> Select[Any]:
    """The threads of which the viewer may read a comment, with what they are about."""
    resolver = aliased(Person)
    readable = exists().where(col(Comment.thread_id) == Thread.id, may_read(viewer))
    return (
        choose(
            Thread.id,
            Thread.kind,
            Thread.evidence_id,
            Passage.exact,
            Passage.paragraph,
            Passage.version_id,
            Outlet.name,
            Round.number,
            Thread.resolved_at,
            resolver.name,
        )
        .select_from(Thread)
        .join(Claim, col(Claim.id) == Thread.claim_id)
        .outerjoin(Evidence, col(Evidence.id) == Thread.evidence_id)
        .outerjoin(
            Passage, col(Passage.id) == func.coalesce(Thread.passage_id, Evidence.passage_id)
        )
        .outerjoin(Version, col(Version.id) == Passage.version_id)
        .outerjoin(Article, col(Article.id) == Version.article_id)
        .outerjoin(Outlet, col(Outlet.id) == Article.outlet_id)
        .outerjoin(Round, col(Round.id) == Thread.round_id)
        .outerjoin(resolver, col(resolver.id) == Thread.resolved_by_id)
        .where(readable.correlate(Thread), visible(viewer))
    )


def _with_comments(
    session: Session, viewer: Person, found: Sequence[Any], last: int, before: int | None = None
) -> list[ThreadRow]:
    """The threads with the last of their comments, by three queries however many there are."""
    ranked = _ranked(viewer, [row[0] for row in found], before)
    query = (
        choose(
            ranked.c.thread_id,
            ranked.c.total,
            Comment,
            Person.name,
            ranked.c.is_open,
        )
        .join(ranked, ranked.c.id == Comment.id)
        .join(Person, col(Person.id) == Comment.author_id)
        .where(ranked.c.place <= last)
        .order_by(col(Comment.id))
    )
    shown = session.execute(query).all() if found else []
    earlier = _earlier(session, [row[2].id for row in shown if row[2].edited_at])
    totals = {thread_id: total for thread_id, total, *_ in shown}
    return [
        replace(
            ThreadRow(*row),
            comments=tuple(
                _comment(comment, name, bool(reads), earlier)
                for thread_id, _, comment, name, reads in shown
                if thread_id == row[0]
            ),
            total=totals.get(row[0], 0),
        )
        for row in found
    ]


def _ranked(viewer: Person, thread_ids: Sequence[int], before: int | None) -> Subquery:
    """The readable comments of threads, each with its place from the end and how many there are."""
    of_thread = col(Comment.thread_id)
    query = choose(
        Comment.id,
        of_thread,
        func.row_number()
        .over(partition_by=of_thread, order_by=col(Comment.id).desc())
        .label("place"),
        func.count().over(partition_by=of_thread).label("total"),
        case((is_open(), 1), else_=0).label("is_open"),
    ).where(of_thread.in_(thread_ids), may_read(viewer))
    if before is not None:
        query = query.where(col(Comment.id) < before)
    return query.subquery()


def _comment(
    comment: Comment, name: str, is_read_by_all: bool, earlier: Mapping[int, list[Earlier]]
) -> CommentRow:
    return CommentRow(
        id=comment.id,
        author_id=comment.author_id,
        author=name,
        text=comment.text,
        pieces=pieces(comment.text, [written for _, written in comment.mentions]),
        written_at=comment.written_at,
        edited_at=comment.edited_at,
        withdrawn_at=comment.withdrawn_at,
        is_sealed=not is_read_by_all,
        revision=comment.revision,
        earlier=tuple(earlier.get(comment.id, ())),
    )


def _earlier(session: Session, comment_ids: Sequence[int]) -> dict[int, list[Earlier]]:
    if not comment_ids:
        return {}
    query = (
        choose(CommentWording.comment_id, CommentWording.text, CommentWording.replaced_at)
        .where(col(CommentWording.comment_id).in_(comment_ids))
        .order_by(col(CommentWording.number))
    )
    found: dict[int, list[Earlier]] = {}
    for comment_id, text, until in rows(session, query):
        found.setdefault(comment_id, []).append(Earlier(text, until))
    return found
