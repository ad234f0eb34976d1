"""The same deed done to many claims at once."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from factcheck.models.base import Record, moment, now, word


class BatchDeed(StrEnum):
    """What can be done to many claims at once."""

    OPEN = "open"
    SET_ASIDE = "set_aside"
    PUT_BACK = "put_back"
    TAKE = "take"
    ASSIGN = "assign"
    ADD_TOPIC = "add_topic"
    REMOVE_TOPIC = "remove_topic"

    @property
    def done(self) -> str:
        """What is said of a claim to which it was done: “3 claims …”."""
        return {
            "open": "opened",
            "set_aside": "set aside",
            "put_back": "put back into the inbox",
            "take": "taken",
            "assign": "assigned",
            "add_topic": "given the topic",
            "remove_topic": "relieved of the topic",
        }[self.value]


class Batch(Record, table=True):
    """A deed, to which claims it was done and to which not; it is undone as one."""

    actor_id: int = Field(foreign_key="person.id", index=True)
    deed: BatchDeed = word(BatchDeed)
    made_at: datetime = moment(default_factory=now)
    #: Of each claim that was changed: ``{"claim", "revision", "before"}``, the revision afterwards.
    done: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    #: Of each that was not: ``{"claim", "why"}``.
    refused: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    #: Of those that an undo left as they were: ``{"claim", "why"}``.
    kept: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    undone_at: datetime | None = moment(default=None, nullable=True)
    #: Sent with the form, so that a form sent twice does it once.
    form_key: str = Field(max_length=64, unique=True)
