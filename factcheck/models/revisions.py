"""What reviewers wrote anew in a dispute; the review itself keeps its first words."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now

if TYPE_CHECKING:
    from factcheck.models.reviews import Rating


class Revision(Record, table=True):
    """A later wording of a review; the newest one is what its author stands by."""

    __table_args__ = (UniqueConstraint("review_id", "number"),)

    review_id: int = Field(foreign_key="review.id")
    #: From 1, in the order in which they were written.
    number: int
    rating_id: int = Field(foreign_key="rating.id")
    rating: "Rating" = Relationship()
    justification: str = Field(max_length=5000)
    made_at: datetime = moment(default_factory=now)
