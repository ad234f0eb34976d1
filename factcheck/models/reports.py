"""Published editions of a claim's report."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now

if TYPE_CHECKING:
    from factcheck.models.claims import Claim
    from factcheck.models.people import Person


class Edition(Record, table=True):
    """A published report, numbered and frozen with its bytes; never changed, never removed."""

    __table_args__ = (UniqueConstraint("claim_id", "number"),)

    claim_id: int = Field(foreign_key="claim.id")
    claim: "Claim" = Relationship()
    number: int
    verdict_id: int = Field(foreign_key="verdict.id")
    #: The ``PublicReport`` as canonical JSON, and its Markdown: the bytes that everybody gets.
    json_bytes: bytes
    markdown_bytes: bytes
    #: sha256 of the JSON, in hexadecimal, and that of the edition before.
    content_hash: str = Field(max_length=64, index=True)
    previous_hash: str | None = Field(default=None, max_length=64)
    published_by_id: int = Field(foreign_key="person.id")
    published_by: "Person" = Relationship()
    published_at: datetime = moment(default_factory=now, index=True)
