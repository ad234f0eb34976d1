"""Verdicts, and the corrections that tie an edition to the one before."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now, word

if TYPE_CHECKING:
    from factcheck.models.people import Person
    from factcheck.models.ratings import Rating
    from factcheck.models.reviews import Round

#: In characters: what readers are told of a correction.
LONGEST_CORRECTION = 500


class CorrectionTier(StrEnum):
    """How a correction bears on the edition before it; the words are those of a report."""

    AFFECTS_RATING = "affects rating"
    KEEPS_RATING = "does not affect rating"
    UPDATE = "update"
    TYPO = "typo"
    OUTDATED = "outdated"
    VOID = "void"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "affects rating": "Affects the rating",
            "does not affect rating": "Doesn’t affect the rating",
        }.get(self.value, self.value.capitalize())


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
    correction: str | None = Field(default=None, max_length=LONGEST_CORRECTION)
    correction_tier: CorrectionTier | None = word(CorrectionTier, default=None, nullable=True)
    #: sha256 over all that the report said when it was signed off; what is published says the same.
    #: None for verdicts from before it was kept.
    report_digest: str | None = Field(default=None, max_length=64)


class Correction(Record, table=True):
    """What an edition changed of the one before, in the words that it was frozen with.

    The edition says all this itself. It stands here as well so that a log of all corrections
    needn't open the report of each; never changed, never removed.
    """

    claim_id: int = Field(foreign_key="claim.id", index=True)
    #: The edition that set it right.
    edition_id: int = Field(foreign_key="edition.id", unique=True)
    #: None for corrections from before they had tiers.
    tier: CorrectionTier | None = word(CorrectionTier, default=None, nullable=True)
    sentence: str = Field(max_length=LONGEST_CORRECTION)
    #: What the edition calls the claim: its headline, or its words.
    title: str
    #: The ratings of both editions as readers saw them; None at a desk without ratings.
    rating_before: str | None = Field(default=None, max_length=200)
    rating_after: str | None = Field(default=None, max_length=200)
    made_by_id: int = Field(foreign_key="person.id")
    made_at: datetime = moment()
