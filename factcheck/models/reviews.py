"""Sealed rounds, the reviews of one person each with revisions and drafts, and verdicts."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Optional, Self

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from factcheck.models.base import Record, moment, now, word

if TYPE_CHECKING:
    from factcheck.models.evidence import Stance
    from factcheck.models.people import Person
    from factcheck.models.ratings import Rating

LONGEST_JUSTIFICATION = 5_000
LONGEST_ANSWER = 1_000


class Confidence(StrEnum):
    """How sure a reviewer is of the rating."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def label(self) -> str:
        """The word on the page."""
        return self.value.capitalize()

    @property
    def definition(self) -> str:
        """What it means here."""
        return {
            "low": "The evidence is thin or pulls both ways; more could change the rating.",
            "medium": "The evidence carries the rating; a strong new source could change it.",
            "high": "Independent sources say the same; it would take a surprise to change it.",
        }[self.value]


#: What a reviewer asks of every claim, by the name of the answer.
QUESTIONS = {
    "literally_true": "Is it literally true?",
    "other_reading": "Is there another way to read it?",
    "speaker_proof": "Did the speaker prove it?",
    "similar_claims": "How were similar claims judged?",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """A reviewer's answers to the questions; None where one was left open."""

    literally_true: str | None = None
    other_reading: str | None = None
    speaker_proof: str | None = None
    similar_claims: str | None = None

    @classmethod
    def of(cls, judged: "Judged") -> Self:
        """As they stand in a record."""
        return cls(**{name: getattr(judged, name) for name in QUESTIONS})

    @property
    def by_name(self) -> dict[str, str | None]:
        """As columns."""
        return asdict(self)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The questions that were answered, each with its answer."""
        return (
            (question, answer)
            for name, question in QUESTIONS.items()
            if (answer := getattr(self, name))
        )

    def __bool__(self) -> bool:
        return any(self.by_name.values())


@dataclass(frozen=True, slots=True)
class Read:
    """How a reviewer reads a piece of evidence, and whether the rating rests on it."""

    stance: "Stance"
    is_relied_on: bool = True


class Judged(SQLModel):
    """What a judgement says beside rating and justification."""

    #: None in reviews from before it was asked.
    confidence: Confidence | None = word(Confidence, default=None, nullable=True)
    literally_true: str | None = Field(default=None, max_length=LONGEST_ANSWER)
    other_reading: str | None = Field(default=None, max_length=LONGEST_ANSWER)
    speaker_proof: str | None = Field(default=None, max_length=LONGEST_ANSWER)
    similar_claims: str | None = Field(default=None, max_length=LONGEST_ANSWER)

    def take(self, answers: Answers) -> None:
        """Put these in the place of the answers."""
        for name, answer in answers.by_name.items():
            setattr(self, name, answer)


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


class Review(Record, Judged, table=True):
    """One person's rating with its justification, in a round."""

    __table_args__ = (UniqueConstraint("round_id", "person_id"),)

    round_id: int = Field(foreign_key="round.id")
    round: "Round" = Relationship()
    person_id: int = Field(foreign_key="person.id", index=True)
    person: "Person" = Relationship()
    rating_id: int = Field(foreign_key="rating.id")
    rating: "Rating" = Relationship()
    justification: str = Field(max_length=LONGEST_JUSTIFICATION)
    submitted_at: datetime = moment(default_factory=now)


class Revision(Record, Judged, table=True):
    """A later wording of a review; the newest one is what its author stands by."""

    __table_args__ = (UniqueConstraint("review_id", "number"),)

    review_id: int = Field(foreign_key="review.id")
    #: From 1, in the order in which they were written.
    number: int
    rating_id: int = Field(foreign_key="rating.id")
    rating: "Rating" = Relationship()
    justification: str = Field(max_length=LONGEST_JUSTIFICATION)
    made_at: datetime = moment(default_factory=now)


class ReviewDraft(Record, Judged, table=True):
    """A review or revision that somebody is writing: nobody else's on any surface, and no event."""

    __table_args__ = (UniqueConstraint("person_id", "claim_id"),)

    person_id: int = Field(foreign_key="person.id")
    claim_id: int = Field(foreign_key="claim.id", index=True)
    rating_id: int | None = Field(default=None, foreign_key="rating.id")
    justification: str = Field(default="", max_length=LONGEST_JUSTIFICATION)
    #: Number of the evidence → its stance and whether it is relied on.
    readings: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    #: Digest of the evidence that the form showed, and when that was last the evidence there is.
    evidence_digest: str | None = Field(default=None, max_length=64)
    evidence_seen_at: datetime | None = moment(default=None, nullable=True)
    #: Goes up by one with every saving; a form that saw another doesn't overwrite it.
    revision: int = 1
    saved_at: datetime = moment(default_factory=now)
    #: The window that saved it last, by a name that it drew: it may save again without asking.
    saved_by_window: str | None = Field(default=None, max_length=40)
    #: Thrown away by its author, who may still take that back.
    discarded_at: datetime | None = moment(default=None, nullable=True)
