"""Outlets, their articles, and the frozen versions of each article's text."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now, word

if TYPE_CHECKING:
    from factcheck.models.people import Person


class SourceKind(StrEnum):
    """What an article is to a claim: journalism tells of a matter, the others are part of it."""

    JOURNALISM = "journalism"
    RECORD = "record"
    TRANSCRIPT = "transcript"
    DATASET = "dataset"
    DOCUMENT = "document"
    STATEMENT = "statement"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            SourceKind.JOURNALISM: "Journalism",
            SourceKind.RECORD: "Official record",
            SourceKind.TRANSCRIPT: "Transcript or recording",
            SourceKind.DATASET: "Data set",
            SourceKind.DOCUMENT: "Document",
            SourceKind.STATEMENT: "Statement by those concerned",
        }[self]

    @property
    def is_primary(self) -> bool:
        """Whether it is a primary source."""
        return self is not SourceKind.JOURNALISM


class Outlet(Record, table=True):
    """An organisation that publishes articles."""

    name: str = Field(max_length=200)
    #: The name, folded, so that “The Courier” and “the courier” are one outlet.
    name_key: str = Field(max_length=400, unique=True)
    home_page: str | None = Field(default=None, max_length=2000)
    #: The smallest number among the outlets that it is tied to; none for one that is by itself.
    house: int | None = None


class Article(Record, table=True):
    """One piece of journalism of one outlet."""

    outlet_id: int = Field(foreign_key="outlet.id", index=True)
    outlet: "Outlet" = Relationship()
    title: str = Field(max_length=500)
    author: str | None = Field(default=None, max_length=300)
    published_on: date | None = Field(default=None, index=True)
    #: The address where it was published, canonical; pasted text has none.
    address: str | None = Field(default=None, max_length=2000)
    #: What makes it this article: its address, else its outlet and the hash of its text.
    identity: str = Field(max_length=2000, unique=True)
    #: Of the articles that are reprints of one story: the smallest number among them.
    reprint_group: int | None = Field(default=None, index=True)
    source_kind: SourceKind = word(SourceKind, default=SourceKind.JOURNALISM)
    #: Name of the file it came in, when it came in one.
    source_file: str | None = Field(default=None, max_length=500)
    newest_version: int = 1
    added_by_id: int = Field(foreign_key="person.id")
    added_by: "Person" = Relationship()
    added_at: datetime = moment(default_factory=now, index=True)


class Version(Record, table=True):
    """The frozen canonical text of an article at one moment; never changed, never removed."""

    __table_args__ = (UniqueConstraint("article_id", "number"),)

    article_id: int = Field(foreign_key="article.id")
    article: "Article" = Relationship()
    #: 1 for the first text of this article, and so on.
    number: int = 1
    text: str
    #: sha256 of the text in UTF-8, in hexadecimal.
    sha256: str = Field(max_length=64, index=True)
    #: Stretches that are not journalism, as [start, end, kind] in code points.
    furniture: list[list[Any]] = Field(default_factory=list, sa_type=JSON)
    #: Code of the language (ISO 639, "und" for one that isn't known) where it was recognised;
    #: claims are pulled from what is English, and from what nothing is said of.
    language: str | None = Field(default=None, max_length=10)
    #: Which rules made the text out of what came in.
    canonicaliser: str = Field(max_length=40)
    extractor: str = Field(max_length=40)
    #: sha256 of the bytes that came in; they are kept in the instance's ``originals`` folder.
    original_sha256: str = Field(max_length=64)
    original_type: str = Field(max_length=100)
    taken_at: datetime = moment(default_factory=now)


class Sentence(Record, table=True):
    """A sentence of a version, kept apart so that it can be searched and suggested."""

    version_id: int = Field(foreign_key="version.id", index=True)
    start: int
    end: int
    text: str
