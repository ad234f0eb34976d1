"""Contacts: whom the desk asked about a claim, and what they said to it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from factcheck.models.base import Record, moment, now, word


class Channel(StrEnum):
    """How somebody was asked."""

    EMAIL = "e-mail"
    PHONE = "phone"
    IN_PERSON = "in person"
    LETTER = "letter"
    FORM = "form"
    SOCIAL_MEDIA = "social media"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {"form": "Contact form", "other": "Another way"}.get(
            self.value, self.value.capitalize()
        )


class Reply(StrEnum):
    """What came of asking."""

    WAITING = "waiting"
    ANSWERED = "answered"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "waiting": "Waiting for an answer",
            "answered": "Answered",
            "declined": "Declined to comment",
            "no_answer": "No answer by the deadline",
        }[self.value]


class Contact(Record, table=True):
    """Somebody who was given the chance to reply."""

    __table_args__ = (Index("ix_contact_due", "reply", "deadline"),)

    claim_id: int = Field(foreign_key="claim.id", index=True)
    #: A person or body, and what they are: “spokesperson of the council”.
    whom: str = Field(max_length=200)
    role: str | None = Field(default=None, max_length=200)
    #: What readers see instead of name and role: “a former engineer of the yard”.
    printed_as: str | None = Field(default=None, max_length=300)
    channel: Channel = word(Channel)
    #: What was asked, in short; for the desk alone.
    question: str = Field(max_length=1000)
    asked_on: date
    #: The last day on which an answer was to come.
    deadline: date | None = None
    reply: Reply = word(Reply, default=Reply.WAITING)
    #: The day of the answer or the refusal, or on which the desk stopped waiting.
    replied_on: date | None = None
    #: In their own words; readers see it.
    answer: str | None = Field(default=None, max_length=5000)
    #: For the desk alone.
    note: str | None = Field(default=None, max_length=2000)
    logged_by_id: int = Field(foreign_key="person.id")
    logged_at: datetime = moment(default_factory=now)
    withdrawn_at: datetime | None = moment(default=None, nullable=True)
    #: Goes up by one with every change; a form that saw another is out of date.
    revision: int = 1
    #: Sent with the form, so that a form sent twice logs once.
    form_key: str | None = Field(default=None, max_length=64, unique=True)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was logged by mistake."""
        return self.withdrawn_at is not None

    @property
    def is_waiting(self) -> bool:
        """Whether an answer may still come."""
        return self.reply is Reply.WAITING and not self.is_withdrawn

    @property
    def is_late(self) -> bool:
        """Whether the deadline has passed without an answer."""
        return self.is_waiting and self.deadline is not None and self.deadline < now().date()

    @property
    def named(self) -> str:
        """Name and role, as the desk sees them."""
        return f"{self.whom} ({self.role})" if self.role else self.whom

    def facts(self) -> dict[str, Any]:
        """What a person may edit, as history keeps it."""
        return {
            "whom": self.whom,
            "whom_role": self.role,
            "printed_as": self.printed_as,
            "channel": self.channel.value,
            "question": self.question,
            "asked_on": self.asked_on.isoformat(),
            "deadline": self.deadline.isoformat() if self.deadline else None,
            "contact_note": self.note,
        }

    def outcome(self) -> dict[str, Any]:
        """What came of it, as history keeps it."""
        return {
            "reply": self.reply.value,
            "replied_on": self.replied_on.isoformat() if self.replied_on else None,
            "answer": self.answer,
        }
