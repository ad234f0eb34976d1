"""Evidence: passages and searches attached to a claim, how they bear, and how they are read."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Optional

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now, word

if TYPE_CHECKING:
    from factcheck.models.passages import Passage
    from factcheck.models.people import Person
    from factcheck.models.searches import SearchRecord


class Stance(StrEnum):
    """How a piece of evidence bears on a claim."""

    CONTRADICTS = "contradicts"
    SUPPORTS = "supports"
    CONTEXT = "context"

    @property
    def label(self) -> str:
        """The word on the page."""
        return self.value.capitalize()

    @property
    def sign(self) -> str:
        """Beside the word, so that colour is never the only sign."""
        return {"contradicts": "✕", "supports": "✓", "context": "○"}[self.value]


class Evidence(Record, table=True):
    """A passage or a search record attached to a claim; withdrawn and restored, never deleted."""

    __table_args__ = (
        # All that is asked to count a claim's evidence, so that lists need not look at the rows.
        Index("ix_evidence_counted", "claim_id", "withdrawn_at", "stance"),
        CheckConstraint("(passage_id IS NULL) != (search_id IS NULL)", name="one_of_both"),
    )

    claim_id: int = Field(foreign_key="claim.id")
    #: Either a passage or a search record, never both.
    passage_id: int | None = Field(default=None, foreign_key="passage.id", index=True)
    passage: Optional["Passage"] = Relationship()
    search_id: int | None = Field(default=None, foreign_key="searchrecord.id", index=True)
    search: Optional["SearchRecord"] = Relationship()
    stance: Stance = word(Stance)
    note: str | None = Field(default=None, max_length=2000)
    attached_by_id: int = Field(foreign_key="person.id")
    attached_by: "Person" = Relationship()
    attached_at: datetime = moment(default_factory=now)
    withdrawn_at: datetime | None = moment(default=None, nullable=True)
    #: Goes up by one with every change; a form that saw another is out of date.
    revision: int = 1
    #: Sent with the form, so that a form sent twice attaches once.
    form_key: str | None = Field(default=None, max_length=64, unique=True)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it no longer counts."""
        return self.withdrawn_at is not None


class Reading(Record, table=True):
    """How one reviewer reads a piece of evidence; a part of the review, and sealed with it."""

    __table_args__ = (UniqueConstraint("review_id", "revision", "evidence_id"),)

    review_id: int = Field(foreign_key="review.id")
    #: Number of the revision that it belongs to, 0 for the review as it was handed in.
    revision: int = 0
    evidence_id: int = Field(foreign_key="evidence.id", index=True)
    stance: Stance = word(Stance)
    #: Whether the rating rests on it.
    is_relied_on: bool = True


class Bearing(Record, table=True):
    """How one piece of evidence bears on one part; untied and tied again, never deleted.

    Its stance is its own: evidence can contradict a claim as a whole and support a part of it.
    """

    __table_args__ = (UniqueConstraint("part_id", "evidence_id"),)

    part_id: int = Field(foreign_key="part.id")
    evidence_id: int = Field(foreign_key="evidence.id", index=True)
    stance: Stance = word(Stance)
    tied_by_id: int = Field(foreign_key="person.id")
    changed_at: datetime = moment(default_factory=now)
    #: Set while the evidence is not tied to the part.
    withdrawn_at: datetime | None = moment(default=None, nullable=True)
    #: Goes up by one with every change; a form that saw another is out of date.
    revision: int = 1

    @property
    def standing(self) -> Stance | None:
        """The stance as things are; None while the two are not tied."""
        return None if self.withdrawn_at else self.stance
