"""Which claims are perhaps the same, as the machine found, and which are not, as people said."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from factcheck.models.base import Record, moment, now


class PerhapsSame(Record, table=True):
    """A claim that was pulled in a shorter or longer form than the claimant's words before.

    What is only much alike is looked up when somebody looks at the claim.
    """

    __table_args__ = (UniqueConstraint("claim_id", "other_id"),)

    #: The claim that came in, and the one that the desk had.
    claim_id: int = Field(foreign_key="claim.id")
    other_id: int = Field(foreign_key="claim.id", index=True)
    found_at: datetime = moment(default_factory=now)


class NotTheSame(Record, table=True):
    """Two claims of which somebody said that they are not the same; not proposed again."""

    __table_args__ = (UniqueConstraint("low_id", "high_id"),)

    #: The claim with the smaller number, and the other one.
    low_id: int = Field(foreign_key="claim.id")
    high_id: int = Field(foreign_key="claim.id", index=True)
    said_by_id: int = Field(foreign_key="person.id")
    said_at: datetime = moment(default_factory=now)
