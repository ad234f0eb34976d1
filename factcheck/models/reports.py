"""Published editions of a claim's report, and the secret links that open them."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now, word

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
    content_hash: str = Field(max_length=64)
    previous_hash: str | None = Field(default=None, max_length=64)
    published_by_id: int = Field(foreign_key="person.id")
    published_by: "Person" = Relationship()
    published_at: datetime = moment(default_factory=now, index=True)


class LinkPurpose(StrEnum):
    """What a share link shows."""

    PUBLIC_LATEST = "public_latest"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {"public_latest": "The newest edition"}[self.value]


class ShareLink(Record, table=True):
    """A secret address of one claim's report; only the hash of its secret is kept."""

    claim_id: int = Field(foreign_key="claim.id", index=True)
    claim: "Claim" = Relationship()
    purpose: LinkPurpose = word(LinkPurpose)
    #: For whom it was made, in the desk's own words.
    label: str = Field(max_length=120)
    #: sha256 of the secret, in hexadecimal.
    token_hash: str = Field(max_length=64, unique=True)
    made_by_id: int = Field(foreign_key="person.id")
    made_by: "Person" = Relationship()
    made_at: datetime = moment(default_factory=now)
    expires_at: datetime | None = moment(default=None, nullable=True)
    revoked_at: datetime | None = moment(default=None, nullable=True)
    openings: int = 0
    last_opened_at: datetime | None = moment(default=None, nullable=True)
    form_key: str | None = Field(default=None, max_length=64, unique=True)

    def is_open_at(self, moment_: datetime) -> bool:
        """Whether it still works at that moment."""
        expired = self.expires_at is not None and self.expires_at <= moment_
        return self.revoked_at is None and not expired
