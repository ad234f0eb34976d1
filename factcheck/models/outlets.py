"""Outlets that belong together, so that their articles count as one source."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now, word

if TYPE_CHECKING:
    from factcheck.models.people import Person


class TieKind(StrEnum):
    """Why two outlets don't vouch for each other."""

    SAME_OWNER = "same_owner"
    CARRIES_WIRE = "carries_wire"

    @property
    def label(self) -> str:
        """Between the names of the two."""
        return {"same_owner": "has the same owner as", "carries_wire": "carries the wire of"}[
            self.value
        ]


class OutletTie(Record, table=True):
    """Two outlets tied together by an editor, until they are untied."""

    outlet_id: int = Field(foreign_key="outlet.id", index=True)
    other_id: int = Field(foreign_key="outlet.id", index=True)
    kind: TieKind = word(TieKind)
    made_by_id: int = Field(foreign_key="person.id")
    made_by: "Person" = Relationship()
    made_at: datetime = moment(default_factory=now)
    ended_at: datetime | None = moment(default=None, nullable=True)
