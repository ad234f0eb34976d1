"""Gaps in the desk's guideline: what a dispute showed it to leave open."""

from datetime import datetime
from typing import TYPE_CHECKING, Optional

from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now

if TYPE_CHECKING:
    from factcheck.models.people import Person
    from factcheck.models.reviews import Round

#: In characters.
LONGEST_ANSWER_TO_GAP = 1_000


class GuidelineGap(Record, table=True):
    """A question that the guideline doesn't answer yet; noted when a dispute is settled over it."""

    claim_id: int = Field(foreign_key="claim.id", index=True)
    round_id: int = Field(foreign_key="round.id", unique=True)
    round: "Round" = Relationship()
    noted_at: datetime = moment(default_factory=now)
    #: What the guideline says now, or why it needn't say anything; None while the gap is open.
    answer: str | None = Field(default=None, max_length=LONGEST_ANSWER_TO_GAP)
    closed_by_id: int | None = Field(default=None, foreign_key="person.id")
    closed_by: Optional["Person"] = Relationship()
    closed_at: datetime | None = moment(default=None, nullable=True, index=True)
    #: Goes up by one with every change; a form that saw another is out of date.
    revision: int = 1
