"""Filters that somebody saved under a name."""

from datetime import datetime

from sqlmodel import Field

from factcheck.models.base import Record, moment, now

#: In characters.
LONGEST_FILTER_NAME = 60
LONGEST_FILTER = 1000


class SavedFilter(Record, table=True):
    """What a list of claims is narrowed to, as it stands in an address, with a name for it."""

    person_id: int = Field(foreign_key="person.id", index=True)
    name: str = Field(max_length=LONGEST_FILTER_NAME)
    #: “status=disputed&assignee=nobody”: what stands behind the question mark.
    asks: str = Field(max_length=LONGEST_FILTER)
    #: Whether everybody at the desk has it among theirs.
    is_shared: bool = Field(default=False, index=True)
    made_at: datetime = moment(default_factory=now)
    #: Set when it was deleted; an undo takes it back.
    removed_at: datetime | None = moment(default=None, nullable=True)
