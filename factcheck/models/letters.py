"""Letters: what waits to go out by e-mail, what went, and what could not."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field

from factcheck.models.base import Record, moment, now, word


class LetterKind(StrEnum):
    """What a letter is for."""

    NOTICES = "notices"
    DIGEST = "digest"
    TRIAL = "trial"
    LINK_CODE = "link_code"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "notices": "Notice",
            "digest": "Daily e-mail",
            "trial": "Test letter",
            "link_code": "Code for a link",
        }[self.value]


class LetterState(StrEnum):
    """Where a letter is."""

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"
    #: All that it would have told was read meanwhile, or isn't for this person any more.
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {"dropped": "Not needed any more"}.get(
            self.value, self.value.replace("_", " ").capitalize()
        )


class Letter(Record, table=True):
    """One e-mail to one person, or to whom a share link is for.

    It has no text: that is written when it is sent, from the notices that name it, so that nothing
    goes out which was read meanwhile, or which the person may not know of any more. A code is made
    only then, too.
    """

    __table_args__ = (Index("ix_letter_state_next_try_at", "state", "next_try_at"),)

    #: What it is for: the same thing is put into the queue once.
    key: str = Field(max_length=80, unique=True)
    kind: LetterKind = word(LetterKind)
    #: None for a code, which goes to whom its link is for.
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    link_code_id: int | None = Field(default=None, foreign_key="linkcode.id")
    state: LetterState = word(LetterState, default=LetterState.WAITING)
    made_at: datetime = moment(default_factory=now)
    next_try_at: datetime = moment(default_factory=now)
    #: Until then it is in the hands of one who sends it, and of nobody else.
    lease_until: datetime | None = moment(default=None, nullable=True)
    attempts: int = 0
    last_tried_at: datetime | None = moment(default=None, nullable=True)
    #: The mail server's words, or the system's.
    last_error: str | None = Field(default=None, max_length=500)
    ended_at: datetime | None = moment(default=None, nullable=True)
