"""Calendars: the secret address at which a person's calendar program finds the due dates."""

from datetime import datetime

from sqlmodel import Field

from factcheck.models.base import Record, moment, now


class CalendarFeed(Record, table=True):
    """The address of one person's feed; a new one takes the place of the one before."""

    __tablename__ = "calendar_feed"

    person_id: int = Field(foreign_key="person.id", unique=True)
    #: sha256 of the address's secret, in hexadecimal.
    token_hash: str = Field(max_length=64, unique=True)
    made_at: datetime = moment(default_factory=now)
