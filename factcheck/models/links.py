"""Secret links to one claim's report: what each is for, and the codes that open some of them."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Optional

from sqlalchemy import Index
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now, word

if TYPE_CHECKING:
    from factcheck.models.claims import Claim
    from factcheck.models.people import Person

LONGEST_LINK_LABEL = 120


class LinkPurpose(StrEnum):
    """What a share link shows."""

    PUBLIC_LATEST = "public_latest"
    PINNED = "pinned_edition"
    EMBARGO = "embargo"
    REVIEWER_PREVIEW = "reviewer_preview"
    CLAIMANT_PREVIEW = "claimant_preview"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "public_latest": "The newest edition",
            "pinned_edition": "One edition",
            "embargo": "The newest edition, under embargo",
            "reviewer_preview": "A draft with notes",
            "claimant_preview": "A draft for comment",
        }[self.value]

    @property
    def definition(self) -> str:
        """What it means here."""
        return {
            "public_latest": "The report as it stands, and as it will stand after a correction.",
            "pinned_edition": "One edition for good; it says so when a newer one exists.",
            "embargo": "Until the moment only how long that is; from then on the newest edition.",
            "reviewer_preview": "For one named person: the claim as it stands, with the notes on"
            " its evidence and what was withdrawn. No review, no comment.",
            "claimant_preview": "For the claimant: the claim and its evidence without notes, marked"
            " “Draft for comment, not published” with their name.",
        }[self.value]

    @property
    def is_draft(self) -> bool:
        """Whether it shows the records as they stand, published or not."""
        return self in (LinkPurpose.REVIEWER_PREVIEW, LinkPurpose.CLAIMANT_PREVIEW)

    @property
    def is_unpublished(self) -> bool:
        """Whether whoever makes one gives away what isn't published, now or from a moment on."""
        return self not in (LinkPurpose.PUBLIC_LATEST, LinkPurpose.PINNED)


class Proof(StrEnum):
    """What a link asks for beside its secret."""

    NONE = "none"
    PASSWORD = "password"  # noqa: S105 - a word of the vocabulary
    #: A code that was sent to the recipient's e-mail address.
    CODE = "code"


class ShareLink(Record, table=True):
    """A secret address of one claim's report; only the hash of its secret is kept."""

    __table_args__ = (Index("ix_sharelink_revoked_at_id", "revoked_at", "id"),)

    claim_id: int = Field(foreign_key="claim.id", index=True)
    claim: "Claim" = Relationship()
    purpose: LinkPurpose = word(LinkPurpose)
    #: For whom it was made, in the desk's own words.
    label: str = Field(max_length=LONGEST_LINK_LABEL)
    #: sha256 of the secret, in hexadecimal; another one when the link was replaced.
    token_hash: str = Field(max_length=64, unique=True)
    made_by_id: int = Field(foreign_key="person.id")
    made_by: "Person" = Relationship(
        sa_relationship_kwargs={"foreign_keys": "ShareLink.made_by_id"}
    )
    made_at: datetime = moment(default_factory=now)
    expires_at: datetime | None = moment(default=None, nullable=True)
    revoked_at: datetime | None = moment(default=None, nullable=True)
    #: When its secret was changed last; the one before opens nothing.
    replaced_at: datetime | None = moment(default=None, nullable=True)
    openings: int = 0
    last_opened_at: datetime | None = moment(default=None, nullable=True)
    form_key: str | None = Field(default=None, max_length=64, unique=True)
    #: argon2id; none when the secret alone opens it.
    password_hash: str | None = Field(default=None, max_length=200)
    #: The edition that a link to one edition shows.
    edition_number: int | None = None
    #: Until then a link under embargo shows nothing of the claim.
    embargo_until: datetime | None = moment(default=None, nullable=True)
    #: Whom a preview is for: somebody of the desk, or a name with an e-mail address.
    recipient_id: int | None = Field(default=None, foreign_key="person.id")
    recipient: Optional["Person"] = Relationship(
        sa_relationship_kwargs={"foreign_keys": "ShareLink.recipient_id"}
    )
    recipient_name: str | None = Field(default=None, max_length=120)
    recipient_email: str | None = Field(default=None, max_length=254)

    def is_open_at(self, moment_: datetime) -> bool:
        """Whether it still works at that moment."""
        expired = self.expires_at is not None and self.expires_at <= moment_
        return self.revoked_at is None and not expired

    @property
    def proof(self) -> Proof:
        """What it asks for beside its secret: a password stands in the place of a code."""
        if self.password_hash is not None:
            return Proof.PASSWORD
        is_named = self.purpose is LinkPurpose.REVIEWER_PREVIEW
        return Proof.CODE if is_named else Proof.NONE

    @property
    def addressee(self) -> str | None:
        """The name of whom a preview is for."""
        return self.recipient.name if self.recipient else self.recipient_name


class LinkCode(Record, table=True):
    """A code that opens one link once. It is derived when it is sent, and never kept."""

    __table_args__ = (Index("ix_linkcode_link_id_asked_at", "link_id", "asked_at"),)

    link_id: int = Field(foreign_key="sharelink.id")
    link: "ShareLink" = Relationship()
    #: From it and the desk's secret key the code follows; of no use without that key.
    nonce: str = Field(max_length=32)
    asked_at: datetime = moment(default_factory=now)
    #: How many codes were held against it.
    tries: int = 0
    #: Used, tried too often, or followed by another.
    ended_at: datetime | None = moment(default=None, nullable=True)
