"""The desk's schemes of rating, and the ratings of each."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now

#: In characters, of a rating and of a scheme.
LONGEST_LABEL = 60
LONGEST_DEFINITION = 500
#: Fewer than this many ratings are no choice.
FEWEST_RATINGS = 2


class RatingScheme(Record, table=True):
    """A set of ratings from which a review chooses one; the policy says which is in force."""

    #: “desk-scale”: never changes.
    key: str = Field(max_length=40, unique=True)
    label: str = Field(max_length=LONGEST_LABEL, unique=True)
    #: Whether readers are shown the rating; if not, it is the desk's own finding, and a report
    #: gives the conclusion alone.
    shows_rating: bool = True
    #: Goes up by one with every change of the scheme or of one of its ratings.
    revision: int = 1

    @property
    def noun(self) -> str:
        """What a review chooses."""
        return "rating" if self.shows_rating else "finding"


class Rating(Record, table=True):
    """A value of a scheme."""

    __table_args__ = (Index("ix_rating_scheme_id_label", "scheme_id", "label", unique=True),)

    scheme_id: int = Field(foreign_key="ratingscheme.id")
    scheme: "RatingScheme" = Relationship()
    #: “mostly-false”: the name in addresses and files; never changes.
    key: str = Field(max_length=40, unique=True)
    label: str = Field(max_length=LONGEST_LABEL)
    definition: str = Field(max_length=LONGEST_DEFINITION)
    #: “#a3221b”; a swatch beside the word, never the word's own colour.
    colour: str = Field(max_length=7)
    #: Only ordered ratings carry a number; higher is truer.
    number: int | None = None
    position: int
    added_at: datetime = moment(default_factory=now)
    #: Since when it isn't offered any more; what was rated with it stays as it is.
    retired_at: datetime | None = moment(default=None, nullable=True)
