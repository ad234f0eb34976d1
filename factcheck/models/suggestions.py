"""What somebody thought of a passage that the machine suggested."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from factcheck.models.base import Record, moment, now


class Dismissal(Record, table=True):
    """A suggested sentence that doesn't bear on the claim; it is not suggested for it again."""

    __table_args__ = (UniqueConstraint("claim_id", "sentence_id"),)

    claim_id: int = Field(foreign_key="claim.id")
    sentence_id: int = Field(foreign_key="sentence.id")
    dismissed_by_id: int = Field(foreign_key="person.id")
    dismissed_at: datetime = moment(default_factory=now)
