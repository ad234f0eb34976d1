"""Passages: words pinned to their place in a frozen version."""

from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Relationship

from factcheck.models.base import Record

if TYPE_CHECKING:
    from factcheck.models.articles import Version


class Passage(Record, table=True):
    """One or more ordered spans of one version; several spans are a split quotation."""

    __table_args__ = (UniqueConstraint("version_id", "place"),)

    version_id: int = Field(foreign_key="version.id", index=True)
    version: "Version" = Relationship()
    #: The spans in code points, end exclusive, as “490-565” or “3801-3879,3892-3997”.
    place: str = Field(max_length=500)
    #: The words, the spans joined by “ … ”.
    exact: str
    #: The 32 code points before the first span and after the last.
    prefix: str = Field(default="", max_length=64)
    suffix: str = Field(default="", max_length=64)
    #: Number of the paragraph in which it begins, from 1.
    paragraph: int

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The spans as pairs of code points."""
        return spans_of(self.place)


def place_of(spans: list[tuple[int, int]]) -> str:
    """The spans as they are stored."""
    return ",".join(f"{start}-{end}" for start, end in spans)


def spans_of(place: str) -> list[tuple[int, int]]:
    """The stored place as spans."""
    pairs = (span.split("-") for span in place.split(","))
    return [(int(start), int(end)) for start, end in pairs]
