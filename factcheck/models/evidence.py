"""Evidence: passages attached to a claim with a stance, and how it bears and is read."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now, word

if TYPE_CHECKING:
    from factcheck.models.passages import Passage
    from factcheck.models.people import Person


class Stance(StrEnum):
    """How a passage bears on a claim."""

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
    """A passage attached to a claim; withdrawn and restored, never deleted."""

    # All that is asked to count the evidence of a claim, so that lists need not look at the rows.
    __table_args__ = (Index("ix_evidence_counted", "claim_id", "withdrawn_at", "stance"),)

    claim_id: int = Field(foreign_key="claim.id")
    passage_id: int = Field(foreign_key="passage.id", index=True)
    passage: "Passage" = Relationship()
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
