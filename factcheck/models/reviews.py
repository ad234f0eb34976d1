"""Sealed rounds of reviews, and signed-off verdicts."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Optional

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now, word
from factcheck.models.judgements import Confidence

if TYPE_CHECKING:
    from factcheck.models.people import Person
    from factcheck.models.ratings import Rating


class SettlingReason(StrEnum):
    """Why a dispute was settled as it was."""

    NEW_EVIDENCE = "new_evidence"
    GUIDELINE_GAP = "guideline_gap"
    MISREADING = "misreading"
    JUDGEMENT = "judgement"

    @property
    def label(self) -> str:
        """The words on the page."""
        return self.value.replace("_", " ").capitalize()


class RoundEnd(StrEnum):
    """Why a round stopped counting before its claim was published."""

    EVIDENCE_CHANGED = "evidence_changed"
    REOPENED = "reopened"


class Round(Record, table=True):
    """The reviews that the policy asks for, made on one evidence set; sealed until complete."""

    __table_args__ = (UniqueConstraint("claim_id", "number"),)

    claim_id: int = Field(foreign_key="claim.id")
    number: int
    reviews_wanted: int
    #: sha256 over the evidence as it stood: which passages, with which stance.
    evidence_digest: str = Field(max_length=64)
    opened_at: datetime = moment(default_factory=now)
    completed_at: datetime | None = moment(default=None, nullable=True)
    #: Set when the evidence changed or an editor reopened the claim: a new round follows.
    ended_at: datetime | None = moment(default=None, nullable=True)
    ended_reason: RoundEnd | None = word(RoundEnd, default=None, nullable=True)
    #: A dispute that an editor settled.
    settled_by_id: int | None = Field(default=None, foreign_key="person.id")
    settled_by: Optional["Person"] = Relationship()
    settled_at: datetime | None = moment(default=None, nullable=True)
    settled_rating_id: int | None = Field(default=None, foreign_key="rating.id")
    settled_rating: Optional["Rating"] = Relationship()
    settled_reason: SettlingReason | None = word(SettlingReason, default=None, nullable=True)
    settled_note: str | None = Field(default=None, max_length=2000)
    #: How sure the editor was; None in rounds from before it was asked.
    settled_confidence: Confidence | None = word(Confidence, default=None, nullable=True)

    @property
    def is_sealed(self) -> bool:
        """Whether what its reviews say is still their authors' alone."""
        return self.completed_at is None


class Verdict(Record, table=True):
    """The desk's rating and its one-sentence conclusion, signed off; the newest one counts."""

    claim_id: int = Field(foreign_key="claim.id", index=True)
    round_id: int = Field(foreign_key="round.id")
    round: "Round" = Relationship()
    rating_id: int = Field(foreign_key="rating.id")
    rating: "Rating" = Relationship()
    conclusion: str = Field(max_length=500)
    signed_by_id: int = Field(foreign_key="person.id")
    signed_by: "Person" = Relationship()
    signed_at: datetime = moment(default_factory=now)
    #: What was wrong with the edition before, when this verdict corrects one.
    correction: str | None = Field(default=None, max_length=500)
