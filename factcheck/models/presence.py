"""Who is at a claim just now."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from factcheck.models.base import Record, moment, now


class Presence(Record, table=True):
    """Somebody who has a claim on the screen, and when that was last heard; old rows go."""

    __table_args__ = (
        UniqueConstraint("person_id", "claim_id"),
        Index("ix_presence_claim_id_seen_at", "claim_id", "seen_at"),
    )

    person_id: int = Field(foreign_key="person.id")
    claim_id: int = Field(foreign_key="claim.id")
    seen_at: datetime = moment(default_factory=now)
