"""The desk's rules, as versioned rows."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlmodel import Field

from factcheck.errors import RuleBroken
from factcheck.models.base import Record, moment, now

MOST_REVIEWS = 3
MOST_SOURCES = 5
LONGEST_REVIEW_BY = 3_650  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a policy asks for; as it stands here, what a desk begins with.

    Raises ``RuleBroken`` for a rule that no claim could be held to.
    """

    #: How many sealed reviews a claim needs.
    reviews_wanted: int = 2
    #: Whether the one who reviewed may also settle and sign off: a desk of one.
    one_person_desk: bool = False
    #: Whether those who marked a claim, or opened it from the inbox, may review it.
    finder_may_review: bool = True
    #: Whether those whose passages are in the evidence may review it.
    attacher_may_review: bool = True
    #: The scheme on which a claim is rated; None for the one that is in force already.
    scheme_id: int | None = None
    #: The least number of independent sources; reprints of one text are one source.
    sources_wanted: int = 1
    #: Whether the article in which the claim was made may be the only source.
    own_article_may_suffice: bool = True
    #: Whether the evidence needs a primary source.
    primary_source_wanted: bool = False
    #: Whether a search for what speaks for the other side has to be on record.
    other_side_wanted: bool = False
    #: How long after its publication a report is looked at again; None for never by itself.
    review_by_days: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.reviews_wanted <= MOST_REVIEWS:
            raise RuleBroken("A claim needs one, two or three reviews.")
        if not 0 <= self.sources_wanted <= MOST_SOURCES:
            raise RuleBroken(f"Ask for {MOST_SOURCES} independent sources at most.")
        days = self.review_by_days
        if days is not None and not 1 <= days <= LONGEST_REVIEW_BY:
            raise RuleBroken(f"Look at a report again after 1 to {LONGEST_REVIEW_BY:,} days.")


class Policy(Record, table=True):
    """The desk's rules as one numbered row; a change is a new row. ``Rules`` says what each is."""

    reviews_wanted: int = 2
    one_person_desk: bool = False
    finder_may_review: bool = True
    attacher_may_review: bool = True
    scheme_id: int = Field(foreign_key="ratingscheme.id")
    sources_wanted: int = 1
    own_article_may_suffice: bool = True
    primary_source_wanted: bool = False
    other_side_wanted: bool = False
    review_by_days: int | None = None
    made_by_id: int | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = moment(default_factory=now)

    @property
    def rules(self) -> Rules:
        """What it asks for."""
        return Rules(**{rule.name: getattr(self, rule.name) for rule in fields(Rules)})
