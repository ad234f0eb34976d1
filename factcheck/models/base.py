"""What every record shares: its number, its moments in UTC, its words stored by value."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import DateTime, Dialect, MetaData, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

#: Names that a database gives are not the same on both; these are.
SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention

Vocabulary = TypeVar("Vocabulary", bound=StrEnum)


def now() -> datetime:
    """This moment, in UTC: the one clock of the records."""
    return datetime.now(UTC)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; refuses one without a time zone, and gives one back with it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: the same moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: SQLite forgets the zone, which is always UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """A word of a vocabulary, stored by its value: it can grow without a migration."""

    impl = String(40)
    cache_ok = True

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:
        """To the database; a word that the vocabulary doesn't have raises ``ValueError``."""
        return None if value is None else self.vocabulary(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From the database."""
        return None if value is None else self.vocabulary(value)


def word(vocabulary: type[Vocabulary], **options: Any) -> Any:
    """A column that holds a word of ``vocabulary``."""
    return Field(sa_type=Word(vocabulary), **options)


def moment(**options: Any) -> Any:
    """A column that holds a moment."""
    return Field(sa_type=Moment, **options)


class Record(SQLModel):
    """A row with a number of its own, given by the database at the first flush."""

    id: int = Field(default=None, primary_key=True)
