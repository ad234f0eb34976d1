"""Withholding: what was published, or kept, and isn't shown for legal or private reasons."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from factcheck.models.base import Record, moment, now, word

LONGEST_GROUNDS = 500


class Ground(StrEnum):
    """Why something is withheld, as far as the world is told."""

    LEGAL = "legal"
    PRIVACY = "privacy"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {"legal": "For legal reasons", "privacy": "For privacy"}[self.value]


class Withholding(Record, table=True):
    """From when to when the reports on a claim, or the text of an article, weren't shown."""

    #: Either a claim, whose editions are withheld, or an article, with all of its versions.
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    article_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    ground: Ground = word(Ground)
    #: For the desk's log; readers are told the ground alone.
    reason: str = Field(max_length=LONGEST_GROUNDS)
    #: Whether the claim was being judged anew just then: released, it is open.
    was_reopened: bool = False
    by_id: int = Field(foreign_key="person.id")
    at: datetime = moment(default_factory=now)
    #: Set when it was released.
    ended_by_id: int | None = Field(default=None, foreign_key="person.id")
    ended_at: datetime | None = moment(default=None, nullable=True)
