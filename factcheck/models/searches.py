"""Search records: where the desk looked for what, and what it found, if anything."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Field

from factcheck.models.base import Record, moment, now, word


class LookedFor(StrEnum):
    """What a search was after."""

    SUPPORT = "support"
    CONTRADICTION = "contradiction"
    #: Whatever speaks against where the evidence points.
    OTHER_SIDE = "other_side"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "support": "What supports the claim",
            "contradiction": "What contradicts the claim",
            "other_side": "The other side",
        }[self.value]


class SearchRecord(Record, table=True):
    """A search that somebody made for a claim; as evidence it says that there is no record."""

    claim_id: int = Field(foreign_key="claim.id", index=True)
    #: The archive, register, site or database: “the council’s register of contracts”.
    searched_in: str = Field(max_length=200)
    #: Of what was searched, when it is on the web.
    address: str | None = Field(default=None, max_length=2000)
    searched_for: str = Field(max_length=500)
    #: The days, inclusive, from which the things looked through are.
    period_from: date | None = None
    period_to: date | None = None
    searched_on: date
    looked_for: LookedFor = word(LookedFor)
    #: None for nothing.
    found: str | None = Field(default=None, max_length=1000)
    #: For the desk alone.
    note: str | None = Field(default=None, max_length=2000)
    recorded_by_id: int = Field(foreign_key="person.id")
    recorded_at: datetime = moment(default_factory=now)
    withdrawn_at: datetime | None = moment(default=None, nullable=True)
    #: Goes up by one with every change; a form that saw another is out of date.
    revision: int = 1
    #: Sent with the form, so that a form sent twice records once.
    form_key: str | None = Field(default=None, max_length=64, unique=True)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was recorded by mistake."""
        return self.withdrawn_at is not None

    def facts(self) -> dict[str, Any]:
        """What a person may edit and readers may see, as history keeps it: all but the note."""
        return {
            "searched_in": self.searched_in,
            "address": self.address,
            "searched_for": self.searched_for,
            "period_from": self.period_from.isoformat() if self.period_from else None,
            "period_to": self.period_to.isoformat() if self.period_to else None,
            "searched_on": self.searched_on.isoformat(),
            "looked_for": self.looked_for.value,
            "found": self.found,
        }
