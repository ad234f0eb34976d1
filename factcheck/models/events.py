"""Events: who did what to what, when, and who may see it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field

from factcheck.models.base import Record, moment, now, word


class Audience(StrEnum):
    """Who may see an event."""

    DESK = "desk"
    #: The one who acted and nobody else: what a sealed review says.
    ACTOR = "actor"
    ADMINS = "admins"


class Event(Record, table=True):
    """One change of state; written with the change, never changed, never removed."""

    __table_args__ = (
        Index("ix_event_claim_id_id", "claim_id", "id"),
        # What is told of neither claim nor article is looked for by what it is about.
        Index(
            "ix_event_subject",
            "subject",
            "id",
            sqlite_where=text("claim_id IS NULL AND article_id IS NULL"),
            postgresql_where=text("claim_id IS NULL AND article_id IS NULL"),
        ),
    )

    at: datetime = moment(default_factory=now, index=True)
    actor_id: int = Field(foreign_key="person.id")
    #: The actor's name as it was: “Ada Moss”, “shell:root”.
    actor_name: str = Field(max_length=120)
    #: What happened, as “evidence.attached”.
    verb: str = Field(max_length=60)
    claim_id: int | None = Field(default=None, foreign_key="claim.id")
    article_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    #: The thing itself, as “evidence:7”.
    subject: str = Field(max_length=60)
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    audience: Audience = word(Audience, default=Audience.DESK)
