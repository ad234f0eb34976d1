"""What the public site lists: what the newest edition of each report says, in columns.

Every word of it stands in the frozen JSON of an edition, and can be made again from there; but for
the name under which a claimant is listed, which is the register's.
"""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from factcheck.models.base import Record, moment
from factcheck.text.slugs import LONGEST_SLUG


class PublishedCheck(Record, table=True):
    """The newest edition of one claim's report, as lists, filters and search know it."""

    __table_args__ = (
        # Lists show the newest first; the claim is there so that what is hidden is known by it.
        Index("ix_publishedcheck_first", "first_published_at", "id", "claim_id"),
        Index("ix_publishedcheck_rated", "rating_key", "first_published_at", "id", "claim_id"),
        Index("ix_publishedcheck_said_by", "claimant_key", "first_published_at", "id", "claim_id"),
        Index("ix_publishedcheck_changed", "changed_at", "id", "claim_id"),
    )

    claim_id: int = Field(foreign_key="claim.id", unique=True)
    edition_id: int = Field(foreign_key="edition.id")
    #: The number of that edition.
    number: int
    #: The claim in one line, with its quotation marks.
    title: str
    headline: str | None = None
    conclusion: str
    #: As frozen; none where the report gives the conclusion alone.
    rating: str | None = None
    rating_key: str | None = Field(default=None, max_length=LONGEST_SLUG)
    rating_number: int | None = None
    colour: str | None = Field(default=None, max_length=7)
    claimant: str | None = None
    claimant_role: str | None = None
    #: The claimant's name in the register as it was published or merged last: two names of one
    #: person are listed as one. None where nobody is named.
    listed_as: str | None = None
    #: That name in an address; none where nobody is named, or no letter is in the name.
    claimant_key: str | None = Field(default=None, max_length=LONGEST_SLUG)
    said_on: date | None = None
    first_published_at: datetime = moment()
    published_at: datetime = moment()
    #: When it last changed in what it says: a typo that was put right changes nothing.
    changed_at: datetime = moment()
    #: Of the correction by which the newest edition came about, as frozen; “void” and “outdated”
    #: say what the check is now.
    tier: str | None = Field(default=None, max_length=40)
    #: When it was last corrected but for typos; none for a check that never was.
    corrected_at: datetime | None = moment(default=None, nullable=True)
    #: Everything that search looks through.
    wording: str


class PublishedTopic(Record, table=True):
    """That a published check is about a topic."""

    __table_args__ = (
        UniqueConstraint("check_id", "key"),
        Index("ix_publishedtopic_about", "key", "check_id", "name"),
    )

    check_id: int = Field(foreign_key="publishedcheck.id")
    #: The name in an address.
    key: str = Field(max_length=LONGEST_SLUG)
    name: str = Field(max_length=LONGEST_SLUG)


class PublishedName(Record, table=True):
    """A name in an address under which a check was ever listed: whoever asks for it is led on."""

    __table_args__ = (UniqueConstraint("key", "check_id"),)

    check_id: int = Field(foreign_key="publishedcheck.id", index=True)
    key: str = Field(max_length=LONGEST_SLUG)
