"""Comments in threads: on a claim, on evidence, on a passage, on the rating, in a dispute."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Optional

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now, word

if TYPE_CHECKING:
    from factcheck.models.people import Person

#: In characters.
LONGEST_COMMENT = 4_000


class ThreadKind(StrEnum):
    """What a thread is about."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    PASSAGE = "passage"
    RATING = "rating"
    DISPUTE = "dispute"

    @property
    def is_about_rating(self) -> bool:
        """Whether what is said in it is under the seal while a round of reviews runs."""
        return self in (ThreadKind.RATING, ThreadKind.DISPUTE)


class Thread(Record, table=True):
    """Comments that belong together; it is resolved when there is nothing left to say."""

    __table_args__ = (Index("ix_thread_claim_id_id", "claim_id", "id"),)

    claim_id: int = Field(foreign_key="claim.id")
    kind: ThreadKind = word(ThreadKind)
    #: Of a thread on evidence.
    evidence_id: int | None = Field(default=None, foreign_key="evidence.id")
    #: Of a thread on a passage of an article.
    passage_id: int | None = Field(default=None, foreign_key="passage.id", index=True)
    #: Of a thread in a dispute; a round has one.
    round_id: int | None = Field(default=None, foreign_key="round.id", unique=True)
    opened_by_id: int = Field(foreign_key="person.id")
    opened_at: datetime = moment(default_factory=now)
    resolved_at: datetime | None = moment(default=None, nullable=True)
    resolved_by_id: int | None = Field(default=None, foreign_key="person.id")
    resolved_by: Optional["Person"] = Relationship(
        sa_relationship_kwargs={"foreign_keys": "Thread.resolved_by_id"}
    )


class Comment(Record, table=True):
    """What somebody wrote in a thread; edited with every wording kept, withdrawn, never deleted."""

    __table_args__ = (
        Index("ix_comment_claim_id_thread_id", "claim_id", "thread_id"),
        Index("ix_comment_thread_id_id", "thread_id", "id"),
    )

    thread_id: int = Field(foreign_key="thread.id")
    #: The claim of its thread.
    claim_id: int = Field(foreign_key="claim.id")
    author_id: int = Field(foreign_key="person.id")
    text: str = Field(max_length=LONGEST_COMMENT)
    #: Who is mentioned: pairs of the person's number and the name as it was written.
    mentions: list[Any] = Field(default_factory=list, sa_type=JSON)
    written_at: datetime = moment(default_factory=now)
    edited_at: datetime | None = moment(default=None, nullable=True)
    withdrawn_at: datetime | None = moment(default=None, nullable=True)
    #: Whether it was written on the rating while no complete round counted: until one does, it is
    #: its author's alone.
    is_sealed: bool = False
    #: The round that ran then, whose completion shows it; None when none ran yet.
    round_id: int | None = Field(default=None, foreign_key="round.id")
    #: Goes up by one with every change; a form that saw another is out of date.
    revision: int = 1
    #: Sent with the form, so that a form sent twice writes once.
    form_key: str | None = Field(default=None, max_length=64, unique=True)


class CommentWording(Record, table=True):
    """What a comment said before it was edited."""

    __table_args__ = (UniqueConstraint("comment_id", "number"),)

    comment_id: int = Field(foreign_key="comment.id")
    #: From 1, in the order in which they were written.
    number: int
    text: str = Field(max_length=LONGEST_COMMENT)
    replaced_at: datetime = moment(default_factory=now)
