"""Who may see what the desk publishes, as rows of which the newest is in force."""

from datetime import datetime

from sqlmodel import Field

from factcheck.models.base import Record, moment, now


class Publicity(Record, table=True):
    """Whether the desk publishes for everybody. Without a row it publishes by link only."""

    is_public: bool = False
    set_by_id: int = Field(foreign_key="person.id")
    set_at: datetime = moment(default_factory=now)
