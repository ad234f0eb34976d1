"""Which articles are reprints of one another: what the machine found, and what people decided."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from factcheck.models.base import Record, moment, now, word

if TYPE_CHECKING:
    from factcheck.models.people import Person


class Trace(SQLModel, table=True):
    """One of the numbers by which articles that are alike find each other.

    They are those of an article's newest version (see ``text.likeness``); a number that very many
    articles have is kept of the first of them only.
    """

    __table_args__ = {"sqlite_with_rowid": False}

    key: int = Field(primary_key=True, sa_type=BigInteger)
    article_id: int = Field(primary_key=True, foreign_key="article.id", index=True)


class Resemblance(Record, table=True):
    """How alike two articles are, as the machine found when the later text came in."""

    __table_args__ = (UniqueConstraint("low_id", "high_id"),)

    #: The article with the smaller number, and the other one.
    low_id: int = Field(foreign_key="article.id")
    high_id: int = Field(foreign_key="article.id", index=True)
    #: Which part of the shorter text the other has too, 0 to 1.
    share: float
    #: Whether that makes them one source; else they are only worth a look.
    is_reprint: bool


class DecisionKind(StrEnum):
    """What somebody decided about reprints."""

    JOIN = "join"
    SPLIT = "split"


class ReprintDecision(Record, table=True):
    """An editor's word on reprints, which the machine never goes against; it can be undone."""

    kind: DecisionKind = word(DecisionKind)
    article_id: int = Field(foreign_key="article.id", index=True)
    #: With which article it was joined.
    other_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    made_by_id: int = Field(foreign_key="person.id")
    made_by: "Person" = Relationship()
    made_at: datetime = moment(default_factory=now)
    undone_at: datetime | None = moment(default=None, nullable=True)


class ReprintRuling(Record, table=True):
    """What a decision says of one pair of articles; the last decision that stands has the word."""

    __table_args__ = (Index("ix_reprintruling_low_id_high_id", "low_id", "high_id"),)

    decision_id: int = Field(foreign_key="reprintdecision.id", index=True)
    low_id: int = Field(foreign_key="article.id")
    high_id: int = Field(foreign_key="article.id", index=True)
    #: Whether the two are one source, or are not.
    together: bool
