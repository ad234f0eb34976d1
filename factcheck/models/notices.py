"""Notices: what somebody is told of, and how each wants to be told."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field

from factcheck.models.base import Record, moment, now, word


class NoticeKind(StrEnum):
    """What a notice is about; people choose for each how they are told."""

    ASSIGNMENT = "assignment"
    COMMENT = "comment"
    REVIEW = "review"
    DISPUTE = "dispute"
    OUTCOME = "outcome"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "assignment": "Claims given to you or taken from you",
            "comment": "Comments that mention or answer you",
            "review": "Your reviews, when the evidence changes",
            "dispute": "Disputes that you are part of",
            "outcome": "What becomes of claims you worked on",
        }[self.value]

    @property
    def tag(self) -> str:
        """One word, beside a notice."""
        return self.value.capitalize()


class Delivery(StrEnum):
    """How somebody is told of a kind of thing."""

    MAIL = "mail"
    DIGEST = "digest"
    APP = "app"
    OFF = "off"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "mail": "Here, and by e-mail at once",
            "digest": "Here, and in a daily e-mail",
            "app": "Here only",
            "off": "Not at all",
        }[self.value]


#: How people are told until they choose otherwise.
FIRST_CHOICES: dict[NoticeKind, Delivery] = {
    NoticeKind.ASSIGNMENT: Delivery.MAIL,
    NoticeKind.COMMENT: Delivery.MAIL,
    NoticeKind.REVIEW: Delivery.MAIL,
    NoticeKind.DISPUTE: Delivery.MAIL,
    NoticeKind.OUTCOME: Delivery.DIGEST,
}


class Notice(Record, table=True):
    """One event that one person is told of; written with the event."""

    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        Index("ix_notice_person_id_read_at_id", "person_id", "read_at", "id"),
        Index("ix_notice_person_id_id", "person_id", "id"),
        Index("ix_notice_letter_id_delivery_made_at", "letter_id", "delivery", "made_at"),
    )

    person_id: int = Field(foreign_key="person.id")
    event_id: int = Field(foreign_key="event.id")
    claim_id: int = Field(foreign_key="claim.id")
    kind: NoticeKind = word(NoticeKind)
    #: As the person wished when it was written, or wished since.
    delivery: Delivery = word(Delivery)
    made_at: datetime = moment(default_factory=now)
    read_at: datetime | None = moment(default=None, nullable=True)
    #: The letter that tells of it, when there is one.
    letter_id: int | None = Field(default=None, foreign_key="letter.id")


class NoticeChoices(Record, table=True):
    """How one person wants to be told; nobody has a row before choosing."""

    __tablename__ = "notice_choices"

    person_id: int = Field(foreign_key="person.id", unique=True)
    #: Kind → delivery, by their values; a kind that isn't here is told as at first.
    deliveries: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    #: The hour of the day, in the person's time zone, at which the daily e-mail is written.
    digest_hour: int = 8
    #: As the tz database names it: “Europe/Oslo”.
    time_zone: str = Field(default="UTC", max_length=60)

    def of(self, kind: NoticeKind) -> Delivery:
        """How this person is told of such a thing."""
        wished = self.deliveries.get(kind.value)
        return Delivery(wished) if wished else FIRST_CHOICES[kind]
